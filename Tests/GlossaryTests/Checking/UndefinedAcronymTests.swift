import TestSupport
import Testing

@testable import Glossary

@Suite struct UndefinedAcronymTests {
  private static let tppo = "minor: tindak pidana perdagangan orang (TPPO)"

  @Test(arguments: [
    RuleRow("Korban ⟦TPPO⟧ pulang. TPPO marak.", tppo),
    RuleRow("Korban ⟦TPPO⟧ pulang. Tindak pidana perdagangan orang (TPPO) marak.", tppo),
    RuleRow(
      "Menurut ⟦BP2MI⟧, data naik.", "minor: Badan Pelindungan Pekerja Migran Indonesia (BP2MI)"),
    RuleRow(
      "Data ⟦SBMI⟧ dan ⟦APJATI⟧.", "minor: Serikat Buruh Migran Indonesia (SBMI)",
      "minor: Asosiasi Perusahaan Jasa Tenaga Kerja Indonesia (APJATI)"),
    // Among words before a dash, but in a sentence.
    RuleRow("Korban ⟦TPPO⟧ - kata polisi - pulang. TPPO marak.", tppo),
    // Transparent ones are an info.
    RuleRow("Juru bicara ⟦Kemlu⟧ hadir.", "info: Kementerian Luar Negeri (Kemlu)"),
    RuleRow(
      "Rapat ⟦Kemenko Polkam⟧.",
      "info: Kementerian Koordinator Bidang Politik dan Keamanan (Kemenko Polkam)"),
    // Named in full but never tied.
    RuleRow(
      "Badan Pelindungan Pekerja Migran Indonesia hadir. Kata ⟦BP2MI⟧, data naik.",
      "minor: Badan Pelindungan Pekerja Migran Indonesia (BP2MI)"),
    RuleRow(
      "Tindak pidana perdagangan orang marak. Korban ⟦TPPO⟧ pulang.",
      "info: tindak pidana perdagangan orang (TPPO)"),
    // Introduced and never used.
    RuleRow("Tindak pidana perdagangan orang (⟦TPPO⟧) marak.", "info"),
    // The headline does not explain.
    RuleRow(
      "Tindak Pidana Perdagangan Orang (TPPO) Marak\n\nKorban ⟦TPPO⟧ pulang. TPPO marak.",
      tppo),
    RuleRow(
      "Ratifikasi ⟦ICCPR⟧ dibahas.",
      "minor: Kovenan Internasional tentang Hak-Hak Sipil dan Politik (ICCPR)"),
    RuleRow(
      "Badan Pelindungan Pekerja Migran Indonesia (BP2MI) rapat. Kata ⟦badan BP2MI⟧.",
      "info: BP2MI"),
    RuleRow(
      "The ⟦UNODC⟧ met.", in: .english,
      "minor: United Nations Office on Drugs and Crime (UNODC)"),
    RuleRow("Data ⟦BPS⟧ dan BPS.", profile: .strict, "info"),
  ])
  func unexplainedOnesAreReported(row: RuleRow) throws {
    try RuleRunner.expect(row, of: UndefinedAcronym())
  }

