/// A date as a text names it, which may lack its year, its day or both.
struct NamedDate: Hashable, Sendable {
  /// Where it stands, its weekday included.
  var range: TextRange

  /// The year, where named.
  var year: Int?

  /// The month; the second number where the order is not known.
  var month: Int?

  /// The day; the first number where the order is not known.
  var day: Int?

  /// The weekday, 1 for Monday to 7 for Sunday, where named.
  var weekday: Int?

  /// Whether day and month may be the other way round.
  var isAmbiguous = false

  /// The date with its year; nil without one.
  var mention: DateMention? {
    guard let year else { return nil }
    if isAmbiguous, let sure = PartialDate(year: year) {
      let alternatives = [(month, day), (day, month)].compactMap {
        PartialDate(year: year, month: $0.0, day: $0.1)
      }
      return DateMention(range: range, date: sure, weekday: weekday, alternatives: alternatives)
    }
    return PartialDate(year: year, month: month, day: day).map {
      DateMention(range: range, date: $0, weekday: weekday)
    }
  }

  /// The date so many bytes further on.
  func moved(by distance: Int) -> NamedDate {
    var moved = self
    moved.range = range.moved(by: distance)
    return moved
  }

  /// Decides between the two orders by the weekday, where only one fits it.
  mutating func settleOrder() {
    guard isAmbiguous, let weekday, let mention else { return }
    let fitting = mention.alternatives.filter { $0.weekday == weekday }
    guard fitting.count == 1, let date = fitting.first else { return }
    month = date.month
    day = date.day
    isAmbiguous = false
  }
}
