import Foundation
import TestSupport
import Testing

@Suite struct CheckCommandTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
  }

  @Test func findingsHaveTheDocumentedForm() throws {
    let path = try place.write(
      "draft.txt", "Pemerintah memulangkan 35 TKI dari Kamboja.\r\nSelesai.")
    let outcome = try place.glossctl(
      ["check", "--date", "2025-07-22", "--format", "json", path])
    #expect(outcome.status == 1)
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let report = try #require(object as? [String: Any])
    #expect(report["summary"] as? [String: Int] == ["major": 0, "minor": 1, "info": 0])
    let document = try #require((report["documents"] as? [[String: Any]])?.first)
    #expect(document["path"] as? String == path)
    #expect(document["language"] as? String == "id")
    #expect(document["date"] as? String == "2025-07-22")
    let finding = try #require((document["findings"] as? [[String: Any]])?.first)
    #expect(finding["rule"] as? String == "deprecated-term")
    #expect(finding["severity"] as? String == "minor")
    #expect(finding["text"] as? String == "TKI")
    #expect(finding["suggestions"] as? [String] == ["PMI"])
    #expect(finding["concept"] as? String == "indonesian-migrant-worker")
    #expect(
      finding["span"] as? [String: Int] == [
        "line": 1, "column": 27, "offset": 26, "endLine": 1, "endColumn": 30, "endOffset": 29,
      ])
    #expect(finding["related"] as? [String] == [])
  }

  @Test func theCaretStandsUnderTheCells() throws {
    let path = try place.write("draft.txt", "移民 é́ 35 TKI pulang.\n")
    let outcome = try place.glossctl(["check", "--date", "2025-01-01", path])
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count >= 3)
    // Two wide characters take four cells, the accents none.
    #expect(lines[1] == "  移民 é́ 35 TKI pulang.")
    #expect(lines[2] == "            ^^^".dropFirst(0))
  }

  struct Draft: Sendable, CustomTestStringConvertible {
    var text: String
    var date: String?
    var status: Int32
    var holds: String
    var testDescription: String { text }
  }

  @Test(arguments: [
    Draft(text: "Sebanyak 35 TKI pulang.", date: "2015-01-01", status: 0, holds: ""),
    Draft(text: "Sebanyak 35 TKI pulang.", date: nil, status: 1, holds: "info"),
    Draft(text: "Lembaga BNP2TKI, kini BP2MI, hadir.", date: "2025-01-01", status: 0, holds: ""),
    Draft(text: "Pemerintah melindungi PMI.", date: "2025-01-01", status: 0, holds: ""),
    Draft(text: "They are guest workers.", date: "2025-01-01", status: 1, holds: "migrant worker"),
  ])
  func datesDecide(_ draft: Draft) throws {
    let path = try place.write("draft.txt", draft.text)
    let outcome = try place.glossctl(
      ["check", path] + OnlyOneRule.options + (draft.date.map { ["--date", $0] } ?? []))
    #expect(outcome.status == draft.status, "\(outcome.output)\(outcome.errors)")
    #expect(draft.holds.isEmpty || outcome.output.contains(draft.holds), "\(outcome.output)")
  }

  @Test func oneBadFileDoesNotHideTheOthers() throws {
    let good = try place.write("good.txt", "Ada 35 TKI.")
    let bad = try place.write("bad.txt", bytes: [0x41, 0x0A, 0xC3, 0x28])
    let empty = try place.write("empty.txt", "")
    let outcome = try place.glossctl(
      [
        "check", "--date", "2025-01-01", bad, place.path("none.txt"), empty, good,
      ])
    #expect(outcome.status == 2)
    #expect(outcome.output.contains("good.txt:1:8: minor"))
    #expect(outcome.errors.contains("bad.txt:2:1: not UTF-8 at byte 2"))
    #expect(outcome.errors.contains("none.txt: cannot read: No such file or directory"))
    #expect(outcome.errors.contains("empty.txt:1:1: the file is empty"))
    #expect(outcome.errors.split(separator: "\n").count == 3)
  }

  @Test func standardInputIsADraft() throws {
    let outcome = try place.glossctl(["check", "-", "--date", "2025"], input: "Ada 35 TKI.")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("standard input:1:8: minor"))
  }
}
