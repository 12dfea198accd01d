/// Finds the texts of one index that are most like a query, exactly: what comparing the query with
/// every text would find.
///
/// A searcher has buffers of its own: one a task.
public struct FuzzySearcher: ~Copyable {
  /// The index that is searched.
  public var index: FuzzyIndex { reader.index }

  private var reader: IndexReader

  /// The entries that this search has looked at.
  private var seen = SeenEntries()

  /// Entries to be compared, with the largest distance that each allows.
  private var batch: [(entry: UInt32, room: Int)] = []
  private static let batchSize = 128

  /// What came of bytes that were read only to have them near.
  private var touched: UInt8 = 0

  /// Makes a searcher.
  public init(_ index: FuzzyIndex) {
    reader = IndexReader(index)
  }

  /// A text of the index that could enter the hits, for filters to judge.
  public struct Candidate {
    /// The unit.
    public var unit: Int64

    /// The date in seconds since 1970, 0 for none.
    public var date: UInt32

    /// The place of its profile in `FuzzyIndex.profiles`.
    public var profile: Int
  }

  /// Adds to the hits every text that belongs among them and that a filter accepts.
  ///
  /// - Complexity: below linear from a base of `FuzzyIndex.floor` on, by the rarity of the query's
  ///   tokens; linear below it.
  /// - Throws: `IndexDamage`; the hits are not complete then.
  public mutating func search(
    _ query: TokenizedText, into hits: inout BestHits, where accepts: (Candidate) -> Bool
  ) throws(IndexDamage) {
    guard index.count > 0 else { return }
    var query = try ResolvedQuery(query, &reader)
    if query.length == 0 {
      try compareAll(index.entries(ofLengths: 0...0), &query, &hits, accepts)
    } else if hits.minimum >= FuzzyIndex.floor {
      try searchLists(&query, &hits, accepts)
    } else {
      try scan(&query, &hits, accepts)
    }
  }

  /// The texts that share one of the query's rarest tokens.
  private mutating func searchLists(
    _ query: inout ResolvedQuery, _ hits: inout BestHits, _ accepts: (Candidate) -> Bool
  ) throws(IndexDamage) {
    seen.removeAll()
    for (tokenClass, rank) in query.rarest {
      // A text of the same length needs the fewest tokens in common.
      guard rank <= Self.room(query.length, hits.minimum) else { return }
      try searchList(tokenClass, rank, &query, &hits, accepts)
    }
  }

  /// The texts of one list, in batches: each stage runs over a whole batch, so that the processor
  /// waits for many places of memory at once.
  private mutating func searchList(
    _ tokenClass: UInt32, _ rank: Int, _ query: inout ResolvedQuery, _ hits: inout BestHits,
    _ accepts: (Candidate) -> Bool
  ) throws(IndexDamage) {
    let list = unsafe try reader.postings(tokenClass)
    let sketch = TokenSignature.sketch(query.signature)
    var window = LengthWindow(index, query, hits.minimum, rank)
    var place = unsafe list.partitioningIndex { Posting(bits: $0).entry >= window.firstEntry }
    while place < list.count {
      batch.removeAll(keepingCapacity: true)
      while place < list.count && batch.count < Self.batchSize {
        let posting = unsafe Posting(bits: list[place])
        if posting.entry >= window.endOfGroup {
          guard window.advance(to: posting.entry) else {
            place = list.count
            break
          }
        }
        guard posting.rank <= window.rankRoom else {
          place = unsafe list.place(of: window.endOfGroup, from: place)
          continue
        }
        place &+= 1
        // What one text has and the other lacks are edits at least.
        let lacking = query.unknown &+ (sketch & ~posting.sketch).nonzeroBitCount
        let added = (posting.sketch & ~sketch).nonzeroBitCount
        if max(lacking, added) <= window.room { batch.append((posting.entry, window.room)) }
      }
      let minimum = hits.minimum
      try compareBatch(&query, &hits, accepts)
      if hits.minimum > minimum && place < list.count {
        window = LengthWindow(index, query, hits.minimum, rank)
        let next = unsafe Posting(bits: list[place]).entry
        if next < window.firstEntry {
          place = unsafe list.partitioningIndex { Posting(bits: $0).entry >= window.firstEntry }
        }
      }
    }
  }

