public import Glossary
internal import GRDB

/// Finds translations of texts like a query, exactly: what comparing the query with every text of the
/// memory would find.
///
/// A matcher shows the memory as it was when the matcher was made. It has buffers of its own: one a
/// task.
public struct MemoryMatcher: ~Copyable {
  private let store: Store
  private let options: MatchOptions
  private let filter: UnitFilter
  private let retired: Set<Int64>
  private let names: UnitNames
  private var tokenizer = Tokenizer(.undetermined)
  private var searchers: [Searcher] = []

  /// A searcher of one index, with the profiles that the options accept.
  private final class Searcher {
    var fuzzy: FuzzySearcher
    let acceptsProfile: [Bool]

    init(_ index: FuzzyIndex, _ acceptsProfile: [Bool]) {
      fuzzy = FuzzySearcher(index)
      self.acceptsProfile = acceptsProfile
    }
  }

  init(_ store: Store, _ index: MemoryIndex, _ options: MatchOptions) throws {
    self.store = store
    self.options = options
    names = try store.read { try UnitNames($0) }
    filter = names.resolve(options.filter)
    retired = index.retired
    for (_, indexes) in index.languages {
      for index in indexes {
        let accepts = index.profiles.map { Self.accepts($0, options, filter) }
        if accepts.contains(true) { searchers.append(Searcher(index, accepts)) }
      }
    }
  }

  /// The matches of a text, the best first.
  ///
  /// Of equal scores the newer unit comes first, undated ones last, then the one that came into the
  /// store later. A translation of the same source text is given once, from the first such unit.
  ///
  /// - Complexity: as `FuzzySearcher.search`, and a look into the store for each match.
  /// - Throws: `IndexDamage`, `StorageError`, `UnicodeError`.
  public mutating func matches(for query: MatchQuery) throws -> [MemoryMatch] {
    let text = try tokenizer.tokenize(query.text)
    var matches: [MemoryMatch] = []
    if query.before != nil || query.after != nil {
      matches = try exactMatches(text).filter { Self.hasContext($0.unit.unit, query) }
        .flatMap { try self.matches($0, text, isInContext: true) }
    }
    var limit = options.limit
    while true {
      var hits = BestHits(minimum: options.minimum, limit: limit)
      try search(text, &hits)
      var all = matches
      for hit in hits.hits {
        guard let found = try resolve(hit) else { continue }
        all += try self.matches(found, text, isInContext: false)
      }
      all = Self.withoutRepetitions(all)
      if all.count >= options.limit || hits.isComplete { return Array(all.prefix(options.limit)) }
      limit *= 4
    }
  }

  /// The best score of a text, 0 where nothing reaches the minimum; for analyses, which need no more.
  ///
  /// - Throws: as `matches`.
  public mutating func bestScore(of text: TokenizedText) throws -> Int {
    var hits = BestHits(minimum: options.minimum, limit: 1)
    try search(text, &hits)
    return hits.hits.first?.score ?? 0
  }

  /// A hit with its unit.
  private struct Found {
    var score: Int
    var unit: StoredUnit
    var position: Int
  }

  private mutating func exactMatches(_ text: TokenizedText) throws -> [Found] {
    var hits = BestHits(minimum: MatchScore.exact, limit: .max)
    try search(text, &hits)
    return try hits.hits.compactMap { try resolve($0) }
  }

  private func search(_ text: TokenizedText, _ hits: inout BestHits) throws {
    let (filter, retired) = (filter, retired)
    for searcher in searchers {
      let accepts = searcher.acceptsProfile
      var failure: (any Error)?
      try searcher.fuzzy.search(text, into: &hits) { candidate in
        guard accepts[candidate.profile], filter.acceptsDate(candidate.date),
          !retired.contains(candidate.unit)
        else { return false }
        guard filter.needsStore else { return true }
        do {
          return try store.usage(of: candidate.unit) >= filter.minimumUsage ?? 0
        } catch {
          failure = error
          return false
        }
      }
      if let failure { throw failure }
    }
  }

