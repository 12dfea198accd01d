/// Bytes that are put aside while an index is made, so that memory does not grow with its texts.
public protocol IndexSpool: AnyObject {
  /// Adds bytes behind all others; where they begin.
  ///
  /// - Throws: what keeps the bytes from being put aside, such as a full disk.
  func append(_ bytes: UnsafeRawBufferPointer) throws -> Int

  /// Fills a buffer with the bytes from an offset on, which were all added before.
  ///
  /// - Throws: what keeps them from being read.
  func read(_ buffer: UnsafeMutableRawBufferPointer, from offset: Int) throws
}

/// A spool in memory, for an index that stays there too.
public final class MemorySpool: IndexSpool {
  private var bytes: [UInt8] = []

  public init() {}

  public func append(_ added: UnsafeRawBufferPointer) -> Int {
    unsafe bytes.append(contentsOf: added)
    return bytes.count - added.count
  }

  public func read(_ buffer: UnsafeMutableRawBufferPointer, from offset: Int) {
    unsafe bytes.withUnsafeBytes {
      unsafe buffer.copyMemory(
        from: UnsafeRawBufferPointer(rebasing: $0[offset..<offset + buffer.count]))
    }
  }
}
