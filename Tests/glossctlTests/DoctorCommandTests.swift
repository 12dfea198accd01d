import Foundation
import GlossaryWorkbench
import TestSupport
import Testing

@Suite struct DoctorCommandTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
  }

  /// What `doctor` says as JSON, held against its schema.
  private func doctor(
    _ arguments: [String] = [], in folder: String = ".", status: Int32 = 0,
    environment: [String: String] = [:], sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [String: Any] {
    let locale = ["LC_ALL": "", "LC_CTYPE": "", "LANG": "C.UTF-8"]
    let outcome = try place.glossctl(
      ["doctor", "--format", "json"] + arguments, in: folder,
      environment: locale.merging(environment) { $1 })
    #expect(
      outcome.status == status, "\(outcome.errors)\(outcome.output)", sourceLocation: sourceLocation
    )
    try JSONSchema.require(outcome.output, "doctor", in: place, sourceLocation: sourceLocation)
    return try #require(Workplace.objects(outcome.output).first, sourceLocation: sourceLocation)
  }

  /// Level, message and advice of the observations of a subject.
  private func observations(
    _ diagnosis: [String: Any], of subject: String
  ) throws -> [(level: String, message: String, advice: String?)] {
    let all = try #require(diagnosis["observations"] as? [[String: Any]])
    return all.filter { $0["subject"] as? String == subject }.map {
      ($0["level"] as? String ?? "", $0["message"] as? String ?? "", $0["advice"] as? String)
    }
  }

  @Test func aHealthyStoreHasNoProblems() throws {
    try place.fillMemory(["Wages are paid.": "Upah dibayar."])
    let diagnosis = try doctor()
    let versions = try #require(diagnosis["versions"] as? [String: String])
    #expect(versions["glossctl"] == glossctlVersion)
    let store = try #require(diagnosis["store"] as? [String: Any])
    #expect(store["state"] as? String == "current")
    #expect(store["chosenBy"] as? String == "environment")
    #expect(store["units"] as? Int == 1)
    let bases = try #require(store["bases"] as? [[String: Any]])
    #expect(bases.first?["name"] as? String == "builtin")
    #expect(try observations(diagnosis, of: "memory").first?.message.contains("no damage") == true)
    let quick = try observations(try doctor(["--quick"]), of: "memory")
    #expect(quick.first?.message == "1 unit; 0 texts in 0 index files")
  }

  @Test func textSaysTheSameInLines() throws {
    let outcome = try place.glossctl(["doctor"], in: ".", environment: ["LC_ALL": "C"])
    #expect(outcome.status == 0)
    let version = try place.glossctl(["--version"]).output
    #expect(outcome.output.hasPrefix(version + "\n"))
    #expect(outcome.output.contains("\nstore      ok       \(place.path()) (by GLOSSCTL_DB): "))
    #expect(outcome.output.contains("\nlocale     note     LC_ALL=C: "), "\(outcome.output)")
    #expect(outcome.output.contains("\n                    → export LANG=C.UTF-8"))
    #expect(outcome.errors == "no problems, 1 note\n")
  }

  @Test func aMissingStoreIsNotMade() throws {
    try FileManager.default.removeItem(atPath: place.path())
    let store = try #require(try doctor()["store"] as? [String: Any])
    #expect(store["state"] as? String == "missing")
    #expect(try !place.names().contains("store.db"))
    // Nor is the folder of the usual place.
    let usual = try doctor(environment: ["GLOSSCTL_DB": "", "XDG_DATA_HOME": place.path("data")])
    let path = try #require((usual["store"] as? [String: Any])?["path"] as? String)
    #expect(path == place.path("data/glossctl/glossary.db"))
    #expect(try !place.names().contains("data"))
    let nowhere = try doctor(["--db", "none/store.db"], status: 1)
    let problem = try #require(try observations(nowhere, of: "store").first)
    #expect(problem.level == "problem" && problem.advice?.contains("make the folder") == true)
  }

  @Test func whatIsNoStoreIsToldAndLeftAlone() throws {
    let empty = try doctor(["--db", try place.write("empty.db", "")])
    #expect((empty["store"] as? [String: Any])?["state"] as? String == "outdated")
    #expect(try place.bytes("empty.db").isEmpty)
    let text = try place.write("text.db", String(repeating: "no database\n", count: 1_000))
    #expect(
      try observations(try doctor(["--db", text], status: 1), of: "store").map(\.level) == [
        "problem"
      ])
    let folder = try doctor(["--db", "."], status: 1)
    #expect(try observations(folder, of: "store").first?.message == ".: is a folder")
    let names = try place.names()
    #expect(!names.contains { $0.hasSuffix("-wal") || $0.hasSuffix("-shm") }, "\(names)")
  }

  @Test(.enabled(if: Command.find("sqlite3") != nil, "sqlite3 is not on the path"))
  func foreignAndNewerStoresAreProblems() throws {
    let sqlite = try #require(Command.find("sqlite3"))
    let other = place.path("other.db")
    #expect(try Command.run(sqlite, [other, "CREATE TABLE t (a)"]).status == 0)
    let foreign = try doctor(["--db", other], status: 1)
    #expect(
      try observations(foreign, of: "store").first?.message.contains("another program") == true)
    #expect(try Command.run(sqlite, [place.path(), "PRAGMA user_version = 99"]).status == 0)
    let newer = try #require(try observations(try doctor(status: 1), of: "store").first)
    #expect(newer.message.contains("store version 99") && newer.advice == "upgrade glossctl")
    // An older one works: the next command brings it up to date.
    #expect(try Command.run(sqlite, [place.path(), "PRAGMA user_version = 1"]).status == 0)
    let before = try place.bytes()
    let older = try doctor()
    #expect((older["store"] as? [String: Any])?["state"] as? String == "outdated")
    #expect(try place.bytes() == before)
  }

  @Test func damageOfPagesAndOfTheIndexIsFound() throws {
    let path = try place.write("m.tmx", Memories.numbered(1_200))
    #expect(try place.glossctl(["import", path]).status == 0)
    let folder = place.path("store.db.index")
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: folder).sorted().first)
    try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
    let index = try #require(try observations(try doctor(status: 1), of: "index").first)
    #expect(index.level == "problem" && index.advice == "run glossctl db reindex", "\(index)")
    #expect(try place.glossctl(["db", "reindex"]).status == 0)
    #expect(try doctor()["store"] != nil)

    var bytes = try place.bytes()
    for place in bytes.count / 2..<bytes.count / 2 + 40_000 { bytes[place] = 0xAA }
    try place.write("store.db", bytes: bytes)
    let damaged = try doctor(status: 1)
    let found = try observations(damaged, of: "memory") + observations(damaged, of: "store")
    #expect(found.contains { $0.level == "problem" }, "\(found)")
  }

  @Test func theProjectAndItsSettingsAreShown() throws {
    try place.makeFolder("project")
    try place.makeFolder("project/drafts")
    try place.write(
      "project/.glossctl.yaml",
      """
      profile: official
      date: 2025-07-22
      bases: [builtin, house]
      rules: {deprecated-term: major, title-variant: off}
      fail-on: minor
      db: ../store.db

      """)
    let diagnosis = try doctor(
      in: "project/drafts", status: 1, environment: ["GLOSSCTL_DB": ""])
    let settings = try #require(diagnosis["configuration"] as? [String: Any])
    #expect(settings["file"] as? String == place.path("project/.glossctl.yaml"))
    #expect(settings["profile"] as? String == "official")
    #expect(settings["failOn"] as? String == "minor")
    #expect(settings["bases"] as? [String] == ["builtin", "house"])
    let rules = try #require(settings["rules"] as? [String: String])
    #expect(rules["deprecated-term"] == "major" && rules["title-variant"] == "off")
    #expect(rules["wrong-expansion"] == "major")
    let store = try #require(diagnosis["store"] as? [String: Any])
    #expect(store["chosenBy"] as? String == "project")
    #expect(store["path"] as? String == place.path("store.db"))
    let base = try #require(try observations(diagnosis, of: "terms").last)
    #expect(base.level == "problem" && base.advice?.contains("--base house") == true)

    try place.write("project/.glossctl.yaml", "profil: x\n")
    let wrong = try observations(
      try doctor(in: "project/drafts", status: 1), of: "project")
    #expect(wrong.first?.message.contains(".glossctl.yaml:1:1: ") == true, "\(wrong)")
  }

  @Test func theLocaleIsJudged() throws {
    func locale(_ environment: [String: String]) throws -> [String: Any] {
      try #require(try doctor(environment: environment)["locale"] as? [String: Any])
    }
    #expect(try locale([:])["encoding"] as? String == "UTF-8")
    let missing = try locale(["LC_ALL": "xx_XX.UTF-8"])
    #expect(missing["encoding"] is NSNull && missing["variable"] as? String == "LC_ALL")
    #expect(try locale(["LC_CTYPE": "C"])["encoding"] as? String != "UTF-8")
  }
}
