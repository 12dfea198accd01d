/// The words of a text with what stands between them, as the harvest reads them.
struct HarvestWords {
  /// A word.
  struct Word {
    /// The word as it is written.
    var text: String

    /// The word in lower case.
    var folded: String

    /// Where it stands.
    var range: TextRange

    /// What stands between it and the next, or the end.
    var gap: String

    /// Whether it begins with a capital.
    var isCapital: Bool { text.unicodeScalars.first?.properties.isUppercase ?? false }

    /// Whether it has two capitals or more and is no Roman number: *TPPO*, *BP2MI*, *MoU*.
    var isAcronymShaped: Bool {
      let scalars = text.unicodeScalars
      guard (2...14).contains(scalars.count), isCapital,
        scalars.count(where: \.properties.isUppercase) > 1,
        scalars.allSatisfy({ $0.properties.isAlphabetic || $0.properties.numericType != nil })
      else { return false }
      return !scalars.allSatisfy { "IVXLC".unicodeScalars.contains($0) }
    }

    /// Whether it has a digit.
    var hasDigit: Bool { text.unicodeScalars.contains { $0.properties.numericType != nil } }
  }

  let words: [Word]

  var count: Int { words.count }

  subscript(index: Int) -> Word { words[index] }

  /// Whether nothing but blanks, hyphens, quotation marks and marks of emphasis stand between a word
  /// and the next.
  func isJoined(_ index: Int) -> Bool {
    let gap = words[index].gap
    return !gap.isEmpty && gap.count(where: \.isNewline) < 2
      && gap.unicodeScalars.allSatisfy {
        " \t\n\r\u{A0}-\u{2010}\u{2011}'\"“”‘’_*".unicodeScalars.contains($0)
      }
  }

  /// Whether a hyphen alone joins a word to the next.
  func isHyphenated(_ index: Int) -> Bool { index >= 0 && words[index].gap == "-" }

  /// The folded words of a range.
  func folded(_ range: Range<Int>) -> [String] { words[range].map(\.folded) }

  /// Where some words stand; there must be one at least.
  func range(_ range: Range<Int>) -> TextRange {
    TextRange(
      start: words[range.lowerBound].range.start, end: words[range.upperBound - 1].range.end)
  }

  /// Some words in a row, as they are written, with single blanks.
  func text(_ range: Range<Int>) -> String {
    var text = ""
    for index in range {
      text += words[index].text
      guard index < range.upperBound - 1 else { break }
      let gap = words[index].gap
      if gap.contains(",") { text += "," }
      text += gap.contains("/") ? "/" : gap == "-" ? "-" : " "
    }
    return text
  }
}
