/// Messages of gettext as text.
enum POMessage {
  /// A text as strings: one, or after an empty one a string a line.
  static func strings(
    _ text: String, before prefix: String = "", lineBreak: String = "\n"
  ) -> String {
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    var parts = lines.dropLast().map { String(decoding: $0, as: UTF8.self) + "\n" }
    if let last = lines.last, !last.isEmpty { parts.append(String(decoding: last, as: UTF8.self)) }
    let strings = parts.map { "\"\(POString.escaped($0))\"" }
    if strings.count <= 1 { return strings.first ?? "\"\"" }
    return (["\"\""] + strings).joined(separator: lineBreak + prefix)
  }

  /// A translation that begins and ends with line breaks where the text does, as gettext wants.
  static func withLineBreaks(of text: String, _ translation: String) -> String {
    func trimmed(_ text: String) -> Substring.UTF8View {
      let start = text.utf8.drop { $0 == 0x0A }
      return start.dropLast(start.reversed().prefix { $0 == 0x0A }.count)
    }
    let first = text.utf8.prefix { $0 == 0x0A }.count
    let isBlank = first == text.utf8.count
    let last = isBlank ? 0 : text.utf8.reversed().prefix { $0 == 0x0A }.count
    return String(repeating: "\n", count: first)
      + String(Substring(trimmed(translation))) + String(repeating: "\n", count: last)
  }

  /// Appends a comment, a line of the file a line of the text.
  static func comment(_ mark: String, _ text: String, to bytes: inout [UInt8]) {
    for line in text.utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      bytes += "\(mark) ".utf8
      bytes += line
      bytes.append(0x0A)
    }
  }

  /// Appends a field with its string.
  static func field(_ name: String, _ text: String, to bytes: inout [UInt8]) {
    bytes += "\(name) \(strings(text))\n".utf8
  }
}
