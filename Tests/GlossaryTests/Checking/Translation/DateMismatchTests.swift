import Testing

@testable import Glossary

@Suite struct DateMismatchTests {
  @Test(arguments: [
    TranslationRow("Pada 22 Juli 2025.", "On July 22, 2025."),
    TranslationRow("Selasa (22/7/2025).", "On Tuesday, 22 July 2025."),
    TranslationRow("Pada 3 April 2025.", "On 3/4/2025."),
    TranslationRow("Pada 3 April 2025.", "On 4/3/2025."),
    TranslationRow("Pada 22 Juli.", "On July 22, 2025."),
    TranslationRow("Sejak Juli 2025.", "Since July 2025."),
    TranslationRow("22–23 Juli 2025.", "July 22 to 23, 2025."),
    TranslationRow("Pada bulan Mei.", "It may rain in spring."),
    TranslationRow("Selasa (22/7) di Jakarta.", "On Tuesday in Jakarta."),
    TranslationRow("Tanggal 5 bulan ini, 2025.", "On the 5th of this month, 2025."),
    TranslationRow("Nomor 39 Tahun 2004.", "Number 39 of 2004."),
    TranslationRow("Inflasi Oktober 2007.", "October's inflation in 2007."),
    TranslationRow("Pada 22 Juli 2025.", ""),
    TranslationRow(
      "Januari–Oktober 2006.", "⟦January⟧ to ⟦October 2007⟧.",
      findings: "minor: “January 2007” is not “Januari 2006” of the source",
      "minor: “October 2007” is not “Oktober 2006” of the source"),
    TranslationRow(
      "Ia pulang.", "He left ⟦5 May 2020⟧, 6 May 2020 and 5 May 2020.",
      findings: "minor: The source has no “5 May 2020”, “6 May 2020”"),
    TranslationRow(
      "Pada 12 Juni 2025.", "On ⟦12 July 2025⟧.",
      findings: "minor: “12 July 2025” is not “12 Juni 2025” of the source"),
    TranslationRow(
      "Pada 12 Juni 2025.", "On ⟦12 June 2024⟧.",
      findings: "minor: “12 June 2024” is not “12 Juni 2025” of the source"),
    TranslationRow(
      "Selasa, 22 Juli 2025.", "On ⟦Monday, 22 July 2025⟧.",
      findings:
        "minor: “Monday, 22 July 2025” has another weekday than “Selasa, 22 Juli 2025” in the source"
    ),
    TranslationRow(
      "Pada 12 Juni 2025 ia pulang.", "⟦He went home.⟧",
      findings: "minor: The translation lacks “12 Juni 2025” of the source"),
    TranslationRow(
      "Ia pulang.", "He went home on ⟦12 June 2025⟧.",
      findings: "minor: The source has no “12 June 2025”"),
    TranslationRow(
      "Pada 3 April 2025.", "On ⟦5/4/2025⟧.",
      findings: "minor: “5/4/2025” is not “3 April 2025” of the source"),
  ])
  func fromIndonesian(row: TranslationRow) throws {
    try TranslationRows.expect(DateMismatch(), row, .indonesianToEnglish)
  }
}
