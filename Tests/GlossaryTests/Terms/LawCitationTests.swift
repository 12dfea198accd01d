import Glossary
import TestSupport
import Testing

@Suite struct LawCitationTests {
  private func found(_ query: String, _ languages: [LanguageTag]? = nil) throws -> [String] {
    var lookUp = LookUp(try TermIndex(BuiltinBase.base.concepts))
    let filter = DesignationFilter(languages: languages)
    return try lookUp.search(LookUpQuery(query, filter: filter)).matches
      .filter { $0.how == .citation }.map { "\($0.concept.id) \($0.matched.language)" }
  }

  @Test(arguments: [
    "UU 18/2017", "UU No. 18/2017", "UU No 18 Tahun 2017", "uu nomor 18 th. 2017",
    "Undang-Undang Nomor 18 Tahun 2017", "UU 18 Tahun 2017 tentang PPMI",
  ])
  func aLawIsFoundByItsNumberAndYear(query: String) throws {
    #expect(try found(query) == ["uu-18-2017 id"])
  }

  @Test func eachKindAndLanguageHasItsOwnTitles() throws {
    #expect(try found("PP 59/2021") == ["pp-59-2021 id"])
    #expect(try found("Law No. 18 of 2017") == ["uu-18-2017 id"])
    #expect(try found("Law 18/2017", [.english]) == ["uu-18-2017 en"])
    #expect(try found("Government Regulation 59/2021", [.english]) == ["pp-59-2021 en"])
  }

  @Test(arguments: [
    "UU 18/2018", "UU 1/2017", "PP 18/2017", "18/2017", "UU 18", "UU tahun 2017", "Pasal 18/2017",
    "UU 18/2017 yang baru", "UU 18/20171", "UU 99999999999999999999/2017",
  ])
  func otherNumbersAndOtherTextsAreNoCitationOfIt(query: String) throws {
    #expect(try found(query).isEmpty)
  }
}
