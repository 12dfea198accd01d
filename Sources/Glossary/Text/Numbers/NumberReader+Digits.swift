extension NumberReader {
  /// Reads a token of digits with its currency, scale and unit; the result is the last token.
  mutating func readDigits(at index: Int) -> Int? {
    let token = text.tokens[index]
    if let end = timeEnd(at: index) {
      endOfTime = end
      return end
    }
    guard
      var digits = SeparatedDigits(text, token.folded, pointIsDecimal: pointIsDecimal)
    else { return nil }
    if isFraction(index), let whole = text.wholeNumber(token) {
      digits.value = DecimalValue(whole.value, exponent: -whole.digits)
    }
    return readNumber(digits, first: index, last: index)
  }

  /// Reads a word of digits and letters: *Rp4,7*, *5jt*, *3rd*, *1990s*.
  mutating func readMixed(at index: Int) -> Int? {
    let token = text.tokens[index]
    let folded = token.folded
    guard folded.length > 1 else { return nil }
    if Self.isDigit(text.foldedBytes[folded.start]) { return readDigitsThenLetters(at: index) }
    // *Rp4,7*, *Rp5M*: a currency glued to its amount.
    for length in 2...3 where folded.length > length {
      let start = folded.start + length
      guard Self.isDigit(text.foldedBytes[start]),
        let currency = NumberWords.currenciesBefore.value(
          of: text.foldedBytes[folded.start..<start])
      else { continue }
      let end = endOfDigits(from: start, to: folded.end)
      let power = power(ofSuffix: text.foldedBytes[end..<folded.end], isMoney: true)
      guard end == folded.end || power != nil,
        let digits = SeparatedDigits(
          text, TextRange(start: start, end: end), pointIsDecimal: pointIsDecimal)
      else { continue }
      return readNumber(digits, first: index, last: index, currency: currency, power: power)
    }
    return nil
  }

  private func endOfDigits(from start: Int, to limit: Int) -> Int {
    var end = start
    while end < limit, Self.isDigitOrMark(text.foldedBytes[end]) { end += 1 }
    return end
  }

  private func power(ofSuffix suffix: ArraySlice<UInt8>, isMoney: Bool) -> Int? {
    NumberWords.scalesAfterDigits.value(of: suffix) ?? letter(suffix, isMoney)
  }

  private mutating func readDigitsThenLetters(at index: Int) -> Int? {
    let folded = text.tokens[index].folded
    let end = endOfDigits(from: folded.start, to: folded.end)
    guard end < folded.end,
      let digits = SeparatedDigits(
        text, TextRange(start: folded.start, end: end), pointIsDecimal: pointIsDecimal)
    else { return nil }
    let suffix = text.foldedBytes[end..<folded.end]
    if Self.timeSuffixes.value(of: suffix) != nil { return index }
    if Self.ordinalSuffixes.value(of: suffix) != nil {
      return readNumber(digits, first: index, last: index, kind: .ordinal)
    }
    if suffix.elementsEqual("s".utf8) || suffix.elementsEqual("an".utf8) {
      return readNumber(digits, first: index, last: index, isApproximate: true)
    }
    if let power = power(ofSuffix: suffix, isMoney: currency(before: index) != nil) {
      return readNumber(digits, first: index, last: index, power: power)
    }
    // *20km* is twenty; *3G* and *4WD* are names.
    guard Self.units.value(of: suffix) != nil else { return nil }
    return readNumber(digits, first: index, last: index)
  }

  // A number's parts are few and independent: what was read of it before its unit.
  private mutating func readNumber(
    _ digits: SeparatedDigits, first: Int, last: Int, currency glued: String? = nil,
    kind: NumberMention.Kind = .plain, isApproximate: Bool = false, power: Int? = nil
  ) -> Int {
    let value = digits.value ?? digits.digits
    var number = NumberMention(
      range: range(first, last), value: value,
      alternatives: digits.alternative.map { [$0] } ?? [],
      kind: digits.value == nil ? .code : kind, isApproximate: isApproximate)
    var first = first
    var last = last
    if let glued {
      number.kind = .currency(glued)
    } else if let found = currency(before: first) {
      number.kind = .currency(found.code)
      first = found.token
    } else if isOrdinal(first) {
      number.kind = .ordinal
      first -= 2
    }
    number.range.start = text.tokens[first].range.start
    if text.isFolded(last + 1, "-") && text.isFolded(last + 2, "an") {
      number.isApproximate = true
      last += 2
    }
    var scale = power ?? 0
    if power == nil, let found = self.power(after: last, of: number) {
      scale = found.power
      last = found.token
    }
    number.value = number.value.scaled(by: scale)
    // What has a scale has decimals: *1.250 juta* is no 1.25 million, and the other way round.
    number.alternatives = number.alternatives.map { $0.scaled(by: scale) }
    if scale == 0 { last = readMultiple(after: last, of: &number) }
    if let year = year(of: number, first) { number.alternatives.append(year) }
    number.range.end = text.tokens[last].range.end
    last = readUnit(after: last, of: &number)
    if number.kind == .plain, scale == 0, isLabel(first, last) { number.notation = .label }
    return add(number, first: first, last: last, power: scale)
  }

  /// The year that two digits may stand for: *2008/09*, *tahun 80-an*.
  private func year(of number: NumberMention, _ first: Int) -> DecimalValue? {
    let digits = text.tokens[first].folded.length
    guard number.kind == .plain, digits >= 2, number.value < DecimalValue(100) else { return nil }
    let value = number.value
    guard value.exponent >= 0 else { return nil }
    let years = value.mantissa * (value.exponent == 1 ? 10 : 1)
    if number.isApproximate { return DecimalValue(1900 + years) }
    guard text.isFolded(first - 1, "/") || text.isFolded(first - 1, "-"), first - 2 == floor - 1,
      let previous = text.wholeNumber(text.tokens[first - 2]), previous.digits == 4
    else { return nil }
    return DecimalValue(previous.value / 100 * 100 + years)
  }

  /// The scale word after a number.
  private func power(after last: Int, of number: NumberMention) -> (power: Int, token: Int)? {
    guard var next = text.index(after: last) else { return nil }
    // *2.5-million*, *300+ billion*.
    if next == last + 1, text.isFolded(next, "+"), let other = text.index(after: next) {
      next = other
    }
    if next == last + 1, text.isFolded(next, "-"), next + 1 < text.tokens.count { next += 1 }
    let token = text.tokens[next]
    if let power = NumberWords.scalesAfterDigits.value(of: token, in: text) {
      // *5 k* is not a thousand, nor is *5 tn* sure.
      return token.folded.length == 1 ? nil : (power, next)
    }
    guard case .currency = number.kind, text.hasCapital(next) || next == last + 1 else {
      return nil
    }
    return letter(text.foldedBytes[token.folded.start..<token.folded.end], true).map { ($0, next) }
  }

  /// The power of ten that a letter stands for after money.
  private func letter(_ bytes: ArraySlice<UInt8>, _ isMoney: Bool) -> Int? {
    guard isMoney else { return nil }
    return pointIsDecimal
      ? NumberWords.englishLetters.value(of: bytes) : NumberWords.indonesianLetters.value(of: bytes)
  }

  /// The currency before a number, with its first token.
  private func currency(before index: Int) -> (code: String, token: Int)? {
    guard var token = text.index(before: index), token >= floor else { return nil }
    if text.isFolded(token, "."), token - 1 >= floor, text.isFolded(token - 1, "rp") { token -= 1 }
    guard let code = NumberWords.currenciesBefore.value(of: text.tokens[token], in: text) else {
      return nil
    }
    if text.isFolded(token, "$"), token - 1 >= floor,
      let dollar = NumberWords.dollars.value(of: text.tokens[token - 1], in: text)
    {
      return (dollar, token - 1)
    }
    return (code, token)
  }

  private func isOrdinal(_ index: Int) -> Bool {
    text.isFolded(index - 1, "-") && text.isFolded(index - 2, "ke")
  }

  /// Whether digits belong to a name or open a list: *COVID-19*, *(1)*.
  private func isLabel(_ first: Int, _ last: Int) -> Bool {
    if text.isFolded(first - 1, "-"), first > 1, text.tokens[first - 2].kind == .word {
      return true
    }
    if text.isFolded(first - 1, "(") && text.isFolded(last + 1, ")") {
      return text.tokens[first].folded.length < 3
    }
    let isMarked = text.isFolded(last + 1, ".") || text.isFolded(last + 1, ")")
    return isMarked && opensLine(first)
  }

  private func opensLine(_ index: Int) -> Bool {
    var before = index - 1
    while before >= 0, text.tokens[before].kind == .space {
      if text.isLineBreak(before) { return true }
      before -= 1
    }
    return before < 0
  }

  /// Whether a mark of decimals stands before digits and no digit before it: *.08*.
  private func isFraction(_ index: Int) -> Bool {
    guard text.isFolded(index - 1, ".") || text.isFolded(index - 1, ",") else { return false }
    return index < 2 || text.tokens[index - 2].kind == .space
  }

  /// The last token of a time of day: *pukul 10.15*, *10.15 WIB*, *10:15 p.m.*
  private func timeEnd(at index: Int) -> Int? {
    var last = index
    while text.isFolded(last + 1, ":"), last + 2 < text.tokens.count,
      text.tokens[last + 2].kind == .number
    {
      last += 2
    }
    if let next = text.index(after: last),
      NumberWords.timesAfter.value(of: text.tokens[next], in: text) != nil
    {
      return next
    }
    if last > index, text.wholeNumber(text.tokens[index]).map({ $0.value < 25 }) ?? false {
      return last
    }
    guard let before = text.index(before: index), text.tokens[index].folded.length <= 5 else {
      return nil
    }
    // *Pukul 06.00 hingga 16.00*.
    if NumberWords.rangeConnectors.value(of: text.tokens[before], in: text) != nil,
      let end = text.index(before: before), end == endOfTime
    {
      return last
    }
    guard NumberWords.timesBefore.value(of: text.tokens[before], in: text) != nil else {
      return nil
    }
    return last
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func isDigitOrMark(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
  }

  private static let ordinalSuffixes = WordTable<Void>(["st": (), "nd": (), "rd": (), "th": ()])
  private static let timeSuffixes = WordTable<Void>(["am": (), "pm": ()])
  private static let units = WordTable<Void>(
    ["km", "m", "cm", "mm", "kg", "ha", "ml", "mg", "kwh", "mw", "gb", "mb"]
      .map { ($0, ()) })
}
