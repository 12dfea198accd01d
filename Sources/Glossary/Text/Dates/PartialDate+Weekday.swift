extension PartialDate {
  /// The weekday of a day, 1 for Monday to 7 for Sunday; nil for a date that is no day.
  ///
  /// By Sakamoto's method (Tomohiko Sakamoto, comp.lang.c, 1992), for the Gregorian calendar.
  public var weekday: Int? {
    guard let month, let day else { return nil }
    let shifts = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
    let year = month < 3 ? self.year - 1 : self.year
    let fromSunday = (year + year / 4 - year / 100 + year / 400 + shifts[month - 1] + day) % 7
    return fromSunday == 0 ? 7 : fromSunday
  }
}
