/// The folded words of the designations of a base and their compared forms, made once for all tables
/// that are built from them.
struct BaseWords {
  /// The words by concept and position.
  private(set) var words: [[[String]]] = []

  private var lemmas: [String: String] = [:]

  /// Splits the designations of a base.
  ///
  /// - Complexity: O(size of the base).
  /// - Throws: `UnicodeError` when ICU has no data.
  init(_ base: TermBase) throws(UnicodeError) {
    var tokenizer = Tokenizer(.undetermined)
    words.reserveCapacity(base.concepts.count)
    for concept in base.concepts {
      var own: [[String]] = []
      for designation in concept.designations {
        own.append(try Self.words(designation.text, &tokenizer))
      }
      words.append(own)
    }
  }

  /// The words of a designation.
  subscript(reference: TermRecognizer.Reference) -> [String] {
    words[reference.concept][reference.position]
  }

  /// The folded words of a text.
  static func words(
    _ text: String, _ tokenizer: inout Tokenizer
  ) throws(UnicodeError) -> [String] {
    let text = try tokenizer.tokenize(text)
    return text.tokens.filter(\.isContent).map { text.folded($0) }
  }

  /// `ExpansionWords.lemma`, worked out once a word.
  mutating func lemma(_ word: String) -> String {
    if let known = lemmas[word] { return known }
    let lemma = ExpansionWords.lemma(word)
    lemmas[word] = lemma
    return lemma
  }

  /// `ExpansionWords.normal`.
  mutating func normal(_ words: [String]) -> [String] {
    var normal: [String] = []
    for word in words where !ExpansionWords.connectors.contains(word) {
      let lemma = lemma(word)
      if lemma != normal.last { normal.append(lemma) }
    }
    return normal
  }
}
