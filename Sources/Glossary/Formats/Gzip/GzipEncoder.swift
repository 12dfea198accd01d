internal import CZlib

/// Packs a text with gzip, block by block.
///
/// Equal input gives equal bytes: the header names no file and no time.
@safe public struct GzipEncoder: ~Copyable {
  private let stream: UnsafeMutablePointer<z_stream>
  private let isOpen: Bool

  /// Makes an encoder.
  ///
  /// Level 1 is the fastest and 9 packs best; others are taken as the nearest of these.
  public init(level: Int = 6) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // 16 asks for the header of gzip, whose time and name are then zero and absent.
    isOpen =
      unsafe deflateInit2_(
        stream, Int32(min(max(level, 1), 9)), Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY,
        ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    precondition(isOpen, "memory for a packer")
  }

  deinit {
    if isOpen { _ = unsafe deflateEnd(stream) }
    unsafe stream.deallocate()
  }

  /// Packs a block and appends what is ready.
  ///
  /// - Complexity: O(length).
  public mutating func append(_ block: [UInt8], to output: inout [UInt8]) {
    var start = 0
    while start < block.count {
      let end = min(start + 1 << 20, block.count)
      pack(block, start..<end, Z_NO_FLUSH, to: &output)
      start = end
    }
  }

  /// Appends the rest; nothing may follow.
  public mutating func finish(to output: inout [UInt8]) {
    pack([], 0..<0, Z_FINISH, to: &output)
  }

  private mutating func pack(
    _ block: [UInt8], _ range: Range<Int>, _ flush: Int32, to output: inout [UInt8]
  ) {
    let stream = unsafe self.stream
    var block = block
    unsafe block.withUnsafeMutableBufferPointer { bytes in
      unsafe stream.pointee.next_in = bytes.baseAddress.map { unsafe $0 + range.lowerBound }
      unsafe stream.pointee.avail_in = UInt32(range.count)
      // Output is complete when a call leaves room.
      repeat {
        let packed = unsafe [UInt8](unsafeUninitializedCapacity: 65_536) { room, length in
          unsafe stream.pointee.next_out = room.baseAddress
          unsafe stream.pointee.avail_out = UInt32(room.count)
          _ = unsafe deflate(stream, flush)
          length = unsafe room.count - Int(stream.pointee.avail_out)
        }
        output += packed
      } while unsafe stream.pointee.avail_out == 0
    }
  }
}
