/// The tokenizers of the languages at hand, opened when first needed.
///
/// ICU's word rules are the root's for all but two languages, so one tokenizer serves every text;
/// inflection is kept by language.
struct TokenizerPool: ~Copyable {
  private var tokenizer = Tokenizer(.undetermined)
  private var inflections: [String: Inflection] = [:]

  /// The tokens of a text.
  mutating func tokenize(_ text: String) throws(UnicodeError) -> TokenizedText {
    try tokenizer.tokenize(text)
  }

  /// The search keys of a text in a language.
  mutating func searchKey(
    _ text: TokenizedText, in language: LanguageTag
  ) throws(UnicodeError) -> SearchKey {
    try SearchKey(text, inflection: inflection(for: language))
  }

  private mutating func inflection(for language: LanguageTag) -> Inflection {
    if let known = inflections[language.language] { return known }
    let inflection = Inflection(languageCode: language.language)
    inflections[language.language] = inflection
    return inflection
  }
}
