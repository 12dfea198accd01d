/// Scripts that are written without spaces between words.
enum UnspacedScript {
  /// Whether a text has a letter of such a script.
  ///
  /// - Complexity: O(length).
  static func occurs(in utf8: [UInt8]) -> Bool {
    // The first of these scripts begins with the byte 0xE0.
    utf8.contains { $0 >= 0xE0 }
      && String(decoding: utf8, as: UTF8.self).unicodeScalars.contains {
        isHan($0) || isOther($0)
      }
  }

  /// Whether a place of a text lies between two Chinese characters.
  static func isBetweenHan(_ utf8: some RandomAccessCollection<UInt8>, at offset: Int) -> Bool {
    guard offset > 0 && offset < utf8.count else { return false }
    let middle = utf8.index(utf8.startIndex, offsetBy: offset)
    guard utf8[middle] & 0xC0 != 0x80 else { return false }
    let before = String(decoding: utf8[..<middle].suffix(4), as: UTF8.self).unicodeScalars.last
    let after = String(decoding: utf8[middle...].prefix(4), as: UTF8.self).unicodeScalars.first
    guard let before, let after else { return false }
    return isHan(before) && isHan(after)
  }

  private static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2E80...0x2FDF, 0x3005, 0x3007, 0x3021...0x3029, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xF900...0xFAFF, 0x20000...0x323AF:
      true
    default: false
    }
  }

  /// Thai and Lao, Burmese, Khmer, Japanese syllables.
  private static func isOther(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0xA9E0...0xA9FF, 0xAA60...0xAA7F, 0x1780...0x17FF,
      0x3041...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F:
      true
    default: false
    }
  }
}
