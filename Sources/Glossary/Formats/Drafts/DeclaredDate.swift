/// Reads the forms in which documents declare their day.
enum DeclaredDate {
  /// The day of a text such as `2025-07-22T10:00:00+07:00`, `20250722`, `22 Juli 2025`,
  /// `Tue, 22 Jul 2025` or `July 22, 2025`; nil for another.
  ///
  /// The day is the one of the zone that the text is written in.
  static func read(_ text: some StringProtocol) -> PartialDate? {
    let words = text.split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }
    if let date = numeric(text) { return date }
    for (index, word) in words.enumerated() {
      guard let month = months.firstIndex(where: { $0.contains(word) }) else { continue }
      let before = index > 0 ? Int(words[index - 1]) : nil
      let after = words[(index + 1)...].prefix(2).map { Int($0.prefix { $0.isNumber }) }
      if let day = before, let year = after.first ?? nil, year > 999 {
        return PartialDate(year: year, month: month + 1, day: day)
      }
      if after.count == 2, let day = after[0], let year = after[1], year > 999 {
        return PartialDate(year: year, month: month + 1, day: day)
      }
      if let year = after.first ?? nil, year > 999 {
        return PartialDate(year: year, month: month + 1)
      }
    }
    return nil
  }

  /// A date that begins with its year.
  private static func numeric(_ text: some StringProtocol) -> PartialDate? {
    let text = text.drop { $0.isWhitespace }
    let date = text.prefix { $0.isASCII && ($0.isNumber || $0 == "-" || $0 == "/" || $0 == ".") }
    if date.utf8.count == 8, let number = Int(date), number > 10_000_000 {
      return PartialDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }
    let parts = date.split { $0 == "-" || $0 == "/" || $0 == "." }
    guard let first = parts.first, first.utf8.count == 4 else { return nil }
    let numbers = parts.map { Int($0) }
    guard let year = numbers[0] else { return nil }
    switch numbers.count {
    case 1: return date.utf8.count == text.utf8.count ? PartialDate(year: year) : nil
    case 2: return numbers[1].flatMap { PartialDate(year: year, month: $0) }
    default:
      guard let month = numbers[1], let day = numbers[2] else { return nil }
      return PartialDate(year: year, month: month, day: day)
    }
  }

  private static let months: [Set<String>] = [
    ["january", "januari", "jan"], ["february", "februari", "feb", "pebruari"],
    ["march", "maret", "mar"], ["april", "apr"], ["may", "mei"], ["june", "juni", "jun"],
    ["july", "juli", "jul"], ["august", "agustus", "aug", "agu", "agt"],
    ["september", "sep", "sept"], ["october", "oktober", "oct", "okt"],
    ["november", "nov", "nopember"], ["december", "desember", "dec", "des"],
  ]
}
