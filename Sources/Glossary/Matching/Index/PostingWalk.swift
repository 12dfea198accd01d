/// One list, length by length, from the query's own outwards.
@safe struct PostingWalk {
  /// The postings of one length.
  struct Part {
    var places: Range<Int>
    var length: Int
  }

  let list: UnsafeBufferPointer<UInt64>
  private let lengths: [FuzzyIndex.LengthGroup]
  private let length: Int

  /// The rank in the query of the list's token.
  private let rank: Int

  /// The first place not yet visited among texts as long as the query or longer, and their length.
  private var above: Int
  private var upper: Int

  /// The end of the places not yet visited among shorter texts, and the length before it.
  private var below: Int
  private var lower: Int

  init(
    _ list: UnsafeBufferPointer<UInt64>, lengths: [FuzzyIndex.LengthGroup], from length: Int,
    rank: Int
  ) {
    unsafe self.list = unsafe list
    self.lengths = lengths
    self.length = length
    self.rank = rank
    upper = lengths.dropLast().partitioningIndex { $0.length >= length }
    lower = upper - 1
    let first = lengths[upper].firstEntry
    above = unsafe list.partitioningIndex { Posting(bits: $0).entry >= first }
    below = above
  }

  /// The postings of the next length; nil when none is left that can reach a minimum.
  mutating func next(_ minimum: Int) -> Part? {
    let hasLonger = seekLonger(minimum)
    let hasShorter = seekShorter(minimum)
    if hasLonger
      && (!hasShorter || lengths[upper].length - length <= length - lengths[lower].length)
    {
      let start = above
      above = place(of: lengths[upper + 1].firstEntry, from: start)
      defer { upper += 1 }
      return Part(places: start..<above, length: lengths[upper].length)
    }
    guard hasShorter else { return nil }
    let end = below
    below = place(of: lengths[lower].firstEntry, before: end)
    defer { lower -= 1 }
    return Part(places: below..<end, length: lengths[lower].length)
  }

  private mutating func seekLonger(_ minimum: Int) -> Bool {
    guard unsafe above < list.count else { return false }
    let entry = entry(above)
    while upper + 1 < lengths.count,
      LengthReach(length, lengths[upper].length, minimum).includes(rank)
    {
      if entry < lengths[upper + 1].firstEntry { return true }
      upper += 1
    }
    above = unsafe list.count
    return false
  }

  private mutating func seekShorter(_ minimum: Int) -> Bool {
    guard below > 0 else { return false }
    let entry = entry(below - 1)
    while lower >= 0, LengthReach(length, lengths[lower].length, minimum).includes(rank) {
      if entry >= lengths[lower].firstEntry { return true }
      lower -= 1
    }
    below = 0
    return false
  }

  private func entry(_ place: Int) -> UInt32 { unsafe Posting(bits: list[place]).entry }

  /// The first place of an entry or a later one, sought in growing steps from a place.
  private func place(of entry: UInt32, from start: Int) -> Int {
    var (low, step) = (start, 8)
    while unsafe low + step < list.count && self.entry(low + step) < entry {
      low += step
      step *= 2
    }
    return unsafe (low..<min(list.count, low + step)).partitioningIndex { self.entry($0) >= entry }
  }

  /// The same, sought backwards from an end that is not before it.
  private func place(of entry: UInt32, before end: Int) -> Int {
    var (high, step) = (end, 8)
    while high > step && self.entry(high - step) >= entry {
      high -= step
      step *= 2
    }
    return (max(0, high - step)..<high).partitioningIndex { self.entry($0) >= entry }
  }
}

/// What a match between texts of two lengths may differ by.
struct LengthReach {
  /// The largest distance allowed.
  let room: Int

  /// The last rank of a token in the other text that a match may need it for, below 0 where no match
  /// is possible.
  let rankRoom: Int

  /// The same in the query.
  private let queryRankRoom: Int

  init(_ query: Int, _ other: Int, _ minimum: Int) {
    let longer = max(query, other)
    room = MatchScore.maximumDistance(longer: longer, minimum: minimum)
    // Two texts with `longer − room` tokens in common share one among these first ranks of each.
    let common = longer - room
    rankRoom = other - common
    queryRankRoom = query - common
  }

  /// Whether a match may need the token of a rank in the query.
  func includes(_ rank: Int) -> Bool { rank <= queryRankRoom && rankRoom >= 0 }
}
