public import Glossary

/// What is sought in the texts of a memory.
public struct ConcordanceRequest: Hashable, Sendable {
  /// The terms that a text must all contain.
  public var terms: [String]

  /// The language of the texts; nil for any.
  public var language: LanguageTag?

  /// The language of the translations shown; nil for any.
  public var target: LanguageTag?

  /// Whether small and capital letters differ.
  public var matchesCase = false

  /// Whether a word also finds its inflected forms.
  public var matchesInflection = true

  /// How near to one another the terms must stand; nil for anywhere in the text.
  public var near: Int?

  /// The units that are asked.
  public var filter = MemoryFilter()

  /// The most texts that are shown; all are counted.
  public var limit = 20

  /// Makes a request with its defaults.
  public init(_ terms: [String]) {
    self.terms = terms
  }
}

/// A text of a memory that contains what was sought.
public struct ConcordanceMatch: Hashable, Sendable {
  /// The number of the unit in the store.
  public var unit: Int64

  /// The text.
  public var source: Variant

  /// Where the terms stand in it, in UTF-8 offsets.
  public var ranges: [TextRange]

  /// Its translation.
  public var target: Variant

  /// Where their likely translation stands, in UTF-8 offsets.
  public var targetRanges: [TextRange]

  /// Where the unit comes from.
  public var origin: String

  /// Its domain.
  public var domain: String?

  /// When it was changed last, or else made.
  public var date: Timestamp?
}

/// How many texts a concordance found.
public struct ConcordanceCounts: Hashable, Sendable {
  /// The number of all texts.
  public var total = 0

  /// By language, in the order of codes.
  public var languages: [(language: LanguageTag, texts: Int)] { sorted(byLanguage, \.canonical) }

  /// By origin, the one with the most texts first.
  public var origins: [(name: String, texts: Int)] {
    byOrigin.map { (name: $0.key, texts: $0.value) }
      .sorted { ($1.texts, $0.name) < ($0.texts, $1.name) }
  }

  var byLanguage: [LanguageTag: Int] = [:]
  var byOrigin: [String: Int] = [:]

  private func sorted(
    _ counts: [LanguageTag: Int], _ key: (LanguageTag) -> String
  ) -> [(language: LanguageTag, texts: Int)] {
    counts.map { (language: $0.key, texts: $0.value) }.sorted {
      key($0.language) < key($1.language)
    }
  }
}

extension Store {
  /// Gives the texts that contain what is sought, the newest first, with their translations, and
  /// returns how many there are.
  ///
  /// A text counts when its unit has a translation of the language that is asked for. An index that
  /// is missing or damaged is made anew first; `notice` hears why.
  ///
  /// - Complexity: O(size of the texts of the language).
  /// - Throws: what the body throws, `StorageError`, `UnicodeError`.
  public func concordance(
    _ request: ConcordanceRequest, notice: (String) -> Void = { _ in },
    _ body: (ConcordanceMatch) throws -> Void
  ) throws -> ConcordanceCounts {
    var finder = try repairingIndex(notice: notice) {
      var finder = try ConcordanceFinder(self, memoryIndex(nil, notice: notice), request)
      try finder.find()
      return finder
    }
    try finder.show(body)
    return finder.counts
  }
}

/// One concordance.
private struct ConcordanceFinder: ~Copyable {
  private let index: MemoryIndex
  private let request: ConcordanceRequest
  private let names: UnitNames
  private let filter: UnitFilter
  private let store: Store
  private var tokenizer = Tokenizer(.undetermined)

  /// How many texts there are.
  private(set) var counts = ConcordanceCounts()

  /// The first texts, with the language of the index each is in.
  private var hits: [(hit: ConcordanceHit, language: String)] = []

  /// The number of texts found in each language, regional ones together.
  private var totals: [String: Int] = [:]

  private var spotters: [Pair: TranslationSpotter] = [:]

  private struct Pair: Hashable {
    var source: String
    var target: String
  }

  init(_ store: Store, _ index: MemoryIndex, _ request: ConcordanceRequest) throws {
    self.index = index
    self.request = request
    names = index.names
    filter = names.resolve(request.filter)
    self.store = store
  }

