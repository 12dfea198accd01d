/// Finds names whose wording is not the author's: titles of laws, names of bodies, and lines that
/// belong to a page and not to its text.
enum NamedPassages {
  /// Titles of laws: what follows the number and year and *tentang* or *on*.
  ///
  /// The title goes on as long as words keep their capitals.
  static func lawTitles(in text: TokenizedText, _ words: [Token]) -> [TextRange] {
    words.indices.compactMap { index in
      guard index >= 2, words[index - 1].kind == .number,
        titleOpeners.contains(text.folded(words[index])),
        yearWords.contains(text.folded(words[index - 2]))
      else { return nil }
      return title(in: text, words, from: index)
    }
  }

  /// Names of bodies: a head noun with a capital and the capitalised words after it.
  static func bodies(in text: TokenizedText, _ words: [Token]) -> [TextRange] {
    var ranges: [TextRange] = []
    for index in words.indices {
      guard words[index].range.start >= ranges.last?.end ?? 0, isCapital(text, words[index]),
        heads.contains(text.folded(words[index]))
      else { continue }
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
  private static func title(in text: TokenizedText, _ words: [Token], from first: Int) -> TextRange
  {
    var end = words[first].range.end
    var index = first + 1
    while index < min(words.count, first + longestTitle) {
      let gap = text.text.slice(
        TextRange(start: words[index - 1].range.end, end: words[index].range.start))
      guard gap.unicodeScalars.allSatisfy({ gapScalars.contains($0) }),
        gap.utf8.count(where: { $0 == 0x0A }) < 2
      else { break }
      if isCapital(text, words[index]) {
        // *Kementerian Ketenagakerjaan dan TKI* is a body and then another word.
        let isJoined = connectors.contains(text.folded(words[index - 1]))
        if isJoined && isAcronym(text, words[index]) { break }
        end = words[index].range.end
      } else if !connectors.contains(text.folded(words[index])) {
        break
      }
      index += 1
    }
    return TextRange(start: words[first].range.start, end: end)
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
  private static let titleOpeners: Set<String> = ["tentang", "mengenai", "on", "concerning"]
  private static let yearWords: Set<String> = ["tahun", "of", "year"]
  private static let connectors: Set<String> = [
    "dan", "di", "ke", "atas", "bagi", "untuk", "dari", "yang", "oleh", "pada", "dengan", "serta",
    "tentang", "and", "of", "the", "for", "in", "on", "to", "against", "their",
  ]
  private static let heads: Set<String> = [
    "yayasan", "lembaga", "badan", "komisi", "kementerian", "departemen", "serikat", "asosiasi",
    "forum", "direktorat", "deputi", "jaringan", "perhimpunan", "koalisi", "perkumpulan",
    "solidaritas", "aliansi", "paguyuban", "ikatan", "konfederasi", "federasi",
  ]
}
