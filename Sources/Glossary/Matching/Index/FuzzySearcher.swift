/// Finds the texts of one index that are most like a query, exactly: what comparing the query with
/// every text would find.
///
/// A searcher has buffers of its own: one a task.
@safe public struct FuzzySearcher: ~Copyable {
  /// The index that is searched.
  public var index: FuzzyIndex { reader.index }

  private var reader: IndexReader

  /// The entries that this search has looked at.
  private var seen = SeenEntries()

  /// Texts to be compared, `waiting` of them.
  private let batch = UnsafeMutablePointer<Waiting>.allocate(capacity: batchSize)
  private var waiting = 0
  private static let batchSize = 128

  /// So many are compared before texts of another length are looked at: the minimum that they raise
  /// saves more than a larger batch.
  private static let enough = 32

  /// A text to be compared: of the two the longer length, and the largest distance that it allows.
  private struct Waiting {
    var entry: UInt32
    var longer: Int32
    var room: Int32
  }

  /// What came of bytes that were read only to have them near.
  private var touched: UInt8 = 0

  /// Makes a searcher.
  public init(_ index: FuzzyIndex) {
    reader = IndexReader(index)
  }

  deinit { unsafe batch.deallocate() }

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
    waiting = 0
    let room = Self.room(query.length, hits.minimum)
    for (tokenClass, rank) in query.rarest where rank <= room {
      touched ^= try reader.touchPostings(tokenClass)
    }
    for (tokenClass, rank) in query.rarest {
      // A text of the same length needs the fewest tokens in common.
      guard rank <= Self.room(query.length, hits.minimum) else { break }
      try searchList(tokenClass, rank, &query, &hits, accepts)
    }
    try compareBatch(&query, &hits, accepts)
  }

  /// The texts of one list, those of about the query's length first, so that the minimum rises early.
  private mutating func searchList(
    _ tokenClass: UInt32, _ rank: Int, _ query: inout ResolvedQuery, _ hits: inout BestHits,
    _ accepts: (Candidate) -> Bool
  ) throws(IndexDamage) {
    var walk = unsafe PostingWalk(
      try reader.postings(tokenClass), lengths: index.lengths, from: query.length, rank: rank)
    while let part = walk.next(hits.minimum) {
      unsafe try sift(walk.list, part, rank, &query, &hits, accepts)
      if waiting >= Self.enough { try compareBatch(&query, &hits, accepts) }
    }
  }

  /// Puts those of one length that may reach the minimum into the batch, which is compared when it is
  /// full.
  private mutating func sift(
    _ list: UnsafeBufferPointer<UInt64>, _ part: PostingWalk.Part, _ rank: Int,
    _ query: inout ResolvedQuery, _ hits: inout BestHits, _ accepts: (Candidate) -> Bool
  ) throws(IndexDamage) {
    let (sketch, unknown) = (TokenSignature.sketch(query.signature), query.unknown)
    let longer = Int32(max(query.length, part.length))
    var place = part.places.lowerBound
    while place < part.places.upperBound {
      let reach = LengthReach(query.length, part.length, hits.minimum)
      guard reach.includes(rank) else { return }
      var count = waiting
      let stop = min(part.places.upperBound, place + Self.batchSize - count)
      while place < stop {
        let posting = unsafe Posting(bits: list[place])
        if posting.rank > reach.rankRoom {
          waiting = count
          return
        }
        // What one text has and the other lacks are edits at least. Written always and kept by
        // arithmetic: which ones are kept cannot be foreseen.
        let lacking = unknown &+ (sketch & ~posting.sketch).nonzeroBitCount
        let added = (posting.sketch & ~sketch).nonzeroBitCount
        unsafe batch[count] = Waiting(
          entry: posting.entry, longer: longer, room: Int32(truncatingIfNeeded: reach.room))
        count &+= max(lacking, added) <= reach.room ? 1 : 0
        place &+= 1
      }
      waiting = count
      if count == Self.batchSize { try compareBatch(&query, &hits, accepts) }
    }
  }

  /// Compares what waits, each stage over the whole batch, so that the processor waits for many places
  /// of memory at once.
  private mutating func compareBatch(
    _ query: inout ResolvedQuery, _ hits: inout BestHits, _ accepts: (Candidate) -> Bool
  ) throws(IndexDamage) {
    let (own, unknown) = (query.signature, query.unknown)
    for index in 0..<waiting { touched ^= unsafe try reader.touchEntry(batch[index].entry) }
    var kept = 0
    for index in 0..<waiting {
      let item = unsafe batch[index]
      let signature = try reader.signature(item.entry)
      let lacking = unknown &+ (own & ~signature).nonzeroBitCount
      let added = (signature & ~own).nonzeroBitCount
      unsafe batch[kept] = item
      kept &+= max(lacking, added) <= Int(item.room) ? 1 : 0
    }
    waiting = 0
    for index in 0..<kept { touched ^= unsafe try reader.touchStream(batch[index].entry) }
    let minimum = hits.minimum
    for index in 0..<kept {
      let item = unsafe batch[index]
      guard seen.insert(item.entry) else { continue }
      let room =
        hits.minimum == minimum
        ? Int(item.room) : min(Int(item.room), Self.room(Int(item.longer), hits.minimum))
      try compare(item.entry, room, &query, &hits, accepts)
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
        let entries = unsafe try reader.entries(stretch)
        let candidates = entries.indices.filter {
          let lacking = unsafe unknown &+ (signature & ~entries[$0].signature).nonzeroBitCount
          return unsafe max(lacking, (entries[$0].signature & ~signature).nonzeroBitCount) <= room
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
    let bytes = unsafe try reader.streamBytes(entry)
    let isSame = unsafe query.stream?.withUnsafeBufferPointer { unsafe bytes.isEqual(to: $0) }
    if isSame == true { return MatchScore.exact }
    if query.length == 0 { return nil }
    let isNear = try query.distance.withTokens { tokens throws(IndexDamage) in
      try reader.decode(entry, room: room, among: tokens)
    }
    guard isNear else { return nil }
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
