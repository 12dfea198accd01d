import Foundation
import TestSupport
import Testing

/// The project file, found and obeyed.
@Suite struct CheckConfigurationTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
    try place.makeFolder("project/drafts/old")
    try place.write("project/drafts/a.txt", "Ada 35 TKI. Ada praktek.\n")
    try place.write("project/drafts/old/b.txt", "Ada 35 TKI.\n")
  }

  private func check(
    _ configuration: String, _ arguments: String..., file: String = "project/.glossctl.yaml",
    in folder: String = "project"
  ) throws -> Command.Outcome {
    try place.write(file, configuration)
    return try place.glossctl(["check"] + arguments + OnlyOneRule.options, in: folder)
  }

  @Test func theNearestFileAboveTheDraftCounts() throws {
    let outer = try check("date: 2025\nrules: {deprecated-term: major}\n", "drafts")
    #expect(outer.output.contains("3 major, 0 minor"))
    let inner = try check(
      "date: 2015\n", "drafts", file: "project/drafts/old/.glossctl.yaml")
    #expect(inner.output.contains("2 major, 0 minor"), "\(inner.output)")
    let outside = try place.glossctl(["check", "project/drafts"] + OnlyOneRule.options, in: ".")
    #expect(outside.output.contains("2 major, 0 minor"))
  }

  @Test func optionsWin() throws {
    let file = "date: 2025\nrules: {deprecated-term: off}\nfail-on: major\n"
    #expect(try check(file, "drafts").status == 0)
    #expect(try check(file, "drafts", "--rule", "deprecated-term=minor").output.contains("3 minor"))
    #expect(try check(file, "drafts", "--rule", "deprecated-term=minor").status == 0)
    #expect(
      try check(file, "drafts", "--rule", "deprecated-term=minor", "--fail-on", "minor").status
        == 1)
    #expect(try check(file, "drafts", "--no-config").status == 1)
    try place.write("other.yaml", "date: 2015\n")
    let other = try check(file, "drafts", "--config", "../other.yaml")
    #expect(!other.output.contains("“TKI”") && other.output.contains("praktek"))
  }

  @Test func pathsAreIgnoredAndWordsExempt() throws {
    let file = """
      date: 2025
      ignore: [old/]
      exemptions:
      - words: praktek
        paths: [drafts/a*]
      """
    let outcome = try check(file, "drafts")
    #expect(outcome.output.contains("drafts/a.txt:1:8"))
    #expect(outcome.output.contains("0 major, 1 minor, 0 info; 1 exempted"))
    let named = try check(file, "drafts/old/b.txt")
    #expect(named.status == 0 && named.output.isEmpty)
    #expect(named.errors.contains("drafts/old/b.txt: left alone"))
    let input = try place.glossctl(
      ["check", "-", "--stdin-name", "drafts/a2.txt"] + OnlyOneRule.options, in: "project",
      input: "Ada praktek.")
    #expect(input.status == 0, "\(input.output)")
  }

  @Test func theStoreAndItsBasesAreTheProjects() throws {
    let own = try check("bases: [builtin, nix]\ndate: 2025\n", "drafts")
    #expect(own.status == 2)
    #expect(own.errors.contains(".glossctl.yaml:1:18:"), "\(own.errors)")
    #expect(own.errors.contains("has no base \"nix\""))
    try place.write("project/.glossctl.yaml", "db: ../other.db\n")
    let info = try Command.run(
      Command.glossctl, ["db", "info"], environment: ["GLOSSCTL_DB": ""],
      in: place.folder.appendingPathComponent("project/drafts"))
    #expect(info.output.contains("other.db"), "\(info.output)\(info.errors)")
    #expect(try place.names().contains("other.db"))
  }

  @Test func everyFaultIsSaidWithItsPlace() throws {
    let outcome = try check("ignor: x\nrules:\n  nix: off\n", "drafts")
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains(".glossctl.yaml:1:1: the configuration has no key \"ignor\""))
    #expect(outcome.errors.contains(".glossctl.yaml:3:3: there is no rule \"nix\""))
    #expect(
      try place.glossctl(["check", "--config", "none.yaml", "drafts"], in: "project").status == 2)
  }
}
