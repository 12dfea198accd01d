/// Reads the signs off a text, sentence by sentence.
struct SentenceWordsReader {
  private let text: TokenizedText
  private let inflection: Inflection
  private let numbers: [NumberMention]
  private let dates: [NamedDate]
  private var forms = WordNumbers()

  /// The sign of each folded form, by its number; -1 for what says nothing.
  private var signs: [Int32] = []
  private var nextToken = 0
  private var nextNumber = 0
  private var nextDate = 0

  /// What has been read.
  private(set) var side: SentenceWords

  /// - Complexity: O(length).
  private init(
    _ text: String, _ language: LanguageTag, into side: SentenceWords
  ) throws(UnicodeError) {
    // Word rules are the root's for all but two languages.
    var tokenizer = Tokenizer(language)
    self.text = try tokenizer.tokenize(text)
    self.side = side
    inflection = Inflection(languageCode: language.language)
    dates = self.text.namedDates(in: language)
    numbers = self.text.numbers(in: language, outside: dates.map(\.range))
  }

  /// The signs of a text's sentences.
  ///
  /// - Complexity: O(length).
  static func read(_ text: AlignmentText) throws(UnicodeError) -> SentenceWords {
    try read(text, into: SentenceWords(), isExample: false)
  }

  /// Adds sentences of other texts in the same language, from which words are to be learnt.
  static func read(
    examples: AlignmentText, into side: SentenceWords
  ) throws(UnicodeError) -> SentenceWords {
    try read(examples, into: side, isExample: true)
  }

  private static func read(
    _ text: AlignmentText, into side: SentenceWords, isExample: Bool
  ) throws(UnicodeError) -> SentenceWords {
    var reader = try SentenceWordsReader(text.text, text.language, into: side)
    for sentence in text.sentences { try reader.read(sentence, isExample: isExample) }
    return reader.side
  }

  private mutating func read(
    _ sentence: AlignmentText.Sentence, isExample: Bool
  ) throws(UnicodeError) {
    let range = sentence.range
    var length = 0
    var edges = SentenceEdges()
    while nextToken < text.tokens.count, text.tokens[nextToken].range.end <= range.start {
      nextToken += 1
    }
    while nextToken < text.tokens.count, text.tokens[nextToken].range.start < range.end {
      let token = text.tokens[nextToken]
      nextToken += 1
      guard token.kind != .space else { continue }
      length += scalars(token)
      edges.read(token, in: text)
      if addDate(at: token) || addNumber(at: token) { continue }
      let sign = try sign(of: token)
      if sign >= 0 { side.add(sign) }
    }
    if sentence.startsBlock { side.add(side.number(of: Array(" block".utf8), .mark)) }
    if sentence.isHeading { side.add(side.number(of: Array(" heading".utf8), .mark)) }
    side.endSentence(
      length: length, startsBlock: sentence.startsBlock, edges: edges, isExample: isExample)
  }

  private func scalars(_ token: Token) -> Int {
    text.source(token).utf8.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }

  /// Adds the parts of a date once, at its first token; false for a token of no date.
  private mutating func addDate(at token: Token) -> Bool {
    while nextDate < dates.count, dates[nextDate].range.end <= token.range.start { nextDate += 1 }
    guard nextDate < dates.count, dates[nextDate].range.start <= token.range.start else {
      return false
    }
    let date = dates[nextDate]
    guard date.range.start == token.range.start else { return true }
    if let year = date.year { add("#\(year)", .number) }
    if let month = date.month { add(date.isAmbiguous ? "#\(month)" : "@\(month)", .number) }
    if let day = date.day { add(day < 10 ? "#\(day)e0" : "#\(day)", .number) }
    return true
  }

  /// Adds a number once, at its first token; false for a token of no number.
  private mutating func addNumber(at token: Token) -> Bool {
    while nextNumber < numbers.count, numbers[nextNumber].range.end <= token.range.start {
      nextNumber += 1
    }
    guard nextNumber < numbers.count, numbers[nextNumber].range.start <= token.range.start else {
      return false
    }
    let number = numbers[nextNumber]
    // The word for one is more often a pronoun or an article.
    if number.notation == .words, number.value == DecimalValue(1) { return false }
    guard number.range.start == token.range.start else { return true }
    // Digits say enough, wherever the point stands, unless there is but one.
    let value = number.value
    let isShort = value.mantissa < 10
    add(isShort ? "#\(value.mantissa)e\(value.exponent)" : "#\(value.mantissa)", .number)
    return true
  }

  private mutating func add(_ key: String, _ kind: SentenceWords.Kind) {
    side.add(side.number(of: Array(key.utf8), kind))
  }

  private mutating func sign(of token: Token) throws(UnicodeError) -> Int32 {
    let bytes = text.foldedBytes[token.folded.start..<token.folded.end]
    let (form, isNew) = unsafe bytes.withUnsafeBufferPointer {
      unsafe forms.number(of: $0, token.kind)
    }
    if isNew { signs.append(try newSign(Array(bytes), token.kind)) }
    return signs[Int(form)]
  }

  private mutating func newSign(_ form: [UInt8], _ kind: Token.Kind) throws(UnicodeError) -> Int32 {
    switch kind {
    case .space: return -1
    case .word:
      let word = try Folding.stripAccents(String(decoding: form, as: UTF8.self))
      return side.number(of: Array(inflection.lemma(of: word).utf8), .word)
    case .number, .placeholder:
      return side.number(of: [UInt8(ascii: "#")] + form, .number)
    case .punctuation:
      switch form {
      // They stand everywhere.
      case [UInt8(ascii: ".")], [UInt8(ascii: ",")], [UInt8(ascii: "-")]: return -1
      // Arabic has a question mark of its own.
      case Array("؟".utf8):
        return side.number(of: Array(" ?".utf8), .mark)
      default: return side.number(of: [UInt8(ascii: " ")] + form, .mark)
      }
    }
  }
}
