import TestSupport
import Testing

@testable import Glossary

/// A text in which the dates are marked, with what each is.
struct DateRow: Sendable, CustomTestStringConvertible {
  var marked: String
  var dates: [String]

  init(_ marked: String, _ dates: String...) {
    self.marked = marked
    self.dates = dates
  }

  var testDescription: String { marked }
}

@Suite struct DateReaderTests {
  private func expect(_ row: DateRow, _ language: String) throws {
    let text = MarkedText(row.marked).text
    var tokenizer = Tokenizer(.undetermined)
    let mentions = try tokenizer.tokenize(text).dates(in: LanguageTag(language))
    #expect(MarkedText.mark(mentions.map(\.range), in: text) == row.marked)
    #expect(mentions.map(Self.describe) == row.dates)
  }

  private static func describe(_ mention: DateMention) -> String {
    var text = mention.date.description
    if !mention.alternatives.isEmpty {
      text += " " + mention.alternatives.map(\.description).joined(separator: "|")
    }
    if let weekday = mention.weekday { text += " \(weekday)" }
    return text
  }

  @Test(arguments: [
    DateRow("pada ⟦22 Juli 2025⟧.", "2025-07-22"),
    DateRow("⟦Selasa (22/7/2025)⟧ di Jakarta", "2025-07-22 2"),
    DateRow("⟦Selasa, 22 Juli 2025⟧", "2025-07-22 2"),
    DateRow("hari ⟦Selasa tanggal 22 Juli 2025⟧", "2025-07-22 2"),
    DateRow("⟦Selasa malam (22/7/2025)⟧.", "2025-07-22 2"),
    DateRow("⟦Selasa\n(22/7/2025)⟧.", "2025-07-22 2"),
    DateRow("⟦22 Juli 2025 (Selasa)⟧", "2025-07-22 2"),
    DateRow("⟦22/07/2025⟧ dan ⟦22-7-2025⟧, ⟦2025-07-22⟧", "2025-07-22", "2025-07-22", "2025-07-22"),
    DateRow("⟦3/4/2025⟧, ⟦22.7.2025⟧, ⟦2025/07/22⟧", "2025-04-03", "2025-07-22", "2025-07-22"),
    DateRow("⟦7/22/2025⟧", "2025-07-22"),
    DateRow("sejak ⟦Juli 2025⟧ hingga Agustus", "2025-07"),
    DateRow(
      "⟦22 AGUSTUS 2025⟧ ⟦5 Agt. 2025⟧ ⟦5 Agu 2025⟧ ⟦5 Ags 2025⟧",
      "2025-08-22", "2025-08-05", "2025-08-05", "2025-08-05"),
    DateRow(
      "⟦1 Sept 2020⟧ ⟦1 Okt 2020⟧ ⟦1 Nop 2020⟧ ⟦1 Des 2020⟧ ⟦1 Pebruari 2020⟧ ⟦1 Nopember 2020⟧",
      "2020-09-01", "2020-10-01", "2020-11-01", "2020-12-01", "2020-02-01", "2020-11-01"),
    DateRow(
      "⟦Jum'at, 25 Juli 2025⟧ ⟦Jumat (25/7/2025)⟧ ⟦Jum’at 25 Juli 2025⟧ ⟦Ahad, 27 Juli 2025⟧",
      "2025-07-25 5", "2025-07-25 5", "2025-07-25 5", "2025-07-27 7"),
    DateRow("⟦22⟧–⟦23 Juli 2025⟧", "2025-07-22", "2025-07-23"),
    DateRow("⟦20⟧, ⟦21⟧ dan ⟦22 Juli 2025⟧", "2025-07-20", "2025-07-21", "2025-07-22"),
    DateRow("⟦Selasa, 22⟧ s.d. ⟦23 Juli 2025⟧", "2025-07-22 2", "2025-07-23"),
    DateRow("⟦22⟧ s/d ⟦23 Juli 2025⟧", "2025-07-22", "2025-07-23"),
    DateRow("⟦10 Mei⟧ – ⟦12 Juni 2025⟧", "2025-05-10", "2025-06-12"),
    DateRow("⟦Januari⟧–⟦Maret 2025⟧", "2025-01", "2025-03"),
    DateRow("⟦22/7/2025⟧-⟦24/7/2025⟧", "2025-07-22", "2025-07-24"),
    DateRow("⟦17 Agustus 1945⟧ ⟦22 bulan Juli tahun 2025⟧", "1945-08-17", "2025-07-22"),
    DateRow("⟦July 22, 2025⟧ dan ⟦22-Jul-2025⟧", "2025-07-22", "2025-07-22"),
    DateRow("⟦2025-07-22⟧ ⟦2025-07-22T10⟧:15:00Z", "2025-07-22", "2025-07-22"),
    DateRow("⟦Selasa (22/7/25)⟧", "2025-07-22 2"),
  ])
  func indonesian(row: DateRow) throws {
    try expect(row, "id")
  }

