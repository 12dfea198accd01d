/// A date of the Gregorian calendar known to the day, the month or only the year.
///
/// Dates compare by their first day: *2017* stands for 1 January 2017. Of two with the same first
/// day the vaguer one comes first.
public struct PartialDate: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The year, 1 to 9999.
  public let year: Int

  /// The month, 1 to 12, where known.
  public let month: Int?

  /// The day of the month, where known.
  public let day: Int?

  /// Makes a date; nil unless it exists in the calendar.
  public init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard (1...9999).contains(year) else { return nil }
    if let month {
      guard (1...12).contains(month) else { return nil }
      if let day {
        guard (1...Self.days(in: month, of: year)).contains(day) else { return nil }
      }
    } else if day != nil {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let widths = [4, 2, 2]
    guard parts.count <= 3 else { return nil }
    var numbers: [Int] = []
    for (part, width) in zip(parts, widths) {
      guard part.utf8.count == width,
        part.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
        let number = Int(part)
      else { return nil }
      numbers.append(number)
    }
    self.init(
      year: numbers[0],
      month: numbers.count > 1 ? numbers[1] : nil,
      day: numbers.count > 2 ? numbers[2] : nil)
  }

  /// The date as it is read: `2017-11-22`, `2017-11` or `2017`.
  public var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: width - digits.count) + digits
    }
    var text = padded(year, 4)
    if let month { text += "-" + padded(month, 2) }
    if let day { text += "-" + padded(day, 2) }
    return text
  }

  /// Orders by the first day.
  public static func < (left: PartialDate, right: PartialDate) -> Bool {
    (left.firstDay, left.precision) < (right.firstDay, right.precision)
  }

  private var precision: Int { day != nil ? 2 : month != nil ? 1 : 0 }

  /// Whether the first day of this date has come on the first day of another.
  public func isReached(by other: PartialDate) -> Bool { firstDay <= other.firstDay }

  private var firstDay: Int { year * 10_000 + (month ?? 1) * 100 + (day ?? 1) }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
