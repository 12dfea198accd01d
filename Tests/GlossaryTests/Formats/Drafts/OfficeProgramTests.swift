import Foundation
import TestSupport
import Testing

@testable import Glossary

/// Documents as LibreOffice and python-docx write them.
@Suite struct OfficeProgramTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../Fixtures/Drafts").standardizedFileURL

  private func file(_ name: String) throws -> NamedFile {
    let url = Self.folder.appendingPathComponent(name)
    return NamedFile(name: name, bytes: Array(try Data(contentsOf: url)))
  }

  @Test func documentsOfLibreOffice() throws {
    let expected = [
      "h1: Pemulangan Pekerja Migran",
      "p: Sebanyak dua puluh pekerja migran tiba di Jakarta & Surabaya.", "note: Data resmi.",
      "p: Satu   dua\ttiga\nempat", "li: butir satu", "quote: “Kami senang.”", "td: Malaysia",
      "td: 12", "caption: Tabel 1: Jumlah pekerja", "p: Isi kotak", "page: Siaran pers",
    ]
    let office = try DraftReader.read(try file("libreoffice.odt"))
    #expect(lines(office) == expected)
    #expect(office.metadata.language == .indonesian)
    // Word keeps notes in a part of their own, so that they come behind the text.
    let word = try DraftReader.read(try file("libreoffice.docx"))
    #expect(lines(word).sorted() == expected.sorted())
    #expect(
      lines(word).filter { !$0.hasPrefix("note") } == expected.filter { !$0.hasPrefix("note") })
  }

  @Test func documentsOfPythonDocx() throws {
    let draft = try DraftReader.read(try file("python-docx.docx"))
    #expect(
      lines(draft) == [
        "h1: Pemulangan Pekerja Migran", "h1: Latar belakang",
        "p: Sebanyak dua puluh pekerja migran tiba di Jakarta & Surabaya.", "li: butir satu",
        "li: butir dua", "quote: “Kami senang.”", "td: Negara", "td: Jumlah", "td: Malaysia",
        "td: 12", "caption: Tabel 1: Jumlah pekerja", "page: Siaran pers", "page: Kantor Berita",
      ])
    #expect(
      draft.metadata == DraftMetadata(language: .indonesian, date: PartialDate("2025-07-22")))
  }

  /// Tracked changes, hidden words, fields, controls and text boxes: what a reader sees, once.
  @Test func revisedDocuments() throws {
    #expect(
      lines(try DraftReader.read(try file("revised.docx"))) == [
        "p: Satu duapuluh tiga.", "p: Yang dipindah", "p: Alinea yang disatukan.",
        "p: Bukan judul lagi.", "p: Tanda alinea tersembunyi.", "p: Halaman dua belas, hasil.",
        "p: Jakarta dan Surabaya.", "p: hu\u{AD}lu\tbalang\nbaru\nhalaman", "p: Isi kotak",
        "td: Baris tetap", "p: Dengan komentar.",
      ])
    let notes = ["note: Kaki satu.", "note: Akhir dua."]
    let start = ["p: Satu duapuluh tiga.", "p: Empat lima enam tujuh delapan."]
    let date =
      "p: Tanggal 7/22/25, hu\u{AD}lubalang, selesai . Baris\nbaru\tlagi."
    let boxes = ["p: Isi kotak satu", "p: Isi kotak dua"]
    let end = ["page: Siaran pers", "page: Halaman 1"]
    #expect(
      lines(try DraftReader.read(try file("revised-libreoffice.odt")))
        == start + notes + [date, "p: Bagian tampak", "p: Kotak:"] + boxes
        + ["p: Isi bentuk", "td: Sel gabungan"] + end)
    #expect(
      lines(try DraftReader.read(try file("revised-libreoffice.docx")))
        == start + [date, "p: TKI bagian tersembunyi", "p: Bagian tampak", "p: Kotak:"]
        + ["p: Isi bentuk"] + boxes + ["td: Sel gabungan"] + notes + end)
  }

  @Test(arguments: ["encrypted.docx", "encrypted.odt"])
  func encryptedDocuments(name: String) throws {
    let file = try file(name)
    let problem = #expect(throws: FileProblem.self) { try DraftReader.read(file) }
    #expect(problem?.rule == "encrypted")
    #expect(problem?.message.contains("password") == true)
  }

  @Test(arguments: [
    "libreoffice.odt", "libreoffice.docx", "python-docx.docx",
  ])
  func editsKeepEverythingElse(name: String) throws {
    let file = try file(name)
    let draft = try DraftReader.read(file)
    let changed = try replacing("pekerja migran", with: "PMI & <keluarga>", in: draft, file.bytes)
    let again = try DraftReader.read(NamedFile(name: name, bytes: changed))
    let expected = draft.text.text.replacing("pekerja migran", with: "PMI & <keluarga>")
    #expect(again.text.text == expected)
    let before = try ZipContainer(file) { _ in true }
    let after = try ZipContainer(NamedFile(name: name, bytes: changed)) { _ in true }
    #expect(before.names == after.names)
    let different = before.names.filter { before.contents[$0] != after.contents[$0] }
    #expect(different == [name.hasSuffix("odt") ? "content.xml" : "word/document.xml"])
    if name.hasSuffix("odt") {
      // The type of the file stands where programs look for it.
      #expect(changed[30..<77] == file.bytes[30..<77])
    }
  }

  private static let office = Command.find("soffice")

  /// LibreOffice opens what was written and shows the new words.
  @Test(
    .enabled(if: office != nil, "soffice is absent: the test opens written files with it"),
    arguments: ["libreoffice.odt", "libreoffice.docx", "python-docx.docx"])
  func libreOfficeReadsWhatIsWritten(name: String) throws {
    let file = try file(name)
    let draft = try DraftReader.read(file)
    let changed = try replacing("pekerja migran", with: "PMI & <keluarga>", in: draft, file.bytes)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let url = folder.appendingPathComponent(name)
    try Data(changed).write(to: url)
    let outcome = try Command.run(
      try #require(Self.office),
      [
        "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--convert-to",
        "txt:Text (encoded):UTF8", "--outdir", folder.path, url.path,
      ])
    #expect(outcome.status == 0)
    let text = try String(
      contentsOf: url.deletingPathExtension().appendingPathExtension("txt"), encoding: .utf8)
    #expect(text.contains("dua puluh PMI & <keluarga>"))
    #expect(text.contains("tiba di Jakarta & Surabaya"))
  }
}
