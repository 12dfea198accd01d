public import Glossary

/// Finds translations of texts like a query, exactly: what comparing the query with every text of the
/// memory would find.
///
/// A matcher shows the memory as it was when the matcher was made. It has buffers of its own: one a
/// task.
public struct MemoryMatcher: ~Copyable {
  private let options: MatchOptions
  private let filter: UnitFilter
  private let retired: Set<Int64>
  private let names: UnitNames
  private let store: Store
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
    self.options = options
    self.store = store
    names = index.names
    filter = names.resolve(options.filter)
    retired = index.retired
    for (_, indexes) in index.languages {
      for index in indexes {
        let accepts = index.profiles.map { filter.accepts($0, options) }
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
    var list = MatchList(query: text, limit: options.limit)
    let exact = try hitsInContext(query, text)
    var none: Set<[UInt8]>?
    try add(exact, isInContext: true, unlessIn: &none, to: &list)
    var limit = options.limit
    var done = 0
    // Texts that were seen; not kept of the first hits, which mostly are all.
    var known: Set<[UInt8]>?
    while !list.isFull {
      var hits = BestHits(minimum: options.minimum, limit: limit)
      try search(text, &hits)
      // The hits of a smaller limit are the first ones of a larger.
      try add(Array(hits.hits.dropFirst(done)), isInContext: false, unlessIn: &known, to: &list)
      if hits.isComplete { break }
      known = known ?? []
      done = limit
      limit *= 4
    }
    return list.matches
  }

  /// The best score of a text, 0 where nothing reaches the minimum; for analyses, which need no more.
  ///
  /// - Throws: as `matches`.
  public mutating func bestScore(for query: MatchQuery) throws -> Int {
    try bestScore(of: tokenizer.tokenize(query.text), for: query)
  }

  /// The best score of a query whose text was split before.
  mutating func bestScore(of text: TokenizedText, for query: MatchQuery) throws -> Int {
    var hits = BestHits(minimum: options.minimum, limit: 1)
    try search(text, &hits)
    let best = hits.hits.first?.score ?? 0
    guard best == MatchScore.exact else { return best }
    return try hitsInContext(query, text).isEmpty ? best : MatchScore.inContext
  }

  /// The hits of the same text between the same neighbours.
  private func hitsInContext(_ query: MatchQuery, _ text: TokenizedText) throws -> [FuzzyHit] {
    guard query.before != nil || query.after != nil else { return [] }
    var hits = BestHits(minimum: MatchScore.exact, limit: .max)
    try search(text, &hits)
    guard !hits.hits.isEmpty else { return [] }
    return try store.readUnits { statements in
      try statements.expect(hits.hits.map(\.unit))
      return try hits.hits.filter { hit in
        let context = try statements.context(of: hit.unit)
        if let before = query.before, context.before != before { return false }
        if let after = query.after, context.after != after { return false }
        return true
      }
    }
  }

  private func search(_ text: TokenizedText, _ hits: inout BestHits) throws {
    guard let minimumUsage = filter.minimumUsage else {
      return try search(text, &hits) { _ in true }
    }
    try store.readUnits { statements in
      try search(text, &hits) { try statements.usage(of: $0) >= minimumUsage }
    }
  }

  private func search(
    _ text: TokenizedText, _ hits: inout BestHits, where acceptsUnit: (Int64) throws -> Bool
  ) throws {
    let (filter, retired) = (filter, retired)
    for searcher in searchers {
      let accepts = searcher.acceptsProfile
      var failure: (any Error)?
      try searcher.fuzzy.search(text, into: &hits) { candidate in
        guard accepts[candidate.profile], filter.acceptsDate(candidate.date),
          !retired.contains(candidate.unit)
        else { return false }
        do {
          return try acceptsUnit(candidate.unit)
        } catch {
          failure = error
          return false
        }
      }
      if let failure { throw failure }
    }
  }

  /// Adds the matches of hits until the list is full.
  ///
  /// Where a set is given, units whose languages and texts are in it are passed over: what they would
  /// give is in the list.
  private mutating func add(
    _ hits: [FuzzyHit], isInContext: Bool, unlessIn known: inout Set<[UInt8]>?,
    to list: inout MatchList
  ) throws {
    guard !hits.isEmpty else { return }
    var texts = known.take()
    defer { known = texts }
    try store.readUnits { statements in
      try statements.expect(hits.map(\.unit))
      for hit in hits where !list.isFull {
        // A unit that another process removed since is no match any more.
        guard let unit = try Self.unit(of: hit, unlessIn: &texts, statements: &statements),
          hit.position < unit.unit.variants.count
        else { continue }
        for target in targets(of: unit.unit, hit.position) {
          try list.add(
            unit, source: unit.unit.variants[hit.position], target: target,
            isInContext: isInContext, names: names, tokenizer: &tokenizer)
        }
      }
    }
  }

  private static func unit(
    of hit: FuzzyHit, unlessIn known: inout Set<[UInt8]>?, statements: inout UnitStatements
  ) throws -> StoredUnit? {
    guard var texts = known.take() else { return try statements.unit(hit.unit) }
    defer { known = texts }
    return try statements.unit(hit.unit, variant: hit.position, unlessIn: &texts)
  }

  private func targets(of unit: TranslationUnit, _ source: Int) -> [Variant] {
    let language = unit.variants[source].language
    return unit.variants.filter { target in
      target.language != language && options.target.map { target.language.serves($0) } ?? true
    }
  }
}

/// A memory at one moment: its match index and the names of its domains and origins.
///
/// Immutable, so that many tasks may search it while the store goes on changing.
public struct MemoryState: Sendable {
  let index: MemoryIndex

