/// Text in XML 1.0 documents.
///
/// Characters that XML forbids become U+FFFD and are counted.
enum XMLText {
  /// Element content.
  static func content(_ text: String, _ replaced: inout Int) -> String {
    var bytes: [UInt8] = []
    replaced += append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The value of an attribute in double quotes.
  static func attribute(_ text: String) -> String {
    var bytes: [UInt8] = []
    _ = appendAttribute(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends element content.
  ///
  /// - Returns: how many characters were replaced.
  /// - Complexity: O(length).
  static func append(_ text: String, to output: inout [UInt8]) -> Int {
    append(text, to: &output, isAttribute: false)
  }

  /// Appends the value of an attribute in double quotes; white space comes back as it is.
  ///
  /// - Returns: how many characters were replaced.
  /// - Complexity: O(length).
  static func appendAttribute(_ text: String, to output: inout [UInt8]) -> Int {
    append(text, to: &output, isAttribute: true)
  }

  /// Whether a text can be the name of an attribute in a file of ours.
  ///
  /// XML allows more letters; those that expat reads are among them.
  static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return false }
    func isStart(_ byte: UInt8) -> Bool {
      byte >= 0x80 || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
    }
    return isStart(first)
      && text.utf8.allSatisfy { byte in
        isStart(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
          || byte == UInt8(ascii: ".")
      }
  }

  private static func append(
    _ text: String, to output: inout [UInt8], isAttribute: Bool
  ) -> Int {
    let utf8 = text.utf8
    let replaced = unsafe utf8.withContiguousStorageIfAvailable { bytes in
      unsafe append(bytes, to: &output, isAttribute: isAttribute)
    }
    if let replaced { return replaced }
    return unsafe Array(utf8).withUnsafeBufferPointer { bytes in
      unsafe append(bytes, to: &output, isAttribute: isAttribute)
    }
  }

  /// Appends what needs no care in one piece, up to each byte that does.
  private static func append(
    _ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8], isAttribute: Bool
  ) -> Int {
    var replaced = 0
    var start = 0
    var position = 0
    while position < bytes.count {
      let byte = unsafe bytes[position]
      guard careful[Int(byte)] else {
        position &+= 1
        continue
      }
      let following = unsafe bytes[(position + 1)...]
      let (written, length) = unsafe written(byte, following, isAttribute: isAttribute)
      if let written {
        unsafe output.append(contentsOf: bytes[start..<position])
        output.append(contentsOf: written.utf8)
        if written == "\u{FFFD}" { replaced += 1 }
        start = position + length
      }
      position += length
    }
    unsafe output.append(contentsOf: bytes[start...])
    return replaced
  }

  /// What stands for the bytes at a place, nil for themselves, and how many they are.
  private static func written(
    _ byte: UInt8, _ following: Slice<UnsafeBufferPointer<UInt8>>, isAttribute: Bool
  ) -> (String?, length: Int) {
    switch byte {
    case UInt8(ascii: "&"): ("&amp;", 1)
    case UInt8(ascii: "<"): ("&lt;", 1)
    case UInt8(ascii: ">"): ("&gt;", 1)
    case UInt8(ascii: "\""): (isAttribute ? "&quot;" : nil, 1)
    // A bare carriage return would be read back as a line feed, and either as a blank in attributes.
    case UInt8(ascii: "\r"): ("&#13;", 1)
    case UInt8(ascii: "\n"): (isAttribute ? "&#10;" : nil, 1)
    case UInt8(ascii: "\t"): (isAttribute ? "&#9;" : nil, 1)
    // U+FFFE and U+FFFF; the others that begin with this byte are allowed.
    case 0xEF:
      unsafe following.starts(with: [0xBF, 0xBE]) || following.starts(with: [0xBF, 0xBF])
        ? ("\u{FFFD}", 3) : (nil, 1)
    default: byte < 0x20 ? ("\u{FFFD}", 1) : (nil, 1)
    }
  }

  /// The bytes that may have to be written otherwise.
  private static let careful: [Bool] = (0..<256).map { byte in
    byte < 0x20 || byte == 0xEF || "&<>\"".utf8.contains(UInt8(byte))
  }
}
