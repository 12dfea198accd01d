/// A unit of a term: a word, or a word with what a hyphen or apostrophe ties to it by inflection
/// (`TPPO-nya`, `pekerja-pekerja`, `workers'`).
///
/// Other hyphens separate lexemes, so that *people-smuggling* and *people smuggling* are the same.
public struct Lexeme: Hashable, Sendable {
  /// The folded words without accents, as they stand.
  public var words: [String]

  /// The folded form with inflection undone.
  public var lemma: String

  /// Where the lexeme stands, in UTF-8 offsets of the text.
  public var range: TextRange

  /// The lexemes of a text, or of some of its tokens, in order.
  ///
  /// - Complexity: O(length).
  /// - Throws: `UnicodeError` when the text is longer than 2³¹ − 1 bytes.
  public static func all(
    in text: TokenizedText, tokens range: Range<Int>? = nil, inflection: Inflection
  ) throws(UnicodeError) -> [Lexeme] {
    var lexemes: [Lexeme] = []
    let tokens = text.tokens[range ?? text.tokens.indices]
    var index = tokens.startIndex
    while index < tokens.endIndex {
      let token = tokens[index]
      guard token.isContent else {
        index += 1
        continue
      }
      let word = try Folding.stripAccents(text.folded(token))
      var lexeme = Lexeme(words: [word], lemma: word, range: token.range)
      index += 1
      if token.kind == .word {
        lexeme.lemma = inflection.lemma(of: word)
        try lexeme.absorb(text, tokens, at: &index, inflection: inflection)
      }
      lexemes.append(lexeme)
    }
    return lexemes
  }

  /// Takes in hyphenated clitics and reduplications, and a possessive apostrophe.
  private mutating func absorb(
    _ text: TokenizedText, _ tokens: Slice<TokenList>, at index: inout Int, inflection: Inflection
  ) throws(UnicodeError) {
    while inflection.hasReduplication, index + 1 < tokens.endIndex,
      text.folded(tokens[index]) == "-", tokens[index + 1].kind == .word
    {
      let word = try Folding.stripAccents(text.folded(tokens[index + 1]))
      guard inflection.isClitic(word) || inflection.lemma(of: word) == lemma else { return }
      words.append(word)
      range.end = tokens[index + 1].range.end
      index += 2
    }
    if inflection.hasPossessiveApostrophe, index < tokens.endIndex, words.last?.last == "s",
      text.folded(tokens[index]) == "'"
    {
      range.end = tokens[index].range.end
      index += 1
    }
  }
}
