/// The words of dates in Indonesian and English.
///
/// No word means different things in the two, so one table serves texts of both, as names in the
/// other language stand in either.
enum CalendarWords {
  /// A month's name.
  struct Month: Sendable {
    /// The month, 1 to 12.
    var number: Int

    /// Whether the word is an abbreviation, after which a full stop may stand.
    var isAbbreviation = false

    /// Whether the word has other senses, so that it needs a capital and company.
    var isCommonWord = false
  }

  static let months = WordTable<Month>(
    names(
      [
        "januari january", "februari february pebruari", "maret march", "april", "mei may",
        "juni june", "juli july", "agustus august", "september", "oktober october",
        "november nopember", "desember december",
      ]
    ).map { ($0.0, Month(number: $0.1, isCommonWord: ["may", "march"].contains($0.0))) }
      + names([
        "jan", "feb peb", "mar", "apr", "", "jun", "jul", "agt agu ags agust aug", "sep sept",
        "okt oct", "nov nop", "des dec",
      ]).map { ($0.0, Month(number: $0.1, isAbbreviation: true, isCommonWord: true)) })

  /// The month that a token names, also in the possessive: *October's*.
  static func month(_ token: Token, in text: TokenizedText) -> Month? {
    var folded = token.folded
    if folded.length > 4, text.foldedBytes[folded.end - 1] == UInt8(ascii: "s"),
      text.foldedBytes[folded.end - 2] == UInt8(ascii: "'")
    {
      folded.end -= 2
    }
    return months.value(of: folded, in: text)
  }

  /// The weekdays, 1 for Monday to 7 for Sunday.
  static let weekdays = WordTable<Int>(
    names([
      "senin sen monday mon", "selasa sel tuesday tue tues", "rabu rab wednesday wed",
      "kamis kam thursday thu thur thurs", "jumat jum'at jum friday fri", "sabtu sab saturday sat",
      "minggu ahad sunday sun",
    ]))

  /// What joins the first and last day or month of a range, or the days of a list.
  static let connectors = WordTable<Void>(
    [
      "-", "/", "&", "dan", "and", "to", "sampai", "hingga", "s.d", "serta", "until", "through",
      "or", "atau",
    ]
    .map { ($0, ()) })

  /// What may stand between a weekday and its date.
  static let timesOfDay = WordTable<Void>(
    [
      "pagi", "siang", "sore", "malam", "petang", "dini", "hari", "morning", "afternoon", "evening",
      "night", "lalu", "ini", "kemarin", "last",
    ].map { ($0, ()) })

  /// What announces that a date follows.
  static let announcements = WordTable<Void>(
    ["tanggal", "tgl", "the", "on", "dated"].map { ($0, ()) })

  /// What announces that the number of a law or letter follows.
  static let numberWords = WordTable<Void>(
    ["nomor", "no", "number", "nr", "pasal", "article"].map { ($0, ()) })

  /// Words with their places in a list from 1; a place has several words between blanks.
  private static func names(_ list: [String]) -> [(String, Int)] {
    list.enumerated().flatMap { index, words in
      words.split(separator: " ").map { (String($0), index + 1) }
    }
  }
}
