import Foundation
import Glossary
import GlossaryStore
import TestSupport
import Testing

@Suite struct StoreOpeningTests {
  let folder: Workplace

  init() throws {
    folder = try Workplace(isEmpty: true)
  }

  private func open() throws -> Store {
    try Store(path: folder.store(), builtin: BuiltinTermBase())
  }

  @Test func theBuiltInBaseIsLoadedOnFirstUse() throws {
    let store = try open()
    let base = try #require(store.bases().first)
    #expect(try store.bases().count == 1)
    #expect(base.name == "builtin")
    #expect(base.concepts == 444)
    #expect(base.designations == 1720)
  }

  @Test(.enabled(if: StoreUnderTest.isFile, StoreUnderTest.reason))
  func openingAgainChangesNothing() throws {
    try PreparedStore.copy(into: folder)
    let before = try folder.bytes()
    for _ in 0..<3 {
      let store = try open()
      #expect(try store.bases().count == 1)
    }
    #expect(try folder.bytes() == before)
    #expect(try folder.names() == ["store.db"])
  }

  @Test(.enabled(if: StoreUnderTest.isFile, StoreUnderTest.reason))
  func anEmptyFileBecomesAStore() throws {
    try folder.write("store.db", bytes: [])
    #expect(try open().bases().map(\.concepts) == [444])
  }

  /// What a process that was killed, or another that is at work, may leave for the next to find.
  @Test(
    .enabled(if: SQLite.isPresent, SQLite.reason),
    arguments: [
      "PRAGMA application_id = 1196183379;", "PRAGMA journal_mode = WAL;", "VACUUM;",
    ])
  func aFileWithoutTablesBecomesAStore(sql: String) throws {
    try SQLite.run(sql, folder.path())
    #expect(try open().bases().map(\.concepts) == [444])
  }

  @Test func theStoreOfManyOpenersIsLoadedOnce() throws {
    let path = folder.path()
    let failures = Failures()
    DispatchQueue.concurrentPerform(iterations: 4) { _ in
      do {
        let store = try Store(path: path, builtin: BuiltinTermBase())
        if try store.bases().map(\.concepts) != [444] { failures.add("another number") }
      } catch {
        failures.add("\(error)")
      }
    }
    #expect(failures.all == [])
  }

