import Testing

@testable import Glossary

@Suite struct PlaceableMismatchTests {
  @Test(arguments: [
    TranslationRow("Ada {0} dari %s di <b>sini</b>.", "In <b>here</b> are {0} of %s."),
    TranslationRow("Lihat https://a.id/x.", "See https://a.id/x."),
    TranslationRow("Naik 50 % dari harga.", "A rise of 50 % of the price."),
    TranslationRow("translator-credits", "Ani <ani@contoh.id>, 2012"),
    TranslationRow("Ada {0}.", ""),
    TranslationRow(
      "Ada {0} dan {1}.", "⟦There is {0}.⟧",
      findings: "major: The translation lacks “{1}” of the source"),
    TranslationRow(
      "Ada {0} dan {0}.", "⟦There is {0}.⟧",
      findings: "major: The translation lacks “{0}” of the source"),
    TranslationRow(
      "Ada %s.", "There is ⟦%d⟧.", findings: "major: “%d” is not “%s” of the source"),
    TranslationRow("Ada.", "There is ⟦{0}⟧.", findings: "major: The source has no “{0}”"),
    TranslationRow(
      "Lihat https://a.id/x.", "See ⟦https://a.id/y⟧.",
      findings: "info: “https://a.id/y” is another page than “https://a.id/x” of the source"),
    TranslationRow("Lihat https://a.id/id/x.", "See https://a.id/en/x."),
    TranslationRow("Ada %s dan %s.", "There are %2$s and %1$s."),
    TranslationRow("Ada {} dan {}.", "There are {1} and {0}."),
    TranslationRow(
      "Ada %s dari %d.", "Of ⟦%d⟧ there are %s.".replacing(" %s", with: " ⟦%s⟧"),
      findings: "major: “%d” is not “%s” of the source", "major: “%s” is not “%d” of the source"),

    TranslationRow(
      "Lihat https://a.id/x.", "See ⟦https://b.id/x⟧.",
      findings: "minor: “https://b.id/x” is not “https://a.id/x” of the source"),
    TranslationRow(
      "Tulis ke a@b.id.", "⟦Write to us.⟧",
      findings: "minor: The translation lacks “a@b.id” of the source"),
  ])
  func placeholdersAreCarriedOver(row: TranslationRow) throws {
    try TranslationRows.expect(PlaceableMismatch(), row, .indonesianToEnglish)
  }
}
