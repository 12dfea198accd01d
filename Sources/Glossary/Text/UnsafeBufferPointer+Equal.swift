extension UnsafeBufferPointer<UInt8> {
  /// Whether two stretches of memory hold the same bytes, eight at a time.
  ///
  /// - Complexity: O(length).
  @inline(__always)
  func isEqual(to other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard count == other.count else { return false }
    let (one, two) = (UnsafeRawBufferPointer(self), UnsafeRawBufferPointer(other))
    func agree<Word: FixedWidthInteger & BitwiseCopyable>(_ offset: Int, _ type: Word.Type) -> Bool
    {
      unsafe one.loadUnaligned(fromByteOffset: offset, as: type)
        == two.loadUnaligned(fromByteOffset: offset, as: type)
    }
    if count >= 8 {
      var offset = 0
      while offset + 8 < count {
        guard agree(offset, UInt64.self) else { return false }
        offset += 8
      }
      return agree(count - 8, UInt64.self)
    }
    // The last load overlaps the one before.
    if count >= 4 { return agree(0, UInt32.self) && agree(count - 4, UInt32.self) }
    if count >= 2 { return agree(0, UInt16.self) && agree(count - 2, UInt16.self) }
    return unsafe count == 0 || self[0] == other[0]
  }
}
