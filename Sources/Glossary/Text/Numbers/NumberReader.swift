/// Reads numbers off the tokens of a text: in digits, in words and in Roman numerals.
struct NumberReader {
  let text: TokenizedText
  let pointIsDecimal: Bool

  /// What was found.
  private(set) var numbers: [NumberMention] = []

  /// The token after the last number.
  private(set) var floor = 0

  /// The last token of the last time of day.
  var endOfTime: Int?

  /// Places of dates that are still ahead.
  private var dates: ArraySlice<TextRange>

  init(_ text: TokenizedText, language: LanguageTag, dates: [TextRange]) {
    self.text = text
    self.dates = dates[...]
    pointIsDecimal = !language.writesDecimalComma
  }

  /// Reads the whole text.
  ///
  /// - Complexity: O(number of tokens).
  mutating func read() {
    var index = 0
    while index < text.tokens.count {
      let token = text.tokens[index]
      guard token.isContent, token.kind != .placeholder, !isInDate(token) else {
        index += 1
        continue
      }
      let last: Int?
      if token.kind == .number {
        last = readDigits(at: index)
      } else {
        last = readWord(at: index)
      }
      index = (last ?? index) + 1
    }
  }

  private mutating func isInDate(_ token: Token) -> Bool {
    while let date = dates.first, date.end <= token.range.start { dates.removeFirst() }
    return dates.first.map { $0.start <= token.range.start } ?? false
  }

  /// Adds a number and gives a number before it its scale, where both are ends of a range.
  mutating func add(_ number: NumberMention, first: Int, last: Int, power: Int = 0) -> Int {
    if power > 0, let connector = text.index(before: first), connector >= floor,
      NumberWords.rangeConnectors.value(of: text.tokens[connector], in: text) != nil,
      let end = text.index(before: connector), end == floor - 1, var previous = numbers.last,
      previous.value < number.value
    {
      previous.alternatives.append(previous.value.scaled(by: power))
      numbers[numbers.count - 1] = previous
    }
    numbers.append(number)
    floor = last + 1
    return last
  }

  /// Reads a word that is or holds a number.
  private mutating func readWord(at index: Int) -> Int? {
    let token = text.tokens[index]
    if NumberWords.parts.value(of: token, in: text) != nil { return readWords(at: index) }
    if let value = NumberWords.ordinals.value(of: token, in: text) {
      return add(
        NumberMention(
          range: token.range, value: DecimalValue(value), kind: .ordinal, notation: .words),
        first: index, last: index)
    }
    if let last = readMixed(at: index) { return last }
    return readRoman(at: index)
  }

  /// Reads a Roman numeral beside a noun that counts.
  private mutating func readRoman(at index: Int) -> Int? {
    let token = text.tokens[index]
    guard token.range.length <= 9, Self.isRomanLetter(text.foldedBytes[token.folded.start]),
      let value = RomanNumeral.value(text.source(token)),
      isRomanHead(text.index(before: index)) || isRomanHead(text.index(after: index))
    else { return nil }
    return add(
      NumberMention(
        range: token.range, value: DecimalValue(value), kind: .ordinal, notation: .roman),
      first: index, last: index)
  }

  private static func isRomanLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "i"), UInt8(ascii: "v"), UInt8(ascii: "x"), UInt8(ascii: "l"),
      UInt8(ascii: "c"):
      true
    default: false
    }
  }

  private func isRomanHead(_ index: Int?) -> Bool {
    guard var index else { return false }
    if text.isFolded(index, "-") || text.isFolded(index, ","), index > 0 { index -= 1 }
    return NumberWords.romanHeads.value(of: text.tokens[index], in: text) != nil
  }
}

extension LanguageTag {
  /// Whether a comma stands before decimals.
  var writesDecimalComma: Bool { Self.commaLanguages.contains(language) }

  /// Languages that write a comma before decimals, of those the tool meets most.
  private static let commaLanguages: Set<String> = [
    "id", "jv", "su", "nl", "de", "fr", "es", "pt", "it", "vi", "tr", "ru", "pl", "sv", "da", "nb",
    "fi", "cs", "el", "hu", "ro", "uk",
  ]
}
