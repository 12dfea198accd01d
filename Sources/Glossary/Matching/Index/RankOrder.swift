/// Puts postings that came by entry into the order of their ranks, within each length.
struct RankOrder {
  /// The end of the entries of each length.
  private let ends: [UInt32]

  /// Room for the postings of a length.
  private var room: [UInt64] = []

  /// Makes an order for entries that lie by length.
  init(ends: [UInt32]) {
    self.ends = ends
  }

  /// Sorts a list, which is in the order of entries.
  ///
  /// - Complexity: O(n), and O(log m) for m lengths where a list is short.
  mutating func sort(_ list: UnsafeMutableBufferPointer<UInt64>) {
    guard list.count > 1 else { return }
    var length = unsafe length(of: list[0])
    var start = 0
    while start < list.count {
      while unsafe ends[length] <= Posting(bits: list[start]).entry { length += 1 }
      let end = ends[length]
      var next = start + 1
      while unsafe next < list.count && Posting(bits: list[next]).entry < end { next += 1 }
      unsafe sortLength(UnsafeMutableBufferPointer(rebasing: list[start..<next]))
      start = next
    }
  }

  /// The place of the first end behind an entry.
  private func length(of posting: UInt64) -> Int {
    let entry = Posting(bits: posting).entry
    var (low, high) = (0, ends.count)
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] <= entry { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private mutating func sortLength(_ postings: UnsafeMutableBufferPointer<UInt64>) {
    if postings.count <= 16 {
      unsafe sortFew(postings)
    } else {
      unsafe sortMany(postings)
    }
  }

  /// By insertion.
  private func sortFew(_ postings: UnsafeMutableBufferPointer<UInt64>) {
    for index in 1..<max(1, postings.count) {
      let posting = unsafe postings[index]
      var place = index
      while unsafe place > 0 && postings[place - 1] & 15 > posting & 15 {
        unsafe postings[place] = unsafe postings[place - 1]
        place &-= 1
      }
      unsafe postings[place] = posting
    }
  }

  /// By counting the ranks.
  private mutating func sortMany(_ postings: UnsafeMutableBufferPointer<UInt64>) {
    if room.count < postings.count { room = Array(repeating: 0, count: postings.count) }
    unsafe room.withUnsafeMutableBufferPointer { room in
      var counts = [Int](repeating: 0, count: Posting.lastRank + 1)
      for index in postings.indices { counts[unsafe Posting(bits: postings[index]).rank] += 1 }
      var next = 0
      for rank in counts.indices {
        let count = counts[rank]
        counts[rank] = next
        next += count
      }
      for index in postings.indices {
        let posting = unsafe postings[index]
        let rank = Posting(bits: posting).rank
        unsafe room[counts[rank]] = posting
        counts[rank] += 1
      }
      for index in postings.indices { unsafe postings[index] = unsafe room[index] }
    }
  }
}
