import TestSupport
import Testing

@testable import Glossary

@Suite struct TitleVariantTests {
  private static let icrmw =
    "Konvensi Internasional mengenai Perlindungan Hak-Hak Seluruh Pekerja Migran dan Anggota "
    + "Keluarganya"
  private static let cebu =
    "Deklarasi ASEAN tentang Perlindungan dan Pemajuan Hak-Hak Pekerja Migran"
  private static let cebuEnglish =
    "ASEAN Declaration on the Protection and Promotion of the Rights of Migrant Workers"

  @Test(arguments: [
    RuleRow(
      "⟦Konvensi Internasional mengenai Perlindungan Hak Semua Pekerja Migran dan Anggota "
        + "Keluarganya⟧ berlaku.", "minor: \(icrmw)"),
    RuleRow(
      "⟦Konvensi Internasional mengenai Perlindungan Hak Seluruh Pekerja Migran dan Anggota "
        + "Keluarganya⟧ berlaku.", "minor: \(icrmw)"),
    RuleRow(
      "⟦Perjanjian ASEAN tentang Perlindungan dan Pemajuan Hak-Hak Pekerja Migran⟧ itu.",
      "major: \(cebu)"),
    RuleRow(
      "⟦Deklarasi ASEAN tentang Pemajuan dan Perlindungan Hak-Hak Pekerja Migran⟧ itu.",
      "minor: \(cebu)"),
    RuleRow(
      "⟦Deklarasi ASEAN mengenai Perlindungan dan Pemajuan Hak-Hak Pekerja Migran⟧ itu.",
      "minor: \(cebu)"),
    RuleRow(
      "⟦Kovenan Internasional tentang Hak Sipil dan Politik⟧ itu.",
      "minor: Kovenan Internasional tentang Hak-Hak Sipil dan Politik"),
    RuleRow(
      "⟦Konvensi Internasional tentang Hak-Hak Sipil dan Politik⟧ itu.",
      "major: Kovenan Internasional tentang Hak-Hak Sipil dan Politik"),
    RuleRow(
      "UU Nomor 18 Tahun 2017 tentang ⟦Perlindungan Pekerja Migran Indonesia⟧ berlaku.",
      "minor: Pelindungan Pekerja Migran Indonesia"),
    RuleRow("Undang-Undang No. 13 Tahun 2003 tentang ⟦Keimigrasian⟧ berlaku.", "major"),
    RuleRow("UU 18/2017 tentang ⟦Ketenagakerjaan⟧ berlaku.", "major"),
    RuleRow(
      "The ⟦Work in Fisheries Convention, 2007 (No. 188⟧) applies.", in: .english,
      "minor: Work in Fishing Convention, 2007 (No. 188)"),
    RuleRow(
      "The ⟦Global Compact for Safe, Regular and Orderly Migration⟧ has failed.", in: .english,
      "minor: Global Compact for Safe, Orderly and Regular Migration"),
    RuleRow(
      "The ⟦ASEAN Declaration on the Promotion and Protection of the Rights of Migrant Workers⟧.",
      in: .english, "minor: \(cebuEnglish)"),
    RuleRow(
      "The ⟦ASEAN Agreement on the Protection and Promotion of the Rights of Migrant Workers⟧.",
      in: .english, "major: \(cebuEnglish)"),
    RuleRow(
      "The ⟦International Convention on the Protection of the Rights of Migrant Workers and Members "
        + "of Their Families⟧.", in: .english,
      "minor: International Convention on the Protection of the Rights of All Migrant Workers and "
        + "Members of Their Families"),
  ])
  func otherTitlesAreReported(row: RuleRow) throws {
    try RuleRunner.expect(row, of: TitleVariant())
  }

