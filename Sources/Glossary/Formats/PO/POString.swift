/// Strings in PO files, which are written like those of C.
enum POString {
  /// A string that ended, or what is wrong with it.
  enum End {
    /// The offset after the closing quotation mark.
    case end(Int)

    /// A mistake, its offset, and what it is.
    case mistake(Int, String)
  }

  /// Appends the string whose opening quotation mark stands at an offset.
  ///
  /// - Complexity: O(length).
  static func scan(
    _ bytes: [UInt8], from quote: Int, lineEnd: Int, into text: inout SegmentText
  ) -> End {
    var position = quote + 1
    var plain = position
    func appendPlain(_ text: inout SegmentText) {
      let range = TextRange(start: plain, end: position)
      text.append(bytes[plain..<position], at: range, isVerbatim: true)
    }
    while position < lineEnd {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        appendPlain(&text)
        return .end(position + 1)
      case UInt8(ascii: "\\"):
        appendPlain(&text)
        guard let (value, end) = escape(bytes, from: position, lineEnd: lineEnd) else {
          return .mistake(position, "an escape that is none; write \\\\ for a backslash")
        }
        let place = TextRange(start: position, end: end)
        text.append(value[...], at: place, isVerbatim: false)
        position = end
        plain = end
      default: position += 1
      }
    }
    return .mistake(quote, "a string that does not end on its line; close it with a quotation mark")
  }

  /// Words as they stand in a string.
  ///
  /// - Complexity: O(length).
  static func escaped(_ words: String) -> String {
    var output: [UInt8] = []
    for byte in words.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): output += [UInt8(ascii: "\\"), byte]
      case 0x0A: output += "\\n".utf8
      case 0x09: output += "\\t".utf8
      case 0x0D: output += "\\r".utf8
      case 0..<0x20, 0x7F:
        let octal = String(byte, radix: 8)
        output += ("\\" + String(repeating: "0", count: 3 - octal.utf8.count) + octal).utf8
      default: output.append(byte)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// What an escape stands for and where it ends.
  ///
  /// Escapes that name bytes make a character together.
  private static func escape(
    _ bytes: [UInt8], from start: Int, lineEnd: Int
  ) -> (value: [UInt8], end: Int)? {
    guard start + 1 < lineEnd else { return nil }
    if let value = simple[bytes[start + 1]] { return ([value], start + 2) }
    var value: [UInt8] = []
    var position = start
    while let (byte, end) = numeric(bytes, from: position, lineEnd: lineEnd) {
      value.append(byte)
      position = end
      // An ASCII character is whole.
      if byte < 0x80 { break }
      if (try? UTF8Span(validating: value.span)) != nil { break }
    }
    guard (try? UTF8Span(validating: value.span)) != nil, !value.isEmpty else { return nil }
    return (value, position)
  }

  /// `\101` or `\x41`.
  private static func numeric(
    _ bytes: [UInt8], from start: Int, lineEnd: Int
  ) -> (UInt8, end: Int)? {
    guard start + 1 < lineEnd, bytes[start] == UInt8(ascii: "\\") else { return nil }
    let isHexadecimal = bytes[start + 1] == UInt8(ascii: "x")
    let radix = isHexadecimal ? 16 : 8
    let first = isHexadecimal ? start + 2 : start + 1
    var end = first
    var value = 0
    while end < lineEnd, end - first < (isHexadecimal ? 2 : 3),
      let digit = Character(UnicodeScalar(bytes[end])).hexDigitValue, digit < radix
    {
      value = value * radix + digit
      end += 1
    }
    guard end > first, let byte = UInt8(exactly: value), byte != 0 else { return nil }
    return (byte, end)
  }

  private static let simple: [UInt8: UInt8] = [
    UInt8(ascii: "n"): 0x0A, UInt8(ascii: "t"): 0x09, UInt8(ascii: "r"): 0x0D,
    UInt8(ascii: "a"): 0x07, UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C,
    UInt8(ascii: "v"): 0x0B, UInt8(ascii: "\\"): UInt8(ascii: "\\"),
    UInt8(ascii: "\""): UInt8(ascii: "\""),
  ]
}
