import TestSupport
import Testing

@testable import Glossary

@Suite struct InstitutionAtDateTests {
  @Test(arguments: [
    RuleRow("⟦BNP2TKI⟧ mencatat data.", "major: BP2MI"),
    RuleRow("⟦BNP2TKI⟧ mencatat data.", on: nil, "minor: BP2MI"),
    RuleRow("Rapat ⟦Depnakertrans⟧.", on: "2009-11-03", "major: Kemnakertrans"),
    RuleRow("⟦Departemen Luar Negeri⟧ rapat.", "major: Kementerian Luar Negeri"),
    RuleRow("⟦Departemen Luar Negeri⟧ RI rapat.", "major: Kementerian Luar Negeri"),
    RuleRow("⟦Kemenko Polhukam⟧ rapat.", "major: Kemenko Polkam"),
    RuleRow("⟦Kemenkumham⟧ rapat.", "major"),
    RuleRow(
      "⟦Kementerian Tenaga Kerja dan Transmigrasi⟧ rapat.",
      "major: Kementerian Ketenagakerjaan"),
    RuleRow("“⟦Kemenko Polhukam⟧ setuju,” katanya.", "major: Kemenko Polkam"),
    // Before its time.
    RuleRow("⟦BP2MI⟧ rapat.", on: "2015-03-01", "info: BNP2TKI"),
    RuleRow(
      "⟦Kementerian Ketenagakerjaan⟧ rapat.", on: "2012",
      "info: Kementerian Tenaga Kerja dan Transmigrasi"),
    RuleRow(
      "The ⟦Ministry of Manpower and Transmigration⟧ met.", in: .english,
      "major: Ministry of Manpower"),
    RuleRow("Rapat ⟦Senin (22/7/2025)⟧ itu.", "minor"),
    RuleRow("on ⟦Monday, July 22, 2025⟧.", in: .english, "minor"),
    RuleRow("⟦Sepuluh⟧ negara anggota ASEAN sepakat.", on: "2025-11-01", "minor"),
    RuleRow("The ⟦eleven⟧ ASEAN Member States agreed.", on: "2025-05-01", in: .english, "minor"),
    RuleRow("The ⟦ten⟧ member states of ASEAN agreed.", on: nil, in: .english, "info"),
  ])
  func namesOfAnotherTimeAreReported(row: RuleRow) throws {
    try RuleRunner.expect(row, of: InstitutionAtDate())
  }

  @Test(arguments: [
    RuleRow("BNP2TKI mencatat data.", on: "2015-03-01"), RuleRow("BP2MI mencatat data."),
    RuleRow("BP2MI mencatat data.", on: nil), RuleRow("BP2MI mencatat data.", on: "2019"),
    RuleRow("BNP2TKI, kini BP2MI, didirikan pada 2006."),
    RuleRow("Pada 2012 BNP2TKI mencatat data."), RuleRow("Pada Mei 2019 BNP2TKI mencatat data."),
    RuleRow("BP2MI, sebelumnya bernama BNP2TKI, mencatat data."),
    RuleRow("Saat itu Departemen Luar Negeri rapat."),
    RuleRow("Ia naik Kemnakertrans dulu.", on: "2013"),
    RuleRow(
      "Kementerian yang akan bernama Kementerian Pelindungan Pekerja Migran Indonesia.",
      on: "2024-05"),
    RuleRow("Rapat Selasa (22/7/2025) itu."), RuleRow("Tuesday, July 22, 2025", in: .english),
    RuleRow("Kemenlu rapat."),
    RuleRow("Sepuluh negara anggota ASEAN sepakat.", on: "2025-05-01"),
    RuleRow("Sepuluh negara anggota ASEAN lain sepakat.", on: "2025-11-01"),
    RuleRow("Saat itu sepuluh negara anggota ASEAN sepakat.", on: "2025-11-01"),
    RuleRow("Delapan negara anggota ASEAN hadir.", on: "2025-11-01"),
  ])
  func namesOfTheirTimePass(row: RuleRow) throws {
    try RuleRunner.expect(row, of: InstitutionAtDate())
  }
}
