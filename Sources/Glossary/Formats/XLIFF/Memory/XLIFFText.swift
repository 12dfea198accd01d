/// Text in XLIFF documents.
enum XLIFFText {
  /// The value of an attribute in double quotes.
  static func attribute(_ text: String) -> String { XMLText.attribute(text) }

  /// An attribute with a blank before it; nothing for nil.
  static func attribute(_ name: String, _ value: String?) -> String {
    value.map { " \(name)=\"\(XMLText.attribute($0))\"" } ?? ""
  }

  /// Appends text; characters that XML forbids are elements of XLIFF 2, and U+FFFD in XLIFF 1.
  static func append(_ text: String, isTwo: Bool, to bytes: inout [UInt8]) {
    guard isTwo, hasForbidden(text) else {
      _ = XMLText.append(text, to: &bytes)
      return
    }
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard isForbidden(scalar) else {
        plain.append(scalar)
        continue
      }
      _ = XMLText.append(String(plain), to: &bytes)
      plain.removeAll()
      let digits = String(scalar.value, radix: 16, uppercase: true)
      bytes += "<cp hex=\"\(String(repeating: "0", count: 4 - digits.utf8.count))\(digits)\"/>".utf8
    }
    _ = XMLText.append(String(plain), to: &bytes)
  }

  /// Whether a text has characters that XML forbids.
  static func hasForbidden(_ text: String) -> Bool {
    text.utf8.contains { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
      || text.unicodeScalars.contains { $0.value == 0xFFFE || $0.value == 0xFFFF }
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}
