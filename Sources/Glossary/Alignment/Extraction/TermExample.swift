/// A segment that shows a pair of terms, with their places.
public struct TermExample: Hashable, Sendable {
  /// The segment and its translation.
  public var source: String
  public var target: String

  /// Where the terms stand, in UTF-8 offsets.
  public var sourceRange: TextRange?
  public var targetRange: TextRange?
}

extension TermCorpus {
  /// The example of a pair that was extracted from this corpus.
  ///
  /// - Complexity: O(length of the segment).
  /// - Throws: `UnicodeError` when ICU has no data.
  public func example(
    of pair: TermPair, _ tokenizer: inout Tokenizer
  ) throws(UnicodeError) -> TermExample {
    let texts = texts[pair.example]
    return TermExample(
      source: texts.source, target: texts.target,
      sourceRange: try Self.range(of: pair.source, in: texts.source, sourceLanguage, &tokenizer),
      targetRange: try Self.range(of: pair.target, in: texts.target, targetLanguage, &tokenizer))
  }

  /// The first place whose lemmas are those of a term.
  private static func range(
    of term: TermPair.Term, in text: String, _ language: LanguageTag, _ tokenizer: inout Tokenizer
  ) throws(UnicodeError) -> TextRange? {
    let lexemes = try Lexeme.all(
      in: tokenizer.tokenize(text), inflection: Inflection(languageCode: language.language))
    let words = term.lemma.split(separator: " ").map(String.init)
    guard !words.isEmpty, lexemes.count >= words.count else { return nil }
    for start in 0...lexemes.count - words.count
    where lexemes[start..<start + words.count].map(\.lemma) == words {
      return TextRange(
        start: lexemes[start].range.start, end: lexemes[start + words.count - 1].range.end)
    }
    return nil
  }
}
