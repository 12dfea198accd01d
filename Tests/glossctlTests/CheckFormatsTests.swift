import Foundation
import TestSupport
import Testing

/// Drafts of the formats that are not plain text in UTF-8.
@Suite struct CheckFormatsTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
  }

  private func check(_ arguments: String...) throws -> Command.Outcome {
    try place.glossctl(
      ["check", "--date", "2025-01-01"] + OnlyOneRule.options + arguments, in: ".")
  }

  private func document(_ output: String) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(output.utf8))
    let documents = (object as? [String: Any])?["documents"] as? [[String: Any]]
    return try #require(documents?.first)
  }

  @Test func anAuthorSilencesRules() throws {
    try place.write(
      "a.md",
      """
      Ada praktek.

      <!-- glossctl-disable-next-line deprecated-term -->
      Ada praktek.

      <!-- glossctl-disable-line nix -->

      """)
    let outcome = try check("a.md", "--format", "json")
    let document = try document(outcome.output)
    #expect(document["suppressed"] as? Int == 1)
    #expect((document["findings"] as? [[String: Any]])?.count == 1)
    #expect(outcome.errors.contains("a.md:6:1: no rule is called nix"), "\(outcome.errors)")
    #expect(try check("a.md", "--quiet").errors.isEmpty)
    #expect(try check("a.md").output.contains("; 1 suppressed"))
  }

  @Test func aFileTooLargeToReadIsRefused() throws {
    let path = try place.write("a.txt", "Ada praktek.")
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.truncate(atOffset: 600 << 20)
    try file.close()
    let outcome = try check("a.txt")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("a.txt:1:1: a file of more than 512 MiB; split it"))
  }

  /// Two findings silenced and two left, in every format and line end.
  @Test(
    arguments: [
      (
        "a.txt",
        "# X-disable-next-line deprecated-term -- alasan\n1\n1\n// X-disable\n1\nX-enable\n1\n"
      ),
      (
        "b.txt",
        "% X-disable-next-line\n\n1\n1\n<!-- X-disable deprecated-term -->\n1\n# X-enable\n1"
      ),
      (
        "a.md",
        "<!-- X-disable-next-line -->\n# 1\n\n- 1\n- 1 <!-- X-disable-line -->\n\n`<!-- X-disable -->` 1\n"
      ),
      (
        "b.md",
        "---\nlang: id\n---\n<!-- X-disable\ndeprecated-term -->\n1\n\n- 1\n\n<!-- X-enable -->\n\n| 1 |\n|---|\n| 1 |\n"
      ),
      (
        "a.html",
        "<p>1</p><!-- X-disable --><p>1</p>\n<p title='X-enable'>1</p><!--X-enable--><p>1</p>\n"
      ),
      (
        "b.html",
        "<!-- X-disable-next-line deprecated-term, misspelt-term -- alasan -->\n<p>1 <b>1</b></p>\n<script>// X-disable\n</script><p>1</p>1"
      ),
    ], ["\n", "\r\n"])
  func everyTextCanBeSilenced(_ draft: (name: String, text: String), _ lineEnd: String) throws {
    let text = draft.text.replacingOccurrences(of: "X-", with: "glossctl-")
      .replacingOccurrences(of: "1", with: "Ada praktek.")
      .replacingOccurrences(of: "\n", with: lineEnd)
    try place.write(draft.name, text)
    let outcome = try check(draft.name, "--language", "id")
    #expect(outcome.output.contains("2 minor, 0 info; 2 suppressed"), "\(outcome.output)")
    #expect(outcome.errors == "")
    // What is silenced is not put right either.
    #expect(try check(draft.name, "--language", "id", "--fix").output.contains("2 fixed, 0 left"))
    #expect(try place.text(draft.name).components(separatedBy: "praktek").count == 3)
  }

  @Test func theEncodingIsTheOneThatIsNamed() throws {
    try place.write("a.txt", bytes: Array("Ada praktek \u{93}".utf8.filter { $0 < 0x80 }) + [0xE9])
    #expect(try check("a.txt").status == 2)
    let outcome = try check("a.txt", "--encoding", "windows-1252")
    #expect(outcome.output.contains("Ada praktek é"), "\(outcome.output)\(outcome.errors)")
    #expect(try check("a.txt", "--encoding", "windows-1252", "--fix").output.contains("1 fixed"))
    #expect(try place.bytes("a.txt") == Array("Ada praktik ".utf8) + [0xE9])
  }

  @Test func everyOtherByteOfAPageStays() throws {
    let page =
      "<!DOCTYPE html><html lang=id><p class='x'>Ada T<b>KI</b> &amp; praktek&hellip;</p>\r\n"
    try place.write("a.html", page)
    let outcome = try check("a.html", "--fix")
    #expect(outcome.output.contains("a.html:1:47: fixed:"), "\(outcome.output)")
    let expected = page.replacing("T<b>KI</b>", with: "PMI<b></b>")
      .replacing("praktek", with: "praktik")
    #expect(try place.text("a.html") == expected)
  }

  @Test(.enabled(if: Command.find("python3") != nil, "python3 packs the document"))
  func aDocumentHasParagraphs() throws {
    try place.writeDocument("a.docx", packedBy: try #require(Command.find("python3")))
    let text = try check("a.docx").output
    #expect(text.contains("a.docx: paragraph 2: minor"), "\(text)")
    #expect(text.contains("  Ada praktek & baik.\n      ^^^^^^^\n"))
    let findings = try document(try check("a.docx", "--format", "json").output)["findings"]
    let paragraphs = (findings as? [[String: Any]])?.compactMap { $0["paragraph"] as? Int }
    #expect(paragraphs == [2, 3])
    let sarif = try check("a.docx", "--format", "sarif").output
    #expect(sarif.contains("logicalLocations") && !sarif.contains("\"fixes\""))
    let diff = try check("a.docx", "--fix", "--dry-run").output
    #expect(diff.contains("-Ada 35 TKI pulang.\n+Ada 35 PMI pulang.\n"), "\(diff)")
    #expect(try check("a.docx", "--fix").output.contains("2 fixed, 0 left"))
    #expect(try check("a.docx").status == 0)
  }
}
