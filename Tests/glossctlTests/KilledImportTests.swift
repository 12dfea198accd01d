import Foundation
import TestSupport
import Testing

/// A process that is killed at any moment leaves a store that is whole.
@Suite(.serialized) struct KilledImportTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
    let first = try place.write("first.tmx", Memories.numbered(1_500))
    try #require(try place.glossctl(["import", first]).status == 0)
  }

  /// Runs a command and kills it after some milliseconds; whether it was still running.
  private func kill(_ arguments: [String], after milliseconds: Int) throws -> Bool {
    let process = try start(arguments)
    Thread.sleep(forTimeInterval: Double(milliseconds) / 1_000)
    return end(process)
  }

  /// Kills a process; whether it was still running.
  private func end(_ process: Process) -> Bool {
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    return process.terminationReason == .uncaughtSignal
  }

  private func start(_ arguments: [String]) throws -> Process {
    let process = Process()
    process.executableURL = Command.glossctl
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment
      .merging(["GLOSSCTL_DB": place.path()]) { $1 }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  private func units() throws -> Int? {
    let outcome = try place.glossctl(["db", "info", "--format", "json"])
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    return (object as? [String: Any])?["units"] as? Int
  }

  /// Twenty moments between the beginning of a command and its end.
  private func killAtTwentyMoments(
    _ arguments: [String], seed: UInt64, _ check: (_ wasKilled: Bool) throws -> Void
  ) throws {
    let start = ContinuousClock.now
    try #require(try place.glossctl(arguments).status == 0)
    let milliseconds = Int((ContinuousClock.now - start) / .milliseconds(1))
    var random = SeededGenerator(seed: seed)
    for _ in 0..<20 {
      let delay = Int.random(in: 0...milliseconds, using: &random)
      try check(try kill(arguments, after: delay))
      let outcome = try place.glossctl(["db", "check"])
      #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    }
  }

  @Test func anImportThatIsKilledStoresNothing() throws {
    let more = try place.write("more.tmx", Memories.numbered(2_500, from: 10_000))
    var killed = 0
    try killAtTwentyMoments(
      ["import", "--duplicates", "all", "--origin", "more", more], seed: 3
    ) { wasKilled in
      let units = try #require(try units())
      #expect((units - 1_500).isMultiple(of: 2_500), "\(units) units")
      killed += wasKilled ? 1 : 0
    }
    #expect(killed > 0)
    let old = try place.glossctl(["export", "--origin", "first.tmx", "-"]).output
    #expect(try Memories.units(blocks(of: Array(old.utf8))).count == 1_500)
    let last = try place.write("last.tmx", Memories.numbered(2_000, from: 50_000))
    #expect(try place.glossctl(["import", last]).status == 0)
    #expect(try place.glossctl(["db", "check"]).status == 0)
    let folder = place.path("store.db.index")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(!names.contains { $0.hasSuffix(".part") })
  }

  @Test func anIndexThatIsBeingMadeAnewWhenKilledStaysTheOldOne() throws {
    let more = try place.write("more.tmx", Memories.numbered(2_500, from: 10_000))
    #expect(try place.glossctl(["import", more]).status == 0)
    var killed = 0
    try killAtTwentyMoments(["db", "reindex"], seed: 5) { wasKilled in
      killed += wasKilled ? 1 : 0
      let units = try units()
      #expect(units == 4_000)
    }
    #expect(killed > 0)
  }

  // MARK: Merging

  private var indexNames: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: place.path("store.db.index"))) ?? []
  }

  /// Waits until a process writes a file of the index; false when it ended without.
  private func waitForMerge(_ process: Process) -> Bool {
    while process.isRunning {
      if indexNames.contains(where: { $0.hasSuffix(".part") }) { return true }
      Thread.sleep(forTimeInterval: 0.000_2)
    }
    return false
  }

  private func copy(_ from: String, _ to: String) throws {
    for suffix in ["", "-wal", "-shm", ".index"] {
      try? FileManager.default.removeItem(atPath: place.path(to + suffix))
    }
    for suffix in ["", ".index"] {
      try FileManager.default.copyItem(
        atPath: place.path(from + suffix), toPath: place.path(to + suffix))
    }
  }

  @Test func anImportThatIsKilledWhileItMergesLeavesTheOldIndex() throws {
    let second = try place.write("second.tmx", Memories.numbered(3_500, from: 10_000))
    let third = try place.write("third.tmx", Memories.numbered(1_200, from: 20_000))
    let more = try place.write("more.tmx", Memories.numbered(2_500, from: 30_000))
    #expect(try place.glossctl(["import", second, third]).status == 0)
    let fourth = try place.write("fourth.tmx", Memories.numbered(1_700, from: 40_000))
    #expect(try place.glossctl(["import", fourth]).status == 0)
    let before = Set(indexNames)
    #expect(before.count == 4, "two files of two languages: \(before)")
    let old = try place.glossctl(["export", "-"]).output
    try copy("store.db", "saved.db")

    let whole = try start(["import", more])
    #expect(waitForMerge(whole))
    let begin = ContinuousClock.now
    whole.waitUntilExit()
    let microseconds = Int((ContinuousClock.now - begin) / .microseconds(1))
    #expect(indexNames.count == 2, "all files were merged: \(indexNames)")

    var random = SeededGenerator(seed: 7)
    var killed = 0
    for _ in 0..<20 {
      try copy("saved.db", "store.db")
      let process = try start(["import", more])
      guard waitForMerge(process) else { continue }
      let delay = Int.random(in: 0...microseconds, using: &random)
      Thread.sleep(forTimeInterval: Double(delay) / 1_000_000)
      let wasKilled = end(process)
      killed += wasKilled ? 1 : 0
      let check = try place.glossctl(["db", "check"])
      #expect(check.status == 0, "\(check.output)\(check.errors)")
      let units = try #require(try units())
      #expect(units == 7_900 || units == 10_400, "\(units) units")
      if units == 7_900 { #expect(before.isSubset(of: indexNames)) }
      let kept = try place.glossctl(
        ["export", "--origin", "first.tmx", "--origin", "second.tmx", "--origin", "third.tmx"]
          + ["--origin", "fourth.tmx", "-"])
      #expect(kept.output == old)
    }
    #expect(killed > 0)
  }
}
