/// What the aligner knows of one side: how long each sentence is, and the signs in it by number.
///
/// A sign is whatever a translation may answer to: a word by its lemma, a number by its value, a mark
/// such as a question mark, a part of a date, the beginning of a block. Each counts once a sentence.
struct SentenceWords: Sendable {
  /// What a sign is.
  enum Kind: UInt8, Sendable {
    case word, number, mark
  }

  /// How many characters each sentence has, white space apart; 1 at the least.
  private(set) var lengths: [Int32] = []

  /// Whether a block begins with each sentence.
  private(set) var startsBlock: [Bool] = []

  /// How each sentence begins and ends, as `SentenceEdges` has it.
  private(set) var startKinds: [UInt8] = []
  private(set) var endKinds: [UInt8] = []

  /// The first of each sentence's words in `words`, and the end.
  private var wordStarts: [Int32] = [0]

  /// The words of each sentence by their signs, in order and as often as they stand there.
  private var words: [Int32] = []

  /// The first of each sentence's signs in `signs`, and the end.
  private(set) var starts: [Int32] = [0]

  /// The numbers of the signs, sentence after sentence.
  private(set) var signs: [Int32] = []

  /// Each distinct sign in UTF-8, by number.
  private(set) var keys: [[UInt8]] = []

  /// What each distinct sign is.
  private(set) var kinds: [Kind] = []

  /// The number of each key.
  private(set) var numbers: [[UInt8]: Int32] = [:]

  /// The last sentence that has each sign.
  private var last: [Int32] = []

  /// How many sentences the text has; those after them are examples to learn from.
  private(set) var count = 0

  /// The signs of a sentence.
  func signs(_ sentence: Int) -> ArraySlice<Int32> {
    signs[Int(starts[sentence])..<Int(starts[sentence + 1])]
  }

  /// The words of a sentence by their signs, in order and as often as they stand there.
  func words(_ sentence: Int) -> ArraySlice<Int32> {
    words[Int(wordStarts[sentence])..<Int(wordStarts[sentence + 1])]
  }

  /// The number of a key, which becomes known.
  mutating func number(of key: [UInt8], _ kind: Kind) -> Int32 {
    if let known = numbers[key] { return known }
    let new = Int32(keys.count)
    numbers[key] = new
    keys.append(key)
    kinds.append(kind)
    last.append(-1)
    return new
  }

  /// The most signs of one sentence; the rest of what is no sentence says nothing new.
  private static let mostSigns = 2_000

  /// Adds a sign to the sentence that is being read.
  mutating func add(_ number: Int32) {
    if kinds[Int(number)] == .word { words.append(number) }
    guard signs.count - Int(starts[starts.count - 1]) < Self.mostSigns else { return }
    guard last[Int(number)] != Int32(lengths.count) else { return }
    last[Int(number)] = Int32(lengths.count)
    signs.append(number)
  }

  /// Ends the sentence that is being read.
  mutating func endSentence(
    length: Int, startsBlock isFirst: Bool, edges: SentenceEdges, isExample: Bool
  ) {
    if !isExample { count += 1 }
    lengths.append(Int32(max(1, length)))
    startsBlock.append(isFirst)
    startKinds.append(edges.start.rawValue)
    endKinds.append(edges.end.rawValue)
    wordStarts.append(Int32(words.count))
    starts.append(Int32(signs.count))
  }
}

/// The sentences of a text in which each sign stands, in order.
struct SignPlaces: Sendable {
  /// The first place of each sign in `sentences`, and the end.
  let starts: [Int32]

  /// The sentences, sign after sign.
  let sentences: [Int32]

  /// - Complexity: O(number of signs).
  init(_ side: SentenceWords) {
    var starts = [Int32](repeating: 0, count: side.keys.count + 1)
    let signs = side.signs[..<Int(side.starts[side.count])]
    for sign in signs { starts[Int(sign) + 1] += 1 }
    for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
    var sentences = [Int32](repeating: 0, count: signs.count)
    var next = starts
    for sentence in 0..<side.count {
      for sign in side.signs(sentence) {
        sentences[Int(next[Int(sign)])] = Int32(sentence)
        next[Int(sign)] += 1
      }
    }
    self.starts = starts
    self.sentences = sentences
  }

  /// The sentences that have a sign.
  subscript(sign: Int) -> ArraySlice<Int32> {
    sentences[Int(starts[sign])..<Int(starts[sign + 1])]
  }

  /// In how many sentences a sign stands.
  func count(_ sign: Int) -> Int { Int(starts[sign + 1] - starts[sign]) }
}
