import Glossary
import Testing

/// A query with the matches it has: the concept, the way, the score.
struct LookUpRow: Sendable, CustomTestStringConvertible {
  var query: String
  var expected: [String]

  init(_ query: String, _ expected: String...) {
    self.query = query
    self.expected = expected
  }

  var testDescription: String { query }
}

@Suite struct LookUpTests {
  let base: TermBase

  init() throws {
    base = try SmallBase.read()
  }

  private func search(_ query: LookUpQuery) throws -> LookUpResult {
    var lookUp = LookUp(try TermIndex(base.concepts))
    return try lookUp.search(query)
  }

  private func shown(_ matches: [LookUpMatch]) -> [String] {
    matches.map { "\($0.concept.id) \($0.matched.text) \($0.how) \($0.score)" }
  }

  @Test(arguments: [
    LookUpRow("pekerja migran", "migrant-worker pekerja migran exact 10000"),
    LookUpRow("TPPO", "trafficking-offence TPPO acronym 10000"),
    LookUpRow("tppo", "trafficking-offence TPPO acronym 9900"),
    LookUpRow("T.P.P.O."),
    LookUpRow("apa", "plan-of-action APA acronym 9900"),
    LookUpRow("PEKERJA Migran", "migrant-worker pekerja migran folded 9900"),
    LookUpRow("ｐｅｋｅｒｊａ　ｍｉｇｒａｎ", "migrant-worker pekerja migran folded 9900"),
    LookUpRow("people–smuggling", "people-smuggling people-smuggling folded 9900"),
    LookUpRow("people smuggling", "people-smuggling people-smuggling folded 9800"),
    LookUpRow("workers' \"resume\" - short", "resume workers’ “resume” – short folded 9900"),
    LookUpRow("resume", "resume résumé folded 9800"),
    LookUpRow("RÉSUMÉ", "resume résumé folded 9900"),
    LookUpRow("re\u{301}sume\u{301}", "resume résumé exact 10000"),
    LookUpRow("pekerja-pekerja migran", "migrant-worker pekerja migran inflected 9500"),
    LookUpRow("pekerja migrannya", "migrant-worker pekerja migran inflected 9500"),
    LookUpRow("TPPO-nya", "trafficking-offence TPPO inflected 9500"),
    LookUpRow("migrant workers'", "migrant-worker migrant worker inflected 9500"),
    LookUpRow("Migrant Workers", "migrant-worker migrant worker inflected 9500"),
    LookUpRow("dilindungi", "protect melindungi inflected 9500"),
    LookUpRow(
      "tindak pidana perdagangan orang (TPPO)",
      "trafficking-offence tindak pidana perdagangan orang exact 10000"),
    LookUpRow("TPPO (tindak pidana…)", "trafficking-offence TPPO acronym 10000"),
    LookUpRow(
      "tindak pid",
      "trafficking-offence tindak pidana perdagangan orang prefix 6967"),
    LookUpRow("pekreja migran", "migrant-worker pekerja migran misspelt 9285"),
    LookUpRow("mirgant worker", "migrant-worker migrant worker misspelt 9285"),
  ])
  func eachWayOfMatchingHasItsNameAndScore(row: LookUpRow) throws {
    let result = try search(LookUpQuery(row.query))
    #expect(shown(result.matches) == row.expected)
    #expect(result.query == row.query)
    #expect(result.matches.isEmpty || result.candidates.isEmpty)
  }

