/// Rows of records, each read in the order in which it was written, while the rows are written in any
/// order.
///
/// The latest records of a row wait in memory; when all rows together have enough of them, those of
/// each go to the spool as one block.
struct SpooledRows {
  private struct Row {
    var waiting: [UInt8] = []
    var blocks: [Range<Int>] = []
  }

  private let makeSpool: () throws -> any IndexSpool
  private var spool: (any IndexSpool)?
  private var rows: [Row] = []
  private var waitingBytes = 0

  /// The most bytes that wait in memory.
  private let mostWaiting: Int

  /// Makes so many empty rows, of which some bytes wait in memory at most; the spool is made once it is
  /// needed.
  init(
    count: Int = 0, waiting: Int = 1 << 20, spool makeSpool: @escaping () throws -> any IndexSpool
  ) {
    self.makeSpool = makeSpool
    mostWaiting = waiting
    rows = Array(repeating: Row(), count: count)
  }

  /// The number of rows.
  var count: Int { rows.count }

  /// Adds an empty row.
  mutating func addRow() { rows.append(Row()) }

  /// Adds a part of a record to a row.
  @inline(__always)
  mutating func append(_ part: UnsafeRawBufferPointer, to row: Int) {
    unsafe rows[row].waiting.append(contentsOf: part)
    waitingBytes += part.count
  }

  /// Adds a part of a record to a row.
  @inline(__always)
  mutating func append(_ part: some BitwiseCopyable, to row: Int) {
    unsafe withUnsafeBytes(of: part) { unsafe append($0, to: row) }
  }

  /// Ends a record, which is never torn apart.
  ///
  /// - Throws: what the spool throws.
  mutating func endRecord() throws {
    if waitingBytes >= mostWaiting { try putAside() }
  }

  private mutating func putAside() throws {
    let spool = try self.spool ?? makeSpool()
    self.spool = spool
    for index in rows.indices where !rows[index].waiting.isEmpty {
      let start = unsafe try rows[index].waiting.withUnsafeBytes { unsafe try spool.append($0) }
      rows[index].blocks.append(start..<start + rows[index].waiting.count)
      // A row that many records come to at once may have none for long after.
      let isLarge = rows.count > 1 && rows[index].waiting.count > mostWaiting / 16
      rows[index].waiting.removeAll(keepingCapacity: !isLarge)
    }
    waitingBytes = 0
  }

  /// The bytes of a row.
  func size(of row: Int) -> Int {
    rows[row].blocks.reduce(rows[row].waiting.count) { $0 + $1.count }
  }

  /// Gives the records of a row in blocks of whole ones, each valid within the body only.
  ///
  /// - Complexity: O(size of the row).
  /// - Throws: what the spool or the body throws.
  func forEachBlock(
    of row: Int, _ body: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    var room: [UInt8] = []
    for block in rows[row].blocks {
      if room.count < block.count { room = Array(repeating: 0, count: block.count) }
      unsafe try room.withUnsafeMutableBytes { room in
        let part = unsafe UnsafeMutableRawBufferPointer(rebasing: room[..<block.count])
        unsafe try spool?.read(part, from: block.lowerBound)
        unsafe try body(UnsafeRawBufferPointer(part))
      }
    }
    unsafe try rows[row].waiting.withUnsafeBytes {
      if unsafe !$0.isEmpty { unsafe try body($0) }
    }
  }
}

extension SpooledRows {
  /// Fills an array with a block of a row, the last of which waits in memory.
  ///
  /// - Throws: what the spool throws.
  fileprivate func read(_ room: inout [UInt8], _ block: Int, of row: Int) throws {
    let row = rows[row]
    guard block < row.blocks.count else {
      precondition(block == row.blocks.count, "a row is read no further than its end")
      room = row.waiting
      return
    }
    let place = row.blocks[block]
    if room.count != place.count { room = Array(repeating: 0, count: place.count) }
    unsafe try room.withUnsafeMutableBytes { unsafe try spool?.read($0, from: place.lowerBound) }
  }
}

/// Reads the values of a row one at a time.
struct SpooledValues<Value: BitwiseCopyable> {
  private let rows: SpooledRows
  private let row: Int
  private var block: [UInt8] = []
  private var offset = 0
  private var nextBlock = 0

  /// Begins with the first value of a row, each record of which is one.
  init(_ rows: SpooledRows, of row: Int) {
    self.rows = rows
    self.row = row
  }

  /// The next value, which there must be.
  ///
  /// - Throws: what the spool throws.
  mutating func next() throws -> Value {
    if offset == block.count {
      try rows.read(&block, nextBlock, of: row)
      (offset, nextBlock) = (0, nextBlock + 1)
    }
    defer { offset += MemoryLayout<Value>.size }
    return unsafe block.withUnsafeBytes { [offset] in
      unsafe $0.loadUnaligned(fromByteOffset: offset, as: Value.self)
    }
  }
}