  @Test(arguments: [
    DateRow("on ⟦22 July 2025⟧ and ⟦July 22, 2025⟧,", "2025-07-22", "2025-07-22"),
    DateRow("the ⟦22nd of July 2025⟧, the ⟦1st day of May, 2020⟧", "2025-07-22", "2020-05-01"),
    DateRow("⟦Tuesday, July 22, 2025⟧; ⟦Tue., 22 Jul 2025⟧", "2025-07-22 2", "2025-07-22 2"),
    DateRow("⟦Tuesday the 22nd of July 2025⟧", "2025-07-22 2"),
    DateRow("⟦July 22⟧–⟦24, 2025⟧", "2025-07-22", "2025-07-24"),
    DateRow("⟦22⟧ and ⟦23 July 2025⟧", "2025-07-22", "2025-07-23"),
    DateRow("⟦May 10⟧ – ⟦June 12, 2025⟧", "2025-05-10", "2025-06-12"),
    DateRow("⟦Sept. 5, 2023⟧ ⟦Sep 2023⟧ ⟦May 2020⟧", "2023-09-05", "2023-09", "2020-05"),
    DateRow("⟦22/7/2025⟧ ⟦7/22/2025⟧ ⟦5/5/2025⟧", "2025-07-22", "2025-07-22", "2025-05-05"),
    DateRow("⟦7/8/2025⟧", "2025 2025-08-07|2025-07-08"),
    // A weekday decides between 7 August and 8 July.
    DateRow("⟦Tuesday (7/8/2025)⟧ ⟦Thursday (7/8/2025)⟧", "2025-07-08 2", "2025-08-07 4"),
    DateRow("⟦22 Juli 2025⟧", "2025-07-22"),
    DateRow("Tuesday (22 Jul) at noon, July 22"),
  ])
  func english(row: DateRow) throws {
    try expect(row, "en")
  }

  @Test(arguments: [
    DateRow("UU 18/2017, Nomor 39 Tahun 2004, No. 12/5/2011, Nomor 7/8/2010"),
    DateRow("skor 3-2, 1/2 cangkir, telepon 021-22-7-2025, 0812-3456-7890"),
    DateRow("https://contoh.id/2025/07/22/berita dan CMW/C/IDN/QPR/2"),
    DateRow("31/6/2025 32/1/2025 2025-13-01 0/0/2025"),
    DateRow("22 Juli, Selasa (22/7), tahun 2025, Agustus"),
    DateRow("may 2000 times, we march 2000 miles"),
    DateRow("1.500 orang pada 2025; 22 orang di Mei\n\n2025"),
    DateRow("1/22/7/2025 22/7/2025/3 4.22.7.2025"),
    DateRow("Selasa"), DateRow("Juli"), DateRow(""), DateRow("2025"),
  ])
  func notDates(row: DateRow) throws {
    try expect(row, "id")
    try expect(row, "en")
  }

  @Test func theRegionDecidesTheOrderOfNumbers() throws {
    try expect(DateRow("⟦7/8/2025⟧", "2025-07-08"), "en-US")
    try expect(DateRow("⟦7/8/2025⟧", "2025-08-07"), "en-GB")
    try expect(DateRow("⟦7/8/2025⟧", "2025-08-07"), "ms")
  }