  @Test(arguments: [
    RuleRow("\(icrmw) berlaku."), RuleRow("\(icrmw.uppercased()) BERLAKU."),
    RuleRow(
      "Konvensi Internasional tentang Perlindungan Hak-hak Seluruh Pekerja Migran dan "
        + "Anggota\nKeluarganya berlaku."),
    RuleRow("\(cebu) itu."), RuleRow("Konvensi Pekerja Migran itu."),
    RuleRow("Konvensi Internasional mengenai Perlindungan Hak-Hak Seluruh Pekerja itu."),
    // An older title is wrong only beside the newer one.
    RuleRow("Pernyataan Umum tentang Hak-Hak Asasi Manusia berlaku."),
    RuleRow("UU Nomor 18 Tahun 2017 tentang Pelindungan Pekerja Migran Indonesia berlaku."),
    RuleRow("UU Nomor 18 Tahun 2017 tentang Pelindungan Pekerja itu."),
    RuleRow("UU Nomor 13 Tahun 2003 tentang Ketenagakerjaan dan UU 6/2011 tentang Keimigrasian."),
    RuleRow("Peraturan Menteri Nomor 18 Tahun 2017 tentang Tata Cara itu."),
    RuleRow("Konvensi tentang Pengawasan Senjata Kimia itu."),
    RuleRow("Deklarasi itu menyebut hak-hak pekerja migran."),
    RuleRow("The \(cebuEnglish) of 2007.", in: .english),
    RuleRow("Law No. 13 of 2003 concerning Manpower.", in: .english),
    RuleRow("Deklarasi ASEAN Menentang Perdagangan Orang, Khususnya Perempuan dan Anak itu."),
  ])
  func ownTitlesPass(row: RuleRow) throws {
    try RuleRunner.expect(row, of: TitleVariant())
  }
}

@Suite struct MisspeltTermTests {
  @Test(arguments: [
    RuleRow("⟦Kementrian⟧ Luar Negeri rapat.", "minor: Kementerian"),
    RuleRow("Para ⟦pekreja⟧ migran pulang.", "minor: pekerja"),
    RuleRow("Para pekerja migran ⟦Indonseia⟧ pulang.", "minor: Indonesia"),
    RuleRow("PEKERJA MIGRAN ⟦INDONSEIA⟧ PULANG.", "minor: INDONESIA"),
    RuleRow("tindak pidana ⟦perdangangan⟧ orang", "minor: perdagangan"),
    RuleRow("“Para ⟦pekreja⟧ migran pulang,” katanya.", "info: pekerja"),
    RuleRow("Deklarasi ⟦Univesal⟧ Hak Asasi Manusia.", "minor: Universal"),
    RuleRow("Kementerian Luar ⟦Negerri⟧ rapat.", "minor: Negeri"),
    RuleRow("The ⟦migarnt⟧ workers came.", in: .english, "minor: migrant"),
    RuleRow("Universal ⟦Perodic⟧ Review.", in: .english, "minor: Periodic"),
    RuleRow("The International ⟦Orgnization⟧ for Migration.", in: .english, "minor: Organization"),
    RuleRow(
      "Kantor Wahyu Susilawati itu. Kantor Wahyu Susilawati itu. Kantor Wahyu Susilawati itu. "
        + "Kantor Wahyu Susilawati itu. Kantor Wahyu ⟦Susillawati⟧ itu.", "minor: Susilawati"),
  ])
  func slipsAreReported(row: RuleRow) throws {
    try RuleRunner.expect(row, of: MisspeltTerm())
  }

  @Test(arguments: [
    RuleRow("menempatkan pekerja migran"), RuleRow("ditempatkannya pekerja migran"),
    RuleRow("bekerja migran"), RuleRow("pekerjaan migran"), RuleRow("perlindungan hukum"),
    RuleRow("Pelindungan Pekerja Migran Indonesia"), RuleRow("Pekerja-pekerja migran"),
    RuleRow("negara tujuannya"), RuleRow("anggaran keluarga dan anggota keluarganya"),
    RuleRow("Pasal 12345 ayat 12346 TPPO TPPM BP2MI BP3MI"),
    RuleRow(
      "unit pelayanan itu. unit pelayanan itu. unit pelayanan itu. unit pelayanan itu. "
        + "kapal pelayaran besar"),
    RuleRow("migrating workers and immigrant workers", in: .english),
    RuleRow("migrants and migration; labouring; organizations", in: .english),
    RuleRow("penegakan hukum dan penegak hukum"),
  ])
  func otherWordsPass(row: RuleRow) throws {
    try RuleRunner.expect(row, of: MisspeltTerm())
  }
}