  private mutating func compareBatch(
    _ query: inout ResolvedQuery, _ hits: inout BestHits, _ accepts: (Candidate) -> Bool
  ) throws(IndexDamage) {
    var kept = 0
    for (entry, room) in batch {
      let signature = try reader.signature(entry)
      let lacking = query.unknown &+ (query.signature & ~signature).nonzeroBitCount
      if max(lacking, (signature & ~query.signature).nonzeroBitCount) <= room {
        batch[kept] = (entry, room)
        kept += 1
      }
    }
    for (entry, _) in batch[..<kept] { touched ^= try reader.touchStream(entry) }
    for index in 0..<kept where seen.insert(batch[index].entry) {
      try compare(batch[index].entry, batch[index].room, &query, &hits, accepts)
    }
  }

  /// All texts of fitting length whose signature allows the minimum.
  private mutating func scan(
    _ query: inout ResolvedQuery, _ hits: inout BestHits, _ accepts: (Candidate) -> Bool
  ) throws(IndexDamage) {
    // Those of about the query's length come first, so that the minimum rises early.
    let groups = index.lengths.dropLast().indices.sorted {
      let (one, other) = (index.lengths[$0].length, index.lengths[$1].length)
      return (abs(one - query.length), one) < (abs(other - query.length), other)
    }
    for group in groups {
      let length = index.lengths[group].length
      let longer = max(length, query.length)
      let end = index.lengths[group + 1].firstEntry
      var entry = index.lengths[group].firstEntry
      while entry < end {
        let room = Self.room(longer, hits.minimum)
        guard abs(length - query.length) <= room else { break }
        // In stretches, so that the signatures are read without a check each.
        let stretch = entry..<min(end, entry + 1024)
        let minimum = hits.minimum
        let (signature, unknown) = (query.signature, query.unknown)
        let candidates = unsafe try reader.withEntries(stretch) { entries in
          entries.indices.filter {
            let lacking = unsafe unknown &+ (signature & ~entries[$0].signature).nonzeroBitCount
            return unsafe max(lacking, (entries[$0].signature & ~signature).nonzeroBitCount) <= room
          }
        }
        for candidate in candidates {
          let room = hits.minimum == minimum ? room : Self.room(longer, hits.minimum)
          try compare(entry + UInt32(candidate), room, &query, &hits, accepts)
        }
        entry = stretch.upperBound
      }
    }
  }

  private mutating func compareAll(
    _ entries: Range<UInt32>, _ query: inout ResolvedQuery, _ hits: inout BestHits,
    _ accepts: (Candidate) -> Bool
  ) throws(IndexDamage) {
    for entry in entries { try compare(entry, 0, &query, &hits, accepts) }
  }

  /// Compares the query with one text, which enters the hits if it belongs there.
  ///
  /// `room` is a distance that no match exceeds.
  private mutating func compare(
    _ entry: UInt32, _ room: Int, _ query: inout ResolvedQuery, _ hits: inout BestHits,
    _ accepts: (Candidate) -> Bool
  ) throws(IndexDamage) {
    guard let score = try score(entry, room, &query, hits.minimum) else { return }
    let record = try reader.record(entry)
    let profile = index.profiles[Int(record.profile)]
    let hit = FuzzyHit(
      score: score, unit: record.unit, position: profile.position, date: record.date)
    guard hits.admits(hit),
      accepts(Candidate(unit: record.unit, date: record.date, profile: Int(record.profile)))
    else { return }
    hits.insert(hit)
  }

  /// The score of one text; nil when it is below the minimum.
  private mutating func score(
    _ entry: UInt32, _ room: Int, _ query: inout ResolvedQuery, _ minimum: Int
  ) throws(IndexDamage) -> Int? {
    if let stream = query.stream, unsafe try reader.streamBytes(entry).elementsEqual(stream) {
      return MatchScore.exact
    }
    if query.length == 0 { return nil }
    let distance = query.distance
    guard try reader.decode(entry, room: room, isInQuery: { distance.contains($0) }) else {
      return nil
    }
    let edits = query.distance.distance(to: reader.compared)
    guard edits <= room else { return nil }
    let longer = max(query.length, reader.compared.count)
    let base = MatchScore.base(distance: edits, longer: longer)
    guard base >= minimum else { return nil }
    var counts = try reader.differences(to: &query)
    if edits == 0 && counts.points == 0 { counts[.layout] = 1 }
    let score = max(0, base - counts.points)
    return score >= minimum ? score : nil
  }

