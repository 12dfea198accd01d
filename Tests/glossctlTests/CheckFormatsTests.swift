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

  /// A document with three paragraphs, as Python's own library packs it.
  private func writeDocument(_ python: URL) throws {
    let program = """
      import sys, zipfile
      kinds = "http://schemas.openxmlformats.org/"
      main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
      w = kinds + "wordprocessingml/2006/main"
      with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as archive:
          archive.writestr("[Content_Types].xml", f'<Types xmlns="{kinds}package/2006/content-types">'
              '<Default Extension="rels" ContentType='
              '"application/vnd.openxmlformats-package.relationships+xml"/>'
              f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>')
          archive.writestr("_rels/.rels",
              f'<Relationships xmlns="{kinds}package/2006/relationships"><Relationship Id="r" '
              f'Type="{kinds}officeDocument/2006/relationships/officeDocument" '
              'Target="word/document.xml"/></Relationships>')
          words = ["Judul", "Ada 35 TKI pulang.", "Ada praktek &amp; baik."]
          body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in words)
          archive.writestr("word/document.xml",
              f'<w:document xmlns:w="{w}"><w:body>{body}</w:body></w:document>')
      """
    let outcome = try Command.run(python, ["-c", program, place.path("a.docx")])
    try #require(outcome.status == 0, "\(outcome.errors)")
  }

  @Test(.enabled(if: Command.find("python3") != nil, "python3 packs the document"))
  func aDocumentHasParagraphs() throws {
    try writeDocument(try #require(Command.find("python3")))
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