@Suite struct UntranslatedNameTests {
  @Test(arguments: [
    RuleRow(
      "Menurut ⟦International Labour Organization⟧, data itu naik.",
      "minor: Organisasi Perburuhan Internasional"),
    RuleRow(
      "Indonesia menjadi pihak pada ⟦Universal Declaration of Human Rights⟧ sejak dulu.",
      "minor: Deklarasi Universal Hak Asasi Manusia"),
    RuleRow(
      "Data dari ⟦Ministry of Manpower⟧ pada tahun ini naik.",
      "minor: Kementerian Ketenagakerjaan"),
    RuleRow("Nasib para ⟦migrant workers⟧ di luar negeri dan di rumah.", "info: pekerja migran"),
    RuleRow("Perlu ada ⟦political will⟧ dari pemerintah.", "info: kemauan politik"),
    RuleRow("Para ⟦stakeholder⟧ yang hadir dan yang tidak.", "info: pemangku kepentingan"),
    RuleRow("Ia hadir di ⟦ASEAN Summit⟧ yang ke-42.", "minor: KTT ASEAN"),
    RuleRow("Ada ⟦job order⟧ dari majikan itu.", "info: surat permintaan Pekerja Migran Indonesia"),
    RuleRow(
      "Menurut ⟦Human Rights Council⟧, itu benar. Menurut Human Rights Council, tidak.",
      "minor: Dewan HAM PBB"),
    RuleRow(
      "The data of the ⟦Pekerja Migran Indonesia⟧ were of use to all.", in: .english,
      "minor: Indonesian migrant worker"),
    RuleRow(
      "It was said by the ⟦Kementerian Luar Negeri⟧ in the capital.", in: .english,
      "minor: Ministry of Foreign Affairs"),
    RuleRow("Kasus ⟦trafficker⟧ itu dan yang lain.", "info: pelaku perdagangan orang"),
  ])
  func foreignWordsAreReported(row: RuleRow) throws {
    try RuleRunner.expect(row, of: UntranslatedName())
  }

  @Test(arguments: [
    RuleRow("Menurut International Labour Organization (ILO), data itu naik."),
    RuleRow("Organisasi Perburuhan Internasional (International Labour Organization) di Jenewa."),
    RuleRow("Menurut “International Labour Organization” itu, dan yang lain."),
    RuleRow("Organisasi Perburuhan Internasional atau International Labour Organization di sana."),
    RuleRow("Bali Process dan Migrant CARE dan UN Women yang hadir di sana."),
    RuleRow("Kemauan politik (political will) dari pemerintah."),
    RuleRow("“Perlu political will dari pemerintah,” katanya."),
    RuleRow("The Indonesian migrant workers and the International Labour Organization in Asia."),
    RuleRow("Laporan: Trafficking in Persons Report, Universal Declaration of Human Rights."),
    RuleRow("Para pemangku kepentingan atau stakeholder yang hadir di sana."),
    RuleRow("Pekerja migran/migrant workers di luar negeri dan di rumah."),
    RuleRow(
      "The Indonesian migrant workers (Pekerja Migran Indonesia) came to the city.",
      in: .english),
    RuleRow("Universitas Gadjah Mada is in the city of Yogyakarta.", in: .english),
    RuleRow("The ASEAN Summit of the year and stakeholder meetings.", in: .english),
  ])
  func otherPlacesPass(row: RuleRow) throws {
    try RuleRunner.expect(row, of: UntranslatedName())
  }
}
