/// Finds names whose wording is not the author's: titles of laws, names of bodies, and lines that
/// belong to a page and not to its text.
enum NamedPassages {
  /// Titles of laws: what follows the number and year and *tentang* or *on*.
  ///
  /// The title goes on as long as words keep their capitals.
  static func lawTitles(
    in text: TokenizedText, _ words: RecognizedText, _ range: Range<Int>
  ) -> [TextRange] {
    range.compactMap { index in
      guard index >= 2, words.traits(index).contains(.titleOpener),
        words.traits(index - 2).contains(.yearWord),
        words.token(index - 1).kind == .number
      else { return nil }
      return title(in: text, words, from: index)
    }
  }

  /// Names of bodies: a head noun with a capital and the capitalised words after it.
  static func bodies(
    in text: TokenizedText, _ words: RecognizedText, _ range: Range<Int>
  ) -> [TextRange] {
    var ranges: [TextRange] = []
    for index in range where words.traits(index).contains(.bodyHead) {
      let token = words.token(index)
      guard token.range.start >= ranges.last?.end ?? 0, isCapital(text, token) else { continue }
      ranges.append(title(in: text, words, from: index))
    }
    return ranges
  }

  /// Link lines, bylines and copyright lines, and the credits of pictures.
  static func boilerplate(in text: TokenizedText, _ range: Range<Int>) -> [TextRange] {
    var ranges: [TextRange] = []
    unsafe text.text.utf8.withContiguousStorageIfAvailable { bytes in
      var start = range.lowerBound
      while start <= range.upperBound {
        let rest = unsafe bytes[start..<range.upperBound]
        let end = unsafe rest.firstIndex(of: 0x0A) ?? range.upperBound
        if unsafe BoilerplateLine.matches(bytes[start..<end]) {
          ranges.append(TextRange(start: start, end: end))
        } else {
          ranges += unsafe PictureCredit.ranges(in: bytes[start..<end]).map {
            TextRange(start: $0.lowerBound, end: $0.upperBound)
          }
        }
        start = end + 1
      }
    }
    return ranges
  }

  /// The range from a word over the capitalised words that follow it, small words between them
  /// included; punctuation ends it.
  private static func title(
    in text: TokenizedText, _ words: RecognizedText, from first: Int
  ) -> TextRange {
    var end = words.token(first).range.end
    var index = first + 1
    while index < min(words.count, first + longestTitle) {
      let gap = text.text.slice(
        TextRange(start: words.token(index - 1).range.end, end: words.token(index).range.start))
      guard gap.unicodeScalars.allSatisfy({ gapScalars.contains($0) }),
        gap.utf8.count(where: { $0 == 0x0A }) < 2
      else { break }
      if isCapital(text, words.token(index)) {
        // *Kementerian Ketenagakerjaan dan TKI* is a body and then another word.
        let isJoined = words.traits(index - 1).contains(.connector)
        if isJoined && isAcronym(text, words.token(index)) { break }
        end = words.token(index).range.end
      } else if !words.traits(index).contains(.connector) {
        break
      }
      index += 1
    }
    return TextRange(start: words.token(first).range.start, end: end)
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
