import Foundation
import TestSupport
import Testing

@Suite struct SegmentCommandTests {
  let place: Workplace

  init() throws {
    place = try Workplace(isEmpty: true)
  }

  @Test func aSentenceIsALine() throws {
    let file = try place.write("a.txt", "Sesuai UU No. 18,\nDr. Ani pulang. Ia lelah.\n\nJudul\n")
    let outcome = try place.glossctl(["segment", file])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output == "Sesuai UU No. 18, Dr. Ani pulang.\nIa lelah.\nJudul\n")
  }

  @Test func placesAreThoseOfTheFile() throws {
    let file = try place.write("a.html", "<p>Satu &amp; dua. Tiga.</p>")
    let outcome = try place.glossctl(["segment", "--format", "json", "--language", "id", file])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let segments = try #require(json["segments"] as? [[String: Any]])
    #expect(segments.map { $0["text"] as? String } == ["Satu & dua.", "Tiga."])
    #expect(segments.map { $0["block"] as? String } == ["paragraph", "paragraph"])
    let span = try #require(segments[1]["span"] as? [String: Int])
    #expect(span["line"] == 1 && span["column"] == 20)
  }

  @Test func standardInputAndRulesOfOnesOwn() throws {
    let rules = try place.write(
      "own.srx",
      """
      <srx xmlns="http://www.lisa.org/srx20" version="2.0"><header segmentsubflows="yes" cascade="no"/>
      <body><languagerules><languagerule languagerulename="A"><rule break="yes">
      <beforebreak>;</beforebreak><afterbreak>\\s</afterbreak></rule></languagerule></languagerules>
      <maprules><languagemap languagepattern=".*" languagerulename="A"/></maprules></body></srx>
      """)
    let outcome = try place.glossctl(["segment", "--rules", rules, "-"], input: "A. B; C.")
    #expect(outcome.output == "A. B;\nC.\n")
  }

  @Test func theRulesCanBeWritten() throws {
    let written = try place.glossctl(["segment", "--write-rules", place.path("out.srx")])
    #expect(written.status == 0, "\(written.errors)")
    #expect(try place.text("out.srx").contains("languagerulename=\"Indonesian\""))
    let text = "Sesuai UU No. 18, Dr. Ani pulang. Ia lelah."
    let again = try place.glossctl(
      ["segment", "--rules", place.path("out.srx"), "-"], input: text)
    #expect(again.output == (try place.glossctl(["segment", "-"], input: text)).output)
  }

  @Test func whatCannotBeReadFails() throws {
    let bad = try place.write("bad.srx", "<srx/>")
    #expect(try place.glossctl(["segment", place.path("none.txt")]).status == 2)
    #expect(try place.glossctl(["segment", "-"], input: "").status == 2)
    #expect(try place.glossctl(["segment", "--rules", bad, "-"], input: "A.").status == 2)
    #expect(try place.glossctl(["segment"]).status == 64)
  }
}
