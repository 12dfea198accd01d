/// Numbers of the translation that are not those of the source.
struct NumberMismatch: TranslationRule {
  static let description = RuleDescription(
    RuleID("number-mismatch"), scope: .translation, severity: .major,
    summary: "A number that differs from the source.",
    documentation: """
      Numbers are compared by value, whatever their separators, scale words and script: *4,7 \
      persen* is *4.7 per cent*, *Rp140 miliar* is *Rp140 billion*. A number in words or Roman \
      numerals answers to digits, is reported where another number stands in its place, but never \
      missed. Numbers of names and lists, \
      dates and times are left alone, and so is a year where the other side says *this year*, or one \
      behind an acronym (*KKG 2008/09*) that the translation drops. The same digits with another scale or another currency are \
      major, other numbers minor; what looks right but would be read differently in the language \
      of the translation (*1.250* for *1,250* in English) is an info.
      """)

  func findings(in reading: TranslationReading) throws(UnicodeError) -> [Finding] {
    reading.pairs.flatMap { pair in
      guard let target = pair.comparedTarget else { return [Finding]() }
      return NumberComparison(reading, pair, target: target).findings
    }
  }
}

/// Compares the numbers of one segment with those of its translation.
private struct NumberComparison {
  let reading: TranslationReading
  let target: TextRange
  let source: ArraySlice<NumberMention>
  let translated: ArraySlice<NumberMention>
  let sourceTokens: Range<Int>
  let targetTokens: Range<Int>
  let looseSource: LooseNumbers
  let looseTarget: LooseNumbers

  init(_ reading: TranslationReading, _ pair: SegmentPair, target: TextRange) {
    self.reading = reading
    self.target = target
    sourceTokens = pair.sourceTokens
    targetTokens = pair.targetTokens
    let (own, other) = (reading.sourceFigures, reading.targetFigures)
    source = own.numbers[own.numbers.indices(in: pair.source, by: \.range)]
    translated = other.numbers[other.numbers.indices(in: target, by: \.range)]
    let isNeeded = !source.isEmpty || !translated.isEmpty
    looseSource = LooseNumbers(
      isNeeded ? source : [], own.dates[own.dates.indices(in: pair.source, by: \.range)],
      reading.source.draft.text, isNeeded ? pair.sourceTokens : 0..<0)
    looseTarget = LooseNumbers(
      isNeeded ? translated : [], other.dates[other.dates.indices(in: target, by: \.range)],
      reading.target.draft.text, isNeeded ? pair.targetTokens : 0..<0)
  }

  var findings: [Finding] {
    var missing = source.filter { says($0) && !looseTarget.contains($0) }
    var extra: [NumberMention] = []
    var findings: [Finding] = []
    for number in translated where says(number) && !looseSource.contains(number) {
      if let original = counterpart(of: number, among: missing) {
        findings.append(changed(number, from: missing.remove(at: original)))
      } else {
        extra.append(number)
      }
    }
    missing.removeAll { !isFirm($0) }
    extra.removeAll { !isFirm($0) }
    missing.removeAll { isToldYear($0, reading.target.draft.text, targetTokens) || isOfName($0) }
    extra.removeAll { isToldYear($0, reading.source.draft.text, sourceTokens) }
    if let first = extra.first { findings.append(added(first, others: extra.dropFirst())) }
    if !missing.isEmpty { findings.append(lost(missing)) }
    findings += translated.compactMap(otherCurrency)
    findings += translated.compactMap(otherConvention)
    return findings.sorted { $0.range < $1.range }
  }

  /// The number of the source that one of the translation stands for: with the same digits, else of
  /// one kind, and rather in the same notation.
  private func counterpart(of number: NumberMention, among missing: [NumberMention]) -> Int? {
    missing.firstIndex {
      $0.value.mantissa == number.value.mantissa && isFirm($0) == isFirm(number)
    }
      ?? missing.firstIndex { isAlike(number, $0) && $0.notation == number.notation }
      ?? missing.firstIndex { isAlike(number, $0) }
  }

  /// Whether one number may stand where the other should: of one kind.
  private func isAlike(_ number: NumberMention, _ original: NumberMention) -> Bool {
    if number.value.mantissa == original.value.mantissa { return true }
    switch (number.kind, original.kind) {
    case (.percentage, .percentage), (.currency, .currency): return true
    case (.plain, .plain), (.ordinal, .ordinal): return isYear(number) == isYear(original)
    case (.plain, .ordinal): return original.notation == .roman && !isYear(number)
    case (.ordinal, .plain): return number.notation == .roman && !isYear(original)
    default: return false
    }
  }

  private func isYear(_ number: NumberMention) -> Bool {
    number.kind == .plain && number.value >= DecimalValue(1900)
      && number.value <= DecimalValue(2100) && number.value.exponent >= 0
      && number.alternatives.isEmpty
  }

