import Foundation
import TestSupport
import Testing

/// Every verb on a store on a server answers what it does on a store in a file.
@Suite(.enabled(if: PostgresServer.isPresent, PostgresServer.reason))
struct ServerStoreTests {
  let place: Workplace
  let address: String

  init() throws {
    place = try Workplace()
    address = try PostgresServer.database(of: place)
    try place.write(
      "own.yaml",
      """
      subject: own
      title: {en: Own}
      concepts:
      - id: kantor
        designations:
          id: [{term: kantor wilayah, status: preferred}, {term: kanwil, status: deprecated}]
          en: [{term: regional office, status: preferred}]
      """)
    try place.write("memory.tmx", Memories.numbered(1_200))
    try place.write("draft.txt", "Kanwil dan TKI di kantor wilayah.\nKantor wilayah buka.\n")
    try place.write("en.txt", "The office opened today. It serves migrant workers.\n")
    try place.write("id.txt", "Kantor dibuka hari ini. Kantor melayani pekerja migran.\n")
  }

  private func run(_ arguments: [String], _ store: String) throws -> Command.Outcome {
    try Command.run(
      Command.glossctl, arguments + ["--db", store],
      environment: ["XDG_CACHE_HOME": place.path("cache"), "TZ": "UTC"], in: place.folder)
  }

  /// Runs a command on both stores; the output, where it is the same.
  @discardableResult
  private func same(_ arguments: String..., status: Int32? = 0) throws -> String {
    let file = try run(arguments, place.path())
    let server = try run(arguments, address)
    let name = Comment(rawValue: arguments.joined(separator: " "))
    #expect(server.output == file.output, name)
    #expect(server.errors == file.errors, name)
    #expect(server.status == file.status, name)
    if let status { #expect(file.status == status, "\(name): \(file.errors)") }
    return server.output
  }

  @Test func eachVerbAnswersTheSame() throws {
    try same("lookup", "TPPO")
    try same("lookup", "pekerja migrn", "--format", "json")
    try same("terms", "import", "own.yaml", "--base", "own")
    try same("terms", "import", "own.yaml", "--base", "own")
    try same("terms", "list", "--base", "own")
    try same("terms", "show", "kantor", "--format", "json")
    try same("terms", "export", "--base", "own", "--format", "yaml")
    try same("lookup", "kanwil")
    try same("check", "draft.txt", "--language", "id", "--format", "json", status: nil)
    try same("import", "memory.tmx", "--domain", "hukum")
    try same("import", "memory.tmx", "--domain", "hukum", status: nil)
    try same("match", "The office number 7 opened 0 new posts in district 217.", "--from", "en")
    try same(
      "match", "The office number 31 opened new posts in a district", "--from", "en", "--format",
      "json")
    try same("concordance", "district", "--limit", "3")
    try same("stats", "--format", "json")
    try same("export", "-", "--format", "tmx")
    try same(
      "align", "en.txt", "id.txt", "--from", "en", "--to", "id", "--into", "--origin", "aligned",
      "--force", status: nil)
    try same("export", "-", "--format", "csv", "--origin", "aligned")
    try same(
      "extract", "--memory", "--from", "en", "--to", "id", "--format", "json", status: nil)
    try same("terms", "remove", "kantor", "--base", "own")
    try same("db", "check")
    try same("token", "list", status: 1)
    try same("terms", "show", "kantor", status: nil)
    try same("db", "check")
  }

  @Test func theStoreTellsWhatItIs() throws {
    let information = try run(["db", "info"], address)
    #expect(information.output.contains("PostgreSQL"))
    #expect(try run(["db", "vacuum"], address).status == 0)
    #expect(try run(["doctor"], address).output.contains(address))
    let unreachable = try run(
      ["lookup", "TPPO"], "postgres://ani:rahasia@127.0.0.1:1/none?connect_timeout=2")
    #expect(unreachable.status == 2)
    #expect(!unreachable.errors.contains("rahasia"))
    #expect(unreachable.errors.contains("postgres://ani@127.0.0.1:1/none"))
  }

  @Test func aStoreMovesToAServerAndBack() throws {
    #expect(try run(["import", "memory.tmx"], place.path()).status == 0)
    func copy(_ from: String, _ to: String) throws -> Command.Outcome {
      try Command.run(
        Command.glossctl, ["db", "copy", from, to],
        environment: ["XDG_CACHE_HOME": place.path("cache")], in: place.folder)
    }
    let there = try copy(place.path(), address)
    #expect(there.status == 0, "\(there.errors)")
    #expect(there.output.hasSuffix("rows copied and read back alike\n"))
    let again = try copy(place.path(), address)
    #expect(again.status == 2)
    #expect(again.errors.contains("is not empty and was left alone"))
    let back = try copy(address, place.path("back.db"))
    #expect(back.output == there.output)
    #expect(
      try run(["export", "-", "--format", "tmx"], place.path("back.db")).output
        == run(["export", "-", "--format", "tmx"], place.path()).output)
    #expect(try run(["db", "check"], place.path("back.db")).output == "")
    let missing = try copy(place.path("none.db"), place.path("new.db"))
    #expect(missing.status == 2)
    #expect(try !place.names().contains("new.db"))
  }
}
