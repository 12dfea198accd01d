import TestSupport
import Testing

@testable import Glossary

@Suite struct WrongExpansionTests {
  private static let acmw =
    "Komite ASEAN untuk Implementasi Deklarasi ASEAN tentang Perlindungan dan Pemajuan Hak-Hak "
    + "Pekerja Migran"

  @Test(arguments: [
    RuleRow("⟦Komite ASEAN untuk Tenaga Kerja Migran (ACMW)⟧ bersidang.", "major: \(acmw) (ACMW)"),
    RuleRow(
      "Korban ⟦tindak pidana perdagangan manusia (TPPO)⟧ pulang.",
      "major: tindak pidana perdagangan orang (TPPO)"),
    RuleRow(
      "⟦Badan Perlindungan Pekerja Migran Indonesia (BP2MI)⟧ rapat.",
      "major: Badan Pelindungan Pekerja Migran Indonesia (BP2MI)"),
    RuleRow(
      "⟦BP2MI (Badan Perlindungan Pekerja Migran Indonesia)⟧ rapat.",
      "major: BP2MI (Badan Pelindungan Pekerja Migran Indonesia)"),
    RuleRow(
      "⟦Badan Perlindungan Pekerja Migran Indonesia, selanjutnya disebut BP2MI⟧, rapat.",
      "major: Badan Pelindungan Pekerja Migran Indonesia, selanjutnya disebut BP2MI"),
    // Words in the place of others.
    RuleRow("⟦Pejuang Migran Indonesia (PMI)⟧ pulang.", "major: Pekerja Migran Indonesia (PMI)"),
    RuleRow("Para ⟦pekerja migran (PMI)⟧ pulang.", "minor: Pekerja Migran Indonesia (PMI)"),
    RuleRow(
      "⟦United Nations Office for Drugs and Crime (UNODC)⟧ hadir.",
      "major: Kantor PBB untuk Narkoba dan Kejahatan (UNODC)"),
    // The full form of something else.
    RuleRow(
      "⟦tindak pidana penyelundupan manusia (TPPO)⟧",
      "major: tindak pidana perdagangan orang (TPPO)"),
    RuleRow("⟦Tenaga Kerja Indonesia (PMI)⟧ pulang.", "major: Pekerja Migran Indonesia (PMI)"),
    // The count of words with P.
    RuleRow(
      "⟦Balai Pelindungan Pekerja Migran Indonesia (BP3MI)⟧ rapat.",
      "major: Balai Pelayanan Pelindungan Pekerja Migran Indonesia (BP3MI)"),
    RuleRow(
      "⟦Perusahaan Pekerja Migran Indonesia (P3MI)⟧ ditutup.",
      "major: Perusahaan Penempatan Pekerja Migran Indonesia (P3MI)"),
    RuleRow(
      "⟦Surat Izin Perusahaan Penempatan Pekerja Migran Indonesia (SIP2MI)⟧ dicabut.",
      "major: Surat Izin Perekrutan Pekerja Migran Indonesia (SIP2MI)"),
  ])
  func wrongFullFormsAreReported(row: RuleRow) throws {
    try RuleRunner.expect(row, of: WrongExpansion())
  }

  @Test(arguments: [
    RuleRow("Pekerja Migran Indonesia (PMI) pulang."),
    RuleRow("para pekerja migran Indonesia (PMI) pulang."),
    RuleRow("Palang Merah Indonesia (PMI) membuka posko."),
    RuleRow("Komite ASEAN untuk Pekerja Migran (ACMW) bersidang."),
    RuleRow("ASEAN Committee on Migrant Workers (ACMW) bersidang."),
    RuleRow(
      "Organisasi Internasional untuk Migrasi (International Organization for Migration/IOM)."),
    RuleRow("Kementerian Luar Negeri RI (Kemlu) dan Kementerian Luar Negeri Malaysia (Kemlu)."),
    RuleRow("Kementerian Ketenagakerjaan (Kemnaker) rapat."),
    RuleRow(
      "Badan Nasional Penempatan dan Perlindungan Tenaga Kerja Indonesia (BNP2TKI)", on: "2015"),
    RuleRow("Tenaga Kerja Indonesia (TKI) pulang.", on: "2015"),
    RuleRow("Kantor Wilayah (Kanwil) dan Badan Pusat Statistik (BPS) dan Bank Indonesia (BI)."),
    // A sense of the text's own, or a remark.
    RuleRow("Praktik Kerja Lapangan (PKL) dimulai."),
    RuleRow("BP2MI (kini KP2MI) dan PMI (sektor domestik) dan ILO (Jakarta)."),
    RuleRow("Mereka pulang dari Malaysia (PMI) kemarin."),
    RuleRow("tindak pidana perdagangan orang (TPPO) dan penyelundupan manusia (TPPM)"),
    RuleRow("Tindak Pidana Perdagangan Orang, yang selanjutnya disebut TPPO, dipidana."),
    RuleRow("Konvensi Internasional (CMW dan protokolnya"),
    // What deprecated-term reports by itself.
    RuleRow("Kementerian Perlindungan Pekerja Migran Indonesia (KP2MI) rapat."),
    RuleRow(
      "Trafficking in persons (TIP), an ASEAN Committee on Migrant Workers (ACMW)",
      in: .english),
    RuleRow(
      "The International Labour Organization (ILO) and the list of issues prior to "
        + "submission of the second report (LOIPR).", in: .english),
  ])
  func otherFullFormsPass(row: RuleRow) throws {
    try RuleRunner.expect(row, of: WrongExpansion())
  }

  @Test(
    arguments: [
      ("BP2MI", "badan pelindungan pekerja migran indonesia", 5),
      ("TPPO", "korban tindak pidana perdagangan orang", 4),
      ("Kemnaker", "staf kementerian ketenagakerjaan", 2),
      ("Desmigratif", "desa migran produktif", 3),
      ("K3", "keselamatan dan kesehatan kerja", 4),
      ("ILO", "kata dia", nil), ("Rakor", "rapat koordinasi", 2),
    ] as [(String, String, Int?)])
  func lettersTellTheExtent(acronym: String, words: String, count: Int?) {
    let words = words.split(separator: " ").map(String.init)
    #expect(AcronymLetters.extent(of: acronym, in: words) == count)
  }

  @Test(
    arguments: [
      ("BP2MI", 2), ("P3MI", 3), ("P4MI", 4), ("KP2MI", 2), ("SIP3MI", 3), ("BNP2TKI", 2),
      ("BP3TKI", 3), ("PMI", nil), ("G2G", nil), ("FMB9", nil), ("P2MI", 2),
    ] as [(String, Int?)])
  func theDigitOfTheFamily(acronym: String, digit: Int?) {
    #expect(FamilyCount.digit(of: acronym) == digit)
  }
}