  @Test(arguments: [
    RuleRow("Tindak pidana perdagangan orang (TPPO) marak. TPPO naik."),
    RuleRow("TPPO (tindak pidana perdagangan orang) marak. TPPO naik."),
    RuleRow("tindak pidana perdagangan orang atau TPPO marak. TPPO naik."),
    RuleRow("tindak pidana perdagangan orang, disingkat TPPO, marak. TPPO naik."),
    RuleRow("tindak pidana perdagangan orang/TPPO marak. TPPO naik."),
    RuleRow("crime of trafficking in persons (TPPO) marak. TPPO naik."),
    RuleRow("TPPO Marak\n\nTindak pidana perdagangan orang (TPPO) marak. TPPO naik."),
    RuleRow("Baca juga: TPPO Marak\nTindak pidana perdagangan orang marak."),
    RuleRow("Negara anggota ASEAN, KBRI, WNI, HAM, PBB, dan Polri dalam UU dan PP."),
    RuleRow("Data BPS dan BPS."),
    // The agency of a dateline is no use.
    RuleRow(
      "Jakarta, BP2MI (15/9) - Badan Pelindungan Pekerja Migran Indonesia (BP2MI) rapat. Kata BP2MI."
    ),
    RuleRow("Cianjur, BP2MI – Tindak pidana perdagangan orang (TPPO) marak. TPPO naik."),
    RuleRow("Rapat di Jakarta. (Foto: Dok. BP2MI)"),
    // Two full forms, and their acronyms in one bracket.
    RuleRow(
      "Direktorat Jenderal Imigrasi Kementerian Hukum dan Hak Asasi Manusia (Ditjen Imigrasi "
        + "Kemenkumham) rapat. Kata Kemenkumham."),
    RuleRow("Satgas tindak pidana perdagangan orang (TPPO) dan Gugus Tugas TPPO."),
    RuleRow("Ia bertanya apa itu tip dan add."),
    // Nothing tells which sense it has: another rule's business.
    RuleRow("Kata PMI kemarin."),
  ])
  func explainedOnesPass(row: RuleRow) throws {
    try RuleRunner.expect(row, of: UndefinedAcronym())
  }
}

@Suite struct AmbiguousAcronymTests {
  @Test(arguments: [
    RuleRow("Kata ⟦PMI⟧ kemarin.", "minor"),
    RuleRow("Para ⟦ABK⟧ hadir.", "minor"),
    RuleRow("Laporan ⟦PPT⟧ itu.", "minor"),
    RuleRow("Pekerja Migran Indonesia (PMI) pulang. ⟦PMI⟧ membuka donor darah.", "major"),
    RuleRow("⟦CMW⟧ bersidang.", "minor"),
    RuleRow("The ⟦ACE⟧ met.", in: .english, "minor"),
    RuleRow("The ⟦MFA⟧ replied.", in: .english, "minor"),
    RuleRow("The ⟦HRC⟧ met in Geneva.", in: .english, "minor"),
  ])
  func undecidedOnesAreReported(row: RuleRow) throws {
    try RuleRunner.expect(row, of: AmbiguousAcronym())
  }

  @Test(arguments: [
    RuleRow("Pekerja Migran Indonesia (PMI) pulang. Kata PMI itu."),
    RuleRow("Palang Merah Indonesia (PMI) membuka posko. PMI hadir."),
    RuleRow("Penempatan PMI naik."), RuleRow("PMI dan BP2MI."),
    RuleRow("PMI membuka donor darah."), RuleRow("PMI manufaktur naik ke zona ekspansi."),
    RuleRow("Siswa ABK belajar di sekolah inklusi."), RuleRow("KRI itu berlayar."),
    RuleRow("The ACE spoke on renewable energy.", in: .english),
    RuleRow("Kader PKB dan fraksi lain."),
    RuleRow("Pekerja migran pulang. PMI hadir."), RuleRow("Konvensi CMW diratifikasi."),
    RuleRow("Sidang PBB dan PP itu."), RuleRow("Ia bertanya apa."),
    RuleRow("Anak buah kapal (ABK) pulang. ABK itu hadir."),
    RuleRow("ABK kapal ikan pulang."), RuleRow("Komite CMW bersidang."),
    RuleRow("The ACE and ATUC met on labour.", in: .english),
    RuleRow("IOM and UNHCR help migrants.", in: .english),
    RuleRow("The spokesperson of the MFA replied.", in: .english),
    RuleRow("MFA is a network of grassroots groups.", in: .english),
    RuleRow("The HRC adopted a resolution.", in: .english),
    RuleRow("A general comment of the HRC on the Covenant.", in: .english),
    RuleRow("Twenty TIP victims were found.", in: .english),
    RuleRow("Pemerintah melindungi PMI."), RuleRow("Protokol DP-PPT itu."),
  ])
  func decidedOnesPass(row: RuleRow) throws {
    try RuleRunner.expect(row, of: AmbiguousAcronym())
  }
}
