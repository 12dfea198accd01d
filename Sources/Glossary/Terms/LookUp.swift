/// What is looked up, and how.
public struct LookUpQuery: Hashable, Sendable {
  /// The term as it was typed.
  public var text: String

  /// Which designations may answer.
  public var filter: DesignationFilter

  /// The most concepts to return, 1 to 1000.
  public private(set) var limit: Int

  /// Makes a query.
  public init(
    _ text: String, filter: DesignationFilter = DesignationFilter(), limit: Int = 10
  ) {
    self.text = text
    self.filter = filter
    self.limit = min(max(limit, 1), 1_000)
  }
}

/// How a designation matched a query.
public enum MatchKind: String, Hashable, Sendable, CaseIterable {
  /// The very text.
  case exact

  /// The same acronym; case and punctuation may differ.
  case acronym

  /// The same but for case, width, dashes, quotes, accents or hyphens.
  case folded

  /// The same but for inflection.
  case inflected

  /// The query cites a law by number and year, and the designation is its title.
  case citation

  /// The designation begins with the query.
  case prefix

  /// The query looks like a misspelling of the designation.
  case misspelt
}

/// A concept that answers a query.
public struct LookUpMatch: Hashable, Sendable {
  /// The concept.
  public var concept: Concept

  /// How it matched.
  public var how: MatchKind

  /// How sure the match is, in hundredths of a point up to 10000.
  public var score: Int

  /// The place of the designation that matched, in `concept.designations`.
  public var position: Int

  /// The designation that matched.
  public var matched: Designation { concept.designations[position] }
}

/// A designation that begins as a query does.
public struct LookUpCompletion: Hashable, Sendable {
  /// The concept.
  public var concept: Concept

  /// The place of the designation in `concept.designations`.
  public var position: Int

  /// The designation.
  public var designation: Designation { concept.designations[position] }
}

/// The answer to a query.
public struct LookUpResult: Hashable, Sendable {
  /// The query as it was typed.
  public var query: String

  /// The concepts that match, the surest first.
  public var matches: [LookUpMatch]

  /// Where nothing matches, the designations that come nearest.
  public var candidates: [LookUpMatch]
}

/// Looks terms up in an index, from the surest way of matching to the loosest.
///
/// Equal keys and inflected forms are always sought; beginnings and misspellings only when those
/// find nothing. Scores are 100 for the very text, 99 when case, width, dashes or quotes differ, 98
/// when accents or hyphens do, 95 for inflection and for the number and year of a law, 60 to 90 for a
/// beginning by the share of the
/// designation that was typed, and for a misspelling its likeness (100·(1 − distance / length)),
/// which must be 80 at least.
public struct LookUp<Index: DesignationIndex>: ~Copyable {
  private let index: Index
  private var tokenizers = TokenizerPool()

  /// The languages whose inflection is undone when a query names none.
  private let inflected: [LanguageTag] = [.indonesian, .english]

  /// Makes a look-up over an index; one per task.
  public init(_ index: Index) {
    self.index = index
  }

  /// The answer to a query.
  ///
  /// - Complexity: O(query length) and a few look-ups; for a misspelling O(number of keys).
  /// - Throws: `UnicodeError`, or an error of the index.
  public mutating func search(_ query: LookUpQuery) throws -> LookUpResult {
    var found = try sure(query, text: query.text)
    if found.isEmpty, let parts = Self.introduction(query.text) {
      for part in parts { merge(try sure(query, text: part), into: &found) }
    }
    if found.isEmpty { found = try cited(query) }
    if found.isEmpty { found = try beginning(query) }
    var candidates: [Found] = []
    if found.isEmpty {
      // The higher floor rules nearly everything out at once, so it goes first.
      let key = try plainKey(query.text)
      found = try similar(to: key, query, minimum: Self.leastMisspelt)
      if found.isEmpty { candidates = try similar(to: key, query, minimum: Self.leastCandidate) }
    }
    return LookUpResult(
      query: query.text, matches: try ranked(found, limit: query.limit),
      candidates: try ranked(candidates, limit: min(query.limit, 5)))
  }

  /// The designations that begin as a query does, the shorter first, each text of a language once; for
  /// whoever is still typing.
  ///
  /// - Complexity: O(log n) in the number of designations, and the number of those that begin so.
  /// - Throws: `UnicodeError`, or an error of the index.
  public mutating func completions(of query: LookUpQuery) throws -> [LookUpCompletion] {
    let key = try plainKey(query.text)
    guard !key.isEmpty else { return [] }
    let entries = try index.entries(
      withKeyPrefix: key, limit: query.limit * Self.formsOfAConcept, filter: query.filter)
    var seen: [LanguageTag: Set<String>] = [:]
    return try entries.filter { seen[$0.language, default: []].insert($0.text).inserted }
      .prefix(query.limit)
      .map { LookUpCompletion(concept: try index.concept($0.concept), position: $0.position) }
  }

  /// How many designations are fetched for each concept wanted, since several of one may match.
  private static var formsOfAConcept: Int { 16 }