  /// Finds the texts and learns how they are translated.
  mutating func find() throws {
    let wanted = request.limit == 0 ? 0 : max(request.limit, TranslationSpotter.sampleSize)
    for (language, indexes) in index.languages
    where request.language.map({ $0.language == language }) ?? true {
      let options = ConcordanceQuery.Options(
        matchesCase: request.matchesCase, matchesInflection: request.matchesInflection,
        language: try LanguageTag(language), near: request.near)
      let query = try ConcordanceQuery(request.terms, options: options)
      for index in indexes { try search(index, query, language, limit: wanted) }
    }
    hits.sort { ConcordanceHit.precedes($0.hit, $1.hit) }
    hits.removeLast(max(0, hits.count - wanted))
    if request.limit > 0 { try spot() }
  }

  private mutating func search(
    _ texts: FuzzyIndex, _ query: ConcordanceQuery, _ language: String, limit: Int
  ) throws {
    var options = MatchOptions()
    options.source = request.language
    options.target = request.target
    let filter = filter
    let accepts = texts.profiles.map { filter.accepts($0, options) }
    guard accepts.contains(true) else { return }
    var found = [Int](repeating: 0, count: accepts.count)
    let retired = index.retired
    var searcher = try ConcordanceSearcher(texts, query)
    let result = try store.readUnits { statements in
      var failure: (any Error)?
      let result = try searcher.search(limit: limit) { candidate in
        guard accepts[candidate.profile], filter.acceptsDate(candidate.date),
          !retired.contains(candidate.unit)
        else { return false }
        if let minimum = filter.minimumUsage {
          do {
            guard try statements.usage(of: candidate.unit) >= minimum else { return false }
          } catch {
            failure = error
            return false
          }
        }
        found[candidate.profile] += 1
        return true
      }
      if let failure { throw failure }
      return result
    }
    hits += result.hits.map { (hit: $0, language: language) }
    counts.total += result.total
    totals[language, default: 0] += result.total
    for (profile, count) in zip(texts.profiles, found) where count > 0 {
      counts.byLanguage[profile.language, default: 0] += count
      let origin = profile.origin.flatMap { names.origins[$0] } ?? ""
      counts.byOrigin[origin, default: 0] += count
    }
  }

  /// Learns from the first texts which words go with what was sought.
  private mutating func spot() throws {
    var targets: [Pair: [TokenizedText]] = [:]
    let sample = hits.prefix(TranslationSpotter.sampleSize)
    try store.readUnits { statements in
      for (hit, language) in sample {
        guard let found = pair(hit, try statements.unit(hit.unit)) else { continue }
        let pair = Pair(source: language, target: found.target.language.language)
        targets[pair, default: []].append(try tokenizer.tokenize(found.target.segment.text))
      }
    }
    for (pair, texts) in targets {
      let indexes = index.languages.first { $0.language == pair.target }?.indexes ?? []
      spotters[pair] = try TranslationSpotter(
        texts, hits: totals[pair.source] ?? 0, in: indexes, language: try LanguageTag(pair.target))
    }
  }

  /// Gives the texts with their translations.
  mutating func show(_ body: (ConcordanceMatch) throws -> Void) throws {
    var rest = hits.prefix(request.limit)
    while !rest.isEmpty {
      let batch = rest.prefix(100)
      rest = rest.dropFirst(100)
      let matches = try store.readUnits { statements in
        try batch.compactMap { hit, language in
          try match(hit, language, try statements.unit(hit.unit))
        }
      }
      for match in matches { try body(match) }
    }
  }

  private mutating func match(
    _ hit: ConcordanceHit, _ language: String, _ stored: StoredUnit?
  ) throws -> ConcordanceMatch? {
    guard let stored, let found = pair(hit, stored) else { return nil }
    let pair = Pair(source: language, target: found.target.language.language)
    let target = try tokenizer.tokenize(found.target.segment.text)
    return ConcordanceMatch(
      unit: hit.unit, source: found.source, ranges: hit.ranges, target: found.target,
      targetRanges: try spotters[pair]?.ranges(in: target) ?? [],
      origin: names.origin(ofImport: stored.importID),
      domain: stored.domainID.flatMap { names.domains[$0] }, date: stored.unit.date)
  }

  /// The text and the first translation that is wanted; nil for a unit that is gone.
  private func pair(
    _ hit: ConcordanceHit, _ stored: StoredUnit?
  ) -> (source: Variant, target: Variant)? {
    guard let variants = stored?.unit.variants, hit.position < variants.count else { return nil }
    let source = variants[hit.position]
    let target = variants.first { target in
      target.language != source.language
        && request.target.map { target.language.serves($0) } ?? true
    }
    return target.map { (source, $0) }
  }
}
