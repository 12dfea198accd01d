/// The texts of an index in their final order, by length, with streams, signatures and lists.
struct EntryLayout {
  /// The texts as they were gathered, in their final order.
  private(set) var order: [UInt32]

  /// Pairs of a length and the first entry of it; the last pair tells the end.
  private(set) var lengths: [UInt32] = []

  private(set) var streams: [UInt8] = []
  private(set) var records: [IndexEntry] = []
  private(set) var postingOffsets: [UInt32] = []
  private let lists: PostingLists

  /// Lays out texts, whose streams are given up for room.
  init(
    entries: [FuzzyIndexBuilder.Entry], streams gathered: inout [UInt8],
    numbering: TokenNumbering
  ) {
    order = Self.byLength(entries)
    streams.reserveCapacity(gathered.count)
    records.reserveCapacity(entries.count + 1)
    let firstUnit = entries.map(\.unit).min() ?? 0
    var lists = PostingLists(tokens: numbering.numbers.count)
    var compared: [UInt32] = []
    var room: [UInt8] = []
    for (place, old) in order.enumerated() {
      let entry = entries[Int(old)]
      if lengths.isEmpty || lengths[lengths.count - 2] != entry.length {
        lengths += [entry.length, UInt32(place)]
      }
      let end =
        Int(old) + 1 < entries.count ? Int(entries[Int(old) + 1].streamStart) : gathered.count
      let streamStart = UInt32(streams.count)
      Self.renumber(
        gathered, Int(entry.streamStart)..<end, numbering, into: &streams, &compared, &room)
      records.append(
        IndexEntry(
          signature: compared.reduce(0) { $0 | TokenSignature.bit($1) }, streamStart: streamStart,
          unit: UInt32(truncatingIfNeeded: entry.unit - firstUnit)))
      lists.add(&compared)
    }
    gathered = []
    lengths += [UInt32.max, UInt32(entries.count)]
    postingOffsets = lists.offsets
    self.lists = lists
    records.append(IndexEntry(signature: 0, streamStart: UInt32(streams.count), unit: 0))
  }

  /// The number of all postings.
  var postingCount: Int { lists.count }

  /// Gives the postings of all lists, in parts.
  ///
  /// - Complexity: O(number of postings) for each of few parts.
  func forEachPart(_ body: (_ postings: [UInt64]) throws -> Void) rethrows {
    try lists.forEachPart(records, lengths: lengths, offsets: postingOffsets, body)
  }

  /// The entries by length, each length in the order given.
  private static func byLength(_ entries: [FuzzyIndexBuilder.Entry]) -> [UInt32] {
    var counts: [UInt32: UInt32] = [:]
    for entry in entries { counts[entry.length, default: 0] += 1 }
    var starts: [UInt32: UInt32] = [:]
    var next: UInt32 = 0
    for length in counts.keys.sorted() {
      starts[length] = next
      next += counts[length, default: 0]
    }
    var order = [UInt32](repeating: 0, count: entries.count)
    for (index, entry) in entries.enumerated() {
      let place = starts[entry.length, default: 0]
      order[Int(place)] = UInt32(index)
      starts[entry.length] = place + 1
    }
    return order
  }

  /// Copies a stream with the final numbers, and collects the classes of the compared tokens.
  private static func renumber(
    _ gathered: [UInt8], _ range: Range<Int>, _ numbering: TokenNumbering,
    into streams: inout [UInt8], _ compared: inout [UInt32], _ room: inout [UInt8]
  ) {
    compared.removeAll(keepingCapacity: true)
    // No token has less than a byte.
    let most = range.count * VariableLength.longest
    if room.count < most { room = Array(repeating: 0, count: 2 * most) }
    var marks: [UInt32] = []
    unsafe gathered.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      unsafe room.withUnsafeMutableBufferPointer { room in
        var offset = range.lowerBound
        var written = 0
        while offset < range.upperBound {
          let coded = unsafe VariableLength.read(base, &offset, range.upperBound)
          let number = numbering.numbers[Int(coded >> 1)]
          unsafe VariableLength.write(
            UInt32(number >> 32) << 1 | coded & 1, to: room, at: &written)
          let packed = UInt32(truncatingIfNeeded: number)
          switch Token.Kind(rawValue: UInt8(packed & 7)) {
          case .word, .number, .placeholder: compared.append(packed >> 3)
          case .punctuation: if compared.isEmpty { marks.append(packed >> 3) }
          case .space, nil: break
          }
        }
        unsafe streams.append(contentsOf: UnsafeBufferPointer(rebasing: room[..<written]))
      }
    }
    if compared.isEmpty { swap(&compared, &marks) }
  }
}

