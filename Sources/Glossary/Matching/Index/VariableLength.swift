/// Whole numbers in seven bits a byte, the lowest first; all bytes but the last have the top bit.
enum VariableLength {
  static func append(_ value: UInt32, to out: inout [UInt8]) {
    var rest = value
    while rest >= 0x80 {
      out.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest &>>= 7
    }
    out.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Reads a number and moves the offset behind it; reads no further than the end.
  @inline(__always)
  static func read(_ bytes: UnsafePointer<UInt8>, _ offset: inout Int, _ end: Int) -> UInt32 {
    var value: UInt32 = 0
    var shift: UInt32 = 0
    while offset < end {
      let byte = unsafe bytes[offset]
      offset += 1
      value |= UInt32(byte & 0x7F) &<< shift
      if byte < 0x80 { break }
      shift &+= 7
    }
    return value
  }
}
