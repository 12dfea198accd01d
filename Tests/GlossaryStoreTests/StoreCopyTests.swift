import Glossary
import GlossaryStore
import TestSupport
import Testing

/// Whole stores from a file to a server, or to another file, and back.
@Suite struct StoreCopyTests {
  let from: Workplace
  let other: Workplace
  let back: Workplace

  init() throws {
    from = try Workplace(isEmpty: true)
    other = try Workplace(isEmpty: true)
    back = try Workplace(isEmpty: true)
  }

  private func open(_ path: String) throws -> Store {
    try Store(path: path, builtin: BuiltinTermBase())
  }

  /// A store with something in every table.
  private func filled() throws -> Store {
    let store = try open(from.path())
    try store.add(
      try .yaml(
        """
        subject: own
        title: {en: Own, id: Sendiri}
        protectedNames: [Nama Sendiri]
        sources: {s: {citation: C, url: "https://example.org/"}}
        concepts:
        - id: mine
          definition: {en: D}
          notes: [n]
          relations: [{related: other}]
          designations:
            id: [{term: "mil\u{00ED}k", status: preferred, sources: [s], usage: {report: always}}]
        - {id: other, designations: {id: [{term: lain, status: preferred}]}}
        """), to: "own")
    let author = ChangeAuthor("Ani", at: Timestamp(seconds: 1_700_000_000))
    var units: [TranslationUnit] = []
    for number in 0..<1_200 {
      units.append(
        try .of(["en": "Text \(number) of many", "id": "Teks \(number)"], usage: number))
    }
    units.append(try .of(["en": "", "id": "😀 \u{0301}", "th": "แรงงาน"]))
    try store.fill(units, domain: "hukum")
    let unit = try #require(try store.versionedUnit(5))
    _ = try store.replaceUnit(
      5, version: unit.version, with: UnitDraft(try .of(["en": "new", "id": "baru"])), by: author)
    let gone = try #require(try store.versionedUnit(6))
    try store.removeUnit(6, version: gone.version, by: author)
    _ = try store.suggest(
      SuggestionProposal(
        .newUnit(origin: "letters"), replacing: nil, content: "{}", comment: "why"), by: author)
    try store.add(
      AccessToken(
        id: "t", name: "Ani", digest: [0, 255, 7], scope: .write, created: author.moment))
    return store
  }

  private func check(_ copy: Store, like store: Store) throws {
    #expect(try copy.termBase() == store.termBase())
    #expect(try copy.bases() == store.bases())
    #expect(try copy.accessTokens() == store.accessTokens())
    #expect(try copy.state().terms == store.state().terms)
    var units: [MemoryUnit] = []
    try store.forEachUnit { units.append($0) }
    var copied: [MemoryUnit] = []
    try copy.forEachUnit { copied.append($0) }
    #expect(copied == units)
    #expect(try copy.changes(ofUnit: 6) == store.changes(ofUnit: 6))
    #expect(try copy.successor(ofUnit: 5) == store.successor(ofUnit: 5))
    #expect(try copy.matches("Text 77 of many") == store.matches("Text 77 of many"))
    #expect(try copy.problems() == [])
    // Numbers of units that are gone are not given again.
    let author = ChangeAuthor("Budi", at: Timestamp(seconds: 1_700_000_001))
    let draft = UnitDraft(try .of(["en": "last", "id": "akhir"]))
    let added = try copy.addUnits([draft], origin: "api", by: author)
    let original = try store.addUnits([draft], origin: "api", by: author)
    #expect(added.map(\.unit.id) == original.map(\.unit.id))
  }

  @Test func betweenFilesAllIsTheSame() throws {
    let store = try filled()
    let copy = try open(other.path())
    let tables = try store.copy(to: copy).tables
    #expect(tables.contains { $0.name == "unit" && $0.rows == 1_200 })
    #expect(tables.filter { $0.rows == 0 }.map(\.name) == ["kept_data", "base_data"])
    try check(copy, like: store)
  }

  @Test(.enabled(if: PostgresServer.isPresent, PostgresServer.reason))
  func toAServerAndBackAllIsTheSame() throws {
    let store = try filled()
    let server = try open(PostgresServer.database(of: other))
    let there = try store.copy(to: server)
    let file = try open(back.path())
    #expect(try server.copy(to: file) == there)
    // A backup of a store on a server is a file.
    let backup = try Workplace(isEmpty: true)
    try server.backUp(to: backup.path(), for: backup.path())
    #expect(try open(backup.path()).termBase() == store.termBase())
    #expect(try open(backup.path()).problems() == [])
    try check(server, like: store)
    let fresh = try open(from.path())
    #expect(try file.termBase() == fresh.termBase())
    #expect(try file.problems() == [])
  }

  @Test func aStoreThatHoldsSomethingIsLeftAlone() throws {
    let store = try filled()
    let copy = try open(other.path())
    try copy.add(TermBase(), to: "own")
    let before = try copy.bases()
    #expect(storageError { _ = try store.copy(to: copy) } == .notEmpty)
    #expect(try copy.bases() == before)
    #expect(try copy.isMemoryEmpty())
  }
}