  /// Whether a number is the year of an event that an acronym names, or the second of two: *KKG 2008/09*.
  ///
  /// The translation may have the name in words, or without its year.
  private func isOfName(_ number: NumberMention) -> Bool {
    let text = reading.source.draft.text
    guard let first = sourceTokens.first(where: { text.tokens[$0].range.end > number.range.start })
    else { return false }
    if first > sourceTokens.lowerBound + 1,
      ["/", "–", "-"].contains(text.source(text.tokens[first - 1])),
      let before = source.first(where: { $0.range.end == text.tokens[first - 1].range.start })
    {
      return isYear(before) && isOfName(before)
    }
    guard isYear(number), first > sourceTokens.lowerBound + 1,
      text.tokens[first - 1].kind == .space
    else { return false }
    let name = text.source(text.tokens[first - 2]).unicodeScalars
    return name.count > 1 && name.allSatisfy(\.properties.isUppercase)
  }

  /// Whether a year stands for *this year* or *tahun lalu* on the other side.
  private func isToldYear(
    _ number: NumberMention, _ other: TokenizedText, _ tokens: Range<Int>
  ) -> Bool {
    isYear(number)
      && other.tokens[tokens].contains { Self.yearWords.value(of: $0, in: other) != nil }
  }

  private static let yearWords = WordTable<Void>(
    ["year", "years", "year's", "tahun", "tahunan", "annual", "annually", "setahun"]
      .map { ($0, ()) })

  /// Whether a number says so much that its absence is a mistake; *1* is often an article.
  private func isFirm(_ number: NumberMention) -> Bool {
    number.notation == .digits && number.kind != .code && number.value != DecimalValue(1)
  }

  /// Whether it may be held against another: *1* is often an article.
  private func says(_ number: NumberMention) -> Bool {
    number.notation != .label && number.kind != .code && number.value != DecimalValue(1)
  }

  private func changed(_ number: NumberMention, from original: NumberMention) -> Finding {
    let isScale =
      number.value.mantissa == original.value.mantissa && original.value.mantissa > 9
      || number.value.mantissa == original.value.mantissa && hasScale(number) && hasScale(original)
    return Finding(
      rule: NumberMismatch.id, severity: isScale ? .major : .minor,
      message:
        "“\(words(number))” is \(number.value), but “\(words(original, .source))” in the source is \(original.value)",
      range: number.range, related: [related(original)])
  }

  private func hasScale(_ number: NumberMention) -> Bool { number.value.exponent >= 3 }

  private func added(_ number: NumberMention, others: ArraySlice<NumberMention>) -> Finding {
    var seen = Set([words(number)])
    let others = others.filter { seen.insert(words($0)).inserted }
    let list = ([number] + others).map { "“\(words($0))”" }.joined(separator: ", ")
    return Finding(
      rule: NumberMismatch.id, severity: .minor, message: "The source has no \(list)",
      range: number.range,
      related: others.map { Finding.Related(message: "nor this", range: $0.range) })
  }

  private func lost(_ numbers: [NumberMention]) -> Finding {
    let list = numbers.map { "“\(words($0, .source))”" }.joined(separator: ", ")
    return Finding(
      rule: NumberMismatch.id, severity: .minor,
      message: "The translation lacks \(list) of the source", range: target,
      related: numbers.map(related))
  }

  /// The finding on an amount whose number is right and whose currency is not.
  private func otherCurrency(_ number: NumberMention) -> Finding? {
    guard case .currency(let code) = number.kind else { return nil }
    let same = source.filter { $0.value == number.value }
    guard let original = same.first, same.count == 1,
      case .currency(let wanted) = original.kind, wanted != code,
      !isAnyDollar(number, .target, of: wanted), !isAnyDollar(original, .source, of: code),
      translated.count(where: { $0.value == number.value }) == 1
    else { return nil }
    return Finding(
      rule: NumberMismatch.id, severity: .major,
      message:
        "“\(words(number))” is in \(code), but “\(words(original, .source))” in the source is in \(wanted)",
      range: number.range, related: [related(original)])
  }

  /// Whether an amount is in dollars of no named country, which may be those of the other side.
  private func isAnyDollar(
    _ number: NumberMention, _ side: Finding.Side, of other: String
  ) -> Bool {
    guard case .currency("USD") = number.kind, other.hasSuffix("D") else { return false }
    let words = words(number, side).lowercased()
    return !["us", "u.s", "amerika", "american", "dolar as"].contains { words.contains($0) }
  }

  /// The finding on digits whose separator means something else in the language of the target.
  private func otherConvention(_ number: NumberMention) -> Finding? {
    guard isFirm(number), number.alternatives.count == 1, let other = number.alternatives.first,
      other.mantissa == number.value.mantissa,
      other.exponent - number.value.exponent == 3
        || number.value.exponent - other.exponent == 3,
      !source.contains(where: { $0.value == number.value }),
      let original = source.first(where: { $0.value == other })
    else { return nil }
    return Finding(
      rule: NumberMismatch.id, severity: .info,
      message:
        "“\(words(number))” reads as \(number.value) in this language; the source says \(other)",
      range: number.range, related: [related(original)])
  }

  private func related(_ number: NumberMention) -> Finding.Related {
    Finding.Related(message: "the source’s number", range: number.range, side: .source)
  }

  private func words(_ number: NumberMention, _ side: Finding.Side = .target) -> Substring {
    let draft = side == .source ? reading.source.draft : reading.target.draft
    return draft.text.text.slice(number.range)
  }
}
