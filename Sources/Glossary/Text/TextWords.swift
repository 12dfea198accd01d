/// The words of a text by number: equal numbers stand for equal folded words of one kind.
///
/// What is known of a word is looked up once for all its places.
final class TextWords: Sendable {
  /// The text.
  let text: TokenizedText

  /// The index of each content token among the tokens of the text, in order.
  let tokens: [Int32]

  /// The number of each content token's word.
  let numbers: [Int32]

  /// The distinct folded words, by number.
  let words: [String]

  /// Whether each distinct word is a word, a number or a placeholder.
  let kinds: [Token.Kind]

  /// How often each distinct word stands in the text.
  let counts: [Int32]

  /// The words of all states of the text, with their numbers there; nil where only one state is read.
  let vocabulary: Vocabulary?

  /// The number in the vocabulary of each content token's word, and of each distinct word.
  private let places: [Int32]
  private let own: [Int32]

  /// Numbers the words of a text.
  ///
  /// - Complexity: O(length).
  init(_ text: TokenizedText) {
    var numbering = WordNumbers()
    var numbered = Numbered(text, 0..<text.tokens.count)
    numbered.read(text, &numbering)
    var words: [String] = []
    var kinds: [Token.Kind] = []
    var counts: [Int32] = []
    for number in 0..<numbering.count {
      words.append(numbering.word(Int32(number)))
      kinds.append(numbering.kind(Int32(number)))
    }
    counts = Array(repeating: 0, count: words.count)
    for number in numbered.numbers { counts[Int(number)] += 1 }
    self.text = text
    tokens = numbered.tokens
    numbers = numbered.numbers
    self.words = words
    self.kinds = kinds
    self.counts = counts
    vocabulary = nil
    places = []
    own = []
  }

  /// Numbers the words of a state of a text, whose later states will be read too.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - earlier: The words of an earlier state with the same vocabulary, and how the states hang
  ///     together; nil where nothing is at hand.
  ///   - vocabulary: The words of all states.
  /// - Complexity: O(number of words), and O(length) of what is new.
  init(
    _ text: TokenizedText, after earlier: (words: TextWords, splice: TextSplice)?,
    _ vocabulary: Vocabulary
  ) {
    let stretch = earlier?.splice.tokens.new ?? 0..<text.tokens.count
    let new = vocabulary.numbered(text, stretch)
    if let (words, splice) = earlier {
      let growth = Int32(splice.tokens.growth)
      tokens = splice.words.splice(words.tokens, new.tokens) { $0 + growth }
      places = splice.words.splice(words.places, new.numbers) { $0 }
    } else {
      tokens = new.tokens
      places = new.numbers
    }
    // Numbers are those that a text read by itself would have: in the order of first places.
    var known = [Int32](repeating: -1, count: vocabulary.count)
    var own: [Int32] = []
    var counts: [Int32] = []
    numbers = places.map { place in
      var number = known[Int(place)]
      if number < 0 {
        number = Int32(own.count)
        known[Int(place)] = number
        own.append(place)
        counts.append(0)
      }
      counts[Int(number)] &+= 1
      return number
    }
    self.text = text
    self.own = own
    self.counts = counts
    self.vocabulary = vocabulary
    (words, kinds) = vocabulary.words(own)
  }

  /// The number in the vocabulary of a distinct word of the text.
  func numberInVocabulary(of number: Int) -> Int32 { own[number] }

  /// How many words the text has.
  var count: Int { tokens.count }

  /// The token of a word.
  func token(_ index: Int) -> Token { text.tokens[Int(tokens[index])] }

  /// Whether a word is a word, a number or a placeholder.
  func kind(_ index: Int) -> Token.Kind { kinds[Int(numbers[index])] }

  /// The folded form of a word.
  func word(_ index: Int) -> String { words[Int(numbers[index])] }

  /// Where a word stands.
  func range(_ index: Int) -> TextRange { token(index).range }

  /// Where some words stand, from the first to the last; there must be one at least.
  func range(_ range: Range<Int>) -> TextRange {
    TextRange(
      start: token(range.lowerBound).range.start, end: token(range.upperBound - 1).range.end)
  }

  /// A word as it is written.
  func source(_ index: Int) -> Substring { text.source(token(index)) }

  /// Whether a word begins with a capital.
  func isCapital(_ index: Int) -> Bool {
    let byte = text.byte(at: token(index).range.start)
    if byte < 0x80 { return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }
    return source(index).unicodeScalars.first?.properties.isUppercase ?? false
  }

  /// Whether each distinct word, by number, has a capital wherever it stands.
  ///
  /// - Complexity: O(number of words).
  func neverWithoutCapital() -> [Bool] {
    var isName = words.map { _ in true }
    for (index, number) in numbers.enumerated() where isName[Int(number)] {
      isName[Int(number)] = isCapital(index)
    }
    return isName
  }

  /// What stands between a word and the next.
  func gap(after index: Int) -> Substring {
    let end = index + 1 < count ? token(index + 1).range.start : text.text.utf8.count
    return text.text.slice(TextRange(start: token(index).range.end, end: end))
  }

  /// The first word that begins at an offset or after it.
  ///
  /// - Complexity: O(log number of words).
  func firstWord(from offset: Int) -> Int {
    (0..<count).partitioningIndex { token($0).range.start >= offset }
  }

  /// The words that stand inside a range.
  func words(in range: TextRange) -> Range<Int> {
    let first = firstWord(from: range.start)
    return first..<max(first, firstWord(from: range.end))
  }

  /// Whether nothing but one blank stands between a word and the next.
  ///
  /// - Complexity: O(1).
  func isBlank(after index: Int) -> Bool {
    guard index + 1 < count else { return false }
    let end = token(index).range.end
    guard token(index + 1).range.start == end + 1 else { return false }
    return text.byte(at: end) == 0x20
  }

  /// What a function says of each distinct word, by number.
  func map<Value>(_ transform: (String) -> Value) -> [Value] { words.map(transform) }

  /// What a function says of each distinct word, by number, asked once for all states of the text.
  ///
  /// - Parameters:
  ///   - fact: What it says, by which it is known again.
  ///   - transform: Says it, of a word and its kind, whatever text the word stands in.
  /// - Returns: What it says.
  /// - Complexity: O(number of distinct words), and the function for each that is new.
  /// - Throws: what the function throws.
  func map<Value: Sendable, Failure: Error>(
    _ fact: WordFact<Value>, _ transform: (String, Token.Kind) throws(Failure) -> Value
  ) throws(Failure) -> [Value] {
    if let vocabulary { return try vocabulary.values(of: fact, own, transform) }
    var values: [Value] = []
    values.reserveCapacity(words.count)
    for (word, kind) in zip(words, kinds) { values.append(try transform(word, kind)) }
    return values
  }

  /// The same, of a word and what is known of it.
  ///
  /// - Parameters:
  ///   - fact: What it says, by which it is known again.
  ///   - known: What is known, by its fact, with the values that `map` gave for that.
  ///   - transform: Says it.
  /// - Returns: What it says.
  func map<Value: Sendable, Known: Sendable>(
    _ fact: WordFact<Value>, from known: (fact: WordFact<Known>, values: [Known]),
    _ transform: (String, Known) -> Value
  ) -> [Value] {
    if let vocabulary { return vocabulary.values(of: fact, from: known.fact, own, transform) }
    return zip(words, known.values).map(transform)
  }

  /// The same where the kind of a word makes no difference.
  func map<Value: Sendable>(
    _ fact: WordFact<Value>, _ transform: (String) -> Value
  ) -> [Value] {
    map(fact) { word, _ in transform(word) }
  }
}
