/// Reads dates off the tokens of a text: those that name a month and those of numbers alone.
struct DateReader {
  /// In which order numbers name a day.
  enum NumericOrder {
    case dayFirst, monthFirst, unknown
  }

  let text: TokenizedText
  let order: NumericOrder

  /// Whether a day may follow its month without a year: *July 22*.
  let allowsMonthFirst: Bool

  /// What was found.
  private(set) var dates: [NamedDate] = []

  /// The token after the last date.
  private(set) var floor = 0

  init(_ text: TokenizedText, language: LanguageTag) {
    self.text = text
    switch (language.language, language.region) {
    case ("en", "US"): order = .monthFirst
    case ("en", nil): order = .unknown
    default: order = .dayFirst
    }
    allowsMonthFirst = language.language != "id"
  }

  /// Reads a stretch of the text that begins and ends where paragraphs do.
  ///
  /// - Complexity: O(number of tokens).
  mutating func read(_ tokens: Range<Int>) {
    var index = tokens.lowerBound
    while index < tokens.upperBound {
      let last: Int?
      switch text.tokens[index].kind {
      case .word: last = readNamedMonth(at: index)
      case .number: last = readNumeric(at: index)
      case .space, .punctuation, .placeholder: last = nil
      }
      index = (last ?? index) + 1
    }
  }

  /// Adds a date whose tokens are known, with the weekday before or after it.
  ///
  /// - Parameters:
  ///   - date: The date; its range is set here.
  ///   - first: Its first token.
  ///   - last: Its last token.
  ///   - earlier: Days of the same list that stand before it, with their tokens.
  /// - Returns: The last token, a bracket after it included where one stands before.
  mutating func add(
    _ date: NamedDate, first: Int, last: Int, earlier: [(day: Int, token: Int)] = []
  ) -> Int {
    var date = date
    var last = last
    var start = earlier.first?.token ?? first
    if let found = weekday(before: start) {
      date.weekday = found.weekday
      if found.isBracketed, text.isFolded(last + 1, ")") { last += 1 }
      // In a list the weekday belongs to the first day.
      start = found.token
    } else if let found = weekday(after: last) {
      date.weekday = found.weekday
      last = found.token
    }
    inheritYear(date.year, before: start)
    for (position, day) in earlier.enumerated() {
      var other = date
      other.day = day.day
      other.weekday = position == 0 ? date.weekday : nil
      other.range = range(position == 0 ? start : day.token, day.token)
      dates.append(other)
    }
    if !earlier.isEmpty { date.weekday = nil }
    date.range = range(earlier.isEmpty ? start : first, last)
    date.settleOrder()
    dates.append(date)
    floor = last + 1
    return last
  }

  /// Gives the year of a date to one without that a connector joins to it: *10 Mei – 12 Juni 2025*.
  private mutating func inheritYear(_ year: Int?, before start: Int) {
    guard let year, let previous = dates.last, previous.year == nil,
      let connector = connector(before: start, isInList: false),
      let end = text.index(before: connector), end == floor - 1
    else { return }
    dates[dates.count - 1].year = year
  }

  /// The weekday before a date: *Selasa (*, *Selasa, *, *Selasa malam tanggal *.
  func weekday(before first: Int) -> (weekday: Int, token: Int, isBracketed: Bool)? {
    var isBracketed = false
    guard var token = previous(first) else { return nil }
    if text.isFolded(token, "(") {
      isBracketed = true
      guard let next = previous(token) else { return nil }
      token = next
    }
    for skip in [Skip.mark, .announcement, .mark, .timeOfDay, .timeOfDay, .mark]
    where self.skips(skip, token) {
      guard let next = previous(token) else { return nil }
      token = next
    }
    guard text.hasCapital(token),
      let weekday = CalendarWords.weekdays.value(of: text.tokens[token], in: text)
    else { return nil }
    return (weekday, token, isBracketed)
  }

  private enum Skip { case mark, announcement, timeOfDay }

  private func skips(_ skip: Skip, _ token: Int) -> Bool {
    switch skip {
    case .mark: text.isFolded(token, ",") || text.isFolded(token, ".")
    case .announcement:
      CalendarWords.announcements.value(of: text.tokens[token], in: text) != nil
    case .timeOfDay: CalendarWords.timesOfDay.value(of: text.tokens[token], in: text) != nil
    }
  }

  /// The weekday in brackets after a date: *22 Juli 2025 (Selasa)*.
  private func weekday(after last: Int) -> (weekday: Int, token: Int)? {
    guard let open = text.index(after: last), text.isFolded(open, "("),
      let token = text.index(after: open), text.isFolded(token + 1, ")"), text.hasCapital(token),
      let weekday = CalendarWords.weekdays.value(of: text.tokens[token], in: text)
    else { return nil }
    return (weekday, token + 1)
  }

  /// The first token of what joins two dates or days before a token.
  func connector(before index: Int, isInList: Bool) -> Int? {
    guard let token = previous(index) else { return nil }
    if CalendarWords.connectors.value(of: text.tokens[token], in: text) != nil { return token }
    if text.isFolded(token, ".") && text.isFolded(token - 1, "s.d") { return token - 1 }
    if text.isFolded(token, "d") && text.isFolded(token - 1, "/") && text.isFolded(token - 2, "s") {
      return token - 2
    }
    return isInList && text.isFolded(token, ",") ? token : nil
  }

  /// The token before another that no date has taken.
  func previous(_ index: Int) -> Int? {
    text.index(before: index).flatMap { $0 >= floor ? $0 : nil }
  }

  private func range(_ first: Int, _ last: Int) -> TextRange {
    TextRange(start: text.tokens[first].range.start, end: text.tokens[last].range.end)
  }
}