  @Test(
    .enabled(if: StoreUnderTest.canRun, SQLite.reason),
    arguments: [
      "UPDATE base SET version = 'older' WHERE id = 1;",
      // An older base had another concept, lacked one, and had another word for a third.
      """
      UPDATE base SET version = 'older' WHERE id = 1;
      UPDATE concept SET slug = 'dropped-since' WHERE base_id = 1 AND slug = 'tppo';
      UPDATE designation SET text = 'other', key = 'other', lemma = 'other' WHERE id = 1;
      DELETE FROM protected_name WHERE base_id = 1;
      """,
    ])
  func aChangedBuiltInBaseIsRefreshedAndOwnEntriesStay(sql: String) throws {
    try PreparedStore.copy(into: folder)
    let own = try TermBase.yaml(
      """
      subject: own
      title: {en: Own}
      protectedNames: [Nama Sendiri]
      sources: {s: {citation: C}}
      concepts:
      - {id: mine, designations: {id: [{term: milik, status: preferred, sources: [s]}]}}
      - {id: tppo, designations: {id: [{term: TPPO saya, status: preferred}]}}
      """)
    try open().add(own, to: "own")
    let before = try open().termBase()
    try folder.run(StoreUnderTest.isFile ? "PRAGMA foreign_keys = ON; \(sql)" : sql)
    let store = try open()
    #expect(try store.termBase() == before)
    #expect(try store.bases().map(\.name) == ["builtin", "own"])
    #expect(try store.bases().map(\.concepts) == [444, 2])
    #expect(try store.concepts(sortedBy: .indonesian, base: "own").count == 2)
    #expect(try store.concept(try #require(Concept.ID("tppo"))) == own.concepts[1])
    // Nothing of the older base is left in any table.
    #expect(
      try folder.run(
        """
        SELECT (SELECT count(*) FROM designation WHERE concept_id NOT IN (SELECT id FROM concept))
          + (SELECT count(*) FROM usage_rule
            WHERE designation_id NOT IN (SELECT id FROM designation));
        """) == "0")
  }

  @Test(.enabled(if: SQLite.isPresent, SQLite.reason))
  func keysOfOtherRulesAreMadeAnew() throws {
    try PreparedStore.copy(into: folder)
    try open().add(
      try .yaml("concepts: [{id: mine, designations: {id: [{term: Résumé, status: preferred}]}}]"),
      to: "own")
    let columns = "SELECT group_concat(hex(key) || hex(lemma) || hex(sort_key)) FROM designation;"
    let before = try SQLite.run(columns, folder.path())
    try SQLite.run(
      """
      UPDATE base SET key_version = '0/0';
      UPDATE designation SET key = 'stale', lemma = 'stale', sort_key = x'00';
      """, folder.path())
    let store = try open()
    let found = try store.withTermIndex { index in
      var lookUp = LookUp(index)
      return try lookUp.search(LookUpQuery("resume")).matches.map(\.concept.id.description)
    }
    #expect(found.contains("mine"))
    let sorted = try SQLite.run(
      """
      SELECT count(*) FROM designation WHERE key = 'stale' OR lemma = 'stale' OR sort_key = x'00';
      SELECT count(DISTINCT key_version) FROM base;
      SELECT count(*) FROM base WHERE key_version = '0/0';
      """, folder.path())
    #expect(sorted == "0\n1\n0")
    // Rows of the built-in base are new, so only the set of keys is the same.
    func keys(_ text: String) -> [String] { text.split(separator: ",").map(String.init).sorted() }
    #expect(try keys(SQLite.run(columns, folder.path())) == keys(before))
  }

  @Test(.enabled(if: SQLite.isPresent, SQLite.reason))
  func aStoreOfANewerVersionIsLeftAlone() throws {
    try PreparedStore.copy(into: folder)
    try SQLite.run("PRAGMA user_version = 99;", folder.path())
    let before = try folder.bytes()
    #expect(storageError { _ = try open() } == .newer(version: 99, known: 7))
    #expect(try folder.bytes() == before)
    #expect(try folder.names() == ["store.db"])
  }

  /// Beginnings of files that are no database, each with a byte that follows so many times.
  @Test(
    .enabled(if: StoreUnderTest.isFile, StoreUnderTest.reason),
    arguments: [
      ("hello", 0, 0), ("concepts:\n- id: a\n", 0, 0), ("", 0, 4_096),
      ("SQLite format 3\u{0}", 0xFF, 4_096), ("", 0x50, 20_000),
    ])
  func aFileThatIsNoDatabaseIsLeftAlone(beginning: String, byte: UInt8, count: Int) throws {
    let bytes = Array(beginning.utf8) + Array(repeating: byte, count: count)
    try folder.write("store.db", bytes: bytes)
    #expect(storageError { _ = try open() } == .notADatabase)
    #expect(try folder.bytes() == bytes)
    #expect(try folder.names() == ["store.db"])
  }

  @Test(
    .enabled(if: SQLite.isPresent, SQLite.reason),
    arguments: [
      "CREATE TABLE note (text TEXT);",
      "CREATE TABLE base (id INTEGER); PRAGMA user_version = 1;",
      "PRAGMA application_id = 1196444487; CREATE TABLE gpkg_contents (a);",
      "PRAGMA journal_mode = WAL; CREATE TABLE note (text TEXT);",
    ])
  func theDatabaseOfAnotherProgramIsLeftAlone(sql: String) throws {
    try SQLite.run(sql, folder.path())
    let before = try folder.bytes()
    #expect(storageError { _ = try open() } == .foreign)
    #expect(try folder.bytes() == before)
    #expect(try folder.names() == ["store.db"])
  }

  @Test(.enabled(if: StoreUnderTest.isFile, StoreUnderTest.reason))
  func foldersAndMissingFoldersAreTold() throws {
    let builtin = BuiltinTermBase()
    #expect(storageError { _ = try Store(path: folder.folder.path, builtin: builtin) } == .isFolder)
    #expect(
      storageError { _ = try Store(path: folder.path("no/such.db"), builtin: builtin) }
        == .cannotOpen)
    #expect(try folder.names() == [])
  }

  @Test(.enabled(if: SQLite.isPresent, SQLite.reason))
  func aDamagedStoreIsAnError() throws {
    try PreparedStore.copy(into: folder)
    var bytes = try folder.bytes()
    bytes.replaceSubrange(
      4096..<bytes.count, with: Array(repeating: 0xA5, count: bytes.count - 4096))
    try folder.write("store.db", bytes: bytes)
    #expect(storageError { _ = try open().termBase() } == .damaged)
  }

  @Test(.enabled(if: SQLite.isPresent, SQLite.reason))
  func aStoreThatAnotherProcessWritesIsReadAndWritingIsRefused() throws {
    let store = try PreparedStore.open(in: folder)
    try SQLite.whileLocked(folder.path()) { () throws in
      #expect(try store.bases().map(\.concepts) == [444])
      #expect(try open().bases().map(\.concepts) == [444])
      #expect(storageError { try store.add(TermBase(), to: "own") } == .locked)
    }
    try store.add(TermBase(), to: "own")
    #expect(try store.bases().count == 2)
  }

  @Test(.enabled(if: SQLite.isPresent, SQLite.reason))
  func aNewStoreThatAnotherProcessHoldsIsRefused() throws {
    try folder.write("store.db", bytes: [])
    try SQLite.whileLocked(folder.path()) { () throws in
      #expect(storageError { _ = try open() } == .locked)
    }
    #expect(try open().bases().map(\.concepts) == [444])
  }
}

/// What went wrong on several threads.
private final class Failures: @unchecked Sendable {
  // Every access holds the lock.
  private let lock = NSLock()
  private var list: [String] = []

  func add(_ failure: String) { lock.withLock { list.append(failure) } }
  var all: [String] { lock.withLock { list } }
}
