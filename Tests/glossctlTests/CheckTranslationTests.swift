import Foundation
import TestSupport
import Testing

/// Translations: bilingual files, and pairs of documents.
@Suite struct CheckTranslationTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
    try place.write(
      "a.xlf",
      """
      <?xml version="1.0"?>
      <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">\
      <file original="a" source-language="en" target-language="id" datatype="plaintext"><body>
      <trans-unit id="u1"><source>Practice &amp; law.</source>\
      <target>Ada &amp; praktek.</target></trans-unit>
      <trans-unit id="u2" approved="yes"><source>Practice.</source>\
      <target state="final">Ada praktek.</target></trans-unit>
      </body></file></xliff>

      """)
  }

  private func check(_ arguments: String...) throws -> Command.Outcome {
    try place.glossctl(
      ["check", "--date", "2025-01-01"] + OnlyOneRule.options + arguments, in: ".")
  }

  @Test func findingsNameTheirSegmentAndPlace() throws {
    let outcome = try check("a.xlf", "--format", "json")
    #expect(outcome.status == 1)
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let documents = try #require((object as? [String: Any])?["documents"] as? [[String: Any]])
    #expect(documents.first?["language"] as? String == "id")
    #expect(documents.first?["sourceLanguage"] as? String == "en")
    let findings = try #require(documents.first?["findings"] as? [[String: Any]])
    #expect(findings.compactMap { $0["unit"] as? String } == ["u1", "u2"])
    #expect(findings.allSatisfy { $0["text"] as? String == "praktek" })
    let lines = try place.text("a.xlf").split(separator: "\n", omittingEmptySubsequences: false)
    for finding in findings {
      let span = try #require(finding["span"] as? [String: Int])
      let line = lines[try #require(span["line"]) - 1].unicodeScalars
      let start = try #require(span["column"]) - 1
      let words = line.dropFirst(start).prefix(try #require(span["endColumn"]) - 1 - start)
      #expect(String(String.UnicodeScalarView(words)) == "praktek")
    }
  }

  @Test func approvedTranslationsAreNotChanged() throws {
    let before = try place.text("a.xlf")
    let outcome = try check("a.xlf", "--fix")
    #expect(outcome.output.contains("1 fixed, 1 left"), "\(outcome.output)")
    let expected = before.replacing("Ada &amp; praktek", with: "Ada &amp; praktik")
    #expect(try place.text("a.xlf") == expected)
  }

  @Test func aPairIsCheckedAsOne() throws {
    try place.write("id.txt", "Seorang pekerja migran datang.\n\nAda 12 hak.\n")
    try place.write("en.txt", "A migrant worker came.\n\nThere are 13 rights.\n")
    let arguments = ["check", "--source", "id.txt", "en.txt", "--rule", "number-mismatch=major"]
    let outcome = try place.glossctl(arguments, in: ".")
    #expect(outcome.output.contains("en.txt:3:11: major"), "\(outcome.output)")
    #expect(outcome.output.contains("id.txt:3:5: "))
    let wrong = try place.glossctl(arguments + ["--from", "fr"], in: ".")
    #expect(wrong.errors.contains("no word of the language fr"), "\(wrong.errors)")
    #expect(try place.glossctl(["check", "--source", "id.txt", "a.xlf"], in: ".").status == 2)
    #expect(try place.glossctl(["check", "--source", "id.txt", "en.txt", "a.xlf"]).status == 64)
    let refused = try place.glossctl(arguments + ["--output", "id.txt"], in: ".")
    #expect(refused.status == 2 && refused.errors.contains("in use"))
  }
}
