/// The texts of an index in their final order, by length, with final numbers and signatures.
struct EntryLayout {
  /// Pairs of a length and the first entry of it; the last pair tells the end.
  private(set) var lengths: [UInt32] = []

  /// The bytes of all streams.
  private(set) var streamBytes = 0

  /// The inverted lists.
  let postings: PostingLists

  private let firstUnit: Int64

  /// A row for each length, in the order of `lengths`.
  private let rows: SpooledRows
  private let rowOrder: [Int]

  /// A text as it stands in its row, before its postings and its stream.
  private struct Head: BitwiseCopyable {
    var signature: UInt64
    var unit: UInt32
    var date: UInt32
    var profile: UInt32

    /// The number of its postings, each a class and the rank of the token in the text.
    var postings: UInt32

    /// The bytes of its stream.
    var size: UInt32
  }

  /// Lays out what a builder gathered.
  ///
  /// - Complexity: O(n log n) for n tokens; memory is bounded but for the numbering.
  /// - Throws: what a spool throws.
  init(
    _ texts: SpooledRows, firstUnit: Int64, numbering: TokenNumbering,
    spool: @escaping () throws -> any IndexSpool
  ) throws {
    self.firstUnit = firstUnit
    var rows = SpooledRows(spool: spool)
    var rowOfLength: [UInt32: Int] = [:]
    var counts: [UInt32: UInt32] = [:]
    var renumberer = StreamRenumberer(numbering)
    var prefix = PostingPrefix(tokens: numbering.numbers.count)
    var room: [UInt8] = []
    var streamBytes = 0
    unsafe try texts.forEachBlock(of: 0, in: &room) { block in
      var offset = 0
      while offset < block.count {
        let text = unsafe block.loadUnaligned(
          fromByteOffset: offset, as: FuzzyIndexBuilder.Head.self)
        offset += MemoryLayout<FuzzyIndexBuilder.Head>.size
        unsafe renumberer.take(
          UnsafeRawBufferPointer(rebasing: block[offset..<offset + Int(text.size)]))
        offset += Int(text.size)
        let signature = prefix.take(&renumberer.compared)
        let row: Int
        if let known = rowOfLength[text.length] {
          row = known
        } else {
          row = rows.count
          rowOfLength[text.length] = row
          rows.addRow()
        }
        counts[text.length, default: 0] += 1
        rows.append(
          Head(
            signature: signature, unit: UInt32(truncatingIfNeeded: text.unit - firstUnit),
            date: text.date, profile: text.profile, postings: UInt32(prefix.items.count),
            size: UInt32(renumberer.size)), to: row)
        unsafe prefix.items.withUnsafeBytes { unsafe rows.append($0, to: row) }
        unsafe renumberer.stream.withUnsafeBytes {
          unsafe rows.append(UnsafeRawBufferPointer(rebasing: $0[..<renumberer.size]), to: row)
        }
        try rows.endRecord()
        streamBytes += renumberer.size
      }
    }
    self.streamBytes = streamBytes
    var entries: UInt32 = 0
    var order: [Int] = []
    for (length, row) in rowOfLength.sorted(by: { $0.key < $1.key }) {
      lengths += [length, entries]
      order.append(row)
      entries += counts[length, default: 0]
    }
    lengths += [UInt32.max, entries]
    self.rows = rows
    rowOrder = order
    var lists = PostingLists.Builder(sizes: prefix.sizes, spool: spool)
    var entry: UInt32 = 0
    for row in order {
      unsafe try Self.forEachText(of: row, in: rows, &room) { head, items, _ in
        let sketch = TokenSignature.sketch(head.signature)
        for offset in stride(from: 0, to: items.count, by: 4) {
          let item = unsafe items.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
          lists.add(item >> 4, rank: Int(item & 15), entry: entry, sketch: sketch)
        }
        entry += 1
      }
      try lists.endLength()
    }
    postings = lists.finish()
  }

