/// The line and column, from 1, that a text in UTF-8 has reached; columns are Unicode scalars.
struct TextPosition {
  private(set) var line = 1
  private(set) var column = 1

  /// Goes on behind some more bytes of the text.
  ///
  /// - Complexity: O(length).
  mutating func follow(_ bytes: ArraySlice<UInt8>) {
    for byte in bytes {
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
  }
}
