/// Checks drafts against a term base, one after another.
public struct DraftChecker: ~Copyable {
  private let base: TermBase
  private let profile: Profile
  private var tokenizer = Tokenizer(.undetermined)
  private var rules: [LanguageTag: DeprecatedTerm] = [:]

  /// Makes a checker; what a language needs is built when its first draft comes.
  public init(base: TermBase, profile: Profile) {
    self.base = base
    self.profile = profile
  }

  /// A draft of a text, whose language is judged from its words where none is given.
  ///
  /// - Complexity: O(length).
  /// - Throws: `UnicodeError` when ICU has no data.
  public mutating func draft(
    _ text: String, language: LanguageTag? = nil, date: PartialDate? = nil
  ) throws(UnicodeError) -> Draft {
    let tokens = try tokenizer.tokenize(text)
    return Draft(text: tokens, language: language ?? LanguageGuess.guess(tokens), date: date)
  }

  /// The findings in a draft, in order.
  ///
  /// - Complexity: O(length); the first draft of a language also O(size of the base).
  /// - Throws: `UnicodeError` when ICU has no data.
  public mutating func findings(in draft: Draft) throws(UnicodeError) -> [Finding] {
    try rule(for: draft.language).findings(in: draft)
  }

  private mutating func rule(for language: LanguageTag) throws(UnicodeError) -> DeprecatedTerm {
    let language = language.fallbacks.last ?? language
    if let known = rules[language] { return known }
    let rule = DeprecatedTerm(try TermRecognizer(base, language: language), profile: profile)
    rules[language] = rule
    return rule
  }
}

/// Tells Indonesian from English by their commonest small words.
enum LanguageGuess {
  /// The language more of whose small words stand at the beginning of a text; Indonesian in a tie.
  ///
  /// - Complexity: O(1); some pages are enough to tell.
  static func guess(_ text: TokenizedText) -> LanguageTag {
    var balance = 0
    for token in text.tokens.prefix(4_000) where token.kind == .word {
      let word = text.folded(token)
      if indonesian.contains(word) { balance += 1 }
      if english.contains(word) { balance -= 1 }
    }
    return balance < 0 ? .english : .indonesian
  }

  private static let indonesian: Set<String> = [
    "yang", "dan", "di", "untuk", "dengan", "dari", "pada", "ini", "itu", "dalam", "oleh", "akan",
    "tidak", "atau", "juga", "karena", "kepada", "telah", "sebagai", "adalah", "para", "bagi",
  ]

  private static let english: Set<String> = [
    "the", "of", "and", "to", "in", "for", "with", "that", "is", "was", "by", "on", "as", "are",
    "from", "their", "has", "have", "been", "which", "were", "this", "at",
  ]
}
