/// Finds names whose wording is not the author's: titles of laws, names of bodies, and lines that
/// belong to a page and not to its text.
enum NamedPassages {
  /// Titles of laws: what follows the number and year and *tentang* or *on*.
  ///
  /// The title goes on as long as words keep their capitals.
  static func lawTitles(in text: TokenizedText, _ words: [RecognizedText.Word]) -> [TextRange] {
    words.indices.compactMap { index in
      guard index >= 2, words[index].traits.contains(.titleOpener),
        words[index - 2].traits.contains(.yearWord),
        text.tokens[Int(words[index - 1].token)].kind == .number
      else { return nil }
      return title(in: text, words, from: index)
    }
  }

  /// Names of bodies: a head noun with a capital and the capitalised words after it.
  static func bodies(in text: TokenizedText, _ words: [RecognizedText.Word]) -> [TextRange] {
    var ranges: [TextRange] = []
    for index in words.indices where words[index].traits.contains(.bodyHead) {
      let token = text.tokens[Int(words[index].token)]
      guard token.range.start >= ranges.last?.end ?? 0, isCapital(text, token) else { continue }
      ranges.append(title(in: text, words, from: index))
    }
    return ranges
  }

  /// Link lines, bylines and copyright lines.
  static func boilerplate(in text: TokenizedText) -> [TextRange] {
    var ranges: [TextRange] = []
    var start = 0
    let utf8 = text.text.utf8
    for line in utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let end = start + line.count
      if BoilerplateLine.matches(line) {
        ranges.append(TextRange(start: start, end: end))
      }
      start = end + 1
    }
    return ranges
  }

  /// The range from a word over the capitalised words that follow it, small words between them
  /// included; punctuation ends it.
  private static func title(
    in text: TokenizedText, _ words: [RecognizedText.Word], from first: Int
  ) -> TextRange {
    func token(_ index: Int) -> Token { text.tokens[Int(words[index].token)] }
    var end = token(first).range.end
    var index = first + 1
    while index < min(words.count, first + longestTitle) {
      let gap = text.text.slice(
        TextRange(start: token(index - 1).range.end, end: token(index).range.start))
      guard gap.unicodeScalars.allSatisfy({ gapScalars.contains($0) }),
        gap.utf8.count(where: { $0 == 0x0A }) < 2
      else { break }
      if isCapital(text, token(index)) {
        // *Kementerian Ketenagakerjaan dan TKI* is a body and then another word.
        let isJoined = words[index - 1].traits.contains(.connector)
        if isJoined && isAcronym(text, token(index)) { break }
        end = token(index).range.end
      } else if !words[index].traits.contains(.connector) {
        break
      }
      index += 1
    }
    return TextRange(start: token(first).range.start, end: end)
  }

  private static func isCapital(_ text: TokenizedText, _ word: Token) -> Bool {
    guard let first = text.source(word).unicodeScalars.first else { return false }
    return first.isASCII ? ("A"..."Z").contains(first) : first.properties.isUppercase
  }

  private static func isAcronym(_ text: TokenizedText, _ word: Token) -> Bool {
    let scalars = text.source(word).unicodeScalars
    return scalars.count > 1 && scalars.allSatisfy { !$0.properties.isLowercase }
  }

  /// No title of a law has more words.
  private static let longestTitle = 60

  private static let gapScalars: Set<Unicode.Scalar> = [" ", "-", ",", "\n", "\r", "\t"]
}
