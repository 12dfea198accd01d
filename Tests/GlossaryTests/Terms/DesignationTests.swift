import Glossary
import Testing

/// A designation's dates, a day, and where it stands then.
struct ValidityRow: Sendable, CustomTestStringConvertible {
  var from: String?
  var to: String?
  var day: String
  var expected: String

  init(_ from: String?, _ to: String?, on day: String, _ expected: String) {
    self.from = from
    self.to = to
    self.day = day
    self.expected = expected
  }

  var testDescription: String { "\(from ?? "")..\(to ?? "") on \(day)" }
}

@Suite struct DesignationTests {
  @Test(arguments: [
    ValidityRow(nil, nil, on: "2017-11-22", "current"),
    ValidityRow("2017-11-22", nil, on: "2017-11-21", "not before 2017-11-22"),
    ValidityRow("2017-11-22", nil, on: "2017-11-22", "current"),
    ValidityRow(nil, "2017-11-22", on: "2017-11-21", "current"),
    ValidityRow(nil, "2017-11-22", on: "2017-11-22", "ended 2017-11-22"),
    ValidityRow("2004", "2017", on: "2003-12-31", "not before 2004"),
    ValidityRow("2004", "2017", on: "2004-01-01", "current"),
    ValidityRow("2004", "2017", on: "2016-12-31", "current"),
    ValidityRow("2004", "2017", on: "2017", "ended 2017"),
    ValidityRow("2004", "2017-06", on: "2017", "current"),
  ])
  func validityIsHalfOpen(row: ValidityRow) throws {
    let designation = Designation(
      language: .indonesian, text: "TKI", status: .superseded,
      from: try row.from.map { try #require(PartialDate($0)) },
      to: try row.to.map { try #require(PartialDate($0)) })
    let shown =
      switch designation.validity(on: try #require(PartialDate(row.day))) {
      case .current: "current"
      case .notYet(let day): "not before \(day)"
      case .ended(let day): "ended \(day)"
      }
    #expect(shown == row.expected)
  }

  @Test func reportConditionsFollowTheStatusWhereNoRuleSpeaks() throws {
    let day = try #require(PartialDate("2017-11-22"))
    func conditions(
      _ status: AdministrativeStatus, to: PartialDate? = nil, _ report: [UsageRule.Condition] = []
    ) -> [UsageRule.Condition] {
      Designation(
        language: .indonesian, text: "x", status: status, to: to,
        usage: UsageRule(report: report)
      ).reportConditions
    }
    #expect(conditions(.preferred) == [.never])
    #expect(conditions(.admitted) == [.never])
    #expect(conditions(.deprecated) == [.always])
    #expect(conditions(.deprecated, to: day) == [.always])
    #expect(conditions(.superseded, to: day) == [.from(day)])
    #expect(conditions(.superseded) == [.mixed])
    #expect(conditions(.superseded, to: day, [.never]) == [.never])
    #expect(conditions(.admitted, [.mixed, .official]) == [.mixed, .official])
  }

  @Test func onlyPreferredAndAdmittedMayBeOffered() {
    #expect(AdministrativeStatus.allCases.filter(\.isUsable) == [.preferred, .admitted])
    #expect(AdministrativeStatus.allCases.sorted() == AdministrativeStatus.allCases)
    #expect(Designation.Form.allCases.sorted() == Designation.Form.allCases)
  }

  @Test(arguments: ["a", "tki", "uu-18-2017", "2017", "trafficking-in-persons"])
  func slugsAreConceptIDs(text: String) {
    #expect(Concept.ID(text)?.description == text)
  }

  @Test(arguments: ["", "-", "a-", "-a", "a--b", "A", "a b", "a_b", "é", "１"])
  func othersAreNoConceptIDs(text: String) {
    #expect(Concept.ID(text) == nil)
  }
}

@Suite struct ConceptOrderTests {
  let british: LanguageTag
  let concept: Concept

  init() throws {
    british = try LanguageTag("en-GB")
    concept = Concept(
      id: try #require(Concept.ID("worker")),
      designations: [
        Designation(language: .english, text: "old", status: .deprecated),
        Designation(language: .indonesian, text: "PMI", type: .acronym, status: .preferred),
        Designation(language: british, text: "British", status: .admitted),
        Designation(language: .english, text: "short", type: .shortForm, status: .preferred),
        Designation(language: .indonesian, text: "pekerja", status: .preferred),
        Designation(language: .english, text: "worker", status: .preferred),
      ])
  }

  @Test func standingIsStatusThenFormThenPlace() {
    #expect(
      concept.designationsByStanding.map(\.text)
        == ["pekerja", "worker", "PMI", "short", "British", "old"])
  }

  @Test func languagesComeInTheOrderAskedForAndBringTheirRegions() {
    #expect(
      concept.designations(in: [.indonesian, .english]).map(\.text)
        == ["pekerja", "PMI", "worker", "short", "British", "old"])
    #expect(
      concept.designations(in: [british]).map(\.text) == ["worker", "short", "British", "old"])
    #expect(concept.designations(in: [.english, british]).map(\.text).count == 4)
    #expect(LanguageTag.english.serves(british) && british.serves(.english))
    #expect(concept.designations(in: []).isEmpty)
  }

  @Test func withoutLanguagesTheBaseGivesTheOrder() {
    #expect(
      concept.designations(in: nil).map(\.text)
        == ["worker", "short", "old", "pekerja", "PMI", "British"])
  }
}
