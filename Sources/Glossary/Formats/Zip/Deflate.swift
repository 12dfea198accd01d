internal import CZlib

/// The compression of ZIP containers, without a frame (RFC 1951).
enum Deflate {
  /// Packs bytes.
  ///
  /// - Complexity: O(length).
  static func packed(_ bytes: [UInt8]) -> [UInt8] {
    // zlib remembers the address, so that the stream stays where it is.
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // A negative window asks for no frame.
    let status = unsafe deflateInit2_(
      stream, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "memory for a packer")
    defer {
      _ = unsafe deflateEnd(stream)
      unsafe stream.deallocate()
    }
    var output: [UInt8] = []
    var bytes = bytes
    unsafe bytes.withUnsafeMutableBufferPointer { source in
      var start = 0
      var isDone = false
      while !isDone {
        let count = min(source.count - start, 1 << 24)
        let isLast = start + count == source.count
        unsafe stream.pointee.next_in = source.baseAddress.map { unsafe $0 + start }
        unsafe stream.pointee.avail_in = UInt32(count)
        // Output is complete when a call leaves room.
        repeat {
          output += unsafe [UInt8](unsafeUninitializedCapacity: 65_536) { room, length in
            unsafe stream.pointee.next_out = room.baseAddress
            unsafe stream.pointee.avail_out = UInt32(room.count)
            _ = unsafe deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
            length = unsafe room.count - Int(stream.pointee.avail_out)
          }
        } while unsafe stream.pointee.avail_out == 0
        start += count
        isDone = isLast
      }
    }
    return output
  }

  /// The checksum that a container keeps of a file.
  static func checksum(of bytes: [UInt8]) -> Int {
    var checksum: UInt = 0
    var start = 0
    unsafe bytes.withUnsafeBufferPointer { source in
      while start < source.count {
        let count = min(source.count - start, 1 << 24)
        checksum = unsafe crc32(
          checksum, source.baseAddress.map { unsafe $0 + start }, UInt32(count))
        start += count
      }
    }
    return Int(checksum)
  }
}
