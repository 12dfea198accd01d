/// A text as a recognizer reads it.
struct RecognizedText: Sendable {
  /// What is known of each distinct word in each of the kinds that it has.
  private let entries: [WordMemo.Entry]

  /// The entry of each word, doubled, and one more where the word belongs to the lexeme before it.
  private let places: [Int32]

  /// The words, numbers and placeholders, in order.
  let words: TextWords

  /// How many there are.
  var count: Int { places.count }

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
  func isContinuation(_ index: Int) -> Bool { places[index] & 1 == 1 }

  private func entry(_ index: Int) -> WordMemo.Entry { entries[Int(places[index] &>> 1)] }

  /// Reads a text.
  ///
  /// - Complexity: O(length), and the analysis of words that the memo has not met.
  init(
    _ known: TextWords, _ recognizer: TermRecognizer, _ memo: inout WordMemo
  ) throws(UnicodeError) {
    let text = known.text
    var entries: [WordMemo.Entry] = []
    var places: [Int32] = []
    places.reserveCapacity(known.count)
    // A word's entry, for each of the kinds that its tokens may be of.
    let kinds = 3
    var numbers = [Int32](repeating: -1, count: known.words.count * kinds)
    let hasReduplication = recognizer.inflection.hasReduplication
    var failure: UnicodeError?
    unsafe text.foldedBytes.withUnsafeBufferPointer { folded in
      do throws(UnicodeError) {
        // The lemma of the lexeme that the last word belongs to, and the token after that word.
        var lemma: Int32 = -1
        var end = -2
        for (place, number) in known.numbers.enumerated() {
          let index = Int(known.tokens[place])
          let token = text.tokens[index]
          let kind = Int(token.kind.rawValue - Token.Kind.word.rawValue)
          let slot = Int(number) * kinds + kind
          if numbers[slot] < 0 {
            let range = token.folded.start..<token.folded.end
            let bytes = unsafe UnsafeBufferPointer(rebasing: folded[range])
            numbers[slot] = Int32(entries.count)
            let number = try unsafe memo.number(of: bytes, token.kind, recognizer)
            entries.append(memo.entries[number])
          }
          let entry = entries[Int(numbers[slot])]
          let isTied =
            unsafe hasReduplication && index == end + 1 && token.kind == .word
            && Self.isHyphen(text.tokens[end], folded)
            && (entry.traits.contains(.clitic) || entry.lemma == lemma)
          if !isTied { lemma = token.kind == .word ? entry.lemma : -1 }
          end = lemma >= 0 ? index + 1 : -2
          places.append(numbers[slot] &<< 1 | (isTied ? 1 : 0))
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    self.entries = entries
    self.places = places
    words = known
  }

  private static func isHyphen(_ token: Token, _ folded: UnsafeBufferPointer<UInt8>) -> Bool {
    unsafe token.folded.length == 1 && folded[token.folded.start] == UInt8(ascii: "-")
  }
}
