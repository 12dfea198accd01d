/// Whole numbers in seven bits a byte, the lowest first; all bytes but the last have the top bit.
enum VariableLength {
  /// The most bytes of a number.
  static let longest = 5

  static func append(_ value: UInt32, to out: inout [UInt8]) {
    var rest = value
    while rest >= 0x80 {
      out.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest &>>= 7
    }
    out.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Writes a number into room that suffices, and moves the offset behind it.
  @inline(__always)
  static func write(
    _ value: UInt32, to room: UnsafeMutableBufferPointer<UInt8>, at offset: inout Int
  ) {
    var rest = value
    while rest >= 0x80 {
      unsafe room[offset] = UInt8(truncatingIfNeeded: rest) | 0x80
      offset &+= 1
      rest &>>= 7
    }
    unsafe room[offset] = UInt8(truncatingIfNeeded: rest)
    offset &+= 1
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
