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

  private var rows: SpooledRows
  private var rowOfLength: [UInt32: Int] = [:]

  init(spool: @escaping () throws -> any IndexSpool) {
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

  /// Gives all texts by length, those of one length as they came.
  ///
  /// - Complexity: O(size).
  /// - Throws: what the spool or the body throws.
  func forEachText(_ body: (Head, _ stream: UnsafeRawBufferPointer) throws -> Void) throws {
    for (_, row) in order { unsafe try forEachText(of: row) { unsafe try body($0, $2) } }
  }

  /// Gives the texts of a row as they came.
  ///
  /// - Complexity: O(size).
  /// - Throws: what the spool or the body throws.
  func forEachText(
    of row: Int,
    _ body: (Head, _ postings: UnsafeRawBufferPointer, _ stream: UnsafeRawBufferPointer) throws ->
      Void
  ) throws {
    unsafe try rows.forEachBlock(of: row) { block in
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
