import Testing

@testable import Glossary

@Suite struct TermNotUsedTests {
  @Test(arguments: [
    TranslationRow("Kasus perdagangan orang naik.", "Cases of trafficking in persons rose."),
    TranslationRow("Kasus perdagangan orang naik.", "Human trafficking cases rose."),
    TranslationRow("Kasus perdagangan orang naik.", "Cases of people who traffic in persons."),
    TranslationRow("Pekerja migran pulang.", "Migrant workers returned."),
    TranslationRow("Para TKI pulang.", "The migrant workers returned."),
    TranslationRow("Komisi Perlindungan Anak rapat.", "The commission met."),
    TranslationRow("Pekerja pulang.", "They returned."),
    TranslationRow("TPPO marak.", "TPPO is rife."),
    TranslationRow("Kasus perdagangan orang naik.", ""),
    TranslationRow(
      [
        ("Kasus perdagangan orang naik.", "Cases of trafficking in persons rose."),
        ("Perdagangan orang itu kejahatan.", "It is a crime."),
      ]),
    TranslationRow(
      "Kasus perdagangan orang naik.", "⟦Cases of people smuggling rose.⟧",
      findings:
        "minor: The source’s “perdagangan orang” is not rendered; the term is “trafficking in persons”"
    ),
    TranslationRow(
      "Para pekerja migran pulang.", "⟦The foreign employees returned.⟧",
      findings:
        "minor: The source’s “pekerja migran” is not rendered; the term is “migrant worker”"),
  ])
  func fromIndonesian(row: TranslationRow) throws {
    try TranslationRows.expect(TermNotUsed(), row, .indonesianToEnglish)
  }

  /// Trafficking and smuggling are two offences, so neither is ever told to be the other.
  @Test func smugglingIsNeverGivenForTrafficking() throws {
    for (source, target) in [
      ("Kasus perdagangan orang.", "Cases of people smuggling."),
      ("Kasus penyelundupan manusia.", "Cases of trafficking in persons."),
    ] {
      let reading = try TranslationRows.reading(
        TranslationRow(source, target), .indonesianToEnglish)
      let findings = try TermNotUsed().findings(in: reading)
      #expect(findings.count == 1)
      let isTrafficking = source.contains("perdagangan")
      #expect(findings.allSatisfy { $0.message.contains(isTrafficking ? "traffick" : "smuggl") })
      #expect(findings.allSatisfy { !$0.message.contains(isTrafficking ? "smuggl" : "traffick") })
    }
  }
}
