import Foundation
import TestSupport
import Testing

@Suite struct DatabaseCommandTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
  }

  private func importUnits(_ count: Int, from first: Int = 0) throws {
    let path = try place.write("m.tmx", Memories.numbered(count, from: first))
    try #require(try place.glossctl(["import", path]).status == 0)
  }

  private func json(_ arguments: [String]) throws -> [String: Any] {
    let outcome = try place.glossctl(arguments + ["--format", "json"])
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    return try #require(object as? [String: Any])
  }

  @Test func informationTellsWhatTheStoreHolds() throws {
    try importUnits(1_200)
    let information = try json(["db", "info"])
    #expect(information["units"] as? Int == 1_200)
    #expect(information["variants"] as? Int == 2_400)
    #expect(information["imports"] as? Int == 1)
    let index = try #require(information["index"] as? [String: Int])
    #expect(index["texts"] == 2_400)
    #expect(index["files"] == 2)
    #expect(index["unindexedUnits"] == 0)
    let text = try place.glossctl(["db", "info"]).output
    #expect(text.contains("Memory  1200 units, 2400 texts"))
    #expect(text.contains(" MB\n"))
  }

  @Test func aDamagedIndexIsFoundAndMadeAnew() throws {
    try importUnits(1_200)
    #expect(try place.glossctl(["db", "check"]).status == 0)
    let folder = place.path("store.db.index")
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first)
    try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
    let outcome = try place.glossctl(["db", "check"])
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("run glossctl db reindex"))
    #expect((try json(["db", "check"])["problems"] as? [String])?.count == 1)
    #expect(try json(["db", "reindex"])["texts"] as? Int == 2_400)
    #expect(try place.glossctl(["db", "check"]).status == 0)
  }

  @Test func vacuumMakesTheStoreSmaller() throws {
    try importUnits(3_000)
    // Units with a later date take the place of those that are there.
    let newer = Memories.numbered(3_000)
      .replacingOccurrences(of: "<tu ", with: "<tu changedate=\"20200101T000000Z\" ")
    let path = try place.write("newer.tmx", newer)
    #expect(try place.glossctl(["import", path]).output.contains("3000 replaced"))
    let outcome = try json(["db", "vacuum"])
    let before = try #require(outcome["bytesBefore"] as? Int)
    #expect(try #require(outcome["bytes"] as? Int) < before)
    #expect(try place.glossctl(["db", "check"]).status == 0)
  }

  @Test func aBackupIsAStore() throws {
    try importUnits(1_200)
    let copy = place.path("copy.db")
    #expect(try place.glossctl(["db", "backup", copy]).status == 0)
    try importUnits(10, from: 5_000)
    let refused = try place.glossctl(["db", "backup", copy])
    #expect(refused.status == 2)
    #expect(refused.errors.contains("copy.db: is there already; pass --force"))
    let outcome = try place.glossctl(["db", "info", "--db", copy, "--format", "json"])
    #expect(outcome.output.contains("\"units\":1200"))
    #expect(try place.glossctl(["db", "backup", "--force", copy]).status == 0)
    let check = try place.glossctl(["db", "check", "--db", copy])
    #expect(check.status == 0, "\(check.output)\(check.errors)")
    let again = try place.glossctl(["db", "info", "--db", copy, "--format", "json"])
    #expect(again.output.contains("\"units\":1210"))
    #expect(try !place.names().contains { $0.hasSuffix(".part") })
  }

  @Test func aBackupNeverReplacesTheStoreOrOneInUse() throws {
    let own = try place.glossctl(["db", "backup", "--force", place.path()])
    #expect(own.status == 2)
    #expect(own.errors.contains("is the store itself"))
    let copy = try place.write("copy.db", "")
    try place.write("copy.db-wal", "")
    let used = try place.glossctl(["db", "backup", "--force", copy])
    #expect(used.status == 2)
    #expect(used.errors.contains("another program has it open"))
    #expect(try place.glossctl(["db", "backup", place.path("none/copy.db")]).status == 2)
    #expect(try place.glossctl(["db", "backup", "-"]).status == 64)
  }
}
