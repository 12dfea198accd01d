import Glossary
import TestSupport
import Testing

struct TimestampTests {
  @Test(arguments: [
    ("20171122T000000Z", "20171122T000000Z"), ("2017-11-22", "20171122T000000Z"),
    ("20171122", "20171122T000000Z"), ("2017-11-22T13:05:09Z", "20171122T130509Z"),
    ("2017-11-22 13:05", "20171122T130500Z"), ("2017-11-22T13:05:09.250+07:00", "20171122T060509Z"),
    ("20171122T130509-0330", "20171122T163509Z"), ("20160229T235960Z", "20160229T235959Z"),
    ("19691231T235959Z", "19691231T235959Z"), ("00010101T000000Z", "00010101T000000Z"),
  ])
  func readsTheFormsOfISO8601(given: String, basic: String) throws {
    #expect(try #require(Timestamp(given)).basic == basic)
  }

  @Test(arguments: [
    "", "2017", "2017-13-01", "2017-02-29", "20171122T", "20171122T2500Z", "20171122T1260Z",
    "20171122T000000X", "20171122T000000Z ", "November", "20171122T000000+25:00",
    "２０１７1122",
  ])
  func refusesWhatIsNoDate(given: String) {
    #expect(Timestamp(given) == nil)
  }

  @Test(arguments: 0..<500 as Range<UInt64>)
  func writesWhatItReads(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    // From the year 1 to 9999.
    let moment = Timestamp(
      seconds: Int64.random(in: -62_135_596_800...253_402_300_799, using: &random))
    #expect(Timestamp(moment.basic) == moment)
    #expect(Timestamp(moment.extended) == moment)
  }

  @Test func knowsTheFirstSecondOfADay() {
    #expect(Timestamp(startOf: 1970, month: 1, day: 2).seconds == 86_400)
    #expect(Timestamp(startOf: 2000, month: 3, day: 1).extended == "2000-03-01T00:00:00Z")
    #expect(Timestamp(seconds: 0) < Timestamp(seconds: 1))
  }
}
