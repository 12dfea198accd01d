import Testing

@testable import Glossary

@Suite struct ForbiddenTargetTests {
  @Test(arguments: [
    TranslationRow("A domestic worker came.", "Seorang pekerja rumah tangga datang."),
    TranslationRow("Indonesian migrant workers came.", "Para TKI datang.", "2015-01-01"),
    TranslationRow("An assistant rector came.", "Seorang pembantu rektor datang."),
    TranslationRow(
      "A domestic worker came.", "Seorang ⟦pembantu rumah tangga⟧ datang.",
      findings: "minor: “pembantu rumah tangga” should not be used; write “pekerja rumah tangga”"),
    TranslationRow(
      "Indonesian migrant workers came.", "Para ⟦TKI⟧ datang.",
      findings: "minor: “TKI” has been out of use since 2017-11-22; write “PMI”"),
    // The source tells what is meant, so no cue is needed.
    TranslationRow(
      "Domestic workers came.", "Para ⟦pembantu⟧ datang.",
      findings: "minor: “pembantu” should not be used; write “pekerja rumah tangga”"),
    TranslationRow(
      "A domestic worker came.", "“Seorang pembantu rumah tangga datang,” katanya."),
  ])
  func retiredWords(row: TranslationRow) throws {
    try TranslationRows.expect(ForbiddenTarget(), row, .englishToIndonesian)
  }

  /// Of one word, one rule speaks: `deprecated-term`, unless it is off.
  @Test func deprecatedTermSpeaksFirst() throws {
    let row = TranslationRow("Indonesian migrant workers came.", "Para ⟦TKI⟧ datang.")
    let draft = try TranslationRows.draft(row, .englishToIndonesian)
    var checker = DraftChecker(base: BuiltinBase.base)
    let both = try checker.findings(in: draft).filter { $0.range.start == 5 }.map(\.rule)
    #expect(both == [DeprecatedTerm.id])
    var silent = DraftChecker(
      base: BuiltinBase.base, settings: CheckSettings(disabledRules: [DeprecatedTerm.id]))
    let alone = try silent.findings(in: draft).filter { $0.range.start == 5 }.map(\.rule)
    #expect(alone == [ForbiddenTarget.id])
  }
}
