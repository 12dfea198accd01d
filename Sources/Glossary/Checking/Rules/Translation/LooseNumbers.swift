/// All that a segment says in numbers, however it says it: what answers to a number on the other
/// side.
struct LooseNumbers {
  private var values: Set<DecimalValue> = []

  /// Whether *half* or *setengah* is said.
  private var saysHalf: Bool { values.contains(DecimalValue(5, exponent: -1)) }

  /// Gathers the numbers, the parts of dates, the digits inside words and placeholders, and words
  /// such as *both* and *dozen*.
  ///
  /// - Complexity: O(length of the segment).
  init(
    _ numbers: ArraySlice<NumberMention>, _ dates: ArraySlice<NamedDate>, _ text: TokenizedText,
    _ tokens: Range<Int>
  ) {
    for number in numbers {
      values.insert(number.value)
      values.formUnion(number.alternatives)
    }
    for date in dates {
      for part in [date.year, date.month, date.day] {
        if let part { values.insert(DecimalValue(part)) }
      }
    }
    var ahead = numbers[...]
    for index in tokens where text.tokens[index].isContent {
      let token = text.tokens[index]
      while let number = ahead.first, number.range.end <= token.range.start { ahead.removeFirst() }
      // What has been read as a number says no more than that: *7,5* is neither 7 nor 5.
      let isRead = ahead.first.map { $0.range.start <= token.range.start } ?? false
      if let meant = Self.words.value(of: token, in: text) {
        values.formUnion(meant.map { DecimalValue($0.0, exponent: $0.1) })
      }
      guard !isRead else { continue }
      insertDigits(of: token, text)
      // A time of day is no number, but may answer to what looks like one: *23.45*.
      if token.kind == .number,
        let time = SeparatedDigits(text, token.folded, pointIsDecimal: true)?.value
      {
        values.insert(time)
      }
    }
  }

  /// Whether one of the readings of a number is among them.
  func contains(_ number: NumberMention) -> Bool {
    if values.contains(number.value) || number.alternatives.contains(where: values.contains) {
      return true
    }
    // *1,5* is *one and a half*.
    return saysHalf && number.value.exponent == -1 && number.value.mantissa % 10 == 5
  }

  /// Inserts each run of digits in a token as a number.
  private mutating func insertDigits(of token: Token, _ text: TokenizedText) {
    var run: Int?
    var digits = 0
    var offset = token.folded.start
    while offset < token.folded.end {
      let before = offset
      if let digit = text.digit(at: &offset), digits < 18 {
        run = (run ?? 0) * 10 + digit
        digits += 1
        continue
      }
      if let run { values.insert(DecimalValue(run)) }
      run = nil
      digits = 0
      offset = before + 1
      while offset < token.folded.end, text.foldedBytes[offset] & 0xC0 == 0x80 { offset += 1 }
    }
    if let run { values.insert(DecimalValue(run)) }
  }

  /// Words that say a number in passing, as mantissas with powers of ten.
  private static let words: WordTable<[(Int, Int)]> = {
    let groups: [(String, [(Int, Int)])] = [
      ("both twice double pair pairs couple keduanya berdua ganda sepasang", [(2, 0)]),
      ("second seconds doubled doubling dwi bi biannual bilateral duo", [(2, 0)]),
      ("ketiganya bertiga triple thrice tri triwulan quarterly tripartite tripartit", [(3, 0)]),
      ("pertiga sepertiga thirds", [(3, 0)]), ("keempatnya berempat fourths", [(4, 0)]),
      ("seperempat perempat quarter quarters", [(25, 0), (25, -2), (4, 0), (15, 0), (75, 0)]),
      ("kelimanya fifths seperlima perlima", [(5, 0), (20, 0)]),
      // Half an hour, half a year, half a dozen.
      ("half setengah separuh separo halves", [(5, -1), (50, 0), (2, 0), (30, 0), (6, 0)]),
      ("dozen dozens lusin selusin", [(12, 0)]), ("fortnight", [(2, 0), (14, 0)]),
      ("day sehari hourly", [(24, 0)]), ("sebulan month", [(30, 0)]),
      ("semester semesteran", [(6, 0), (2, 0)]), ("windu", [(8, 0)]), ("kodi sekodi", [(20, 0)]),
      ("decade decades dekade dasawarsa", [(10, 0)]),
      ("century centuries abad seabad", [(100, 0)]), ("zero nol kosong none no tidak", [(0, 0)]),
      ("hundred seratus", [(100, 0)]), ("thousand seribu", [(1000, 0)]),
      ("twenties", [(20, 0), (1920, 0)]), ("thirties", [(30, 0), (1930, 0)]),
      ("forties", [(40, 0), (1940, 0)]), ("fifties", [(50, 0), (1950, 0)]),
      ("sixties", [(60, 0), (1960, 0)]), ("seventies", [(70, 0), (1970, 0)]),
      ("eighties", [(80, 0), (1980, 0)]), ("nineties", [(90, 0), (1990, 0)]),
      ("twentieth", [(20, 0)]), ("nineteenth", [(19, 0)]), ("fifteenth", [(15, 0)]),
      ("setahun", [(12, 0), (1, 0)]), ("weekly seminggu week", [(7, 0)]),
      ("fully full semua seluruh seluruhnya all", [(100, 0)]),
    ]
    return WordTable(
      groups.flatMap { words, values in
        words.split(separator: " ").map { (String($0), values) }
      })
  }()
}
