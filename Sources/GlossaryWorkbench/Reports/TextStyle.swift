import Glossary

/// How text for people is styled on a terminal; plain elsewhere.
package struct TextStyle {
  package var isColored: Bool

  package init(isColored: Bool) {
    self.isColored = isColored
  }

  package func bold(_ text: String) -> String { styled(text, "1") }
  package func dim(_ text: String) -> String { styled(text, "2") }
  package func good(_ text: String) -> String { styled(text, "32") }
  package func bad(_ text: String) -> String { styled(text, "31") }
  package func warning(_ text: String) -> String { styled(text, "33") }
  package func struck(_ text: String) -> String { styled(text, "31;9") }
  package func link(_ text: String) -> String { styled(text, "36") }

  private func styled(_ text: String, _ code: String) -> String {
    isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  /// A text with the blanks that bring it to a width in terminal cells.
  package static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.cellWidth))
  }

  /// A text without control characters, which could command a terminal or break a line.
  package static func printable(_ text: some StringProtocol) -> String {
    // Controls are single bytes below the blank, DEL, or two bytes that begin with C2.
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 }) else {
      return String(text)
    }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
  }

  /// A text that is cut to a width in terminal cells, with an ellipsis where it was longer.
  package static func shortened(_ text: String, to width: Int) -> String {
    // No scalar takes more than two cells, nor more than its bytes.
    guard text.utf8.count * 2 > width, text.cellWidth > width else { return text }
    var short = ""
    for character in text {
      if (short + String(character)).cellWidth >= width { break }
      short.append(character)
    }
    return short + "…"
  }

  /// Hundredths of a point with both decimals: `100.00`, `91.67`.
  package static func fixedPoints(_ hundredths: Int) -> String {
    let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
    return "\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// Hundredths of a point as they are read: `100`, `91.67`.
  package static func points(_ hundredths: Int) -> String {
    let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
    if rest == 0 { return String(whole) }
    return rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// A number of bytes as it is read: `417 bytes`, `3.2 MB`.
  package static func bytes(_ count: Int) -> String {
    var unit = 1
    for name in ["kB", "MB", "GB", "TB"] {
      let larger = unit * 1_000
      if count < larger { break }
      unit = larger
      if count < larger * 1_000 || name == "TB" {
        let tenths = count / (unit / 10)
        return "\(tenths / 10).\(tenths % 10) \(name)"
      }
    }
    return "\(count) bytes"
  }
}
