import TestSupport
import Testing

@testable import Glossary

@Suite struct SlipTests {
  @Test(arguments: [
    RuleRow("Mereka bekerja sebagai ⟦perkerja⟧ rumah tangga.", "minor: pekerja"),
    RuleRow("Kantor ⟦perwakilam⟧ Republik Indonesia.", "minor: perwakilan"),
    RuleRow("⟦Kementrian⟧ Ketenagakerjaan hadir.", "minor: Kementerian"),
    RuleRow("Aturan ⟦pelindugan⟧ itu baru.", "minor: pelindungan"),
    RuleRow("Korban ⟦Karangsweu⟧. Karangsewu, Karangsewu, dan Karangsewu.", "minor: Karangsewu"),
    RuleRow("Victims of ⟦traficking⟧ in persons.", in: .english, "minor: trafficking"),
  ])
  func slipsAreReported(row: RuleRow) throws {
    try RuleRunner.expect(row, of: MisspeltTerm())
  }

  @Test(arguments: [
    RuleRow("Pendataan bersama dan kemajuan desa."),
    RuleRow("Penyelidikan dan penyidikan berbeda."),
    RuleRow("Kami kirimkan kiriman itu, lalu kami hubungkan dengan hubungan lain."),
    RuleRow("Ia menulis \"pelindugan\" di papan."),
    RuleRow("Karangsari dan Karangsewu, Karangsewu, Karangsewu."),
    RuleRow("A compliant firm has no complaint; contact us about the contract.", in: .english),
  ])
  func otherWordsPass(row: RuleRow) throws {
    try RuleRunner.expect(row, of: MisspeltTerm())
  }

  @Test func oneChangeOfALetterIsNamed() {
    #expect(SingleEdit.between("perkerja", "pekerja")?.edit == .insertion)
    #expect(SingleEdit.between("pelindugan", "pelindungan")?.edit == .deletion)
    #expect(SingleEdit.between("perjanjain", "perjanjian")?.edit == .transposition)
    #expect(SingleEdit.between("penempatan", "penepatan")?.edit == .insertion)
    #expect(SingleEdit.between("pengajuan", "pengaduan")?.edit == .substitution)
    #expect(SingleEdit.between("kerja", "kerja") == nil)
    #expect(SingleEdit.between("kerja", "pekerja") == nil)
  }
}
