import Foundation
import Glossary
import GlossaryStore
import TestSupport
import Testing

@Suite struct StoredTermsTests {
  let folder: Workplace
  let store: Store

  init() throws {
    folder = try Workplace(isEmpty: true)
    store = try PreparedStore.open(in: folder)
  }

  private func id(_ text: String) throws -> Concept.ID {
    try #require(Concept.ID(text))
  }

  private func base(_ ids: String..., word: String = "kata") throws -> TermBase {
    TermBase(
      concepts: try ids.map {
        Concept(
          id: try id($0),
          designations: [
            Designation(language: .indonesian, text: "\(word) \($0)", status: .preferred)
          ])
      })
  }

  @Test func everyConceptOfTheBaseComesBackEqual() throws {
    let stored = try store.termBase()
    #expect(stored.protectedNames == Builtin.base.protectedNames)
    #expect(stored.concepts.map(\.id) == Builtin.base.concepts.map(\.id))
    for concept in Builtin.base.concepts {
      #expect(try store.concept(concept.id) == concept, "\(concept.id)")
    }
    #expect(stored.concepts == Builtin.base.concepts)
  }

  @Test func everyFieldOfAConceptComesBackEqual() throws {
    let british = try LanguageTag("en-GB")
    let day = try #require(PartialDate("2017-11-22"))
    let concept = Concept(
      id: try id("awkward"),
      subject: SubjectField(
        id: "own", titles: [LocalizedText(british, "Own 🙂"), LocalizedText(.indonesian, "")]),
      partOfSpeech: .adverb,
      definitions: [LocalizedText(.indonesian, "a\nb"), LocalizedText(british, "e\u{301} 'x'")],
      notes: ["", "two\tparts", "三"],
      relations: [
        Concept.Relation(.replacedBy, try id("awkward")), Concept.Relation(.broader, try id("no")),
        Concept.Relation(.broader, try id("no")),
      ],
      designations: [
        Designation(
          language: british, text: "x\"; DROP TABLE base; --", type: .variant, status: .superseded,
          from: PartialDate("2004"), to: PartialDate("2017-11"),
          sources: [
            Source(id: "s", citation: "C"), Source(id: "s", citation: "C", url: "u"),
            Source(id: "", citation: "C"),
          ],
          confidence: .unsure, note: "",
          usage: UsageRule(
            report: [.near(["a b", "c"]), .from(day), .always, .mixed, .official, .never],
            suggestion: "y", exemptNames: ["B", "A"], exemptPassages: [.statutoryTitle, .history],
            expansion: UsageRule.Expansion.none, wrongExpansions: ["z", "a"], isAmbiguous: true,
            senseCues: ["y", "x y"],
            otherSenses: [
              UsageRule.Sense(name: "Z z", cues: ["p q", "r"]), UsageRule.Sense(name: "bare"),
            ], isCaseSensitive: true)),
        Designation(language: .indonesian, text: "…", type: .shortForm, status: .deprecated),
        Designation(language: .indonesian, text: "…", type: .shortForm, status: .deprecated),
      ])
    try store.add(TermBase(concepts: [concept], protectedNames: ["N", "M"]), to: "own")
    let stored = try #require(try store.concept(concept.id))
    #expect(stored.subject == concept.subject)
    #expect(stored.definitions == concept.definitions)
    #expect(stored.notes == concept.notes)
    #expect(stored.relations == concept.relations)
    #expect(stored.designations == concept.designations)
    #expect(stored == concept)
    let again = try Store(path: folder.store(), builtin: BuiltinTermBase())
    #expect(try again.concept(concept.id) == concept)
    #expect(try again.termBase().protectedNames.suffix(2) == ["N", "M"])
    #expect(
      try again.add(TermBase(concepts: [concept]), to: "own").unchanged == [concept.id])
  }

  @Test func conceptsAreAddedReplacedKeptAndLeftUnchanged() throws {
    #expect(try store.add(base("a", "b"), to: "own").added == [id("a"), id("b")])
    let second = try store.add(
      TermBase(
        concepts: base("a").concepts + base("b", word: "lain").concepts + base("c").concepts),
      to: "own")
    #expect(second.unchanged == [try id("a")])
    #expect(second.replaced == [try id("b")])
    #expect(second.added == [try id("c")])
    #expect(second.kept == [])
    let third = try store.add(base("a", "b", "d", word: "baru"), to: "own", onConflict: .keep)
    #expect(third.kept == [try id("a"), try id("b")])
    #expect(third.added == [try id("d")])
    #expect(third.replaced == [])
    let words = try store.termBase().concepts.prefix(4).map { $0.designations[0].text }
    // A concept that is replaced keeps its place.
    #expect(words == ["kata a", "lain b", "kata c", "baru d"])
  }

  @Test func aPreviewTellsAndChangesNothing() throws {
    try store.add(base("a", "b"), to: "own")
    let before = try store.termBase()
    let new = try TermBase(concepts: base("a", "c").concepts + base("b", word: "lain").concepts)
    let preview = try store.preview(new, to: "own")
    #expect(preview.added == [try id("c")])
    #expect(preview.replaced == [try id("b")])
    #expect(preview.unchanged == [try id("a")])
    #expect(try store.preview(new, to: "other").added.count == 3)
    #expect(try store.preview(new, to: "own", onConflict: .keep).kept == [try id("b")])
    #expect(try store.termBase() == before)
    #expect(try store.bases().map(\.name) == ["builtin", "own"])
    #expect(try store.add(new, to: "own") == preview)
  }

  @Test func anOwnConceptHidesTheBuiltInOneUntilItIsRemoved() throws {
    let builtin = try #require(try store.concept(id("tppo")))
    try store.add(base("tppo", word: "punya saya"), to: "own")
    #expect(try store.concept(id("tppo"))?.designations[0].text == "punya saya tppo")
    #expect(try store.termBase().concepts.count { $0.id.description == "tppo" } == 1)
    #expect(try store.termBase().concepts.first?.id.description == "tppo")
    let found = try store.withTermIndex { index in
      var lookUp = LookUp(index)
      return try lookUp.search(LookUpQuery("TPPO")).matches.map(\.concept.id.description)
    }
    #expect(!found.contains("tppo"))
    #expect(try store.remove(id("tppo"), from: "own"))
    #expect(try store.concept(id("tppo")) == builtin)
    #expect(try !store.remove(id("tppo"), from: "own"))
  }

  @Test func aLaterBaseWinsOverAnEarlierOne() throws {
    try store.add(base("x", word: "pertama"), to: "one")
    try store.add(base("x", word: "kedua"), to: "two")
    #expect(try store.concept(id("x"))?.designations[0].text == "kedua x")
    // Touching the earlier base does not lift it above the later one.
    try store.add(base("x", word: "ketiga"), to: "one")
    #expect(try store.concept(id("x"))?.designations[0].text == "kedua x")
    #expect(try store.remove(id("x"), from: "two"))
    #expect(try store.concept(id("x"))?.designations[0].text == "ketiga x")
  }

  @Test func theBuiltInBaseIsNotTheUsersToChange() throws {
    #expect(storageError { try store.add(base("a"), to: "builtin") } == .builtinBase)
    #expect(storageError { _ = try store.preview(base("a"), to: "builtin") } == .builtinBase)
    #expect(storageError { _ = try store.remove(id("tppo"), from: "builtin") } == .builtinBase)
    #expect(storageError { _ = try store.remove(id("a"), from: "none") } == .unknownBase("none"))
    #expect(
      storageError { _ = try store.concepts(sortedBy: .english, base: "none") }
        == .unknownBase("none"))
    #expect(try store.bases().map(\.name) == ["builtin"])
    #expect(try store.concept(id("a")) == nil)
  }

  @Test(.enabled(if: StoreUnderTest.canRun, SQLite.reason))
  func whatIsReplacedOrRemovedLeavesNoRowBehind() throws {
    let own = try TermBase.yaml(
      """
      subject: own
      title: {en: Own}
      sources: {s: {citation: C}}
      concepts:
      - id: a
        definition: {en: D}
        notes: [n]
        relations: [{related: a}]
        designations:
          id: [{term: x, status: preferred, sources: [s], usage: {report: always, except: [X]}}]
      """)
    try store.add(own, to: "own")
    try store.add(base("a"), to: "own")
    let query = """
      SELECT (SELECT count(*) FROM source WHERE base_id > 1)
        + (SELECT count(*) FROM subject WHERE base_id > 1)
        + (SELECT count(*) FROM usage_rule JOIN designation ON designation.id = designation_id
          JOIN concept ON concept.id = concept_id WHERE base_id > 1);
      """
    #expect(try folder.run(query) == "0")
    try store.add(own, to: "own")
    #expect(try store.remove(id("a"), from: "own"))
    #expect(try folder.run(query) == "0")
    #expect(try store.databaseProblems() == [])
  }

  /// A base that cannot be added whole is not added in part.
  @Test(.enabled(if: SQLite.isPresent, SQLite.reason))
  func anImportThatFailsChangesNothing() throws {
    try store.add(base("a"), to: "own")
    _ = try SQLite.run(
      """
      CREATE TRIGGER refusal BEFORE INSERT ON concept WHEN NEW.slug = 'b'
      BEGIN SELECT RAISE(ABORT, 'refused'); END;
      """, folder.path())
    let before = try store.termBase()
    let second = try TermBase(concepts: base("new").concepts + base("b").concepts)
    #expect(throws: StorageError.self) { try store.add(second, to: "own") }
    #expect(throws: StorageError.self) { try store.add(second, to: "fresh") }
    #expect(try store.termBase() == before)
    #expect(try store.bases().map(\.name) == ["builtin", "own"])
  }

  @Test func anIdThatComesTwiceIsAccountedForTwice() throws {
    let twice = try TermBase(concepts: base("b").concepts + base("b").concepts)
    let account = try store.add(twice, to: "own")
    #expect(account.added == account.unchanged)
  }

  @Test(arguments: [LanguageTag.indonesian, .english])
  func sortedConceptsFollowTheCollator(language: LanguageTag) throws {
    try store.add(
      TermBase(
        concepts: ["élan", "Zebra", "ábaco", "abad", "-tanda", "10", "9", "Éa", "ea"].enumerated()
          .map { index, text in
            Concept(
              id: try id("own-\(index)"),
              designations: [Designation(language: language, text: text, status: .preferred)])
          }), to: "own")
    let collator = try Collator(language)
    let concepts = try store.concepts(sortedBy: language)
    #expect(concepts.count == 444 + 9)
    func word(_ concept: Concept) -> String? {
      concept.designationsByStanding.first { $0.language.matches(language) }?.text
    }
    for (before, after) in zip(concepts, concepts.dropFirst()) {
      switch (word(before), word(after)) {
      case (let left?, let right?):
        #expect(!collator.precedes(right, left), "\(left) before \(right)")
      case (nil, let right):
        #expect(right == nil, "\(before.id) has no word and stands before \(after.id)")
        #expect(before.id < after.id)
      case (_?, nil): break
      }
    }
    #expect(try store.concepts(sortedBy: language, base: "own").count == 9)
    #expect(try store.concepts(sortedBy: language, base: "builtin").count == 444)
  }
}