  /// From this likeness on a query is taken for a misspelling, in hundredths.
  private static var leastMisspelt: Int { 8_000 }

  /// From this likeness on a designation is named where nothing matches, in hundredths.
  private static var leastCandidate: Int { 6_000 }

  private struct Found {
    var entry: IndexedDesignation
    var how: MatchKind
    var score: Int
  }

  /// Equal keys and equal lemmas.
  private mutating func sure(_ query: LookUpQuery, text: String) throws -> [Found] {
    let tokens = try tokenizers.tokenize(text)
    let key = try tokenizers.searchKey(tokens, in: .undetermined)
    guard !key.plain.isEmpty else { return [] }
    var found: [Found] = []
    for entry in try index.entries(withKey: key.plain) where query.filter.accepts(entry) {
      let score = try Self.score(of: text, against: entry.text)
      let how: MatchKind =
        entry.type == .acronym ? .acronym : score == 10_000 ? .exact : .folded
      found.append(Found(entry: entry, how: how, score: score))
    }
    for language in query.filter.languages ?? inflected {
      let key = try tokenizers.searchKey(tokens, in: language)
      for lemma in [key.lemma, key.verbLemma].compactMap({ $0 }) {
        let entries = try index.entries(withLemma: lemma, in: language)
        let inflections = entries.filter { query.filter.accepts($0) }
          .map { Found(entry: $0, how: .inflected, score: 9_500) }
        merge(inflections, into: &found)
      }
    }
    return found
  }

  private mutating func plainKey(_ text: String) throws(UnicodeError) -> String {
    try tokenizers.searchKey(tokenizers.tokenize(text), in: .undetermined).plain
  }

  /// The titles of a law that is cited by its number and year.
  private mutating func cited(_ query: LookUpQuery) throws -> [Found] {
    guard let citation = LawCitation(key: try plainKey(query.text)) else { return [] }
    return try citation.titleKeys.flatMap { title in
      // The year ends the title, or a word follows it.
      try index.entries(withKey: title)
        + index.entries(
          withKeyPrefix: title + " ", limit: query.limit * Self.formsOfAConcept,
          filter: query.filter)
    }.filter(query.filter.accepts).map { Found(entry: $0, how: .citation, score: 9_500) }
  }

  private mutating func beginning(_ query: LookUpQuery) throws -> [Found] {
    let key = try plainKey(query.text)
    // One letter begins too much to be an answer.
    guard key.unicodeScalars.count > 1 else { return [] }
    let entries = try index.entries(
      withKeyPrefix: key, limit: query.limit * Self.formsOfAConcept, filter: query.filter)
    return entries.map { entry in
      let share = min(key.utf8.count * 3_000 / max(entry.text.utf8.count, 1), 3_000)
      return Found(entry: entry, how: .prefix, score: 6_000 + share)
    }
  }

  private func similar(to key: String, _ query: LookUpQuery, minimum: Int) throws -> [Found] {
    let entries = try index.entries(
      nearest: key, minimum: minimum, limit: query.limit * Self.formsOfAConcept,
      filter: query.filter)
    return entries.map {
      Found(entry: $0.entry, how: .misspelt, score: $0.similarity)
    }
  }

  /// Adds what is not found yet; what was found more surely stays.
  private func merge(_ more: [Found], into found: inout [Found]) {
    for new in more {
      let isKnown = found.contains {
        $0.entry.concept == new.entry.concept && $0.entry.position == new.entry.position
      }
      if !isKnown { found.append(new) }
    }
  }

  /// The best match of each concept, by score, then status, then order of the base.
  private func ranked(_ found: [Found], limit: Int) throws -> [LookUpMatch] {
    let sorted = found.sorted {
      if $0.score != $1.score { return $0.score > $1.score }
      return ($0.entry.status, $0.entry.concept, $0.entry.position)
        < ($1.entry.status, $1.entry.concept, $1.entry.position)
    }
    var seen: Set<ConceptReference> = []
    return try sorted.filter { seen.insert($0.entry.concept).inserted }.prefix(limit).map {
      LookUpMatch(
        concept: try index.concept($0.entry.concept), how: $0.how, score: $0.score,
        position: $0.entry.position)
    }
  }

  private static func score(of query: String, against text: String) throws -> Int {
    if query == text { return 10_000 }
    let (left, right) = (try Folding.fold(query), try Folding.fold(text))
    return left == right ? 9_900 : 9_800
  }

  /// The parts of *full form (ACRONYM)*.
  private static func introduction(_ text: String) -> [String]? {
    guard text.last == ")", let open = text.lastIndex(of: "(") else { return nil }
    let inner = text[text.index(after: open)...].dropLast()
    // The space before the bracket would make the full form differ from its own text.
    return [text[..<open], inner].map { part in
      let end = part.lastIndex { !$0.isWhitespace }.map(part.index(after:)) ?? part.startIndex
      return String(part[..<end].drop(while: \.isWhitespace))
    }
  }
}
