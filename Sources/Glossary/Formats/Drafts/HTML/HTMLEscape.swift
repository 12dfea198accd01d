/// Writes text into pages.
enum HTMLEscape {
  /// Words as the text of an element or the value of an attribute.
  ///
  /// Quotation marks become references as well: the words of an image stand in an attribute.
  static func text(_ words: String) -> String {
    var written = ""
    for character in words.unicodeScalars {
      switch character {
      case "&": written += "&amp;"
      case "<": written += "&lt;"
      case ">": written += "&gt;"
      case "\"": written += "&quot;"
      case "\u{A0}": written += "&nbsp;"
      default: written.unicodeScalars.append(character)
      }
    }
    return written
  }
}
