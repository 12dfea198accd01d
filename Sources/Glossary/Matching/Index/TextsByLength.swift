/// Texts with final numbers, put aside in a row for each length.
struct TextsByLength {
  /// A text as it stands in its row, before its postings and its stream.
  struct Head: BitwiseCopyable {
    var signature: UInt64
    var unit: UInt32
    var date: UInt32
    var profile: UInt32

    /// The number of its postings, each a class and the rank of the token in the text.
    var postings: UInt32

    /// The bytes of its stream.
    var size: UInt32
  }

  /// The number of texts in each row.
  private(set) var counts: [UInt32] = []

  /// The bytes of all streams.
  private(set) var streamBytes = 0

  private let makeSpool: () throws -> any IndexSpool
  private var rows: SpooledRows
  private var rowOfLength: [UInt32: Int] = [:]

  init(spool: @escaping () throws -> any IndexSpool) {
    makeSpool = spool
    rows = SpooledRows(spool: spool)
  }

  /// The lengths that texts have, in order, each with its row.
  var order: [(length: UInt32, row: Int)] {
    rowOfLength.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Adds a text, whose stream begins some bytes.
  ///
  /// - Throws: what the spool throws.
  mutating func add(
    _ head: Head, length: UInt32, postings: [UInt32], stream: [UInt8]
  ) throws {
    let row = row(of: length)
    counts[row] += 1
    streamBytes += Int(head.size)
    rows.append(head, to: row)
    unsafe postings.withUnsafeBytes { unsafe rows.append($0, to: row) }
    unsafe stream.withUnsafeBytes {
      unsafe rows.append(UnsafeRawBufferPointer(rebasing: $0[..<Int(head.size)]), to: row)
    }
    try rows.endRecord()
  }

  private mutating func row(of length: UInt32) -> Int {
    if let known = rowOfLength[length] { return known }
    rowOfLength[length] = counts.count
    counts.append(0)
    rows.addRow()
    return counts.count - 1
  }

  /// Puts the texts of each length into the order of their rarest tokens, since a search compares those
  /// that share one: they are to lie near each other.
  ///
  /// - Complexity: O(n log n); the texts of one length are in memory at a time.
  /// - Throws: what the spool throws.
  mutating func cluster() throws {
    var clustered = SpooledRows(count: rows.count, waiting: 1 << 18, spool: makeSpool)
    for row in 0..<rows.count {
      var bytes: [UInt8] = []
      bytes.reserveCapacity(rows.size(of: row))
      unsafe try rows.forEachBlock(of: row) { unsafe bytes.append(contentsOf: $0) }
      var texts: [(key: UInt64, start: Int)] = []
      texts.reserveCapacity(Int(counts[row]))
      unsafe bytes.withUnsafeBytes { bytes in
        unsafe Self.forEachRecord(bytes) { place, head in
          let items = place.lowerBound + MemoryLayout<Head>.size
          let rarest = (0..<min(2, Int(head.postings))).map {
            unsafe bytes.loadUnaligned(fromByteOffset: items + 4 * $0, as: UInt32.self)
          }
          let key = UInt64(rarest.first ?? 0) << 32 | UInt64(rarest.dropFirst().first ?? 0)
          texts.append((key, place.lowerBound))
        }
      }
      texts.sort { ($0.key, $0.start) < ($1.key, $1.start) }
      for text in texts {
        unsafe bytes.withUnsafeBytes {
          let place = unsafe Self.place(of: text.start, in: $0).place
          unsafe clustered.append(UnsafeRawBufferPointer(rebasing: $0[place]), to: row)
        }
        try clustered.endRecord()
      }
    }
    rows = clustered
  }

  /// Gives all texts by length.
  ///
  /// - Complexity: O(size).
  /// - Throws: what the spool or the body throws.
  func forEachText(_ body: (Head, _ stream: UnsafeRawBufferPointer) throws -> Void) throws {
    for (_, row) in order { unsafe try forEachText(of: row) { unsafe try body($0, $2) } }
  }

  /// Gives the texts of a row.
  ///
  /// - Complexity: O(size).
  /// - Throws: what the spool or the body throws.
  func forEachText(
    of row: Int,
    _ body: (Head, _ postings: UnsafeRawBufferPointer, _ stream: UnsafeRawBufferPointer) throws ->
      Void
  ) throws {
    unsafe try rows.forEachBlock(of: row) { block in
      unsafe try Self.forEachRecord(block) { place, head in
        let postings = place.lowerBound + MemoryLayout<Head>.size
        let stream = postings + 4 * Int(head.postings)
        unsafe try body(
          head, UnsafeRawBufferPointer(rebasing: block[postings..<stream]),
          UnsafeRawBufferPointer(rebasing: block[stream..<place.upperBound]))
      }
    }
  }

  private static func forEachRecord<Failure: Error>(
    _ block: UnsafeRawBufferPointer, _ body: (Range<Int>, Head) throws(Failure) -> Void
  ) throws(Failure) {
    var offset = 0
    while offset < block.count {
      let (place, head) = unsafe place(of: offset, in: block)
      try body(place, head)
      offset = place.upperBound
    }
  }

  private static func place(
    of offset: Int, in block: UnsafeRawBufferPointer
  ) -> (place: Range<Int>, head: Head) {
    let head = unsafe block.loadUnaligned(fromByteOffset: offset, as: Head.self)
    let size = MemoryLayout<Head>.size + 4 * Int(head.postings) + Int(head.size)
    return (offset..<offset + size, head)
  }
}
