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

  /// Numbers the words of a text.
  ///
  /// - Complexity: O(length).
  init(_ text: TokenizedText) {
    var numbering = WordNumbers()
    var tokens: [Int32] = []
    var numbers: [Int32] = []
    var words: [String] = []
    var kinds: [Token.Kind] = []
    var counts: [Int32] = []
    tokens.reserveCapacity(text.tokens.count / 2)
    numbers.reserveCapacity(text.tokens.count / 2)
    unsafe text.foldedBytes.withUnsafeBufferPointer { folded in
      for (index, token) in text.tokens.enumerated() where token.isContent {
        let bytes = unsafe UnsafeBufferPointer(
          rebasing: folded[token.folded.start..<token.folded.end])
        let (number, isNew) = unsafe numbering.number(of: bytes, token.kind)
        if isNew {
          words.append(unsafe String(decoding: bytes, as: UTF8.self))
          kinds.append(token.kind)
          counts.append(0)
        }
        counts[Int(number)] += 1
        tokens.append(Int32(index))
        numbers.append(number)
      }
    }
    self.text = text
    self.tokens = tokens
    self.numbers = numbers
    self.words = words
    self.kinds = kinds
    self.counts = counts
  }

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
}
