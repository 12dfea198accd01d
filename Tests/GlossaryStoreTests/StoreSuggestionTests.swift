import Glossary
import GlossaryStore
import TestSupport
import Testing

/// Suggestions: kept apart from what they would change, accepted once.
@Suite struct StoreSuggestionTests {
  private static let day = Timestamp(startOf: 2026, month: 3, day: 1)
  private static let rina = ChangeAuthor("Rina", at: day)
  private static let concept = Concept(
    id: id("exit-permit"),
    designations: [Designation(language: .english, text: "exit permit", status: .preferred)])
  private static let unit = TranslationUnit(variants: [
    Variant(language: .english, segment: Segment("Wage")),
    Variant(language: .indonesian, segment: Segment("Upah")),
  ])
  private static let newUnit = SuggestionProposal(
    .newUnit(origin: "desk"), replacing: nil, content: "a unit", comment: "for the letter")

  private let folder: Workplace
  private let store: Store

  init() throws {
    folder = try Workplace(isEmpty: true)
    store = try PreparedStore.open(in: folder)
  }

  private static func id(_ text: String) -> Concept.ID {
    guard let id = Concept.ID(text) else { preconditionFailure("\(text) is no id") }
    return id
  }

  private func accepting(_ id: Int64) -> ChangeAuthor {
    ChangeAuthor("Budi", at: Timestamp(seconds: Self.day.seconds + 60), accepting: id)
  }

  @Test func aSuggestionIsKeptAndChangesNoState() throws {
    let before = try store.state()
    let first = try store.suggest(Self.newUnit, by: Self.rina)
    let second = try store.suggest(
      SuggestionProposal(
        .concept(Self.id("exit-permit"), base: "team"), replacing: nil, content: "concepts: []"),
      by: Self.rina)
    #expect(first.id != second.id)
    #expect(first.proposal == Self.newUnit)
    #expect(first.author == "Rina" && first.moment == Self.day)
    #expect(first.state == .open && first.verdict == nil)
    #expect(try store.state() == before)
    #expect(
      try Store(path: folder.store(), builtin: BuiltinTermBase()).suggestion(first.id) == first)
    #expect(try store.suggestion(99) == nil)
    #expect(try store.unitCounts().units == 0)
    #expect(try store.versionedConcept(Self.id("exit-permit")) == nil)
  }

  @Test func filtersAndPagesTellHowManyThereAre() throws {
    for number in 0..<5 {
      _ = try store.suggest(
        Self.newUnit, by: ChangeAuthor(number % 2 == 0 ? "Rina" : "Budi", at: Self.day))
    }
    _ = try store.suggest(
      SuggestionProposal(.concept(Self.id("x"), base: "team"), replacing: nil, content: ""),
      by: Self.rina)
    _ = try store.reject(1, reason: "no", by: Self.rina)
    func ids(_ filter: SuggestionFilter, _ range: Range<Int> = 0..<10) throws -> [Int64] {
      try store.suggestions(filter, range).page.map(\.id)
    }
    var filter = SuggestionFilter()
    #expect(try ids(filter) == [6, 5, 4, 3, 2, 1])
    #expect(try ids(filter, 1..<3) == [5, 4])
    #expect(try store.suggestions(filter, 1..<3).total == 6)
    filter.author = "Budi"
    #expect(try ids(filter) == [4, 2])
    filter.author = nil
    filter.state = .rejected
    #expect(try ids(filter) == [1])
    filter.state = .open
    filter.kind = .unit
    #expect(try ids(filter) == [5, 4, 3, 2])
    filter.kind = nil
    filter.concept = Self.id("x")
    #expect(try ids(filter) == [6])
    filter.concept = nil
    filter.unit = 1
    #expect(try ids(filter) == [])
  }

  @Test func whatItWouldReplaceMustBeAsItSays() throws {
    func suggest(_ subject: Suggestion.Subject, _ version: String?) throws {
      _ = try store.suggest(
        SuggestionProposal(subject, replacing: version, content: "x"), by: Self.rina)
    }
    let unit = try store.addUnits([UnitDraft(Self.unit)], origin: "desk", by: Self.rina)[0]
    let now = try store.put(Self.concept, in: "team", replacing: nil, by: Self.rina)
    #expect(throws: ChangeConflict.missing) { try suggest(.unit(99), "0") }
    #expect(throws: ChangeConflict.otherVersion(unit.version)) {
      try suggest(.unit(unit.unit.id), "0")
    }
    #expect(throws: ChangeConflict.exists) {
      try suggest(.concept(Self.id("exit-permit"), base: "team"), nil)
    }
    #expect(throws: ChangeConflict.otherVersion(now.version)) {
      try suggest(.concept(Self.id("exit-permit"), base: "team"), "0")
    }
    #expect(throws: ChangeConflict.missing) {
      try suggest(.concept(Self.id("other"), base: "team"), "0")
    }
    #expect(throws: StorageError.self) {
      try suggest(.concept(Self.id("tppo"), base: "builtin"), nil)
    }
    #expect(try store.suggestions(SuggestionFilter(), 0..<1).total == 0)
    try suggest(.unit(unit.unit.id), unit.version)
    try suggest(.concept(Self.id("exit-permit"), base: "team"), now.version)
    #expect(try store.suggestions(SuggestionFilter(), 0..<1).total == 2)
  }

  @Test func aChangeAcceptsASuggestionOnceAndTogetherWithItself() throws {
    let id = try store.suggest(Self.newUnit, by: Self.rina).id
    let added = try store.addUnits([UnitDraft(Self.unit)], origin: "desk", by: accepting(id))[0]
    let accepted = try #require(try store.suggestion(id))
    #expect(accepted.state == .accepted)
    #expect(accepted.verdict?.judge == "Budi")
    #expect(accepted.verdict?.unit == added.unit.id)
    #expect(accepted.verdict?.revision == (try store.state().revision))
    let change = try #require(try store.changes(ofUnit: added.unit.id).first)
    #expect(change.actor == "Budi" && change.suggestedBy == "Rina" && change.suggestion == id)
    // A second acceptance fails, and the change with it.
    #expect(throws: SuggestionConflict.judged(.accepted)) {
      _ = try store.addUnits([UnitDraft(Self.unit)], origin: "desk", by: accepting(id))
    }
    #expect(throws: SuggestionConflict.missing) {
      _ = try store.put(Self.concept, in: "team", replacing: nil, by: accepting(99))
    }
    #expect(try store.unitCounts().units == 1)
    #expect(try store.versionedConcept(Self.id("exit-permit")) == nil)
    #expect(throws: SuggestionConflict.judged(.accepted)) {
      _ = try store.reject(id, reason: "late", by: Self.rina)
    }
  }

  @Test func aRejectionTellsWhy() throws {
    let id = try store.suggest(Self.newUnit, by: Self.rina).id
    let rejected = try store.reject(
      id, reason: "not our term", by: ChangeAuthor("Budi", at: Self.day))
    #expect(rejected.state == .rejected)
    #expect(rejected.verdict?.reason == "not our term")
    #expect(rejected.verdict?.judge == "Budi" && rejected.verdict?.revision == nil)
    #expect(throws: SuggestionConflict.missing) {
      _ = try store.reject(99, reason: "x", by: Self.rina)
    }
  }
}
