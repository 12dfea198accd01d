import Foundation
import TestSupport
import Testing

/// Each option, on drafts where it makes the difference.
@Suite struct CheckOptionsTests {
  let place: Workplace
  let draft: String

  init() throws {
    place = try Workplace()
    draft = try place.write("a.txt", "Ada 35 TKI pulang.\nAda praktek.\n")
  }

  private func check(_ arguments: String...) throws -> Command.Outcome {
    try place.glossctl(["check", "--date", "2025-01-01"] + OnlyOneRule.options + arguments)
  }

  @Test func rulesAreTurnedOffAndWeighed() throws {
    #expect(try check(draft).output.contains("0 major, 2 minor"))
    #expect(try check(draft, "--rule", "deprecated-term=major").output.contains("2 major"))
    let off = try check(draft, "--rule", "deprecated-term=off")
    #expect(off.output.isEmpty && off.status == 0)
    for wrong in ["deprecated-term", "nix=off", "deprecated-term=loud"] {
      #expect(try check(draft, "--rule", wrong).status == 64)
    }
  }

  @Test func onlyWhatWeighsEnoughFailsARun() throws {
    #expect(try check(draft, "--fail-on", "major").status == 0)
    #expect(try check(draft, "--fail-on", "minor").status == 1)
    #expect(try check(draft, "--fail-on", "info").status == 1)
  }

  @Test func fewerFindingsAreShownThanCounted() throws {
    let outcome = try check(draft, "--max-findings", "1")
    #expect(outcome.output.contains("a.txt:1:8"))
    #expect(!outcome.output.contains("a.txt:2:5"))
    #expect(outcome.output.contains("0 major, 2 minor, 0 info; 1 not shown"))
    #expect(outcome.status == 1)
    #expect(try check(draft, "--max-findings", "0").status == 1)
  }

  @Test func rulesAreListedAndExplained() throws {
    let list = try place.glossctl(["check", "--list-rules"])
    #expect(list.status == 0)
    #expect(list.output.contains("deprecated-term  "))
    let json = try place.glossctl(["check", "--list-rules", "--format", "json"]).output
    let rules = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]]
    #expect(rules?.count == list.output.split(separator: "\n").count)
    #expect(rules?.allSatisfy { $0["documentation"] is String } ?? false)
    let one = try place.glossctl(["check", "--explain", "deprecated-term"])
    #expect(one.output.contains("from the day it was retired"))
    #expect(try place.glossctl(["check", "--explain", "nix"]).status == 64)
  }

  @Test func theLanguageIsTheOneThatIsGiven() throws {
    let english = try place.write("en.txt", "They are guest workers.")
    #expect(try check(english).status == 1)
    #expect(try check(english, "--language", "id").status == 0)
  }

  @Test func anUnknownLanguageIsSaid() throws {
    let outcome = try check(draft, "--language", "fr")
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("no word of the language fr"))
    #expect(try check(draft, "--language", "id").errors.isEmpty)
  }

  @Test func theDateDecides() throws {
    let outcome = try place.glossctl(["check", "--date", "2015", draft] + OnlyOneRule.options)
    #expect(!outcome.output.contains("TKI"))
    #expect(outcome.output.contains("praktek"))
  }

  @Test func onlyTheBasesAskedForAreUsed() throws {
    _ = try place.glossctl(["terms", "add", "--base", "own", "--from", "id", "naskah"])
    let bases = try place.glossctl(["db", "info"]).output
    try #require(bases.contains("own"), "\(bases)")
    #expect(try check(draft, "--base", "own").status == 0)
    #expect(try check(draft, "--base", "own", "--base", "builtin").status == 1)
    let unknown = try check(draft, "--base", "nix")
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("has no base \"nix\""))
  }

  @Test func theReportGoesIntoAFileThatIsNoInput() throws {
    let report = place.path("report.txt")
    let outcome = try check(draft, "--output", report)
    #expect(outcome.output.isEmpty && outcome.status == 1)
    #expect(try place.text("report.txt").contains("a.txt:1:8"))
    let refused = try check(draft, "--output", draft)
    #expect(refused.status == 2)
    #expect(refused.errors.contains("in use"))
    #expect(try place.text("a.txt").hasPrefix("Ada 35 TKI"))
  }

  @Test func aReportInItsOwnFolderIsNoDraft() throws {
    try place.makeFolder("drafts")
    try place.write("drafts/a.txt", "Ada 35 TKI.")
    let report = place.path("drafts/report.html")
    for _ in 0..<2 {
      let outcome = try check(place.path("drafts"), "--format", "html", "--output", report)
      #expect(outcome.status == 1, "\(outcome.errors)")
      #expect(try place.text("drafts/report.html").contains("1 checked"))
    }
  }

  @Test func standardInputHasTheNameItIsGiven() throws {
    let outcome = try place.glossctl(
      ["check", "--date", "2025", "--stdin-name", "x/b.txt", "-"], input: "Ada TKI.")
    #expect(outcome.output.contains("x/b.txt:1:5: minor"))
  }

  @Test func wrongUsageIsSaid() throws {
    for arguments in [
      [], ["-", "-"], [draft, "--dry-run"], [draft, "--jobs", "0"],
      [draft, "--max-findings", "-1"],
      [draft, "--config", "x", "--no-config"], ["--list-rules", "--format", "sarif"],
    ] {
      #expect(try place.glossctl(["check"] + arguments).status == 64, "\(arguments)")
    }
  }

  @Test func aClosedPipeEndsQuietly() throws {
    let text = String(repeating: "Ada 35 TKI pulang.\n", count: 5_000)
    let long = try place.write("long.txt", text)
    let shell = try #require(Command.find("sh"))
    let outcome = try Command.run(
      shell, ["-c", "\"$0\" check --date 2025 \"$1\" | head -n 1", Command.glossctl.path, long],
      environment: ["GLOSSCTL_DB": place.path("store.db")])
    #expect(outcome.output.split(separator: "\n").count == 1)
    #expect(outcome.errors.isEmpty, "\(outcome.errors)")
  }
}
