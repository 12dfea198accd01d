/// Writes text into Markdown.
enum MarkdownEscape {
  /// Words that mean themselves wherever they stand in a line.
  ///
  /// Any punctuation of ASCII may stand behind a backslash (CommonMark 0.29, section 6.1); only what
  /// could be read as markup does.
  static func text(_ words: String) -> String {
    let scalars = Array(words.unicodeScalars)
    var written = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : " "
      let isMarkup =
        switch scalar {
        case "\\", "`", "*", "[", "]", "<", "|", "~": true
        case "_": index == 0 || !isWord(scalars[index - 1]) || !isWord(next)
        case "&": next == "#" || isWord(next)
        case "!": next == "["
        // At the beginning of a line these open a heading, a list or a quotation.
        case "#", "+", "-", ">", "=": index == 0
        case ".", ")":
          index < 10 && next == " " && scalars[..<index].allSatisfy { ("0"..."9").contains($0) }
            && index > 0
        default: false
        }
      if isMarkup { written.append("\\") }
      written.append(scalar)
    }
    return String(written)
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
  }
}
