import TestSupport
import Testing

@testable import Glossary

/// The parts of plain texts.
@Suite struct PlainTextReaderTests {
  @Test func partsByLines() throws {
    let draft = try read(
      """
      Pekerja Migran Dipulangkan

      Jakarta, 22 Juli 2025 - Sebanyak 20 orang
      dipulangkan kemarin.
      Baca juga: TKI Pulang Kampung
      Mereka tiba di bandara.

      KETENTUAN UMUM
      Pasal ini berlaku.

      1. Nama
      2. Alamat
         di desa
      - lain-lain

      > Kami pulang.
      > Kami senang.

      Foto: BP2MI
      Tabel 2. Jumlah pekerja menurut daerah
      Tabel 2 menunjukkan bahwa jumlahnya naik.

      Facebook  Twitter | WhatsApp
      Editor: Budi
      Copyright © 2025 Kantor Berita
      """, "t.txt")
    #expect(
      lines(draft) == [
        "h1: Pekerja Migran Dipulangkan",
        "p: Jakarta, 22 Juli 2025 - Sebanyak 20 orang\ndipulangkan kemarin.",
        "page: Baca juga: TKI Pulang Kampung", "p: Mereka tiba di bandara.",
        "h1: KETENTUAN UMUM", "p: Pasal ini berlaku.", "li: 1. Nama", "li: 2. Alamat\n   di desa",
        "li: - lain-lain", "quote: > Kami pulang.\n> Kami senang.", "caption: Foto: BP2MI",
        "caption: Tabel 2. Jumlah pekerja menurut daerah",
        "p: Tabel 2 menunjukkan bahwa jumlahnya naik.", "page: Facebook  Twitter | WhatsApp",
        "page: Editor: Budi", "page: Copyright © 2025 Kantor Berita",
      ])
    #expect(draft.text.source.runs.count == 1)
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func everyLineEnd(end: String) throws {
    let text = ["Judul", "", "Satu.", "", "Dua."].joined(separator: end)
    #expect(lines(try read(text, "t.txt")) == ["h1: Judul", "p: Satu.", "p: Dua."])
  }

  @Test(arguments: [
    "Baca juga: X", "**Baca juga:** X", "Penulis: Budi", "© 2020 X", "Share this:",
    "Facebook Twitter", "Leave a Reply", "Hak cipta dilindungi undang-undang.", "Bagikan",
    "Your email address will not be published. Required fields are marked *",
  ])
  func furniture(line: String) { #expect(BoilerplateLine.matches(line.utf8)) }

  @Test(arguments: [
    "Hak cipta adalah hak eksklusif pencipta.",
    "Bagikan makanan ini kepada para pekerja migran itu.",
    "Editor itu berkata bahwa TKI pulang.", "Sumber air bersih.", "Facebook menghapus akun itu.",
    "Baca buku ini.", "Editorial", "x", "", "Tabel 2 menunjukkan bahwa TKI pulang.",
  ])
  func text(line: String) {
    #expect(!BoilerplateLine.matches(line.utf8))
    #expect(!BoilerplateLine.isCaption(line.utf8))
  }

  @Test(arguments: [
    ("Rapat itu. ⟦(Foto: Dok. Kemlu)⟧", 1), ("⟦(ANTARA/HO-Kemlu)⟧ dan ⟦(Foto : AY/BNN)⟧", 2),
    ("Jakarta (ANTARA) - Foto (dokumen) itu (TPPO)", 0), ("(foto:", 0), ("((dok. BNN", 0), ("", 0),
  ])
  func creditsOfPictures(marked: String, count: Int) {
    let line = Array(marked.filter { !"⟦⟧".contains($0) }.utf8)
    let found = PictureCredit.ranges(in: line).map { String(decoding: line[$0], as: UTF8.self) }
    let expected = marked.split(separator: "⟦", omittingEmptySubsequences: false)
      .dropFirst().map { String($0.prefix { $0 != "⟧" }) }
    #expect(found == expected && found.count == count)
  }

  @Test(arguments: ["Artikel Terkait", "Baca juga:", "## Related posts"])
  func titlesOfOtherPages(head: String) throws {
    let draft = try DraftReader.read(
      NamedFile(
        name: "a.txt",
        bytes: Array("TKI pulang.\n\(head)\nDukungan dari PKB\nTKI Pulang\nIni kalimat.\n".utf8)))
    let kinds = draft.text.blocks.map(\.kind)
    #expect(kinds == [.paragraph, .boilerplate, .boilerplate, .boilerplate, .paragraph])
  }

  @Test func aLinkBesideItsHeadIsOneLine() throws {
    let draft = try DraftReader.read(
      NamedFile(name: "a.txt", bytes: Array("Baca juga: TKI Pulang\nBerita Hari Ini\n\nTKI.".utf8)))
    #expect(draft.text.blocks.map(\.kind) == [.boilerplate, .heading(level: 2), .paragraph])
  }
}
