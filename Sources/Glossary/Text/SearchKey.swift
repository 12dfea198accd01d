/// The keys under which a text is looked up.
///
/// The plain key joins the folded words and numbers of a text with single spaces, without accents
/// and punctuation, so that case, width, dashes, quotes, accents and hyphens make no difference.
/// The lemma key also undoes inflection in one language.
public struct SearchKey: Hashable, Sendable {
  /// The key of the text as it is.
  public let plain: String

  /// The key with inflection undone.
  public let lemma: String

  /// The lemma key should the text begin with an Indonesian passive verb (`dilindungi`), read as
  /// active; nil for any other text.
  public let verbLemma: String?

  /// Makes the keys of a tokenized text.
  ///
  /// - Complexity: O(text length).
  /// - Throws: `UnicodeError` when the text is longer than 2³¹ − 1 bytes.
  public init(_ text: TokenizedText, inflection: Inflection) throws(UnicodeError) {
    let lexemes = try Lexeme.all(in: text, inflection: inflection)
    guard !lexemes.isEmpty else {
      // A text of punctuation alone is its own key.
      let whole = try Folding.fold(text.text)
      plain = whole
      lemma = whole
      verbLemma = nil
      return
    }
    plain = lexemes.flatMap(\.words).joined(separator: " ")
    lemma = lexemes.map(\.lemma).joined(separator: " ")
    if let verb = inflection.verbAlternative(of: lexemes[0].lemma) {
      verbLemma = ([verb] + lexemes.dropFirst().map(\.lemma)).joined(separator: " ")
    } else {
      verbLemma = nil
    }
  }
}
