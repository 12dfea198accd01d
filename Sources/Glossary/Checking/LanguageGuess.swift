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
