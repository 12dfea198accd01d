/// Tells Indonesian from English by their commonest small words.
public enum LanguageGuess {
  /// The candidate that a text is most likely in; the first where none of them can be told.
  ///
  /// - Complexity: O(1); some pages are enough to tell.
  static func guess(_ text: TokenizedText, among candidates: [LanguageTag]) -> LanguageTag {
    guard let first = candidates.first else { return guess(text) }
    if candidates.count == 1 { return first }
    let guess = guess(text)
    return candidates.first { $0.serves(guess) } ?? first
  }

  /// The language more of whose small words stand at the beginning of a text; Indonesian in a tie.
  ///
  /// - Complexity: O(1); some pages are enough to tell.
  public static func guess(_ text: TokenizedText) -> LanguageTag {
    var balance = 0
    for token in text.tokens.prefix(4_000) where token.kind == .word {
      let word = text.folded(token)
      if indonesian.contains(word) { balance += 1 }
      if english.contains(word) { balance -= 1 }
    }
    return balance < 0 ? .english : .indonesian
  }

  /// The language of a text, nil where too few of its words are small words of either.
  ///
  /// - Complexity: O(1); some pages are enough to tell.
  /// - Throws: `UnicodeError` when ICU fails.
  public static func known(_ text: String) throws(UnicodeError) -> LanguageTag? {
    var tokenizer = Tokenizer(.undetermined)
    let text = try tokenizer.tokenize(String(text.prefix(20_000)))
    var words = 0
    var counts = (indonesian: 0, english: 0)
    for token in text.tokens where token.kind == .word {
      words += 1
      let word = text.folded(token)
      if indonesian.contains(word) { counts.indonesian += 1 }
      if english.contains(word) { counts.english += 1 }
    }
    let (most, least) = (
      max(counts.indonesian, counts.english), min(counts.indonesian, counts.english)
    )
    // A twentieth of the words of either language are in its list, and hardly any in the other's.
    guard most > 0, 20 * most >= words, most > 2 * least else { return nil }
    return counts.english > counts.indonesian ? .english : .indonesian
  }

  static let indonesian: Set<String> = [
    "yang", "dan", "di", "untuk", "dengan", "dari", "pada", "ini", "itu", "dalam", "oleh", "akan",
    "tidak", "atau", "juga", "karena", "kepada", "telah", "sebagai", "adalah", "para", "bagi",
  ]

  static let english: Set<String> = [
    "the", "of", "and", "to", "in", "for", "with", "that", "is", "was", "by", "on", "as", "are",
    "from", "their", "has", "have", "been", "which", "were", "this", "at",
  ]
}

extension LanguageTag {
  /// Indonesian or English, whichever a text is more likely in; Indonesian in a tie.
  ///
  /// - Complexity: O(length).
  /// - Throws: `UnicodeError` when the text is too long.
  public static func guessed(from text: String) throws(UnicodeError) -> LanguageTag {
    var tokenizer = Tokenizer(.undetermined)
    return LanguageGuess.guess(try tokenizer.tokenize(text))
  }
}
