/// What the rules know of the words of one language, built once for many drafts.
public struct LanguageKnowledge: Sendable {
  /// The base, with the designations of every language.
  let base: TermBase

  /// Finds the designations of the language.
  let recognizer: TermRecognizer

  /// The acronyms of all languages with their full forms.
  let acronyms: AcronymBase

  /// Builds the knowledge of a language.
  ///
  /// - Complexity: O(size of the base).
  /// - Throws: `UnicodeError` when ICU has no data.
  public init(_ base: TermBase, language: LanguageTag) throws(UnicodeError) {
    self.base = base
    recognizer = try TermRecognizer(base, language: language)
    acronyms = try AcronymBase(base)
  }
}
