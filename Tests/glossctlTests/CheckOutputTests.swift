import Foundation
import TestSupport
import Testing

/// Every format of a report, compared with files that a person has read.
@Suite struct CheckOutputTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
    try place.makeFolder("drafts")
    try place.write(
      "drafts/wide.txt", "移民 é́ dan\tTKI <b>&\"x\" pulang.\nAda praktek, 100% “ijin”.\n")
    try place.write("drafts/clean.txt", "Pemerintah melindungi PMI.\n")
    try place.write("drafts/odd,a:b%.txt", "Ada TKI.\n")
    try place.write("drafts/broken.txt", bytes: [0x41, 0x0A, 0xC3, 0x28])
  }

  private func run(_ format: String) throws -> Command.Outcome {
    let outcome = try place.glossctl(
      ["check", "--date", "2025-07-22", "--format", format, "drafts"] + OnlyOneRule.options, in: "."
    )
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("drafts/broken.txt:2:1: not UTF-8"), "\(outcome.errors)")
    return outcome
  }

  @Test(arguments: ["text", "json", "sarif", "github", "checkstyle", "html"])
  func theReportIsTheOneThatWasRead(_ format: String) throws {
    var output = try run(format).output
    // The rules there are grow in number.
    if let start = output.range(of: "\"rules\":["),
      let end = output.range(of: "],\"notifications\"")
    {
      output.removeSubrange(start.upperBound..<end.lowerBound)
    }
    let mismatch = try GoldenFile.mismatch(output, "check.\(format)", beside: #filePath)
    #expect(mismatch == nil)
  }

  @Test(arguments: ["json", "sarif"], [0, 1, 2])
  func jsonParsesWhateverWasFound(_ format: String, _ which: Int) throws {
    let clean = try place.write("clean.txt", "Pemerintah melindungi PMI.")
    let files = [[clean], [place.path("none.txt")], [clean, place.path("drafts")]][which]
    let outcome = try place.glossctl(["check", "--format", format] + files + OnlyOneRule.options)
    _ = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    #expect(outcome.status == [0, 2, 2][which])
  }

  @Test(
    .enabled(if: Command.find("xmllint") != nil, "xmllint is absent"),
    arguments: ["checkstyle", "html"], [0, 1, 2])
  func markupIsWellFormedWhateverWasFound(_ format: String, _ which: Int) throws {
    let clean = try place.write("clean.txt", "Pemerintah melindungi PMI.")
    try place.write("drafts/control.txt", "TKI \u{1} <>&\"' \u{FFFE} TKW")
    let files = [[clean], [place.path("none.txt")], [clean, place.path("drafts")]][which]
    let outcome = try place.glossctl(["check", "--format", format] + files + OnlyOneRule.options)
    let file = try place.write("out.xml", outcome.output)
    let xmllint = try #require(Command.find("xmllint"))
    let lint = try Command.run(xmllint, ["--nonet", "--noout", file])
    #expect(lint.status == 0, "\(lint.errors)")
  }

  @Test func thePageHasAnchorsForEveryFinding() throws {
    let page = try run("html").output
    #expect(page.contains("id=\"n0\"") && page.contains("href=\"#f0\""))
    #expect(page.contains("id=\"f2\"") && page.contains("href=\"#n2\""))
    #expect(page.contains("&lt;b&gt;&amp;&quot;x&quot;"))
    #expect(!page.contains("<script") && !page.contains("<b>&"))
  }

  @Test func caretsStandUnderTheCells() throws {
    let path = try place.write("a.txt", "\t移民 é́ 35 TKI pulang.\n")
    let outcome = try place.glossctl(["check", "--date", "2025-01-01", path] + OnlyOneRule.options)
    let lines = outcome.output.split(separator: "\n")
    try #require(lines.count >= 3)
    // The tab is shown as a blank; two wide characters take four cells, the accents none.
    #expect(lines[1] == "   移民 é́ 35 TKI pulang.")
    #expect(lines[2] == "             ^^^")
  }

  @Test func fingerprintsStayWhenLinesAreAdded() throws {
    func prints(_ text: String) throws -> [String] {
      let path = try place.write("a.txt", text)
      let outcome = try place.glossctl(
        ["check", "--date", "2025", "--format", "sarif", path] + OnlyOneRule.options)
      let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
      let runs = try #require((object as? [String: Any])?["runs"] as? [[String: Any]])
      let results = try #require(runs.first?["results"] as? [[String: Any]])
      return results.compactMap {
        ($0["partialFingerprints"] as? [String: String])?["glossctlFinding/v1"]
      }
    }
    let before = try prints("Ada TKI.\nAda TKI.\n")
    let after = try prints("Satu baris lagi.\n\nAda TKI.\nAda TKI.\n")
    #expect(before.count == 2 && Set(before).count == 2)
    #expect(before == after)
  }

  @Test(.enabled(if: PythonPeer.schemas.isWanted, PythonPeer.schemas.reason))
  func theSchemaHolds() throws {
    let python = try #require(PythonPeer.schemas.python, PythonPeer.schemas.reason)
    let output = try place.write("out.json", try run("json").output)
    let schema = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("docs/schemas/check.schema.json").path
    let program = """
      import json, sys, jsonschema
      schema, output = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:])
      jsonschema.Draft202012Validator.check_schema(schema)
      jsonschema.Draft202012Validator(schema).validate(output)
      del output["documents"][1]["findings"][0]["span"]["line"]
      sys.exit(0 if not jsonschema.Draft202012Validator(schema).is_valid(output) else 3)
      """
    let outcome = try Command.run(python, ["-c", program, schema, output])
    #expect(outcome.status == 0, "\(outcome.errors)")
  }
}
