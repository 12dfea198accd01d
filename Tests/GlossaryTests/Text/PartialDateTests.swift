import Glossary
import TestSupport
import Testing

@Suite struct PartialDateTests {
  @Test(arguments: [
    "0001", "2017", "9999", "2017-01", "2017-12", "2017-11-22", "2024-02-29", "2000-02-29",
    "2023-04-30", "2023-12-31",
  ])
  func datesReadAndPrintAlike(text: String) throws {
    #expect(try #require(PartialDate(text)).description == text)
  }

  @Test(arguments: [
    "", "-", "17", "02017", "0000", "2017-", "2017-1", "2017-00", "2017-13", "2017-11-",
    "2017-11-2", "2017-11-00", "2017-11-31", "2023-02-29", "1900-02-29", "2100-02-29",
    "2017-11-22-01", "2017/11/22", "22-11-2017", "2017-11-22 ", " 2017", "+017", "-017",
    "２０１７", "2017\u{2011}11", "2017-1١", "null",
  ])
  func othersAreNoDates(text: String) {
    #expect(PartialDate(text) == nil)
  }

  @Test func partsMustBeKnownFromTheYearDown() {
    #expect(PartialDate(year: 2017, day: 1) == nil)
    #expect(PartialDate(year: 0) == nil)
    #expect(PartialDate(year: 10_000) == nil)
    #expect(PartialDate(year: 2017, month: 2, day: 29) == nil)
    #expect(PartialDate(year: 2017, month: 11)?.description == "2017-11")
  }

  @Test(arguments: [
    ("2016-12-31", "2017"), ("2017", "2017-01-02"), ("2017-01", "2017-02"),
    ("2017-11-21", "2017-11-22"), ("2017-11", "2017-11-02"), ("0999", "1000"),
  ])
  func datesCompareByTheirFirstDay(earlier: String, later: String) throws {
    let (earlier, later) = (try #require(PartialDate(earlier)), try #require(PartialDate(later)))
    #expect(earlier < later)
    #expect(!(later < earlier))
  }

  @Test func ofAYearAndItsFirstDayTheVaguerComesFirst() throws {
    let (year, day) = (try #require(PartialDate("2017")), try #require(PartialDate("2017-01-01")))
    #expect(year < day && !(day < year))
    #expect(year.isReached(by: day) && day.isReached(by: year))
    #expect(year != day)
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func orderIsThatOfFullTexts(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    func date() throws -> PartialDate {
      try #require(
        PartialDate(
          year: Int.random(in: 1...9999, using: &random),
          month: Int.random(in: 1...12, using: &random),
          day: Int.random(in: 1...28, using: &random)))
    }
    let (one, other) = (try date(), try date())
    #expect((one < other) == (one.description < other.description))
    #expect(PartialDate(one.description) == one)
  }
}
