import Glibc
package import Glossary

/// The day on the user's calendar.
package enum Today {
  package static var date: PartialDate? {
    var now = time(nil)
    var parts = unsafe tm()
    unsafe localtime_r(&now, &parts)
    return unsafe PartialDate(
      year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
  }

  /// The moment.
  package static var moment: Timestamp { Timestamp(seconds: Int64(time(nil))) }

  /// The moment in the form of TMX, `YYYYMMDDThhmmssZ`.
  package static var timestamp: String { moment.basic }
}
