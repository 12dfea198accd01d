import Foundation
import TestSupport
import Testing

@Suite struct HarvestCommandTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
  }

  private let text = """
    Pembukaan.

    Mereka anggota koperasi kredit (credit union) di desa. Korban tindak pidana perdagangan orang
    (TPPO) dipulangkan.
    """

  @Test func pairsComeWithScoreStandingAndSentence() throws {
    let one = try place.write("a.txt", text)
    let two = try place.write("b.md", "# Judul\n\nAda *koperasi kredit* (credit union) lain.")
    let outcome = try place.glossctl(["extract", "--harvest", one, two])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("koperasi kredit = credit union  translation, "))
    #expect(outcome.output.contains("2 times in 2 files"))
    #expect(
      outcome.output.contains(
        "b.md:3:6: Ada koperasi kredit (credit union) lain."))
    #expect(outcome.output.contains("tindak pidana perdagangan orang = TPPO  acronym, "))
    #expect(outcome.output.contains("  known: tppo\n"))
  }

  @Test func tablesAndJSONHaveTheSame() throws {
    let file = try place.write("a.txt", text)
    let table = try place.glossctl(["extract", "--harvest", "--format", "tsv", file]).output
    let lines = table.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0].hasPrefix("term\tlanguage\tother\totherLanguage\tkind\tscore"))
    let json = try place.glossctl(["extract", "--harvest", "--format", "json", file]).output
    let objects = try json.split(separator: "\n").map { line in
      try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    #expect(objects.count == 2)
    let union = try #require(objects.first { $0["kind"] as? String == "translation" })
    #expect((union["other"] as? [String: Any])?["language"] as? String == "en")
    #expect(union["standing"] as? String == "new")
    #expect((union["evidence"] as? [[String: Any]])?.first?["line"] as? Int == 3)
  }

  @Test func newPairsGoIntoABaseToBeConfirmed() throws {
    let file = try place.write("a.txt", text.replacing("Mereka anggota k", with: "K"))
    let outcome = try place.glossctl(["extract", "--harvest", "--into-base", "proposals", file])
    #expect(outcome.errors.contains("proposals: 1 concept proposed"))
    let shown = try place.glossctl(["terms", "show", "--format", "json", "credit-union"]).output
    #expect(shown.contains("\"unsure\""))
    #expect(shown.contains("Koperasi kredit"))
    #expect(try place.glossctl(["lookup", "koperasi kredit"]).output.contains("credit union"))
    // What the base has by now is known.
    let again = try place.glossctl(["extract", "--harvest", "--new", file])
    #expect(again.status == 1)
  }

  @Test func nothingFoundAndWrongUse() throws {
    let file = try place.write("a.txt", "Tidak ada apa-apa di sini.")
    #expect(try place.glossctl(["extract", "--harvest", file]).status == 1)
    #expect(try place.glossctl(["extract", "--harvest", place.path("none.txt")]).status == 2)
    #expect(try place.glossctl(["extract", "--harvest", "--min-score", "200", file]).status == 64)
    #expect(try place.glossctl(["extract", "--harvest"]).status == 64)
  }
}
