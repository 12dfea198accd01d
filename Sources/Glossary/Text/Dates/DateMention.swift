/// A date that a text names: *22 Juli 2025*, *Selasa (22/7/2025)*, *July 22, 2025*, *Juli 2025*.
public struct DateMention: Hashable, Sendable {
  /// Where it stands, its weekday included.
  public var range: TextRange

  /// The date as far as it is sure; its year is known.
  public var date: PartialDate

  /// The weekday beside it, 1 for Monday to 7 for Sunday; nil when none is named.
  public var weekday: Int?

  /// The two days it may be where the order of day and month cannot be told; else empty.
  ///
  /// So it is for *3/4/2025* in English; `date` is only the year then.
  public var alternatives: [PartialDate]

  /// Makes a mention.
  public init(
    range: TextRange, date: PartialDate, weekday: Int? = nil, alternatives: [PartialDate] = []
  ) {
    self.range = range
    self.date = date
    self.weekday = weekday
    self.alternatives = alternatives
  }
}

extension TokenizedText {
  /// The dates with a year that the text names, in order; none overlaps another.
  ///
  /// Months and weekdays may be Indonesian or English in either language. Days of a range or list
  /// are dates of their own (*22–23 Juli 2025* is two). In *22/7/2025* the day comes first, in
  /// American English the month; in English of no known region both are possible unless one of the
  /// numbers is above twelve or a weekday decides. Numbers of laws are no dates.
  ///
  /// - Complexity: O(number of tokens).
  public func dates(in language: LanguageTag) -> [DateMention] {
    namedDates(in: language).compactMap(\.mention)
  }

  /// The dates that the text names, also those without a year, in order.
  ///
  /// - Complexity: O(number of tokens).
  func namedDates(in language: LanguageTag) -> [NamedDate] {
    namedDates(in: language, 0..<tokens.count)
  }

  /// Those that a stretch names which begins and ends where paragraphs do.
  ///
  /// - Complexity: O(number of tokens).
  func namedDates(in language: LanguageTag, _ tokens: Range<Int>) -> [NamedDate] {
    var reader = DateReader(self, language: language)
    reader.read(tokens)
    return reader.dates
  }
}
