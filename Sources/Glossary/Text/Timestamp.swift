/// A moment, to the second, in universal time.
public struct Timestamp: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z.
  public var seconds: Int64

  /// Makes a moment.
  public init(seconds: Int64) {
    self.seconds = seconds
  }

  /// Reads a moment in the form of TMX, `YYYYMMDDThhmmssZ`, or in another form of ISO 8601: with
  /// hyphens and colons, without seconds or time of day, with fractions, or with an offset from
  /// universal time.
  ///
  /// A time without zone is taken as universal time. Nil for a text that is no date of the
  /// Gregorian calendar.
  public init?(_ text: some StringProtocol) {
    var reader = TimestampReader(bytes: Array(text.utf8)[...])
    guard let seconds = reader.read() else { return nil }
    self.seconds = seconds
  }

  /// The beginning of a day.
  public init(startOf year: Int, month: Int, day: Int) {
    seconds = Self.days(year: year, month: month, day: day) * 86_400
  }

  /// The moment as TMX writes it: `20171122T000000Z`.
  public var basic: String { written(date: "", time: "") }

  /// The moment as JSON has it: `2017-11-22T00:00:00Z`.
  public var extended: String { written(date: "-", time: ":") }

  public static func < (left: Timestamp, right: Timestamp) -> Bool { left.seconds < right.seconds }

  private func written(date dash: String, time colon: String) -> String {
    let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let rest = Int(seconds - days * 86_400)
    let (year, month, day) = Self.date(ofDay: days)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    let fourDigits = String(repeating: "0", count: max(0, 4 - String(year).utf8.count))
    let yearText = fourDigits + String(year)
    return yearText + dash + two(month) + dash + two(day) + "T"
      + two(rest / 3600) + colon + two(rest / 60 % 60) + colon + two(rest % 60) + "Z"
  }

  /// Days since 1970-01-01 in the proleptic Gregorian calendar.
  ///
  /// Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", 2013,
  /// https://howardhinnant.github.io/date_algorithms.html.
  static func days(year: Int, month: Int, day: Int) -> Int64 {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int64(era * 146_097 + dayOfEra - 719_468)
  }

  /// The date of a day; the inverse of `days`.
  static func date(ofDay day: Int64) -> (year: Int, month: Int, day: Int) {
    let shifted = Int(day) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}

/// Reads the forms of ISO 8601 that memories are seen with.
private struct TimestampReader {
  var bytes: ArraySlice<UInt8>

  mutating func read() -> Int64? {
    guard let year = number(digits: 4), skip("-") != nil, let month = number(digits: 2),
      skip("-") != nil, let day = number(digits: 2),
      (1...9999).contains(year), (1...12).contains(month)
    else { return nil }
    let days = Timestamp.days(year: year, month: month, day: day)
    let (_, sameMonth, sameDay) = Timestamp.date(ofDay: days)
    guard sameMonth == month && sameDay == day else { return nil }
    guard let first = bytes.first else { return days * 86_400 }
    guard [UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: " ")].contains(first) else {
      return nil
    }
    bytes.removeFirst()
    guard let time = timeOfDay(), let offset = zone(), bytes.isEmpty else { return nil }
    return days * 86_400 + time - offset
  }

  private mutating func timeOfDay() -> Int64? {
    guard let hour = number(digits: 2), skip(":") != nil, let minute = number(digits: 2),
      hour < 24, minute < 60
    else { return nil }
    var second = 0
    _ = skip(":")
    if let digit = bytes.first, isDigit(digit) {
      guard let read = number(digits: 2), read <= 60 else { return nil }
      // A leap second has no number of its own here.
      second = min(read, 59)
      if let mark = bytes.first, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ",") {
        bytes.removeFirst()
        while let digit = bytes.first, isDigit(digit) { bytes.removeFirst() }
      }
    }
    return Int64(hour * 3600 + minute * 60 + second)
  }

  /// The seconds that the zone is ahead of universal time.
  private mutating func zone() -> Int64? {
    guard let mark = bytes.first else { return 0 }
    bytes.removeFirst()
    if mark == UInt8(ascii: "Z") || mark == UInt8(ascii: "z") { return 0 }
    guard mark == UInt8(ascii: "+") || mark == UInt8(ascii: "-"),
      let hour = number(digits: 2), skip(":") != nil, hour < 24
    else { return nil }
    var minute = 0
    if !bytes.isEmpty {
      guard let read = number(digits: 2), read < 60 else { return nil }
      minute = read
    }
    let seconds = Int64(hour * 3600 + minute * 60)
    return mark == UInt8(ascii: "-") ? -seconds : seconds
  }

  private mutating func number(digits count: Int) -> Int? {
    guard bytes.count >= count, bytes.prefix(count).allSatisfy(isDigit) else { return nil }
    defer { bytes.removeFirst(count) }
    return bytes.prefix(count).reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// Skips a mark that may stand here.
  private mutating func skip(_ mark: Unicode.Scalar) -> Void? {
    if bytes.first == UInt8(ascii: mark) { bytes.removeFirst() }
    return ()
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
}
