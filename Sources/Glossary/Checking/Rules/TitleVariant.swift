/// Titles of treaties, declarations and laws in other words than their own.
struct TitleVariant: DraftRule {
  static let description = RuleDescription(
    RuleID("title-variant"), scope: .draft, severity: .minor,
    summary: "A title of a treaty, declaration or law in other words than its own.",
    documentation: """
      A title is found by the number and year of the law, or by a kind of instrument and most of \
      the words of a known title after it, in order and with capitals. It is compared whole with the \
      accepted titles of all languages; capitals, hyphens and commas make no difference. Other \
      wording (mengenai or tentang, Hak-Hak or Hak, Seluruh or Semua, Perlindungan or Pelindungan) \
      and another order are minor; another kind of instrument (Perjanjian for Deklarasi) and another \
      title for the number of a law are major. Titles cut short are left alone. The English titles of \
      Indonesian laws are compared too, but for their small words, which are the translator's.
      """)

  func findings(in reading: DraftReading) throws(UnicodeError) -> [Finding] {
    reading.titles.findings
  }
}
