extension TokenizedText {
  /// Whether the folded form of a token is a word.
  ///
  /// - Complexity: O(length of the token).
  func isFolded(_ index: Int, _ word: String) -> Bool {
    guard tokens.indices.contains(index) else { return false }
    let range = tokens[index].folded
    return foldedBytes[range.start..<range.end].elementsEqual(word.utf8)
  }

  /// The token after white space that follows another; nil at a blank line and at the end.
  ///
  /// - Complexity: O(white space between them).
  func index(after index: Int) -> Int? {
    var next = index + 1
    var lineBreaks = 0
    while next < tokens.count, tokens[next].kind == .space {
      if isLineBreak(next) { lineBreaks += 1 }
      next += 1
    }
    return next < tokens.count && lineBreaks < 2 ? next : nil
  }

  /// The token before white space that precedes another; nil at a blank line and at the start.
  ///
  /// - Complexity: O(white space between them).
  func index(before index: Int) -> Int? {
    var previous = index - 1
    var lineBreaks = 0
    while previous >= 0, tokens[previous].kind == .space {
      if isLineBreak(previous) { lineBreaks += 1 }
      previous -= 1
    }
    return previous >= 0 && lineBreaks < 2 ? previous : nil
  }

  /// Whether a token begins with a capital letter.
  func hasCapital(_ index: Int) -> Bool {
    guard let first = source(tokens[index]).unicodeScalars.first else { return false }
    return first.isASCII ? ("A"..."Z").contains(first) : first.properties.isUppercase
  }

  /// Whether a token begins with a line feed.
  func isLineBreak(_ index: Int) -> Bool {
    let first = byte(at: tokens[index].range.start)
    return tokens[index].kind == .space && (first == 0x0A || first == 0x0D)
  }
}
