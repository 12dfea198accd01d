import TestSupport
import Testing

@testable import Glossary

@Suite struct InconsistentVariantTests {
  @Test(arguments: [
    RuleRow("Pekerja migran dan ⟦buruh migran⟧ dan pekerja migran.", "minor: pekerja migran"),
    RuleRow("Buruh migran, buruh migran, dan ⟦pekerja migran⟧.", "minor: buruh migran"),
    RuleRow(
      "Perdagangan orang adalah ⟦perdagangan manusia⟧. Lalu perdagangan manusia.",
      "minor: perdagangan orang"),
    RuleRow("KP2MI rapat. ⟦KemenP2MI⟧ setuju.", "minor: KP2MI"),
    RuleRow("Kemlu rapat. ⟦Kemenlu⟧ setuju. Kemlu hadir.", "minor: Kemlu"),
    RuleRow("Kemenko Polkam dan ⟦Kemenko Polhukam⟧.", on: nil, "minor: Kemenko Polkam"),
    RuleRow("Pelindungan pekerja migran dan ⟦perlindungan⟧ itu.", "minor: pelindungan"),
    RuleRow("Pelindungan pekerja migran dan ⟦perlindungan⟧ itu.", on: "2015", "info: pelindungan"),
    RuleRow("Negara asal dan ⟦negara pengirim⟧.", "minor: negara asal"),
    // A word of another language goes, however often it stands.
    RuleRow(
      "Pusat ⟦online scam⟧ tutup. Penipuan daring dan online scam.", "minor: penipuan daring"),
    // The headline counts.
    RuleRow(
      "⟦Perlindungan⟧ Pekerja Migran\n\nPelindungan pekerja migran itu.", "minor: Pelindungan"),
    RuleRow(
      "Trafficking in persons and ⟦human trafficking⟧.", in: .english,
      "minor: trafficking in persons"),
    // A term that another one hides tells too by which word the thing goes.
    RuleRow(
      "Victims of trafficking in persons. A case of ⟦human trafficking⟧.", in: .english,
      "minor: trafficking in persons"),
    RuleRow(
      "Korban perdagangan orang dan ⟦perdagangan manusia⟧ lain.", "minor: perdagangan orang"),
    RuleRow("They organise labour and ⟦labor⟧ and labour.", in: .english, "minor: labour"),
    RuleRow("They ⟦organise⟧ and organize.", in: .english, "minor: organize"),
    RuleRow("⟦Perlindungan⟧ pekerja migran.", profile: .official, "info: Pelindungan"),
  ])
  func mixturesAreOneFinding(row: RuleRow) throws {
    try RuleRunner.expect(row, of: InconsistentVariant())
  }

  @Test(arguments: [
    RuleRow("Sindikat penipuan daring atau online scam. Penipuan daring marak."),
    // An acronym in another language is not beside the full form of its own.
    RuleRow(
      "The Indonesian Migrant Workers Protection Agency (BP2MI) met. BP2MI said so.", in: .english),
    RuleRow("Buruh migran dan buruh migran."), RuleRow("Perdagangan orang dan TPPO."),
    RuleRow("Pekerja Migran Indonesia (PMI) dan PMI."),
    RuleRow("Pekerja migran Indonesia dan Pekerja Migran Indonesia."),
    RuleRow("Pekerja migran dan Serikat Buruh Migran Indonesia."),
    RuleRow("Pekerja migran dan “buruh migran” kata dia."),
    RuleRow("Perdagangan orang (human trafficking) marak."),
    RuleRow("Perlindungan pekerja migran dan perlindungan anak."),
    RuleRow("Pelindungan pekerja migran dan Lembaga Perlindungan Saksi dan Korban."),
    RuleRow("Pelindungan pekerja migran dan perlindungan sosial."),
    RuleRow("Pelindungan pekerja migran dan perlindungan konsumen."),
    RuleRow("Kementerian Pelindungan Pekerja Migran Indonesia (KemenP2MI) dan KemenP2MI."),
    RuleRow("Pelindungan alam dan perlindungan alam."),
    RuleRow("Kemenko Polkam, dulu Kemenko Polhukam."),
    RuleRow("The Trafficking in Persons Protocol and human trafficking.", in: .english),
    RuleRow("Human trafficking, and “victims of trafficking in persons”.", in: .english),
    RuleRow("Labour in the U.S. Department of Labor.", in: .english),
    RuleRow("They organize labour and surprise us.", in: .english),
  ])
  func otherWordsPass(row: RuleRow) throws {
    try RuleRunner.expect(row, of: InconsistentVariant())
  }

  @Test func allPlacesAreListed() throws {
    let text = "Pekerja migran, buruh migran, pekerja migran, buruh migran, pekerja migran."
    let findings = try InconsistentVariant().findings(
      in: RuleRunner.reading(text, RuleRow(text)))
    #expect(findings.count == 1)
    #expect(findings.first?.related.count == 4)
  }

  @Test(arguments: [
    RuleRow("KTT ke-42 ASEAN dibuka. ⟦KTT ASEAN XLII⟧ ditutup.", "info: KTT ke-42 ASEAN"),
    RuleRow("KTT ke-42 ASEAN dibuka. ⟦KTT ASEAN ke-42⟧ ditutup.", "info: KTT ke-42 ASEAN"),
    RuleRow(
      "The 46th ASEAN Summit opened. The ⟦ASEAN Summit XLVI⟧ closed.", in: .english,
      "info: 46th ASEAN Summit"),
  ])
  func anEventIsNumberedInOneForm(row: RuleRow) throws {
    try RuleRunner.expect(row, of: InconsistentVariant())
  }

  @Test(arguments: [
    RuleRow("KTT ke-42 ASEAN dibuka. KTT ke-43 ASEAN ditutup. KTT ke-42 ASEAN lama."),
    RuleRow("KTT ke-42 dibuka. KTT ASEAN ke-42 ditutup."),
    RuleRow("KTT ke-42 ASEAN dan Sidang ke-42 ILO."),
  ])
  func otherEventsPass(row: RuleRow) throws {
    try RuleRunner.expect(row, of: InconsistentVariant())
  }

  @Test(arguments: [
    RuleRow(
      "Semua Pekerja Migran Indonesia pulang. Semua ⟦pekerja migran Indonesia⟧ senang.",
      profile: .strict, "info: Pekerja Migran Indonesia"),
    RuleRow("Semua Pekerja Migran Indonesia pulang. Semua pekerja migran Indonesia senang."),
    RuleRow("Rapat koordinasi dibuka. Peserta rapat koordinasi hadir.", profile: .strict),
  ])
  func capitalsMatterToTheStrictProfileOnly(row: RuleRow) throws {
    try RuleRunner.expect(row, of: InconsistentVariant())
  }

  @Test func anAdjectiveIsNoVariant() throws {
    try RuleRunner.expect(
      RuleRow("Minor changes help the child.", in: .english), of: InconsistentVariant())
  }
}
