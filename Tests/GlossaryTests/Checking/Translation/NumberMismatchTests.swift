import Testing

@testable import Glossary

@Suite struct NumberMismatchTests {
  @Test(arguments: [
    // The same values in the habits of both languages.
    TranslationRow("Naik 4,7 persen.", "It rose by 4.7 per cent."),
    TranslationRow("Naik 4,7%.", "It rose by 4.7 percent."),
    TranslationRow("Sebanyak 1.250.000 orang.", "Some 1,250,000 people."),
    TranslationRow("Sebanyak 1.250 orang.", "Some 1,250 people."),
    TranslationRow("Rp140-an triliun.", "About Rp140 trillion."),
    TranslationRow("Rp4,7 miliar dan US$5 juta.", "IDR 4.7 billion and $5 million."),
    TranslationRow("Rp1.500.000.000 dibayar.", "Rp1.5 billion was paid."),
    TranslationRow("Ada 12 orang, tiga anak.", "There are twelve people, three children."),
    TranslationRow("Ada dua belas orang.", "There are 12 people."),
    TranslationRow("Ada 35 orang.", "There are thirty-five people."),
    TranslationRow("Abad ke-21.", "The 21st century."),
    TranslationRow("Abad XXI, Bab IV.", "The 21st century, Chapter 4."),
    TranslationRow("UU No. 18 Tahun 2017.", "Law No. 18/2017."),
    TranslationRow("Antara 10 juta dan 12 juta.", "Between 10 and 12 million."),
    TranslationRow("Tahun 1990-an dan 80-an.", "The 1990s and the eighties."),
    TranslationRow("Tahun 2008/09.", "In 2008/2009."),
    TranslationRow("Selama 1,5 tahun.", "For one and a half years."),
    TranslationRow("Kedua negara itu, 2 kali.", "Both countries, twice."),
    TranslationRow("Pukul 10.15 WIB.", "At 10:15 a.m."),
    TranslationRow("COVID-19 dan G20.", "Covid and G-20."),
    TranslationRow("1. Pendahuluan", "Introduction"),
    TranslationRow("Ada 1 anak.", "There is a child."),
    TranslationRow("Pada 2007 laba naik.", "This year profits rose."),
    TranslationRow("Dampak KKG 2008/09 berat.", "The impact of the crisis was severe."),
    TranslationRow("Dampak KKG 2008 berat.", "The impact of the GFC was severe."),
    TranslationRow(
      "Dampak KKG 2008/09 berat.", "The impact of the GFC of ⟦2007⟧ was severe.",
      findings: "minor: “2007” is 2007, but “2008” in the source is 2008"),
    TranslationRow("Ada 15,5 jutanya.", "There are 15.5 million of them."),
    TranslationRow("Pada 22 Juli 2025 ada 5 orang.", "On July 22, 2025 there were 5 people."),
    TranslationRow("Ada 5 orang.", "Ada 5 orang."),
    TranslationRow("Ada 5 orang.", ""),
    // Errors.
    TranslationRow(
      "Naik 7,57 persen.", "It rose by ⟦7.5 per cent⟧.",
      findings: "minor: “7.5 per cent” is 7.5, but “7,57 persen” in the source is 7.57"),
    TranslationRow(
      "Rp4,7 miliar.", "⟦Rp4.7 million⟧.",
      findings:
        "major: “Rp4.7 million” is 4700000, but “Rp4,7 miliar” in the source is 4700000000"),
    TranslationRow(
      "Ada 76,4 juta orang.", "There are ⟦76.4⟧ people.",
      findings: "major: “76.4” is 76.4, but “76,4 juta” in the source is 76400000"),
    TranslationRow(
      "Rp5 juta.", "⟦US$5 million⟧.",
      findings: "major: “US$5 million” is in USD, but “Rp5 juta” in the source is in IDR"),
    TranslationRow(
      "Ada 12 orang dan 3 anak.", "⟦There are people and 3 children.⟧",
      findings: "minor: The translation lacks “12” of the source"),
    TranslationRow(
      "Ada orang.", "There are ⟦16⟧ people, ⟦17⟧ children.".replacing("⟦17⟧", with: "17"),
      findings: "minor: The source has no “16”, “17”"),
    TranslationRow(
      "Sebanyak 1.250 orang.", "Some ⟦1.250⟧ people.",
      findings: "info: “1.250” reads as 1.25 in this language; the source says 1250"),
    TranslationRow(
      "UU No. 18 Tahun 2017.", "Law No. ⟦8⟧ of 2017.",
      findings: "minor: “8” is 8, but “18” in the source is 18"),
    TranslationRow(
      "Pada 2006 laba naik.", "In ⟦2005⟧ profits rose.",
      findings: "minor: “2005” is 2005, but “2006” in the source is 2006"),
    // The unit counts, not the whole text.
    TranslationRow(
      [("Ada 5.", "There are ⟦6⟧."), ("Ada 6.", "There are ⟦5⟧.")], nil,
      [
        "minor: “6” is 6, but “5” in the source is 5",
        "minor: “5” is 5, but “6” in the source is 6",
      ]
    ),
  ])
  func fromIndonesian(row: TranslationRow) throws {
    try TranslationRows.expect(NumberMismatch(), row, .indonesianToEnglish)
  }

  @Test(arguments: [
    TranslationRow("It rose by 4.7 per cent.", "Naik 4,7 persen."),
    TranslationRow("Some 1,250 people.", "Sebanyak 1.250 orang."),
    TranslationRow(
      "Some 1,250 people.", "Sebanyak ⟦1,250⟧ orang.",
      findings: "info: “1,250” reads as 1.25 in this language; the source says 1250"),
    TranslationRow(
      "It was 103%.", "Sebesar ⟦130%⟧.",
      findings: "minor: “130%” is 130, but “103%” in the source is 103"),
  ])
  func fromEnglish(row: TranslationRow) throws {
    try TranslationRows.expect(NumberMismatch(), row, .englishToIndonesian)
  }
}