  /// The largest distance at which a base is still the minimum.
  fileprivate static func room(_ longer: Int, _ minimum: Int) -> Int {
    MatchScore.maximumDistance(longer: longer, minimum: minimum)
  }
}

extension UnsafeBufferPointer<UInt64> {
  /// The place of the first posting of an entry or a later one, sought in growing steps from a place.
  fileprivate func place(of entry: UInt32, from start: Int) -> Int {
    var (low, step) = (start, 8)
    while unsafe low + step < count && Posting(bits: self[low + step]).entry < entry {
      low += step
      step *= 2
    }
    let rest = unsafe self[low..<Swift.min(count, low + step)]
    return unsafe rest.partitioningIndex { Posting(bits: $0).entry >= entry }
  }
}

/// The lengths of texts that can reach a minimum, one after another.
private struct LengthWindow {
  private let index: FuzzyIndex
  private let length: Int
  private let minimum: Int

  /// The rank in the query of the token whose list is read.
  private let rank: Int
  private var group: Int

  /// The first entry that is long enough.
  let firstEntry: UInt32

  /// The end of the entries of the present length.
  private(set) var endOfGroup: UInt32 = 0

  /// The largest distance allowed at the present length.
  private(set) var room = -1

  /// The last rank of the token in a text of the present length that a match may need it for.
  private(set) var rankRoom = -1

  init(_ index: FuzzyIndex, _ query: ResolvedQuery, _ minimum: Int, _ rank: Int) {
    self.index = index
    self.minimum = minimum
    self.rank = rank
    length = query.length
    let shortest = query.length - MatchScore.maximumDistance(longer: query.length, minimum: minimum)
    group = index.lengths.dropLast().partitioningIndex { $0.length >= shortest }
    firstEntry = index.lengths[group].firstEntry
    endOfGroup = firstEntry
    group -= 1
  }

  /// Moves on to the length of an entry; false when that and all further ones are too long.
  mutating func advance(to entry: UInt32) -> Bool {
    repeat {
      group += 1
      guard group + 1 < index.lengths.count else { return false }
      endOfGroup = index.lengths[group + 1].firstEntry
    } while entry >= endOfGroup
    let other = index.lengths[group].length
    let longer = max(length, other)
    room = MatchScore.maximumDistance(longer: longer, minimum: minimum)
    // Two texts with `longer − room` tokens in common share one among these first ranks of each. The
    // longer the other text, the fewer ranks of the query's are left.
    let common = longer - room
    rankRoom = other - common
    return rank <= length - common
  }
}

/// The entries that one search has looked at: a small hash set that is emptied at little cost.
private struct SeenEntries {
  private var slots = [UInt32](repeating: .max, count: 1 << 8)
  private var used: [Int] = []

  mutating func removeAll() {
    for slot in used { slots[slot] = .max }
    used.removeAll(keepingCapacity: true)
  }

  /// Adds an entry; false when it was there.
  @inline(__always)
  mutating func insert(_ entry: UInt32) -> Bool {
    var slot = place(entry)
    while slots[slot] != .max {
      if slots[slot] == entry { return false }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    slots[slot] = entry
    used.append(slot)
    if 2 * used.count > slots.count { grow() }
    return true
  }

  private func place(_ entry: UInt32) -> Int {
    Int(truncatingIfNeeded: (entry &* 0x9E37_79B1) &>> 5) & (slots.count - 1)
  }

  private mutating func grow() {
    let entries = used.map { slots[$0] }
    slots = Array(repeating: .max, count: 2 * slots.count)
    used.removeAll(keepingCapacity: true)
    for entry in entries { _ = insert(entry) }
  }
}
