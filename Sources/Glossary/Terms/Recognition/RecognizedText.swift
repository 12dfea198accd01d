/// A text as a recognizer reads it.
struct RecognizedText: Sendable {
  /// What is known of each distinct word.
  private let entries: [WordMemo.Entry]

  /// A bit for each word that belongs to the lexeme before it.
  private let continuations: [UInt64]

  /// The words, numbers and placeholders, in order.
  let words: TextWords

  /// How many there are.
  var count: Int { words.count }

  /// Where a word stands among the tokens.
  func tokenIndex(_ index: Int) -> Int { Int(words.tokens[index]) }

  /// The token of a word.
  func token(_ index: Int) -> Token { words.token(index) }

  /// The lemma of a word as a word of the terms; -1 when no term has it.
  func termWord(_ index: Int) -> Int32 { entry(index).termWord }

  /// The node that a word leads to at the beginning of a term; -1 when no term begins with it.
  func firstNode(_ index: Int) -> Int32 { entry(index).firstNode }

  /// What else a word may be.
  func traits(_ index: Int) -> WordTraits { entry(index).traits }

  /// Whether a word is a part of the lexeme before it.
  func isContinuation(_ index: Int) -> Bool {
    !continuations.isEmpty && continuations[index &>> 6] &>> UInt64(index & 63) & 1 == 1
  }

  private func entry(_ index: Int) -> WordMemo.Entry { entries[Int(words.numbers[index])] }

  /// Reads a text.
  ///
  /// - Complexity: O(length), and the analysis of words that the memo has not met.
  init(
    _ words: TextWords, _ recognizer: TermRecognizer, _ memo: inout WordMemo
  ) throws(UnicodeError) {
    entries = try words.map(Self.entryFact) { (word, kind) throws(UnicodeError) in
      try memo.entry(of: word, kind, recognizer)
    }
    self.words = words
    continuations =
      recognizer.inflection.hasReduplication ? Self.continuations(words, entries) : []
  }

  private static let entryFact = WordFact<WordMemo.Entry>()

  /// The words that a hyphen ties to the lexeme before them: clitics, and the word once more.
  private static func continuations(_ words: TextWords, _ entries: [WordMemo.Entry]) -> [UInt64] {
    var bits = [UInt64](repeating: 0, count: words.count / 64 + 1)
    // The lemma of the lexeme before.
    var lemma: Int32 = -1
    for index in 0..<words.count {
      let isWord = words.kind(index) == .word
      let entry = entries[Int(words.numbers[index])]
      if isWord, lemma >= 0, isAfterHyphen(index, words),
        entry.traits.contains(.clitic) || entry.lemma == lemma
      {
        bits[index &>> 6] |= 1 &<< UInt64(index & 63)
      } else {
        lemma = isWord ? entry.lemma : -1
      }
    }
    return bits
  }

  /// Whether nothing but a hyphen stands between a word and the one before it.
  private static func isAfterHyphen(_ index: Int, _ words: TextWords) -> Bool {
    let token = Int(words.tokens[index])
    return words.tokens[index - 1] == token - 2
      && words.text.isFolded(words.text.tokens[token - 1], as: UInt8(ascii: "-"))
  }
}