  private func resolve(_ hit: FuzzyHit) throws -> Found? {
    // A unit that another process removed since is no match any more.
    guard let unit = try store.storedUnit(hit.unit), hit.position < unit.unit.variants.count else {
      return nil
    }
    return Found(score: hit.score, unit: unit, position: hit.position)
  }

  private mutating func matches(
    _ found: Found, _ query: TokenizedText, isInContext: Bool
  ) throws -> [MemoryMatch] {
    let unit = found.unit.unit
    let source = unit.variants[found.position]
    let text = try tokenizer.tokenize(source.segment.text)
    let explanation = MatchExplanation(query: query, match: text)
    return unit.variants.filter { target in
      target.language != source.language
        && options.target.map { target.language.serves($0) } ?? true
    }.map { target in
      MemoryMatch(
        score: isInContext ? MatchScore.inContext : explanation.score, explanation: explanation,
        source: source, target: target, unit: found.unit.id, tuid: unit.tuid,
        origin: names.origin(ofImport: found.unit.importID),
        domain: found.unit.domainID.flatMap { names.domains[$0] }, date: unit.date)
    }
  }

  private static func withoutRepetitions(_ matches: [MemoryMatch]) -> [MemoryMatch] {
    struct Pair: Hashable {
      var source: String
      var target: String
      var language: LanguageTag
    }
    var seen: Set<Pair> = []
    return matches.filter {
      seen.insert(
        Pair(
          source: $0.source.segment.text, target: $0.target.segment.text,
          language: $0.target.language)
      ).inserted
    }
  }

  private static func hasContext(_ unit: TranslationUnit, _ query: MatchQuery) -> Bool {
    let context = unit.context
    if let before = query.before, context.before != before { return false }
    if let after = query.after, context.after != after { return false }
    return true
  }

  private static func accepts(
    _ profile: SegmentProfile, _ options: MatchOptions, _ filter: UnitFilter
  ) -> Bool {
    if let source = options.source, !profile.language.serves(source) { return false }
    if let target = options.target {
      guard profile.others.contains(where: { $0.serves(target) }) else { return false }
    } else if profile.others.isEmpty {
      return false
    }
    if let domains = filter.domains, !(profile.domain.map(domains.contains) ?? false) {
      return false
    }
    if let origins = filter.origins, !(profile.origin.map(origins.contains) ?? false) {
      return false
    }
    return true
  }
}

extension Store {
  /// A matcher on the memory as it is now.
  ///
  /// An index that is missing, damaged or of other rules is made anew first; `notice` hears why. In a
  /// store that cannot be written that is an error.
  ///
  /// - Complexity: O(1) for an index that is whole; the units that are in no file are read.
  /// - Throws: `StorageError`.
  public func matcher(
    _ options: MatchOptions, notice: (String) -> Void = { _ in }
  ) throws -> MemoryMatcher {
    try MemoryMatcher(self, try memoryIndex(options.source, notice: notice), options)
  }

  /// Runs a body that searches, and once more on an index made anew should it meet damage.
  ///
  /// - Throws: what the body throws; `StorageError`.
  public func repairingIndex<Value>(
    notice: (String) -> Void = { _ in }, _ body: () throws -> Value
  ) throws -> Value {
    do {
      return try body()
    } catch let damage as IndexDamage {
      notice(damage.reason)
      try rebuildIndex()
      return try body()
    }
  }

  func memoryIndex(_ source: LanguageTag?, notice: (String) -> Void) throws -> MemoryIndex {
    let languages = source.map { Set([$0.language]) }
    return try repairingIndex(notice: notice) { try MemoryIndex(self, languages: languages) }
  }

  func storedUnit(_ id: Int64) throws -> StoredUnit? {
    try read { database in
      var reader = try UnitReader(database)
      return try reader.unit(id)
    }
  }

  func usage(of unit: Int64) throws -> Int {
    try read { database in
      let statement = try database.cachedStatement(
        sql: "SELECT usage_count FROM unit WHERE id = ?")
      return try Int.fetchOne(statement, arguments: [unit]) ?? 0
    }
  }
}
