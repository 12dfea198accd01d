/// Finds the texts of one index that contain what a query asks for: all of them, by a scan over the
/// token numbers of each text.
///
/// A searcher has buffers of its own: one a task.
///
/// ```swift
/// var searcher = try ConcordanceSearcher(index, query)
/// let result = try searcher.search(limit: 20)
/// ```
public struct ConcordanceSearcher: ~Copyable {
  /// The index that is searched.
  public let index: FuzzyIndex

  private var reader: IndexReader
  private let vocabulary: ConcordanceVocabulary
  private let query: ResolvedConcordance
  private var text = ConcordanceText()

  /// Looks up the words of a query.
  ///
  /// - Complexity: O(size of the vocabulary · number of words of the query).
  /// - Throws: `IndexDamage`; `UnicodeError` when ICU fails.
  public init(_ index: FuzzyIndex, _ query: ConcordanceQuery) throws {
    let vocabulary = try ConcordanceVocabulary(index)
    self.query = try ResolvedConcordance(query, vocabulary)
    self.vocabulary = vocabulary
    self.index = index
    reader = IndexReader(index)
  }

  /// The newest hits, at most so many, and the number of all.
  ///
  /// The filter is asked once of each text that contains what the query wants.
  ///
  /// - Complexity: O(number of tokens of all texts); half of them are never looked at when a word is
  ///   rare.
  /// - Throws: `IndexDamage`.
  public mutating func search(
    limit: Int, where accepts: (FuzzySearcher.Candidate) -> Bool = { _ in true }
  ) throws -> ConcordanceResult {
    var newest = NewestHits(limit: limit)
    try scan { searcher, entry in
      guard try searcher.isHit(entry) else { return true }
      let record = try searcher.reader.record(entry)
      guard accepts(Self.candidate(record)) else { return true }
      newest.add(entry, searcher.hit(record))
      return true
    }
    var hits: [ConcordanceHit] = []
    for (entry, hit) in newest.finish() {
      var hit = hit
      hit.ranges = try ranges(entry)
      hits.append(hit)
    }
    return ConcordanceResult(hits: hits, total: newest.total)
  }

  /// Hands over each hit, those of fewer words first, until the body returns false.
  ///
  /// Texts of equally many words come in the order of the index.
  ///
  /// - Complexity: as `search`.
  /// - Throws: `IndexDamage`, and what the body throws.
  public mutating func forEachHit(
    where accepts: (FuzzySearcher.Candidate) -> Bool = { _ in true },
    _ body: (ConcordanceHit) throws -> Bool
  ) throws {
    try scan { searcher, entry in
      let ranges = try searcher.ranges(entry)
      guard !ranges.isEmpty else { return true }
      let record = try searcher.reader.record(entry)
      guard accepts(Self.candidate(record)) else { return true }
      var hit = searcher.hit(record)
      hit.ranges = ranges
      return try body(hit)
    }
  }

  /// Hands over each text that has all elements of the query, until the body returns false.
  private mutating func scan(
    _ body: (inout ConcordanceSearcher, UInt32) throws -> Bool
  ) throws {
    guard query.isPossible else { return }
    let signatures = query.signatures
    let end = UInt32(index.count)
    var entry: UInt32 = 0
    while entry < end {
      // In stretches, so that the signatures are read without a check each.
      let stretch = entry..<min(end, entry + 1024)
      let entries = unsafe try reader.entries(stretch)
      let candidates = entries.indices.filter { place in
        signatures.allSatisfy { unsafe $0 & entries[place].signature != 0 || $0 == .max }
      }
      for candidate in candidates {
        let entry = entry + UInt32(candidate)
        guard unsafe try query.holdsAll(reader.streamBytes(entry)) else { continue }
        guard try body(&self, entry) else { return }
      }
      entry = stretch.upperBound
    }
  }

  /// Whether a text that has all elements is a hit.
  private mutating func isHit(_ entry: UInt32) throws(IndexDamage) -> Bool {
    if query.isConclusive { return true }
    return try !ranges(entry).isEmpty
  }

  private mutating func ranges(_ entry: UInt32) throws(IndexDamage) -> [TextRange] {
    unsafe try text.read(reader.streamBytes(entry), query, vocabulary)
    return text.ranges(query)
  }

  private func hit(_ record: IndexReader.Record) -> ConcordanceHit {
    ConcordanceHit(
      unit: record.unit, position: index.profiles[Int(record.profile)].position,
      date: record.date, ranges: [])
  }

  private static func candidate(_ record: IndexReader.Record) -> FuzzySearcher.Candidate {
    FuzzySearcher.Candidate(unit: record.unit, date: record.date, profile: Int(record.profile))
  }
}

/// The hits that come first, of any number.
private struct NewestHits {
  /// The number of all hits.
  private(set) var total = 0

  private let limit: Int
  private var kept: [(entry: UInt32, hit: ConcordanceHit)] = []

  /// Once there are `limit` hits: the last of them, which others must precede.
  private var last: ConcordanceHit?

  init(limit: Int) {
    self.limit = max(0, limit)
  }

  mutating func add(_ entry: UInt32, _ hit: ConcordanceHit) {
    total += 1
    if limit == 0 { return }
    if let last, !ConcordanceHit.precedes(hit, last) { return }
    kept.append((entry, hit))
    // Sorting now and then is cheaper than keeping order.
    if kept.count / 2 > limit && kept.count >= 1024 {
      sort()
      last = kept.last?.hit
    }
  }

  mutating func finish() -> [(entry: UInt32, hit: ConcordanceHit)] {
    sort()
    return kept
  }

  private mutating func sort() {
    kept.sort { ConcordanceHit.precedes($0.hit, $1.hit) }
    if kept.count > limit { kept.removeLast(kept.count - limit) }
  }
}