/// The inverted lists: each text under the rarest of its tokens, as many as an equal base needs.
private struct PostingLists {
  /// Of each list place in turn: the class, and the rank of the token in its text.
  private var items: [UInt32] = []

  /// How many of the items each entry has.
  private var counts: [UInt32] = []
  private var sizes: [UInt32]

  init(tokens: Int) {
    sizes = Array(repeating: 0, count: tokens + 1)
  }

  /// Takes the classes of the next entry, which are left sorted.
  mutating func add(_ compared: inout [UInt32]) {
    let before = items.count
    if !compared.isEmpty {
      Self.sort(&compared)
      let prefix =
        1
        + max(
          0, MatchScore.maximumDistance(longer: compared.count, minimum: FuzzyIndex.floor))
      for rank in 0..<min(prefix, compared.count)
      where rank == 0 || compared[rank] != compared[rank - 1] {
        items.append(compared[rank] << 4 | UInt32(min(rank, Posting.lastRank)))
        sizes[Int(compared[rank])] += 1
      }
    }
    counts.append(UInt32(items.count - before))
  }

  /// Sorts from the highest down, by insertion where numbers are few, as they mostly are.
  private static func sort(_ numbers: inout [UInt32]) {
    guard numbers.count <= 32 else {
      numbers.sort { $0 > $1 }
      return
    }
    unsafe numbers.withUnsafeMutableBufferPointer { numbers in
      for index in 1..<max(1, numbers.count) {
        let number = unsafe numbers[index]
        var place = index
        while unsafe place > 0 && numbers[place - 1] < number {
          unsafe numbers[place] = unsafe numbers[place - 1]
          place &-= 1
        }
        unsafe numbers[place] = number
      }
    }
  }

  /// The number of postings.
  var count: Int { items.count }

  /// Where each list begins.
  var offsets: [UInt32] {
    var offsets: [UInt32] = []
    offsets.reserveCapacity(sizes.count)
    var sum: UInt32 = 0
    for size in sizes {
      offsets.append(sum)
      sum += size
    }
    return offsets
  }

  /// The most postings of a part that has more than one list.
  private static let largestPart: UInt32 = 1 << 20

  /// Gives the lists one after another, several at once: each by length, then by rank, then in the
  /// order of entries, so that a search stops within a length at the last rank that it needs.
  ///
  /// All of them would take twice the room of what they are made of.
  func forEachPart(
    _ records: [IndexEntry], lengths: [UInt32], offsets: [UInt32],
    _ body: ([UInt64]) throws -> Void
  ) rethrows {
    var first = 0
    while first < offsets.count {
      let start = offsets[first]
      var last = first + 1
      while last < offsets.count && end(of: last, offsets) - start <= Self.largestPart { last += 1 }
      let postings = part(first..<last, records, lengths: lengths, offsets: offsets)
      if !postings.isEmpty { try body(postings) }
      first = last
    }
  }

  private func end(of list: Int, _ offsets: [UInt32]) -> UInt32 {
    list + 1 < offsets.count ? offsets[list + 1] : UInt32(items.count)
  }

  private func part(
    _ wanted: Range<Int>, _ records: [IndexEntry], lengths: [UInt32], offsets: [UInt32]
  ) -> [UInt64] {
    let start = offsets[wanted.lowerBound]
    let count = end(of: wanted.upperBound - 1, offsets) - start
    if count == 0 { return [] }
    var next = offsets[wanted].map { $0 - start }
    var postings = [UInt64](repeating: 0, count: Int(count))
    let (low, high) = (UInt32(wanted.lowerBound), UInt32(wanted.upperBound))
    var firstItem = 0
    var ranked: [[(list: UInt32, entry: UInt32)]] = Array(
      repeating: [], count: Posting.lastRank + 1)
    for group in stride(from: 0, to: lengths.count - 2, by: 2) {
      for entry in lengths[group + 1]..<lengths[group + 3] {
        let endItem = firstItem + Int(counts[Int(entry)])
        for item in items[firstItem..<endItem] where item >> 4 >= low && item >> 4 < high {
          ranked[Int(item & 15)].append((item >> 4 - low, entry))
        }
        firstItem = endItem
      }
      for rank in ranked.indices {
        for (list, entry) in ranked[rank] {
          let sketch = TokenSignature.sketch(records[Int(entry)].signature)
          postings[Int(next[Int(list)])] = Posting(entry: entry, rank: rank, sketch: sketch).bits
          next[Int(list)] += 1
        }
        ranked[rank].removeAll(keepingCapacity: true)
      }
    }
    return postings
  }
}
