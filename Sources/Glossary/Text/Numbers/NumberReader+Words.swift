extension NumberReader {
  /// Adds up the words of a number: *dua ratus tiga puluh lima ribu*.
  private struct Sum {
    private(set) var total = 0
    private(set) var group = 0
    private(set) var pending = 0
    private var afterTens = false

    var value: Int { total + group + pending }

    /// Takes the next word in; false when it begins another number.
    mutating func add(_ part: NumberWords.Part) -> Bool {
      switch part {
      case .unit(let unit):
        guard pending == 0, !afterTens || unit < 10 else { return false }
        pending = unit
      case .tens(let tens):
        guard pending == 0, !afterTens else { return false }
        group += tens
        afterTens = true
        return true
      case .teen:
        guard pending > 0, pending < 10 else { return false }
        group += pending + 10
        pending = 0
      case .times(let power):
        guard pending > 0 else { return false }
        group += pending * (power == 1 ? 10 : 100)
        pending = 0
      case .oneOf(let power):
        guard pending == 0, power > 2 ? group == 0 && total == 0 : group == 0 else { return false }
        if power == 2 { group += 100 } else { total += Self.power(power) }
      case .scale(let power):
        guard group + pending > 0 else { return false }
        let (product, overflow) = (group + pending).multipliedReportingOverflow(
          by: Self.power(power))
        guard !overflow, total == 0 || product < total else { return false }
        total += product
        group = 0
        pending = 0
      }
      afterTens = false
      return true
    }

    private static func power(_ exponent: Int) -> Int {
      (0..<exponent).reduce(1) { p, _ in p * 10 }
    }
  }

  /// Reads a number written in words; the result is its last token.
  mutating func readWords(at first: Int) -> Int? {
    var sum = Sum()
    var last: Int?
    var power = 0
    var index: Int? = first
    // *A hundred and two*.
    if let article = text.index(before: first), article >= floor, text.isFolded(article, "a") {
      switch NumberWords.parts.value(of: text.tokens[first], in: text) {
      case .times, .scale: _ = sum.add(.unit(1))
      default: break
      }
    }
    while let at = index, let part = NumberWords.parts.value(of: text.tokens[at], in: text) {
      guard sum.add(part) else { break }
      if case .scale(let scale) = part { power = scale }
      last = at
      index = text.index(after: at).flatMap { next in
        // *Twenty-five*, *two hundred and five*.
        let joins = text.isFolded(next, "-") || text.isFolded(next, "and") && sum.value >= 100
        return joins ? text.index(after: next) : next
      }
    }
    guard let last else { return nil }
    var number = NumberMention(
      range: range(first, last), value: DecimalValue(sum.value), notation: .words)
    let end = readUnit(after: readMultiple(after: last, of: &number), of: &number)
    return add(number, first: first, last: end, power: power)
  }

  /// The range from one token to another.
  func range(_ first: Int, _ last: Int) -> TextRange {
    TextRange(start: text.tokens[first].range.start, end: text.tokens[last].range.end)
  }

  /// Reads *dozen* after a number; the result is the last token.
  func readMultiple(after last: Int, of number: inout NumberMention) -> Int {
    guard let next = text.index(after: last),
      let times = NumberWords.multiples.value(of: text.tokens[next], in: text)
    else { return last }
    let (product, overflow) = number.value.mantissa.multipliedReportingOverflow(by: times)
    if overflow { return last }
    number.value = DecimalValue(product, exponent: number.value.exponent)
    number.range.end = text.tokens[next].range.end
    return next
  }

  /// Reads a percentage sign or currency after a number; the result is the last token.
  func readUnit(after last: Int, of number: inout NumberMention) -> Int {
    guard let next = text.index(after: last) else { return last }
    var end = last
    if NumberWords.percentages.value(of: text.tokens[next], in: text) != nil {
      number.kind = .percentage
      end = next
    } else if text.isFolded(next, "per"), let cent = text.index(after: next),
      text.isFolded(cent, "cent")
    {
      number.kind = .percentage
      end = cent
    } else if number.kind == .plain,
      let currency = NumberWords.currenciesAfter.value(of: text.tokens[next], in: text)
    {
      number.kind = .currency(currency)
      end = next
      if isDollar(next), let after = text.index(after: next),
        let country = NumberWords.dollarsAfter.value(of: text.tokens[after], in: text)
      {
        number.kind = .currency(country)
        end = text.isFolded(after, "hong") ? text.index(after: after) ?? after : after
      }
    } else if number.kind == .plain, let found = dollars(at: next) {
      number.kind = .currency(found.code)
      end = found.token
    }
    number.range.end = text.tokens[end].range.end
    return end
  }

  private func isDollar(_ token: Int) -> Bool {
    text.isFolded(token, "dolar") || text.isFolded(token, "dollar")
      || text.isFolded(token, "dollars")
  }

  /// *Singapore dollars*, *Hong Kong dollars*, *New Taiwan dollars*, from their first token on.
  private func dollars(at first: Int) -> (code: String, token: Int)? {
    var token = first
    if text.isFolded(token, "hong") || text.isFolded(token, "new") {
      guard let next = text.index(after: token) else { return nil }
      token = next
    }
    guard let code = NumberWords.dollarsOf.value(of: text.tokens[token], in: text),
      let dollars = text.index(after: token), isDollar(dollars)
    else { return nil }
    return (code, dollars)
  }
}
