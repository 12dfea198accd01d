extension DateReader {
  /// A number found near a month.
  private struct Found: Equatable {
    var value: Int
    var token: Int
  }

  /// Reads a date around the name of a month; the result is its last token.
  mutating func readNamedMonth(at index: Int) -> Int? {
    guard let month = CalendarWords.month(text.tokens[index], in: text),
      index >= floor
    else { return nil }
    let end = month.isAbbreviation && text.isFolded(index + 1, ".") ? index + 1 : index
    var date = NamedDate(range: text.tokens[index].range, month: month.number)
    if let day = day(before: index) {
      date.day = day.value
      let year = year(after: end, mayFollowComma: allowsMonthFirst)
      date.year = year?.value
      if year == nil && month.isCommonWord && !text.hasCapital(index) { return nil }
      return add(
        date, first: day.token, last: year?.token ?? index,
        earlier: earlierDays(before: day.token, upTo: day.value))
    }
    guard text.hasCapital(index) else { return nil }
    if let last = readDayAfterMonth(date, at: index, end) { return last }
    if let year = year(after: end, mayFollowComma: allowsMonthFirst) {
      date.year = year.value
      return add(date, first: index, last: year.token)
    }
    if month.isCommonWord {
      guard !month.isAbbreviation, followsTimeWord(index) else { return nil }
    }
    return add(date, first: index, last: index)
  }

  /// Reads *July 22, 2025*, *July 22–24, 2025* and, where the language has it, *July 22*.
  private mutating func readDayAfterMonth(_ date: NamedDate, at index: Int, _ end: Int) -> Int? {
    guard let next = text.index(after: end), let day = day(at: next) else { return nil }
    var days = [day]
    while let connector = text.index(after: days[days.count - 1].token),
      CalendarWords.connectors.value(of: text.tokens[connector], in: text) != nil,
      let next = text.index(after: connector), let other = self.day(at: next),
      other.value > days[days.count - 1].value, !isFollowedByMonth(next)
    {
      days.append(other)
    }
    let last = days[days.count - 1]
    let year = year(after: last.token, mayFollowComma: true)
    guard year != nil || allowsMonthFirst && days.count == 1 && !isCounted(day.token) else {
      return nil
    }
    var date = date
    date.year = year?.value
    date.day = day.value
    if days.count == 1 { return add(date, first: index, last: year?.token ?? day.token) }
    var end = add(date, first: index, last: day.token)
    for other in days.dropFirst() {
      date.day = other.value
      end = add(
        date, first: other.token, last: other == last ? year?.token ?? other.token : other.token)
    }
    return end
  }

  /// The day before a month: *22 Juli*, *22-Jul*, *22nd day of July*, *22 bulan Juli*.
  private func day(before index: Int) -> Found? {
    guard var token = previous(index) else { return nil }
    if text.isFolded(token, "of") || text.isFolded(token, "bulan") {
      guard let before = previous(token) else { return nil }
      token = before
      if text.isFolded(token, "day"), let before = previous(token) { token = before }
    } else if token == index - 1, text.isFolded(token, "-") || text.isFolded(token, "/") {
      // Only without blanks: a dash with blanks joins two phrases.
      token -= 1
      guard token >= floor else { return nil }
    }
    return day(at: token)
  }

  /// The days of a list before its last: *20, 21 dan* before *22 Juli*.
  private func earlierDays(before token: Int, upTo limit: Int) -> [(day: Int, token: Int)] {
    var days: [(day: Int, token: Int)] = []
    var token = token
    var limit = limit
    while let connector = connector(before: token, isInList: !days.isEmpty),
      let before = previous(connector), let day = day(at: before), day.value < limit
    {
      days.append((day.value, before))
      token = before
      limit = day.value
    }
    return days.reversed()
  }

  /// A day of the month that a token is: *22*, *22nd*.
  private func day(at index: Int) -> Found? {
    let token = text.tokens[index]
    var number = text.wholeNumber(token)
    if token.kind == .word, token.folded.length > 2, token.folded.length < 5 {
      let end = token.folded.end - 2
      let suffix = text.foldedBytes[end..<token.folded.end]
      guard Self.ordinalSuffixes.value(of: suffix) != nil else { return nil }
      number = text.wholeNumber(TextRange(start: token.folded.start, end: end))
    }
    guard let number, number.digits <= 2, (1...31).contains(number.value) else { return nil }
    return Found(value: number.value, token: index)
  }

  /// The year after a month or day.
  private func year(after index: Int, mayFollowComma: Bool) -> Found? {
    guard var token = text.index(after: index) else { return nil }
    var years = 1000...2999
    if text.isFolded(token, ",") {
      guard mayFollowComma, let next = text.index(after: token) else { return nil }
      token = next
      years = 1800...2199
    } else if text.isFolded(token, "tahun") || text.isFolded(token, "of") {
      guard let next = text.index(after: token) else { return nil }
      token = next
    } else if token == index + 1, text.isFolded(token, "-") || text.isFolded(token, "/") {
      token += 1
      guard token < text.tokens.count else { return nil }
    }
    guard let number = text.wholeNumber(text.tokens[token]), number.digits == 4,
      years.contains(number.value)
    else { return nil }
    return Found(value: number.value, token: token)
  }

  /// Whether a number counts something: *May 5%*, *May 5 million*.
  private func isCounted(_ index: Int) -> Bool {
    guard let next = text.index(after: index) else { return false }
    return Self.countedWords.value(of: text.tokens[next], in: text) != nil
  }

  private func isFollowedByMonth(_ index: Int) -> Bool {
    guard let next = text.index(after: index) else { return false }
    return CalendarWords.months.value(of: text.tokens[next], in: text) != nil
  }

  /// Whether a word before a month tells it from the verb: *in May*, *last March*.
  private func followsTimeWord(_ index: Int) -> Bool {
    guard let before = previous(index) else { return false }
    return Self.timeWords.value(of: text.tokens[before], in: text) != nil
  }

  private static let ordinalSuffixes = WordTable<Void>(["st": (), "nd": (), "rd": (), "th": ()])
  private static let countedWords = WordTable<Void>(
    ["%", "percent", "per", "million", "billion", "people", "persons", "years", "days"]
      .map { ($0, ()) })
  private static let timeWords = WordTable<Void>(
    [
      "in", "of", "by", "since", "until", "last", "early", "late", "mid", "from", "next", "this",
      "through", "during", "every", "each", "before", "after", "between",
    ].map { ($0, ()) })
}
