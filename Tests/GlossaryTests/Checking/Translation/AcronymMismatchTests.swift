import Testing

@testable import Glossary

@Suite struct AcronymMismatchTests {
  private static let kept = (0..<10).map { ("Laporan XQRT nomor \($0).", "XQRT report \($0).") }

  @Test(arguments: [
    TranslationRow("Rapat ACMW di Jakarta.", "An ACMW meeting in Jakarta."),
    TranslationRow("Kasus TPPO naik.", "TIP cases rose."),
    TranslationRow("Laporan XQRT terbit.", "The XQRT report is out."),
    TranslationRow("Laporan LSM terbit.", "The NGO report is out."),
    TranslationRow(
      "Rapat LPSK.", "A meeting of the Witness and Victim Protection Agency and KPSK."),
    TranslationRow(
      "Rapat LPSK.", "A meeting of ⟦KPSK⟧.", findings: "minor: “KPSK” is not “LPSK” of the source"),
    TranslationRow("BAB SATU TENTANG PEKERJA", "CHAPTER ONE ON WORKERS"),
    TranslationRow("Ada di PT itu.", "It is in that firm."),
    TranslationRow(
      "Rapat ACMW di Jakarta.", "An ⟦ACWC⟧ meeting in Jakarta.",
      findings:
        "major: “ACWC” stands for “ASEAN Commission on the Promotion and Protection of the Rights of Women and Children”, but the source’s “ACMW” for “ASEAN Committee on the Implementation of the ASEAN Declaration on the Protection and Promotion of the Rights of Migrant Workers”"
    ),
    TranslationRow(
      "Laporan UXHCR terbit.", "The ⟦UXHRC⟧ report is out.",
      findings: "minor: “UXHRC” is not “UXHCR” of the source"),
    TranslationRow(
      kept + [("Laporan XQRT itu terbit.", "⟦The report is out.⟧")], nil,
      ["info: The translation lacks “XQRT”, which it keeps elsewhere"]),
  ])
  func fromIndonesian(row: TranslationRow) throws {
    try TranslationRows.expect(AcronymMismatch(), row, .indonesianToEnglish)
  }

  @Test func traffickingIsNotSmuggling() throws {
    let row = TranslationRow("Kasus TPPO naik.", "Kasus TPPM naik.")
    let reading = try TranslationRows.reading(row, .englishToIndonesian)
    // The acronyms are Indonesian on both sides, as in a text that keeps them.
    #expect(try AcronymMismatch().findings(in: reading).allSatisfy { $0.severity != .info })
  }
}
