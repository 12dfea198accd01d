/// A text as a recognizer reads it.
struct RecognizedText: Sendable {
  /// A word, number or placeholder of the text.
  struct Word: Sendable {
    /// Its place among the tokens.
    var token: Int32

    /// Its lemma as a word of the terms; -1 when no term has it.
    var termWord: Int32

    /// The node that it leads to at the beginning of a term; -1 when no term begins with it.
    var firstNode: Int32

    /// What else it may be.
    var traits: WordTraits

    /// Whether it is a part of the lexeme before it.
    var isContinuation: Bool { traits.contains(.continuation) }
  }

  /// The words, numbers and placeholders, in order.
  let words: [Word]

  /// Reads a text.
  ///
  /// - Complexity: O(length), and the analysis of words that the memo has not met.
  init(
    _ text: TokenizedText, _ recognizer: TermRecognizer, _ memo: inout WordMemo
  ) throws(UnicodeError) {
    var words: [Word] = []
    words.reserveCapacity(text.tokens.count / 2)
    let hasReduplication = recognizer.inflection.hasReduplication
    var failure: UnicodeError?
    unsafe text.foldedBytes.withUnsafeBufferPointer { folded in
      do throws(UnicodeError) {
        // The lemma of the lexeme that the last word belongs to, and the token after that word.
        var lemma: Int32 = -1
        var end = -2
        for (index, token) in text.tokens.enumerated() where token.isContent {
          let range = token.folded.start..<token.folded.end
          let bytes = unsafe UnsafeBufferPointer(rebasing: folded[range])
          let number = try unsafe memo.number(of: bytes, token.kind, recognizer)
          let entry = memo.entries[number]
          var word = Word(
            token: Int32(index), termWord: entry.termWord, firstNode: entry.firstNode,
            traits: entry.traits)
          let isTied =
            unsafe hasReduplication && index == end + 1 && token.kind == .word
            && Self.isHyphen(text.tokens[end], folded)
            && (entry.traits.contains(.clitic) || entry.lemma == lemma)
          if isTied {
            word.traits.insert(.continuation)
          } else {
            lemma = token.kind == .word ? entry.lemma : -1
          }
          end = lemma >= 0 ? index + 1 : -2
          words.append(word)
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    self.words = words
  }

  private static func isHyphen(_ token: Token, _ folded: UnsafeBufferPointer<UInt8>) -> Bool {
    unsafe token.folded.length == 1 && folded[token.folded.start] == UInt8(ascii: "-")
  }
}
