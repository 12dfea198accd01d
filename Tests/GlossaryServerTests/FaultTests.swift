import Foundation
import TestSupport
import Testing

/// What fails around a server: its disk, its network.
///
/// Scripts of `Tests/Peers` make that happen in namespaces of their own, where nothing else is touched.
@Suite struct FaultTests {
  static let python = Command.find("python3")
  static let unshare = Command.find("unshare")

  /// Whether whoever runs the tests may do something in namespaces of a kind.
  private static func may(_ command: [String], in kind: String) -> Bool {
    guard let unshare, python != nil else { return false }
    return (try? Command.run(unshare, [kind] + command))?.status == 0
  }

  private static let givesMounts = may(["mount", "-t", "tmpfs", "tmpfs", "/tmp"], in: "-rm")
  static let givesNetworks = may(["true"], in: "-rn")

  /// Runs a script in namespaces of a kind and returns the JSON that it writes.
  private static func run<Seen: Decodable>(
    _ script: String, in kind: String, _ arguments: (Workplace) throws -> [String]
  ) throws -> Seen {
    let place = try Workplace()
    let token = try place.glossctl(["token", "add", "writer"])
    try #require(token.status == 0, "\(token.errors)")
    let outcome = try Command.run(
      try #require(unshare),
      [kind, try #require(python).path, PythonPeer.folder.appendingPathComponent(script).path]
        + arguments(place) + [token.output.trimmingCharacters(in: .whitespacesAndNewlines)])
    try #require(outcome.status == 0, "\(outcome.errors.suffix(2_000))")
    return try JSONDecoder().decode(Seen.self, from: Data(outcome.output.utf8))
  }

  private struct FullDisk: Decodable {
    var before: [Int]
    var full: [Int]
    var scarce: [Int]
    var problems: [String]
    var reads: [Int]
    var export: Int
    var after: [Int]
    var acknowledged: Int
    var lost: [[String]]
    var lostLater: [[String]]
    var status: Int
    var check: String
  }

  @Test(
    .enabled(
      if: givesMounts, "no unshare or python3, or the system refuses namespaces of mounts"))
  func aFullDiskIsToldAndNothingAcknowledgedIsLost() throws {
    let seen: FullDisk = try Self.run("disk_full.py", in: "-rm") { place in
      [
        Command.built("glossd").path, Command.glossctl.path, place.path(), place.folder.path,
      ]
    }
    #expect(seen.before == [201, 201, 201, 200])
    #expect(seen.full == Array(repeating: 507, count: 8))
    let scarce = seen.scarce
    #expect(scarce.allSatisfy { [200, 201, 507].contains($0) }, "\(scarce)")
    #expect(scarce.contains(507) && scarce.contains(201))
    #expect(seen.problems == ["the disk of the server is full"])
    // Reading goes on, and a download that finds no room says so.
    #expect(seen.reads == Array(repeating: 200, count: 5))
    #expect(seen.export == 507)
    #expect(seen.after == [201, 201, 201, 200, 200])
    #expect(seen.acknowledged > 6)
    #expect(seen.lost == [] && seen.lostLater == [])
    #expect(seen.status == 0 && seen.check == "")
  }

  private struct CutNetwork: Decodable {
    var refusedMeanwhile: Int
    var shortCut: Int
    var afterLongCut: [Int]
    var keptOfHalves: Bool
    var cuts: Int
    var acknowledged: Int
    var lost: [String]
    var ready: Int
    var status: Int
    var errors: [String]
  }

  @Test(
    .enabled(
      if: givesNetworks, "no unshare or python3, or the system refuses namespaces of networks"))
  func aNetworkThatIsCutKeepsNobodyOut() throws {
    let seen: CutNetwork = try Self.run("network_cut.py", in: "-rn") { place in
      [Command.built("glossd").path, place.path(), place.folder.path]
    }
    #expect(seen.refusedMeanwhile == 0)
    #expect(seen.shortCut == 201)
    #expect(seen.afterLongCut == [200, 200, 200])
    #expect(!seen.keptOfHalves)
    #expect(seen.cuts > 1)
    #expect(seen.acknowledged > 0)
    #expect(seen.lost == [])
    #expect(seen.ready == 200 && seen.status == 0)
    // Clients that are gone are no errors of the server.
    #expect(seen.errors == [])
  }
}
