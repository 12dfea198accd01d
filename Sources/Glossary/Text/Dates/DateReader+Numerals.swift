extension DateReader {
  /// Three numbers that may be a date.
  private struct Numerals {
    var parts: [TokenizedText.WholeNumber]
    var last: Int
  }

  /// Reads a date of numbers alone; the result is its last token.
  mutating func readNumeric(at index: Int) -> Int? {
    guard let numerals = dotted(at: index) ?? joined(at: index), !isPartOfNumber(index) else {
      return nil
    }
    return date(of: numerals, first: index).map { add($0, first: index, last: numerals.last) }
  }

  private func date(of numerals: Numerals, first: Int) -> NamedDate? {
    let parts = numerals.parts
    var date = NamedDate(range: TextRange(start: 0, end: 0))
    switch (parts.count, parts[0].digits, parts.last?.digits) {
    // The order of ISO 8601.
    case (3, 4, _) where parts[2].digits <= 2:
      date.year = parts[0].value
      date.month = parts[1].value
      date.day = parts[2].value
      return exists(date) ? date : nil
    case (3, _, 4): date.year = parts[2].value
    // A year of two digits, or none, only beside a weekday: *Selasa (22/7)*.
    case (3, _, 2) where weekday(before: first) != nil: date.year = 2000 + parts[2].value
    case (2, ...2, 2), (2, ...2, 1):
      guard weekday(before: first) != nil else { return nil }
    default: return nil
    }
    let (one, two) = (parts[0].value, parts[1].value)
    (date.day, date.month) = one > 12 || two <= 12 && order != .monthFirst ? (one, two) : (two, one)
    date.isAmbiguous = order == .unknown && one <= 12 && two <= 12 && one != two
    return exists(date) ? date : nil
  }

  private func exists(_ date: NamedDate) -> Bool {
    guard (1800...2199).contains(date.year ?? 2000) else { return false }
    // A leap year serves where none is named.
    return PartialDate(year: date.year ?? 2000, month: date.month, day: date.day) != nil
  }

  /// *22.7.2025*, which is one token.
  private func dotted(at index: Int) -> Numerals? {
    let token = text.tokens[index]
    guard (8...10).contains(token.folded.length) else { return nil }
    let bytes = text.foldedBytes[token.folded.start..<token.folded.end]
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    let numbers = parts.compactMap {
      text.wholeNumber(TextRange(start: $0.startIndex, end: $0.endIndex))
    }
    guard numbers.count == 3, numbers.prefix(2).allSatisfy({ $0.digits <= 2 }) else { return nil }
    return Numerals(parts: numbers, last: index)
  }

  /// *22/7/2025*, *22-7-2025*, *2025-07-22*, *22/7*: numbers that one kind of mark joins, no blanks
  /// between them.
  private func joined(at index: Int) -> Numerals? {
    let tokens = text.tokens
    guard index + 2 < tokens.count else { return nil }
    let mark = text.isFolded(index + 1, "/") ? "/" : text.isFolded(index + 1, "-") ? "-" : nil
    guard let mark, let first = text.wholeNumber(tokens[index]), first.digits <= 4,
      let second = text.wholeNumber(tokens[index + 2]), second.digits <= 2
    else { return nil }
    guard index + 4 < tokens.count, text.isFolded(index + 3, mark),
      let third = text.wholeNumber(tokens[index + 4]) ?? dayOfMoment(index + 4)
    else {
      let isPair = mark == "/" && !text.isFolded(index + 3, "/")
      return isPair ? Numerals(parts: [first, second], last: index + 2) : nil
    }
    // A fourth number makes a code or a telephone number.
    let isLonger =
      index + 6 < tokens.count && tokens[index + 6].isContent
      && (text.isFolded(index + 5, mark) || text.isFolded(index + 5, "/"))
    return isLonger ? nil : Numerals(parts: [first, second, third], last: index + 4)
  }

  /// The day of a moment of ISO 8601, which begins its third token: *2025-07-22T10:00*.
  private func dayOfMoment(_ index: Int) -> TokenizedText.WholeNumber? {
    let folded = text.tokens[index].folded
    guard folded.length > 2, text.foldedBytes[folded.start + 2] == UInt8(ascii: "t") else {
      return nil
    }
    return text.wholeNumber(TextRange(start: folded.start, end: folded.start + 2))
  }

  /// Whether a number continues another, or is the number of a law or letter.
  private func isPartOfNumber(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    if ["/", "-", ".", "_", "+", "#", "=", ":"].contains(where: { text.isFolded(index - 1, $0) }) {
      // A dash may join two dates.
      return !(text.isFolded(index - 1, "-") && !dates.isEmpty && floor == index - 1)
    }
    guard var before = previous(index) else { return false }
    if text.isFolded(before, "."), let word = previous(before) { before = word }
    return CalendarWords.numberWords.value(of: text.tokens[before], in: text) != nil
  }
}
