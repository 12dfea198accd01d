internal import Synchronization

/// Something that can be said of a word whatever text it stands in.
///
/// Facts are told apart by their identity, so each is made once and kept in a constant.
final class WordFact<Value: Sendable>: Sendable {}

/// The words of all states of a text, with what was said of them.
///
/// What is known of a word outlives the state of the text that asked for it, so that a later state asks
/// only for words that are new. One vocabulary belongs to one language and one term base.
final class Vocabulary: Sendable {
  private struct State {
    var numbering = WordNumbers()
    var words: [String] = []

    /// Lists of values by the number of the word, each as long as it was last needed.
    var facts: [ObjectIdentifier: any Sendable] = [:]

    /// What else readers keep.
    var kept: [ObjectIdentifier: any Sendable] = [:]
  }

  private let state = Mutex(State())

  /// The number of words, of states that are gone too.
  var count: Int { state.withLock { $0.words.count } }

  /// The words of a stretch of a text by number.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - tokens: The stretch.
  /// - Returns: The tokens with content, with the numbers of their words.
  /// - Complexity: O(length of the stretch).
  func numbered(_ text: TokenizedText, _ tokens: Range<Int>) -> Numbered {
    var numbered = Numbered(text, tokens)
    state.withLock { state in
      numbered.read(text, &state.numbering)
      for number in state.words.count..<max(state.words.count, state.numbering.count) {
        state.words.append(state.numbering.word(Int32(number)))
      }
    }
    return numbered
  }

  /// Some words with their kinds.
  func words(_ numbers: [Int32]) -> ([String], [Token.Kind]) {
    state.withLock { state in
      (numbers.map { state.words[Int($0)] }, numbers.map { state.numbering.kind($0) })
    }
  }

  /// What a function says of some words; it is asked for those of which nobody has asked it.
  ///
  /// - Complexity: O(number of words), and the function for each that is new.
  func values<Value: Sendable, Failure: Error>(
    of fact: WordFact<Value>, _ numbers: [Int32],
    _ transform: (String, Token.Kind) throws(Failure) -> Value
  ) throws(Failure) -> [Value] {
    let key = ObjectIdentifier(fact)
    // The function is called outside the lock, since it may ask for other facts.
    var (values, words, kinds) = state.withLock { state in
      let known = state.facts[key] as? [Value] ?? []
      state.facts[key] = nil
      let new = known.count..<max(known.count, state.words.count)
      return (known, Array(state.words[new]), new.map { state.numbering.kind(Int32($0)) })
    }
    for (word, kind) in zip(words, kinds) { values.append(try transform(word, kind)) }
    let all = values
    state.withLock { $0.facts[key] = all }
    return numbers.map { all[Int($0)] }
  }

  /// What a function says of some words and of what is known of them; that must have been asked for.
  ///
  /// - Complexity: O(number of words), and the function for each that is new.
  func values<Value: Sendable, Known: Sendable>(
    of fact: WordFact<Value>, from known: WordFact<Known>, _ numbers: [Int32],
    _ transform: (String, Known) -> Value
  ) -> [Value] {
    let basis = state.withLock { $0.facts[ObjectIdentifier(known)] as? [Known] ?? [] }
    var number = state.withLock { ($0.facts[ObjectIdentifier(fact)] as? [Value])?.count ?? 0 }
    return values(of: fact, numbers) { word, _ in
      defer { number += 1 }
      return transform(word, basis[number])
    }
  }

  /// What readers of all states share, made when it is first asked for.
  func shared<Value: Sendable>(_ fact: WordFact<Value>, _ make: () -> Value) -> Value {
    state.withLock { state in
      if let known = state.kept[ObjectIdentifier(fact)] as? Value { return known }
      let new = make()
      state.kept[ObjectIdentifier(fact)] = new
      return new
    }
  }

  /// Takes what a reader has kept for the next state of the text; nil where it kept nothing.
  func take<Value: Sendable>(_ fact: WordFact<Value>) -> Value? {
    state.withLock { $0.kept.removeValue(forKey: ObjectIdentifier(fact)) as? Value }
  }

  /// Keeps something for the next state of the text.
  func keep<Value: Sendable>(_ value: Value, as fact: WordFact<Value>) {
    state.withLock { $0.kept[ObjectIdentifier(fact)] = value }
  }
}

/// The words of a stretch of a text by number.
struct Numbered {
  /// The tokens with content, by their index in the text.
  private(set) var tokens: [Int32] = []

  /// The number of each one's word.
  private(set) var numbers: [Int32] = []

  private let stretch: Range<Int>

  init(_ text: TokenizedText, _ stretch: Range<Int>) {
    self.stretch = stretch
    tokens.reserveCapacity(stretch.count / 2)
    numbers.reserveCapacity(stretch.count / 2)
  }

  /// Reads the stretch.
  ///
  /// - Complexity: O(length of the stretch).
  mutating func read(_ text: TokenizedText, _ numbering: inout WordNumbers) {
    unsafe text.foldedBytes.withUnsafeBufferPointer { folded in
      for index in stretch {
        let token = text.tokens[index]
        guard token.isContent else { continue }
        let bytes = unsafe UnsafeBufferPointer(
          rebasing: folded[token.folded.start..<token.folded.end])
        tokens.append(Int32(index))
        numbers.append(unsafe numbering.number(of: bytes, token.kind).number)
      }
    }
  }
}
