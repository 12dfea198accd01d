import Foundation
import TestSupport
import Testing

/// What other programs say of a server: a browser, and one that knows the description of the API only.
@Suite struct PeerTests {
  private static let table = """
    en\tid
    The placement of 12 workers was cancelled.\tPenempatan 12 pekerja dibatalkan.

    """

  private static func server() throws -> RunningServer {
    let place = try Workplace()
    let table = try place.write("letters.tsv", table)
    try #require(try place.glossctl(["import", table]).status == 0)
    return try RunningServer(place: place)
  }

  private static let hasBrowser =
    PythonPeer.browser.isPresent && Command.find("chromium") != nil
    && Command.find("chromedriver") != nil

  private struct Seen: Decodable {
    var problems: [String]
    var console: [String]
    var typed: [String]
    var remark: [String]
    var address: String
    var focused: String
    var concept: [String]
    var indonesian: [String]
    var deleted: [String]
    var inserted: [String]
    var marked: [String]
    var buttons: [String]
    var applied: String
    var uploaded: [String]
    var scriptless: [String]
  }

  @Test(
    .enabled(
      if: hasBrowser, "no selenium, chromium or chromedriver; scripts/bootstrap --tests has them"))
  func aBrowserShowsAndDoesWhatThePagesPromise() throws {
    let server = try Self.server()
    let seen: Seen = try PythonPeer.browser.ask(
      "browser.py", ["http://127.0.0.1:\(server.port)"])
    #expect(seen.problems.isEmpty, "\(seen.problems)")
    #expect(seen.console.isEmpty, "\(seen.console)")
    #expect(seen.typed == ["TKI"])
    #expect(seen.remark == ["“TKI” was in use until 2017-11-22; write “PMI”."])
    #expect(seen.address == "/?q=TKI")
    #expect(seen.focused == "TKI")
    #expect(seen.concept == ["Indonesian migrant worker"])
    #expect(seen.indonesian == ["Istilah", "Memori", "Naskah"])
    #expect(seen.deleted == ["12"] && seen.inserted == ["14"])
    #expect(seen.marked == ["TKI"])
    #expect(seen.buttons == ["Write “PMI”"])
    #expect(seen.applied == "🌏 Pemerintah memulangkan 35 PMI dari Kamboja.")
    #expect(seen.uploaded == ["TKI"])
    #expect(seen.scriptless == ["TPPO"])
  }

  private struct Judged: Decodable {
    var version: String?
    var judged: Int
    var violations: [String]

    /// The pages that are wider than the screen.
    var scrolls: [String]
  }

  @Test(
    .enabled(
      if: hasBrowser && PythonPeer.accessibility.isPresent,
      "no chromium, selenium or axe-core (pip install --no-deps axe-playwright-python)"))
  func everyPageCanBeReadByEveryone() throws {
    let server = try Self.server()
    let judged: Judged = try PythonPeer.accessibility.ask(
      "accessibility.py", ["http://127.0.0.1:\(server.port)", server.token("write")])
    #expect(judged.violations.isEmpty, "axe \(judged.version ?? ""): \(judged.violations)")
    #expect(judged.scrolls.isEmpty)
    // Thirteen pages in two languages and a report, in four ways each.
    #expect(judged.judged == 27 * 4)
  }

  /// The folder of another program's sources, where the environment names one.
  private static func sources(_ variable: String) -> String? {
    ProcessInfo.processInfo.environment[variable].flatMap { $0.isEmpty ? nil : $0 }
  }

  private static let (amagama, weblate) = (sources("GLOSSARY_AMAGAMA"), sources("GLOSSARY_WEBLATE"))

  /// What tests and clients of tmserver that others wrote say of servers, by the name of each.
  private func outcomes(
    _ client: String, _ sources: String, _ python: PythonPeer
  ) throws -> [String: String] {
    let place = try Workplace()
    return try python.ask(
      "tmserver_clients.py",
      [
        Command.built("glossd").path, Command.glossctl.path, place.folder.path, client, sources,
      ])
  }

  @Test(
    .enabled(
      if: amagama != nil,
      "GLOSSARY_AMAGAMA names no checkout of amaGama; scripts/peer-sources fetches one"))
  func theTestsOfAmaGamaPass() throws {
    let outcomes = try outcomes(
      "amagama", try #require(Self.amagama), PythonPeer("json"))
    #expect(outcomes.count >= 5)
    for (name, outcome) in outcomes { #expect(outcome == "passed", "\(name): \(outcome)") }
  }

  @Test(
    .enabled(
      if: PythonPeer.weblate.isPresent && weblate != nil,
      "GLOSSARY_WEBLATE names no sources of Weblate, or django or requests are missing"))
  func theClientOfWeblateIsServed() throws {
    let outcomes = try outcomes(
      "weblate", try #require(Self.weblate), PythonPeer.weblate)
    #expect(outcomes.count == 12)
    for (name, outcome) in outcomes { #expect(outcome == "passed", "\(name): \(outcome)") }
  }

  @Test(
    .enabled(if: PythonPeer.descriptions.isWanted, PythonPeer.descriptions.reason))
  func theDescriptionOfTheAPIIsTrue() throws {
    let server = try Self.server()
    let token = try server.token("write")
    let python = try #require(PythonPeer.descriptions.python)
    let outcome = try Command.run(
      python.deletingLastPathComponent().appendingPathComponent("schemathesis"),
      [
        "--config-file", PythonPeer.folder.appendingPathComponent("schemathesis.toml").path,
        "run", "http://127.0.0.1:\(server.port)/api/v2/openapi.json", "--max-examples", "5",
        "--seed", "1", "--no-color", "-H", "Authorization: Bearer \(token)",
      ], in: server.place.folder)
    #expect(outcome.status == 0, "\(outcome.output.suffix(4_000))")
    #expect(server.isRunning)
    #expect(try server.place.glossctl(["db", "check"]).status == 0)
  }
}
