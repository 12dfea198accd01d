/// A date that a text names: *22 Juli 2025*, *Selasa (22/7/2025)*, *July 22, 2025*, *Juli 2025*.
public struct DateMention: Hashable, Sendable {
  /// Where it stands, its weekday included.
  public var range: TextRange

  /// The date; its year is known.
  public var date: PartialDate

  /// The weekday beside it, 1 for Monday to 7 for Sunday; nil when none is named.
  public var weekday: Int?

  /// Makes a mention.
  public init(range: TextRange, date: PartialDate, weekday: Int? = nil) {
    self.range = range
    self.date = date
    self.weekday = weekday
  }
}
