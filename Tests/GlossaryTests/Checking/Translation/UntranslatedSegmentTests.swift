import Testing

@testable import Glossary

@Suite struct UntranslatedSegmentTests {
  @Test(arguments: [
    TranslationRow("Para pekerja pulang.", "The workers went home."),
    TranslationRow("Universitas Gadjah Mada", "Universitas Gadjah Mada"),
    TranslationRow("BP2MI", "BP2MI"), TranslationRow("2025 {0} %s", "2025 {0} %s"),
    TranslationRow("https://contoh.id/x", "https://contoh.id/x"),
    TranslationRow("data online", "data online"), TranslationRow("BP2MI 2025", ""),
    TranslationRow(
      "Ia membaca Para Priyayi dan Pada Sebuah Kapal.",
      "He reads novels: Para Priyayi, Pada Sebuah Kapal."),
    TranslationRow("Kata itu \"yang\".", "The word is \"yang\"."),
    TranslationRow(
      "Para pekerja migran pulang.", "⟦Para pekerja migran pulang.⟧",
      findings: "minor: The translation is the source again"),
    TranslationRow(
      "Para pekerja migran pulang.", "⟦para pekerja migran pulang!⟧",
      findings: "minor: The translation is the source again"),
    TranslationRow(
      "Mereka pulang dari sana dengan kapal.", "⟦Mereka pulang dengan kapal itu dari Jeddah.⟧",
      findings: "minor: The translation is in the language of the source"),
    TranslationRow("Pendahuluan", "", findings: "minor: The segment is not translated"),
    TranslationRow(
      [("Satu dua.", "One two."), ("Para pekerja.", ""), ("Tiga.", "Three.")], nil,
      ["minor: The segment is not translated"]),
  ])
  func whatStayedIsReported(row: TranslationRow) throws {
    try TranslationRows.expect(UntranslatedSegment(), row, .indonesianToEnglish)
  }

  @Test func aMissingTranslationIsPlacedAfterTheOneBefore() throws {
    let row = TranslationRow([("Satu dua.", "One two."), ("Para pekerja.", "")])
    let reading = try TranslationRows.reading(row, .indonesianToEnglish)
    let findings = try UntranslatedSegment().findings(in: reading)
    #expect(findings.map(\.range) == [TextRange(start: 8, end: 8)])
    #expect(
      findings.map { reading.source.draft.text.text.slice($0.related[0].range) }
        == ["Para pekerja."])
  }
}
