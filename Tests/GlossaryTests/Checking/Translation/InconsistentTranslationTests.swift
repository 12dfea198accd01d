import Testing

@testable import Glossary

@Suite struct InconsistentTranslationTests {
  @Test(arguments: [
    TranslationRow([("Para pekerja pulang.", "They go."), ("Para pekerja pulang", "they go")]),
    TranslationRow([("Para pekerja pulang.", "They go."), ("Para pekerja datang.", "They come.")]),
    TranslationRow([("Para pekerja pulang.", "They go."), ("Para pekerja pulang.", "")]),
    TranslationRow(
      [
        ("Para pekerja pulang.", "The workers go home."),
        ("Para pekerja pulang.", "⟦Workers return.⟧"),
        ("Para pekerja pulang.", "The workers go home."),
      ], nil, ["minor: The same source has another translation in 2 places"]),
    TranslationRow(
      [("Para pekerja pulang.", "One."), ("Para pekerja pulang.", "⟦Two.⟧")], nil,
      ["minor: The same source has another translation in one place"]),
    // A short segment may mean different things.
    TranslationRow(
      [("Simpan", "Save"), ("Simpan", "⟦Keep⟧")], nil,
      ["info: The same source has another translation in one place"]),
    TranslationRow(
      [
        ("Rapat dimulai pukul tujuh pagi.", "The meeting begins early in the morning."),
        ("Mereka bekerja di kebun sawit.", "⟦The meeting begins early in the morning.⟧"),
      ], nil, ["info: Another source has the same translation in one place"]),
    TranslationRow(
      [
        ("Rapat itu dimulai pagi-pagi sekali.", "The meeting begins early in the morning."),
        ("Rapat itu dimulai pagi hari sekali.", "The meeting begins early in the morning."),
      ]),
    TranslationRow([("Ya benar.", "All right."), ("Baik.", "All right.")]),
    // Terms.
    TranslationRow(
      [
        ("Kasus perdagangan orang naik.", "Cases of trafficking in persons rose."),
        ("Pelaku perdagangan orang lari.", "Perpetrators of trafficking in persons fled."),
        ("Korban perdagangan orang datang.", "Victims of ⟦human trafficking⟧ came."),
      ], nil,
      [
        "minor: “perdagangan orang” is “human trafficking” here and “trafficking in persons” elsewhere"
      ]
    ),
    // An acronym is no other form, nor do two words of the source make two of the target wrong.
    TranslationRow(
      [
        ("Kasus perdagangan orang naik.", "Cases of trafficking in persons rose."),
        ("Kasus perdagangan orang turun.", "TIP cases fell."),
        ("Perdagangan manusia marak.", "Human trafficking is rife."),
      ]),
  ])
  func variantsAreReportedOnce(row: TranslationRow) throws {
    try TranslationRows.expect(InconsistentTranslation(), row, .indonesianToEnglish)
  }
}
