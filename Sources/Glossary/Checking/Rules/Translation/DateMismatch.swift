/// Dates of the translation that are not those of the source.
struct DateMismatch: TranslationRule {
  static let description = RuleDescription(
    RuleID("date-mismatch"), scope: .translation, severity: .minor,
    summary: "A date that differs from the source.",
    documentation: """
      Dates are compared by day, month and year, whatever their form: *22 Juli 2025* is *July 22, \
      2025* and *22/7/2025*. A part that one side leaves out differs from nothing, and a date of \
      which only the month is named is never missed, nor one for which the other side has a \
      weekday or *yesterday*. Where the order of day and month cannot be \
      told, either will do. A weekday that is not the source's is reported too.
      """)

  func findings(in reading: TranslationReading) throws(UnicodeError) -> [Finding] {
    reading.pairs.flatMap { pair in
      guard let target = pair.comparedTarget else { return [Finding]() }
      return DateComparison(reading, pair, target: target).findings
    }
  }
}

/// Compares the dates of one segment with those of its translation.
private struct DateComparison {
  let reading: TranslationReading
  let target: TextRange
  let source: ArraySlice<NamedDate>
  let translated: ArraySlice<NamedDate>
  let looseTarget: LooseNumbers
  let looseSource: LooseNumbers
  let sourceSaysWhen: Bool
  let targetSaysWhen: Bool

  init(_ reading: TranslationReading, _ pair: SegmentPair, target: TextRange) {
    self.reading = reading
    self.target = target
    let (own, other) = (reading.sourceFigures, reading.targetFigures)
    source = own.dates[own.dates.indices(in: pair.source, by: \.range)]
    translated = other.dates[other.dates.indices(in: target, by: \.range)]
    // Only read where there is a date to compare.
    let tokens = source.isEmpty && translated.isEmpty ? 0..<0 : pair.targetTokens
    looseTarget = LooseNumbers([], [], reading.target.draft.text, tokens)
    let sourceTokens = source.isEmpty && translated.isEmpty ? 0..<0 : pair.sourceTokens
    looseSource = LooseNumbers([], [], reading.source.draft.text, sourceTokens)
    sourceSaysWhen = Self.saysWhen(reading.source.draft.text, sourceTokens)
    targetSaysWhen = Self.saysWhen(reading.target.draft.text, tokens)
  }

  var findings: [Finding] {
    let missing = source.filter { date in !translated.contains { agree(date, $0) } }
    let extra = translated.filter { date in !source.contains { agree($0, date) } }
    var findings: [Finding] = []
    for (position, (date, original)) in zip(extra, missing).enumerated()
    where !isToldByNext(position, extra, missing) {
      findings.append(
        Finding(
          rule: DateMismatch.id, severity: .minor,
          message: "“\(words(date))” is not “\(words(original, .source))” of the source",
          range: date.range, related: [related(original)]))
    }
    let lost = missing.dropFirst(extra.count).filter {
      !isTold($0, by: looseTarget, orBy: targetSaysWhen)
    }
    if !lost.isEmpty {
      let list = lost.map { "“\(words($0, .source))”" }.joined(separator: ", ")
      findings.append(
        Finding(
          rule: DateMismatch.id, severity: .minor,
          message: "The translation lacks \(list) of the source", range: target,
          related: lost.map(related)))
    }
    let added = extra.dropFirst(missing.count).filter {
      !isTold($0, by: looseSource, orBy: sourceSaysWhen)
    }
    if let first = added.first {
      var seen = Set([words(first)])
      let others = added.dropFirst().filter { seen.insert(words($0)).inserted }
      let list = ([first] + others).map { "“\(words($0))”" }.joined(separator: ", ")
      findings.append(
        Finding(
          rule: DateMismatch.id, severity: .minor, message: "The source has no \(list)",
          range: first.range,
          related: others.map { Finding.Related(message: "nor this", range: $0.range) }))
    }
    return (findings + weekdays).sorted { $0.range < $1.range }
  }

  /// Whether the next date of a list or range tells the same difference: of *1–15 May* for *1–15
  /// April* only the last day has the month.
  private func isToldByNext(
    _ position: Int, _ extra: [NamedDate], _ missing: [NamedDate]
  ) -> Bool {
    guard position + 1 < min(extra.count, missing.count) else { return false }
    let (date, original) = (extra[position], missing[position])
    let (next, other) = (extra[position + 1], missing[position + 1])
    return date.day == original.day && next.day == other.day && date.month == next.month
      && date.year == next.year && original.month == other.month && original.year == other.year
  }

  private static func saysWhen(_ text: TokenizedText, _ tokens: Range<Int>) -> Bool {
    tokens.contains { index in
      let token = text.tokens[index]
      return token.kind == .word
        && (CalendarWords.weekdays.value(of: token, in: text) != nil && text.hasCapital(index)
          || whenWords.value(of: token, in: text) != nil)
    }
  }

  private static let whenWords = WordTable<Void>(
    ["today", "yesterday", "tomorrow", "kemarin", "besok", "lusa", "tadi"].map { ($0, ()) })

  /// Findings on weekdays that differ where the day is the same.
  private var weekdays: [Finding] {
    translated.compactMap { date in
      guard let weekday = date.weekday,
        let original = source.first(where: { agree($0, date) && $0.weekday != nil }),
        original.weekday != weekday
      else { return nil }
      return Finding(
        rule: DateMismatch.id, severity: .minor,
        message:
          "“\(words(date))” has another weekday than “\(words(original, .source))” in the source",
        range: date.range, related: [related(original)])
    }
  }

  /// Whether what both dates name is the same.
  private func agree(_ one: NamedDate, _ other: NamedDate) -> Bool {
    func same(_ left: Int?, _ right: Int?) -> Bool { left == nil || right == nil || left == right }
    guard same(one.year, other.year) else { return false }
    if same(one.month, other.month) && same(one.day, other.day) { return true }
    guard one.isAmbiguous || other.isAmbiguous else { return false }
    return same(one.month, other.day) && same(one.day, other.month)
  }

  /// Whether a side tells a date in a form that is not read as one, or it is a bare month.
  private func isTold(_ date: NamedDate, by numbers: LooseNumbers, orBy saysWhen: Bool) -> Bool {
    if date.day == nil && date.year == nil { return true }
    // News gives the day in brackets after *Selasa* or *kemarin*, and translations leave it out.
    if saysWhen { return true }
    return [date.day, date.year].allSatisfy { part in
      part.map { numbers.contains(NumberMention(range: date.range, value: DecimalValue($0))) }
        ?? true
    }
  }

  private func related(_ date: NamedDate) -> Finding.Related {
    Finding.Related(message: "the source’s date", range: date.range, side: .source)
  }

  /// The words of a date, with the year that a range gives it.
  private func words(_ date: NamedDate, _ side: Finding.Side = .target) -> String {
    let draft = side == .source ? reading.source.draft : reading.target.draft
    let words = String(draft.text.text.slice(date.range))
    if let day = date.day, let month = date.month, !words.contains(where: \.isLetter),
      words.filter(\.isNumber).count < 3
    {
      let year = date.year.map { "\($0)-" } ?? ""
      return "\(words) (\(year)\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day))"
    }
    guard let year = date.year, !words.contains(String(year % 100)) else { return words }
    return "\(words) \(year)"
  }
}