  @Test func datesWithoutYearsAreKnownInside() throws {
    var tokenizer = Tokenizer(.undetermined)
    let text = try tokenizer.tokenize("Tuesday (22 Jul), July 23, in May, 5 June, may 5, May we")
    let dates = text.namedDates(in: .english)
    #expect(dates.map(\.month) == [7, 7, 5, 6])
    #expect(dates.map(\.day) == [22, 23, nil, 5])
    #expect(dates.map(\.weekday) == [2, nil, nil, nil])
    #expect(dates.allSatisfy { $0.year == nil && $0.mention == nil })
  }

  @Test func digitsOfOtherScriptsAreDigits() throws {
    try expect(DateRow("⟦٢٢/٧/٢٠٢٥⟧ ⟦๒๒ Juli ๒๐๒๕⟧", "2025-07-22", "2025-07-22"), "id")
  }

  @Test(arguments: [
    ("2025-07-22", 2), ("2025-07-27", 7), ("1945-08-17", 5), ("2000-02-29", 2), ("1900-03-01", 4),
    ("2024-12-30", 1), ("2025-01-01", 3),
  ])
  func weekdays(date: String, weekday: Int) throws {
    #expect(try #require(PartialDate(date)).weekday == weekday)
  }

  @Test func onlyDaysHaveWeekdays() throws {
    #expect(PartialDate("2025-07")?.weekday == nil)
    #expect(PartialDate("2025")?.weekday == nil)
  }

  /// Each day follows the one before, by its weekday too.
  @Test func weekdaysRunOn() throws {
    var weekday = 1  // 1 January 1900 was a Monday.
    for year in 1900...2100 {
      for month in 1...12 {
        for day in 1...31 {
          guard let date = PartialDate(year: year, month: month, day: day) else { continue }
          #expect(date.weekday == weekday)
          weekday = weekday % 7 + 1
        }
      }
    }
  }

  /// Any day is read back from each way of writing it.
  @Test(arguments: 0..<200 as Range<UInt64>)
  func everyFormIsReadBack(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let year = Int.random(in: 1900...2099, using: &random)
    let month = Int.random(in: 1...12, using: &random)
    let day = Int.random(in: 1...28, using: &random)
    let date = try #require(PartialDate(year: year, month: month, day: day))
    let indonesian = [
      "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
      "Oktober", "November", "Desember",
    ][month - 1]
    let english = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ][month - 1]
    var tokenizer = Tokenizer(.undetermined)
    for form in [
      "\(day) \(indonesian) \(year)", "\(day)/\(month)/\(year)", "\(day)-\(month)-\(year)",
      "\(date)",
      "\(day).\(month).\(year)", "\(english) \(day), \(year)", "\(day) \(english) \(year)",
    ] {
      let text = try tokenizer.tokenize("Pada \(form), demikian.")
      #expect(text.dates(in: .indonesian).map(\.date) == [date], "\(form)")
    }
  }

  /// No text may stop the reader, and dates come in order without overlap.
  @Test(arguments: 0..<300 as Range<UInt64>)
  func anyTextIsRead(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "22", "7", "2025", "/", "-", ".", ",", " ", " ", "Juli", "May", "Selasa", "(", ")", "tanggal",
      "and", "of", "31", "th", "\n", "30", "2024", "Feb", "–", "٢٢", "T10", "day", "malam",
    ]
    let source = (0..<Int.random(in: 0...24, using: &random)).map { _ in
      pieces.randomElement(using: &random) ?? ""
    }.joined()
    var tokenizer = Tokenizer(.undetermined)
    let text = try tokenizer.tokenize(source)
    for language in [LanguageTag.indonesian, .english] {
      let dates = text.namedDates(in: language)
      #expect(
        dates.allSatisfy { !$0.range.isEmpty && $0.range.end <= source.utf8.count }, "\(source)")
      for (left, right) in zip(dates, dates.dropFirst()) {
        #expect(left.range.end <= right.range.start, "\(source)")
      }
    }
  }
}
