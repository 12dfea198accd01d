import Foundation
import Glossary
import GlossaryStore
import TestSupport
import Testing

@Suite struct KeptDataTests {
  let folder: Workplace
  let store: Store

  init() throws {
    folder = try Workplace(isEmpty: true)
    store = try PreparedStore.open(in: folder)
  }

  private func concept(_ id: String, _ text: String, kept: Bool = true) throws -> Concept {
    var designation = Designation(language: .english, text: text, status: .preferred)
    let item = DataItem(
      "descripGrp", attributes: [Attribute("id", "d")],
      content: [
        .item(
          DataItem(
            "descrip", "context",
            content: [.text("a "), .item(DataItem("hi", text: "b\u{301}")), .text("")])),
        .item(DataItem("date", text: "2007")),
      ])
    if kept { designation.kept = KeptData(attributes: [Attribute("id", "t")], items: [item]) }
    var concept = Concept(id: try #require(Concept.ID(id)), designations: [designation])
    if kept {
      concept.kept = KeptData(items: [DataItem("xref", "", attributes: [], text: "x"), item])
      concept.keptByLanguage = [
        LanguageData(.english, KeptData(attributes: [Attribute("", "")], items: [item])),
        LanguageData(.indonesian, KeptData(items: [DataItem("note")])),
      ]
    }
    return concept
  }

  @Test func keptDataComesBackEqual() throws {
    let new = TermBase(
      concepts: [try concept("one", "one"), try concept("two", "two", kept: false)],
      kept: [DataItem("refObjectSec", "respPerson", content: [.item(DataItem("refObject"))])])
    try store.add(new, to: "own")
    try store.add(TermBase(kept: new.kept + [DataItem("fileDesc")]), to: "own")
    let base = try store.termBase(of: ["own"])
    #expect(base.concepts == new.concepts)
    #expect(base.kept == new.kept + [DataItem("fileDesc")])
    #expect(try store.keptItems() == base.kept)
    #expect(try store.add(new, to: "own").unchanged.count == 2)
  }

  @Test func aMergeTakesInWhatIsNotKeptYet() throws {
    let plain = try concept("one", "one", kept: false)
    let rich = try concept("one", "one")
    try store.add(TermBase(concepts: [plain]), to: "own")
    try store.add(TermBase(concepts: [rich]), to: "own", onConflict: .merge)
    #expect(try store.concept(plain.id) == rich)
  }

  @Test func aForeignIDThatIsTakenGetsANumberThatStays() throws {
    func add(_ text: String, to base: String = "own") throws -> (String, Store.TermImport) {
      let concept = try concept("c1", text)
      return try store.importTerms(to: base) { importer in
        let id = try importer.addApart(concept, onConflict: .replace)
        return (id.description, importer.takeAccount())
      }
    }
    #expect(try add("dog").0 == "c1")
    #expect(try add("cat").0 == "c1-2")
    #expect(try add("mouse").0 == "c1-3")
    let again = try add("cat")
    #expect(again.0 == "c1-2" && again.1.unchanged.count == 1)
    let cat = try #require(Concept.ID("c1-2"))
    #expect(try store.concept(cat)?.kept["id"] == "c1")
    // A later base must not hide what has nothing to do with it.
    #expect(try add("fox", to: "later").0 == "c1-4")
    #expect(try add("fox", to: "later").1.unchanged.count == 1)
    #expect(try add("dog", to: "later").0 == "c1")
  }

  @Test func anImportThatFailsLeavesTheStoreAsItWas() throws {
    struct Stop: Error {}
    let concept = try concept("one", "one")
    #expect(throws: Stop.self) {
      try store.importTerms(to: "own") { importer in
        _ = try importer.add(concept, onConflict: .replace)
        throw Stop()
      }
    }
    #expect(try store.bases().map(\.name) == ["builtin"])
    let previewed = try store.preview(TermBase(concepts: [concept]), to: "own")
    #expect(previewed.added.count == 1)
    #expect(try store.bases().map(\.name) == ["builtin"])
  }

  @Test(.enabled(if: SQLite.isPresent, SQLite.reason))
  func aStoreOfTheStepBeforeIsBroughtUpToDate() throws {
    let path = folder.path("old.db")
    _ = try Store(path: path, builtin: BuiltinTermBase())
    try SQLite.run(
      """
      DROP TABLE kept_data; DROP TABLE base_data; DROP TABLE term_state; DROP TABLE revision;
      DROP TABLE change; DROP TABLE unit_successor; DROP TABLE access_token; DROP TABLE suggestion;
      ALTER TABLE retired_unit DROP COLUMN revision;
      PRAGMA user_version = 2;
      """, path)
    let store = try Store(path: path, builtin: BuiltinTermBase())
    let concept = try concept("one", "one")
    try store.add(TermBase(concepts: [concept]), to: "own")
    #expect(try store.concept(concept.id) == concept)
  }

  @Test(.enabled(if: SQLite.isPresent, SQLite.reason))
  func damagedBytesAreTold() throws {
    try store.add(TermBase(concepts: [try concept("one", "one")]), to: "own")
    try SQLite.run("UPDATE kept_data SET content = x'0005';", folder.path())
    #expect(storageError { _ = try store.termBase(of: ["own"]) } == .damaged)
  }
}