  /// Gives the section of entries, in parts.
  func forEachRecord(_ body: (IndexEntry) throws -> Void) throws {
    var streamStart: UInt32 = 0
    unsafe try forEachText { head, _ in
      try body(
        IndexEntry(signature: head.signature, streamStart: streamStart, unit: head.unit))
      streamStart += head.size
    }
    try body(IndexEntry(signature: 0, streamStart: streamStart, unit: 0))
  }

  /// Gives the date of each entry.
  func forEachDate(_ body: (UInt32) throws -> Void) throws {
    unsafe try forEachText { head, _ in try body(head.date) }
  }

  /// Gives the profile of each entry.
  func forEachProfile(_ body: (UInt32) throws -> Void) throws {
    unsafe try forEachText { head, _ in try body(head.profile) }
  }

  /// Gives the stream of each entry.
  func forEachStream(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    unsafe try forEachText { _, stream in unsafe try body(stream) }
  }

  private func forEachText(
    _ body: (Head, _ stream: UnsafeRawBufferPointer) throws -> Void
  ) throws {
    var room: [UInt8] = []
    for row in rowOrder {
      unsafe try Self.forEachText(of: row, in: rows, &room) { unsafe try body($0, $2) }
    }
  }

  private static func forEachText(
    of row: Int, in rows: SpooledRows, _ room: inout [UInt8],
    _ body: (Head, _ postings: UnsafeRawBufferPointer, _ stream: UnsafeRawBufferPointer) throws ->
      Void
  ) throws {
    unsafe try rows.forEachBlock(of: row, in: &room) { block in
      var offset = 0
      while offset < block.count {
        let head = unsafe block.loadUnaligned(fromByteOffset: offset, as: Head.self)
        offset += MemoryLayout<Head>.size
        let stream = offset + 4 * Int(head.postings)
        let end = stream + Int(head.size)
        unsafe try body(
          head, UnsafeRawBufferPointer(rebasing: block[offset..<stream]),
          UnsafeRawBufferPointer(rebasing: block[stream..<end]))
        offset = end
      }
    }
  }
}

/// Copies streams with the final numbers, and collects the classes of their compared tokens.
private struct StreamRenumberer {
  /// The last stream begins it.
  private(set) var stream: [UInt8] = []

  /// The bytes of the last stream.
  private(set) var size = 0

  /// The classes of the last text's compared tokens.
  var compared: [UInt32] = []

  private let numbering: TokenNumbering
  private var marks: [UInt32] = []

  init(_ numbering: TokenNumbering) {
    self.numbering = numbering
  }

  /// Takes the stream of a text as it was gathered.
  mutating func take(_ gathered: UnsafeRawBufferPointer) {
    compared.removeAll(keepingCapacity: true)
    marks.removeAll(keepingCapacity: true)
    // No token has less than a byte.
    let most = gathered.count * VariableLength.longest
    if stream.count < most { stream = Array(repeating: 0, count: 2 * most) }
    size = unsafe stream.withUnsafeMutableBufferPointer { stream in
      var (offset, written) = (0, 0)
      guard let base = unsafe gathered.bindMemory(to: UInt8.self).baseAddress else { return 0 }
      while offset < gathered.count {
        let coded = unsafe VariableLength.read(base, &offset, gathered.count)
        let number = numbering.numbers[Int(coded >> 1)]
        unsafe VariableLength.write(
          UInt32(number >> 32) << 1 | coded & 1, to: stream, at: &written)
        let packed = UInt32(truncatingIfNeeded: number)
        switch Token.Kind(rawValue: UInt8(packed & 7)) {
        case .word, .number, .placeholder: compared.append(packed >> 3)
        case .punctuation: if compared.isEmpty { marks.append(packed >> 3) }
        case .space, nil: break
        }
      }
      return written
    }
    if compared.isEmpty { swap(&compared, &marks) }
  }
}
