internal import CICU

/// Folding: the form under which texts that differ only in writing habits are equal.
public enum Folding {
  /// Folds case and compatibility (NFKC_Casefold, Unicode section 3.13), then writes every dash as
  /// `-`, single quotation marks as `'`, double ones as `"` and each white space as one space.
  ///
  /// Folding twice changes nothing more. Accents stay; `stripAccents` removes them.
  ///
  /// - Complexity: O(length); texts of ASCII alone never reach ICU.
  /// - Throws: `UnicodeError` when the text is longer than 2³¹ − 1 bytes.
  public static func fold(_ text: String) throws(UnicodeError) -> String {
    if let folded = foldASCII(text) { return folded }
    let folded = unsafe try withICUText(text, operation: "fold a text") {
      unsafe cicu_nfkc_casefold($0, $1, $2, $3, &$4)
    }
    return unify(folded)
  }

  /// Removes the accents of Latin, Greek and Cyrillic letters; marks of other scripts stay.
  ///
  /// - Complexity: O(length); texts of ASCII alone are returned as they are.
  /// - Throws: `UnicodeError` when the text is longer than 2³¹ − 1 bytes.
  public static func stripAccents(_ text: String) throws(UnicodeError) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    return unsafe try withICUText(text, operation: "strip accents") {
      unsafe cicu_strip_accents($0, $1, $2, $3, &$4)
    }
  }

  /// The canonical composition (NFC) of a text, under which canonically equal texts are identical.
  ///
  /// - Complexity: O(length).
  /// - Throws: `UnicodeError` when the text is longer than 2³¹ − 1 bytes.
  public static func compose(_ text: String) throws(UnicodeError) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    return unsafe try withICUText(text, operation: "compose a text") {
      unsafe cicu_nfc($0, $1, $2, $3, &$4)
    }
  }

  /// The fold of a text of ASCII alone, nil for any other.
  private static func foldASCII(_ text: String) -> String? {
    var text = text
    return text.withUTF8 { source -> String? in
      guard unsafe source.allSatisfy({ $0 < 0x80 }) else { return nil }
      return unsafe String(unsafeUninitializedCapacity: source.count) { out in
        for index in source.indices { unsafe out[index] = foldASCII(byte: source[index]) }
        return source.count
      }
    }
  }

  /// The fold of one ASCII byte.
  static func foldASCII(byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
    case 0x09...0x0D: 0x20
    default: byte
    }
  }

  /// Appends the fold of a character of Latin-1 or of a usual quotation mark or dash, which no
  /// character after it changes but a combining mark.
  ///
  /// - Returns: The length of the character, nil when it is another.
  static func appendLatin(
    _ source: UnsafeBufferPointer<UInt8>, at index: Int, to out: inout [UInt8]
  ) -> Int? {
    let second = unsafe source[index + 1]
    switch unsafe source[index] {
    case 0xC2 where second == 0xA0: out.append(0x20)
    case 0xC2 where second == 0xAB || second == 0xBB: out.append(UInt8(ascii: "\""))
    // À to Þ but ×, then ß, which folds to two letters, and à to ÿ.
    case 0xC3 where second < 0x9F:
      out.append(0xC3)
      out.append(second == 0x97 ? second : second + 0x20)
    case 0xC3 where second > 0x9F:
      out.append(0xC3)
      out.append(second)
    case 0xE2 where second == 0x80:
      switch unsafe source[index + 2] {
      case 0x93, 0x94: out.append(UInt8(ascii: "-"))
      case 0x98, 0x99: out.append(UInt8(ascii: "'"))
      case 0x9C, 0x9D: out.append(UInt8(ascii: "\""))
      case 0xA6: out.append(contentsOf: "...".utf8)
      default: return nil
      }
      return 3
    default: return nil
    }
    return 2
  }

  private static func unify(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    out.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars { out.append(unify(scalar)) }
    return String(out)
  }

  private static func unify(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x09...0x0D, 0x85, 0x2028, 0x2029: return " "
    case ..<0x80: return scalar
    case 0x2018...0x201B, 0x2032, 0x2039, 0x203A, 0x02BC: return "'"
    case 0x201C...0x201F, 0x2033, 0x00AB, 0x00BB, 0x300C...0x300F, 0x301D...0x301F, 0x2E42:
      return "\""
    case 0x2212: return "-"
    default:
      switch scalar.properties.generalCategory {
      case .dashPunctuation: return "-"
      case .spaceSeparator: return " "
      default: return scalar
      }
    }
  }
}
