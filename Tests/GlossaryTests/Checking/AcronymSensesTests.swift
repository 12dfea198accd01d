import TestSupport
import Testing

@testable import Glossary

@Suite struct AcronymSensesTests {
  @Test(arguments: [
    RuleRow("Ketua ⟦PMI⟧ menyerahkan piala.", "minor"),
    RuleRow("The ⟦MFA⟧ was asked.", in: .english, "minor"),
    // Words of the other sense beside an acronym that the draft explains.
    RuleRow(
      "Palang Merah Indonesia (PMI) membuka posko. Upah ⟦PMI⟧ ditahan majikan di penampungan.",
      "major"),
    // One acronym for two things.
    RuleRow("Donor darah diadakan PMI. Penempatan ⟦PMI⟧ ke Jepang naik.", "minor"),
  ])
  func undecidedOnesAreReported(row: RuleRow) throws {
    try RuleRunner.expect(row, of: AmbiguousAcronym())
  }

  @Test(arguments: [
    RuleRow("Penempatan PMI ke Jepang naik."),
    RuleRow("Donor darah diadakan PMI di balai desa."),
    RuleRow("PMI manufaktur naik."),
    RuleRow("Seorang ABK jatuh dari kapal."),
    RuleRow("Guru mendampingi siswa ABK."),
    RuleRow("Pekerja Migran Indonesia (PMI) pulang. Semua PMI senang."),
  ])
  func decidedOnesPass(row: RuleRow) throws {
    try RuleRunner.expect(row, of: AmbiguousAcronym())
  }
}