  @Test func allSensesOfAnAcronymAreShownInTheOrderOfTheBase() throws {
    let result = try search(LookUpQuery("PMI"))
    #expect(
      shown(result.matches) == [
        "indonesian-migrant-worker PMI acronym 10000", "red-cross PMI acronym 10000",
      ])
  }

  @Test func theFullFormTellsTheSensesOfAnAcronymApart() throws {
    let result = try search(LookUpQuery("Palang Merah Indonesia (PMI)"))
    // Both stay visible, and the sense that was spelt out does not fall behind.
    #expect(Set(result.matches.map(\.concept.id.description)).contains("red-cross"))
    #expect(result.matches.allSatisfy { $0.score == 10_000 })
  }

  @Test func whereNothingMatchesTheNearestAreCandidates() throws {
    let result = try search(LookUpQuery("pekrja migrasi"))
    #expect(result.matches.isEmpty)
    #expect(
      shown(result.candidates) == [
        "migrant-worker pekerja migran misspelt 7857"
      ])
  }

  @Test(arguments: ["xyzzy", "", "   ", "p", "?"])
  func nothingIsLikeNothing(query: String) throws {
    let result = try search(LookUpQuery(query))
    #expect(result.matches.isEmpty)
    #expect(result.candidates.isEmpty)
  }

  @Test func statusOrdersConceptsThatMatchAlike() throws {
    // The admitted *migrant-smuggling* stands behind the preferred *migrant worker*.
    let result = try search(LookUpQuery("migrant"))
    #expect(
      shown(result.matches) == [
        "migrant-worker migrant worker prefix 7500",
        "people-smuggling migrant-smuggling prefix 7235",
      ])
    let states = try search(LookUpQuery("negara"))
    #expect(
      shown(states.matches) == [
        "state-of-origin negara asal prefix 7636", "state-party Negara Pihak prefix 7500",
      ])
  }

  @Test func aConceptAnswersOnceByItsSurestDesignation() throws {
    let result = try search(LookUpQuery("negara p"))
    #expect(
      shown(result.matches) == [
        "state-party Negara Pihak prefix 8000", "state-of-origin negara pengirim prefix 7600",
      ])
  }

  @Test func limitCutsTheTail() throws {
    #expect(try search(LookUpQuery("PMI", limit: 1)).matches.count == 1)
    #expect(try search(LookUpQuery("negara", limit: 1)).matches.count == 1)
    #expect(try search(LookUpQuery("pekrja migrasi", limit: 1)).candidates.count == 1)
  }

  @Test func filtersHoldForEveryWayOfMatching() throws {
    let english = DesignationFilter(languages: [.english])
    let indonesian = DesignationFilter(languages: [.indonesian])
    let treaties = DesignationFilter(subject: "treaty-law")
    for query in ["buruh migran", "buruh-buruh migran", "buruh mi", "burhu migran"] {
      #expect(try search(LookUpQuery(query, filter: indonesian)).matches.count == 1, "\(query)")
      #expect(try search(LookUpQuery(query, filter: english)).matches.isEmpty, "\(query)")
      #expect(try search(LookUpQuery(query, filter: treaties)).matches.isEmpty, "\(query)")
    }
    let states = try search(LookUpQuery("negara pihak", filter: treaties))
    #expect(states.matches.map(\.concept.id.description) == ["state-party"])
  }

  @Test func aLanguageBringsItsRegions() throws {
    let british = DesignationFilter(languages: [try LanguageTag("en-GB")])
    let english = DesignationFilter(languages: [.english])
    for query in ["State party", "state PARTY", "State parties", "State par"] {
      #expect(
        try search(LookUpQuery(query, filter: english)).matches.map(\.matched.text)
          == ["State party"], "\(query)")
      #expect(
        try search(LookUpQuery(query, filter: british)).matches.map(\.matched.text)
          == ["State party"], "\(query)")
    }
    // A British reader is served by what English has; an American is not served by British terms.
    #expect(
      try search(LookUpQuery("migrant worker", filter: british)).matches.map(\.matched.text)
        == ["migrant worker"])
    let american = DesignationFilter(languages: [try LanguageTag("en-US")])
    #expect(try search(LookUpQuery("State parties", filter: american)).matches.isEmpty)
  }
}

@Suite struct BuiltinLookUpTests {
  @Test func everyDesignationIsFoundByItsOwnText() throws {
    var lookUp = LookUp(try TermIndex(BuiltinBase.base.concepts))
    for concept in BuiltinBase.base.concepts {
      for designation in concept.designations {
        let result = try lookUp.search(LookUpQuery(designation.text, limit: 50))
        let isFound = result.matches.contains {
          $0.concept == concept && $0.score == 10_000
        }
        #expect(isFound, "\(concept.id): \(designation.text)")
      }
    }
  }

  @Test func everyAcronymLeadsToTheOtherLanguage() throws {
    var lookUp = LookUp(try TermIndex(BuiltinBase.base.concepts))
    for concept in BuiltinBase.base.concepts {
      for acronym in concept.designations where acronym.type == .acronym {
        for query in [acronym.text, acronym.text.lowercased()] {
          let filter = DesignationFilter(languages: [acronym.language])
          let result = try lookUp.search(LookUpQuery(query, filter: filter, limit: 50))
          let match = result.matches.first { $0.concept == concept }
          #expect(match?.how == .acronym, "\(concept.id): \(query)")
          let languages = Set(match?.concept.designations.map(\.language) ?? [])
          #expect(
            languages.isSuperset(of: Set(concept.designations.map(\.language))),
            "\(concept.id): \(query)")
        }
      }
    }
  }
}
