import Foundation
import Glossary
import TestSupport
import Testing

@testable import GlossaryStore

/// What only a store on a server has; the rest of this suite holds for it too, see `StoreUnderTest`.
@Suite(.enabled(if: PostgresServer.isPresent, PostgresServer.reason))
struct PostgresStoreTests {
  let place: Workplace
  let address: String

  init() throws {
    place = try Workplace(isEmpty: true)
    address = try PostgresServer.database(of: place)
  }

  private func open() throws -> Store { try Store(path: address, builtin: BuiltinTermBase()) }

  private func run(_ sql: String) throws { try PostgresServer.run(sql, address) }

  private let author = ChangeAuthor("Ani", at: Timestamp(seconds: 0))

  @Test func manyOpenersMakeTheTablesOnce() throws {
    let address = address
    DispatchQueue.concurrentPerform(iterations: 4) { _ in
      let count = Result {
        try Store(path: address, builtin: BuiltinTermBase()).bases().map(\.concepts)
      }
      let concepts = try? count.get()
      #expect(concepts == [444], "\(count)")
    }
  }

  @Test func theDatabaseOfAnotherProgramIsLeftAlone() throws {
    try run("CREATE TABLE concept (name TEXT)")
    #expect(storageError { _ = try open() } == .foreign)
    #expect(
      try PostgresServer.run("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", address)
        == "1")
  }

  @Test func aNewerStoreIsLeftAlone() throws {
    _ = try open()
    try run("UPDATE glossary_store SET version = 99")
    #expect(storageError { _ = try open() } == .newer(version: 99, known: Schema.version))
  }

  @Test func errorsNameTheAddressWithoutThePassword() throws {
    let wrong = "postgres://ani:rahasia@127.0.0.1:1/none?connect_timeout=2&password=rahasia"
    let error = try #require(throws: StorageError.self) {
      try Store(path: wrong, builtin: BuiltinTermBase())
    }
    #expect(error.code == .unreachable)
    #expect(error.path == "postgres://ani@127.0.0.1:1/none?connect_timeout=2")
    #expect(!error.message.contains("rahasia"))
  }

  @Test func aUserWhoMayOnlyReadReads() throws {
    _ = try open()
    let reader = "reader_" + PostgresServer.name(address).suffix(12)
    try run(
      """
      CREATE ROLE \(reader) LOGIN;
      GRANT SELECT ON ALL TABLES IN SCHEMA public TO \(reader);
      """)
    defer { try? run("DROP OWNED BY \(reader); DROP ROLE \(reader);") }
    let store = try Store(
      path: address.replacingOccurrences(of: "glossary@", with: "\(reader)@"),
      builtin: BuiltinTermBase())
    #expect(try store.bases().map(\.concepts) == [444])
    #expect(storageError { try store.add(TermBase(), to: "own") } == .readOnly)
    #expect(try !store.currency(BuiltinTermBase()).isWritable)
  }

  /// Longer than a row of an index may be, with no letter twice in a row that could be pressed.
  @Test func aLongDesignationIsStoredAndFound() throws {
    var generator = SeededGenerator(seed: 7)
    let word = String(
      (0..<6_000).map { _ in "abcdefghijklmnopqrstuvwxyz".randomElement(using: &generator)! })
    let base = TermBase(concepts: [
      Concept(
        id: try #require(Concept.ID("long")),
        designations: [Designation(language: .english, text: word, status: .preferred)])
    ])
    let store = try open()
    try store.add(base, to: "own")
    // The key of a plain word is the word.
    let found = try store.withTermIndex { try $0.entries(withKey: word).map(\.text) }
    #expect(found == [word])
    #expect(try store.termBase(of: ["own"]).concepts == base.concepts)
  }

  @Test func aTextThatTheServerDoesNotStoreIsAnError() throws {
    let store = try open()
    let concept = Concept(
      id: try #require(Concept.ID("nul")),
      designations: [Designation(language: .english, text: "a\u{0}b", status: .preferred)])
    #expect(
      storageError { try store.add(TermBase(concepts: [concept]), to: "own") } == .character)
    #expect(try store.bases().count == 1)
    // Units are kept as bytes.
    try store.fill([try .of(["en": "a\u{0}b", "id": "c"])])
    #expect(try store.unit(1)?.unit.variants[0].segment.text == "a\u{0}b")
  }

  @Test func aWriterWaitsForAnotherAndThenSaysSo() throws {
    let (store, other) = (try open(), try open())
    try other.engine.write { _ in
      #expect(storageError { try store.add(TermBase(), to: "own") } == .locked)
      // Readers go on.
      let count = try store.bases().count
      #expect(count == 1)
    }
    try store.add(TermBase(), to: "own")
    #expect(try other.bases().count == 2)
  }

  @Test func ofTwoWritersOfOneConceptTheSecondIsTold() throws {
    let (one, two) = (try open(), try open())
    let id = try #require(Concept.ID("x"))
    func concept(_ text: String) -> Concept {
      Concept(
        id: id, designations: [Designation(language: .english, text: text, status: .preferred)])
    }
    let first = try one.put(concept("first"), in: "own", replacing: nil, by: author)
    let second = try two.put(concept("second"), in: "own", replacing: first.version, by: author)
    #expect(throws: ChangeConflict.otherVersion(second.version)) {
      try one.put(concept("third"), in: "own", replacing: first.version, by: author)
    }
    #expect(try one.concept(id)?.designations[0].text == "second")
    #expect(try two.changes(of: id, in: "own").count == 2)
  }

  /// The server hangs up on all, as one that is restarted does.
  private func hangUp() throws {
    try PostgresServer.run(
      """
      SELECT count(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity
      WHERE datname = '\(PostgresServer.name(address))'
      """, try #require(PostgresServer.address))
  }

  @Test func aConnectionThatWasLostIsMadeAnew() throws {
    let store = try open()
    try hangUp()
    #expect(try store.bases().count == 1)
    try hangUp()
    try store.add(TermBase(), to: "own")
    #expect(try store.bases().count == 2)
  }

  @Test func whatALostConnectionWasWritingIsUndoneAndTold() throws {
    let store = try open()
    let before = try store.state()
    #expect(
      storageError {
        try store.importTerms(to: "own") { importer in
          _ = try importer.add(
            Concept(
              id: Concept.ID("x")!,
              designations: [Designation(language: .english, text: "x", status: .preferred)]),
            onConflict: .replace)
          try hangUp()
        }
      } == .lost)
    #expect(try store.state() == before)
    #expect(try store.bases().count == 1)
  }

  @Test func aFailureAmongManyCommandsUndoesThemAll() throws {
    let store = try open()
    let before = try store.state()
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      try store.engine.write { database in
        for number in 0..<2_000 {
          try database.run("INSERT INTO origin (id, name) VALUES (?, ?)", number, "o\(number)")
        }
        throw Stop()
      }
    }
    #expect(
      storageError {
        try store.engine.write { database in
          for number in 0..<2_000 {
            // The last one is there already.
            try database.run(
              "INSERT INTO origin (id, name) VALUES (?, ?)", number % 1_999, "o\(number)",
              use: .kept)
          }
        }
      } == .server(state: "23505"))
    #expect(try store.state() == before)
    #expect(try store.memoryNames().origins == [])
    // What was prepared before is not asked for again.
    try store.engine.write { database in
      try database.run("INSERT INTO origin (id, name) VALUES (?, ?)", 1, "a", use: .kept)
    }
    #expect(try store.memoryNames().origins == ["a"])
  }

  @Test func whoWaitsForAChangeHearsOfIt() throws {
    let (store, other) = (try open(), try open())
    let revision = try store.state().revision
    #expect(try store.awaitChange(after: revision, milliseconds: 20) == revision)
    let start = ContinuousClock.now
    DispatchQueue.global().asyncAfter(deadline: .now() + 0.2) {
      _ = try? other.add(TermBase(), to: "own")
    }
    // Without the server's word the wait would last to the end.
    #expect(try store.awaitChange(after: revision, milliseconds: 120_000) > revision)
    #expect(ContinuousClock.now - start < .seconds(100))
    #expect(try store.awaitChange(after: revision, milliseconds: 120_000) > revision)
  }

  @Test func theIndexOfAMachineFollowsWhatOthersChange() throws {
    let (store, other) = (try open(), try open())
    func text(_ number: Int) -> String { "The office number \(number) opened \(number % 7) posts." }
    func units(_ range: Range<Int>) throws -> [TranslationUnit] {
      try range.map { try .of(["en": text($0), "id": "Kantor \($0)"]) }
    }
    func found(_ number: Int) throws -> Set<String> {
      Set(try store.matches(text(number)) { $0.minimum = 10_000 }.map(\.target.segment.text))
    }
    try store.fill(try units(0..<1_500))
    #expect(try found(7) == ["Kantor 7"])
    // Another removes a unit that is in the files, adds some that are not, then many.
    let unit = try #require(try other.versionedUnit(8))
    try other.removeUnit(8, version: unit.version, by: author)
    #expect(try found(7) == [])
    try other.fill(try units(2_000..<2_010))
    #expect(try found(2_004) == ["Kantor 2004"])
    try run("UPDATE revision SET number = number")
    try other.fill(try units(3_000..<4_500))
    #expect(try found(4_000) == ["Kantor 4000"])
    #expect(try found(7) == [])
    #expect(try store.problems() == [])
    #expect(try store.information().unindexedUnits == 0)
    // A machine that begins anew comes to the same.
    try store.rebuildIndex()
    #expect(try found(7) == [])
    #expect(try found(2_004) == ["Kantor 2004"])
    #expect(try store.problems() == [])
  }
}
