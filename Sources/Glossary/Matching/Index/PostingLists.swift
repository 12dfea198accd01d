/// The inverted lists: each text under the rarest of its tokens, as many as an equal base needs.
///
/// A list is in the order of lengths, then of ranks, then of entries, so that a search stops within a
/// length at the last rank that it needs.
struct PostingLists {
  /// Where the list of each token begins, and the end of the last.
  let offsets: [UInt32]

  /// The lists of each part, of which one has all its postings in memory at a time.
  private let parts: [Range<Int>]

  /// A row for each part, in the order of entries.
  private let rows: SpooledRows

  /// The end of the entries of each length.
  private let ends: [UInt32]

  /// A posting as it stands in the row of its part.
  private struct Record: BitwiseCopyable {
    var posting: UInt64
    var list: UInt32
  }

  /// The number of all postings.
  var count: Int { Int(offsets.last ?? 0) }

  /// Gives the postings of all lists, in parts.
  ///
  /// - Complexity: O(number of postings).
  /// - Throws: what the spool or the body throws.
  func forEachPart(_ body: (_ postings: [UInt64]) throws -> Void) throws {
    var order = RankOrder(ends: ends)
    for (row, lists) in parts.enumerated() {
      let start = offsets[lists.lowerBound]
      let size = Int(offsets[lists.upperBound] - start)
      if size == 0 { continue }
      var next = offsets[lists].map { Int($0 - start) }
      var postings = [UInt64](repeating: 0, count: size)
      unsafe try rows.forEachBlock(of: row) { block in
        for offset in stride(from: 0, to: block.count, by: MemoryLayout<Record>.size) {
          let record = unsafe block.loadUnaligned(fromByteOffset: offset, as: Record.self)
          let list = Int(record.list) - lists.lowerBound
          postings[next[list]] = record.posting
          next[list] += 1
        }
      }
      unsafe postings.withUnsafeMutableBufferPointer { postings in
        var first = 0
        for end in next {
          unsafe order.sort(UnsafeMutableBufferPointer(rebasing: postings[first..<end]))
          first = end
        }
      }
      try body(postings)
    }
  }

  /// Takes the postings of one entry after another.
  struct Builder {
    private let offsets: [UInt32]
    private let parts: [Range<Int>]
    private let partOfList: [UInt16]
    private var rows: SpooledRows
    private var ends: [UInt32] = []

    /// The most postings of a part that has more than one list.
    private static let largestPart: UInt32 = 1 << 16

    /// Begins lists of these sizes.
    init(sizes: [UInt32], spool: @escaping () throws -> any IndexSpool) {
      var offsets: [UInt32] = [0]
      offsets.reserveCapacity(sizes.count + 1)
      for size in sizes { offsets.append(offsets[offsets.count - 1] + size) }
      var parts: [Range<Int>] = []
      var partOfList = [UInt16](repeating: 0, count: sizes.count)
      var first = 0
      while first < sizes.count {
        var last = first + 1
        while last < sizes.count && offsets[last + 1] - offsets[first] <= Self.largestPart {
          last += 1
        }
        for list in first..<last { partOfList[list] = UInt16(parts.count) }
        parts.append(first..<last)
        first = last
      }
      self.offsets = offsets
      self.parts = parts
      self.partOfList = partOfList
      rows = SpooledRows(count: parts.count, spool: spool)
    }

    /// Adds a posting to a list; entries come in order.
    ///
    /// - Throws: what the spool throws.
    mutating func add(_ list: UInt32, rank: Int, entry: UInt32, sketch: UInt64) throws {
      let posting = Posting(entry: entry, rank: rank, sketch: sketch)
      rows.append(Record(posting: posting.bits, list: list), to: Int(partOfList[Int(list)]))
      try rows.endRecord()
    }

    /// Ends the entries of one length before an entry.
    mutating func endLength(before entry: UInt32) { ends.append(entry) }

    consuming func finish() -> PostingLists {
      PostingLists(offsets: offsets, parts: parts, rows: rows, ends: ends)
    }
  }
}

/// Chooses the tokens under which a text is found.
struct PostingPrefix {
  /// For each posting of the last text the class, and below it in four bits the rank in the text.
  private(set) var items: [UInt32] = []

  /// How many postings each class has.
  private(set) var sizes: [UInt32]

  /// Begins with so many classes at most.
  init(tokens: Int) {
    sizes = Array(repeating: 0, count: tokens)
  }

  /// Takes the classes of a text's compared tokens, which are left sorted; the text's signature.
  ///
  /// - Complexity: O(n log n).
  mutating func take(_ compared: inout [UInt32]) -> UInt64 {
    items.removeAll(keepingCapacity: true)
    if compared.isEmpty { return 0 }
    Self.sort(&compared)
    let prefix =
      1
      + max(0, MatchScore.maximumDistance(longer: compared.count, minimum: FuzzyIndex.floor))
    for rank in 0..<min(prefix, compared.count)
    where rank == 0 || compared[rank] != compared[rank - 1] {
      items.append(compared[rank] << 4 | UInt32(min(rank, Posting.lastRank)))
      sizes[Int(compared[rank])] += 1
    }
    return compared.reduce(0) { $0 | TokenSignature.bit($1) }
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
}