  /// The state of the store that it is of.
  public var revision: Int64 { index.revision }

  /// The languages of texts, each with those that they are translated into, by their codes.
  ///
  /// - Complexity: O(number of kinds of units).
  public var languages: [(source: LanguageTag, targets: [LanguageTag])] {
    var targets: [LanguageTag: Set<LanguageTag>] = [:]
    for (_, indexes) in index.languages {
      for profile in indexes.flatMap(\.profiles) {
        targets[profile.language, default: []].formUnion(profile.others)
      }
    }
    return targets.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
      .map { ($0.key, $0.value.sorted()) }
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

  /// The memory as it is now, to make many matchers of.
  ///
  /// - Complexity: as `matcher(_:notice:)`.
  /// - Throws: `StorageError`.
  public func memoryState(notice: (String) -> Void = { _ in }) throws -> MemoryState {
    MemoryState(index: try memoryIndex(nil, notice: notice))
  }

  /// A matcher on a state of the memory, which may be one that this store does not have any more.
  ///
  /// - Complexity: O(number of files of the index and of kinds of units).
  /// - Throws: `StorageError`.
  public func matcher(_ options: MatchOptions, on state: MemoryState) throws -> MemoryMatcher {
    try MemoryMatcher(self, state.index, options)
  }

  /// Runs a body that searches, and once more on an index made anew should it meet damage.
  ///
  /// - Throws: what the body throws; `StorageError`.
  public func repairingIndex<Value: ~Copyable>(
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
    do {
      return try repairingIndex(notice: notice) { try MemoryIndex(self, languages: languages) }
    } catch let error as StorageError where error.isUnwritable {
      return try MemoryIndex(inMemoryOf: self, languages: languages)
    }
  }

  func storedUnit(_ id: Int64) throws -> StoredUnit? {
    try read { database in
      var reader = try UnitReader(database)
      return try reader.unit(id)
    }
  }
}

/// The matches of one query so far, each translation of a source once.
private struct MatchList {
  private(set) var matches: [MemoryMatch] = []
  private let query: TokenizedText
  private let limit: Int
  private var seen: Set<Pair> = []
  private var explanations: [[UInt8]: MatchExplanation] = [:]

  /// Bytes and not strings, of which canonically equal ones count as the same.
  private struct Pair: Hashable {
    var source: [UInt8]
    var target: [UInt8]
    var language: LanguageTag
  }

  init(query: TokenizedText, limit: Int) {
    self.query = query
    self.limit = limit
  }

  var isFull: Bool { matches.count >= limit }

  mutating func add(
    _ stored: StoredUnit, source: Variant, target: Variant, isInContext: Bool, names: UnitNames,
    tokenizer: inout Tokenizer
  ) throws {
    let text = Array(source.segment.text.utf8)
    let pair = Pair(
      source: text, target: Array(target.segment.text.utf8), language: target.language)
    guard !isFull && seen.insert(pair).inserted else { return }
    let explanation =
      try explanations[text]
      ?? MatchExplanation(query: query, match: tokenizer.tokenize(source.segment.text))
    explanations[text] = explanation
    matches.append(
      MemoryMatch(
        score: isInContext ? MatchScore.inContext : explanation.score, explanation: explanation,
        source: source, target: target, unit: stored.id, tuid: stored.unit.tuid,
        origin: names.origin(ofImport: stored.importID),
        domain: stored.domainID.flatMap { names.domains[$0] }, date: stored.unit.date))
  }
}
