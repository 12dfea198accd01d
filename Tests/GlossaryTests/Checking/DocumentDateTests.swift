import TestSupport
import Testing

@testable import Glossary

/// A document with the date it gives itself.
struct DocumentRow: Sendable, CustomTestStringConvertible {
  var text: String
  var date: String?
  var ground: DocumentDate.Ground?

  init(_ text: String, _ date: String? = nil, _ ground: DocumentDate.Ground? = nil) {
    self.text = text
    self.date = date
    self.ground = ground
  }

  var testDescription: String { text }
}

@Suite struct DocumentDateTests {
  private func date(
    of text: String, _ language: LanguageTag, given: String? = nil, declared: String? = nil
  ) throws -> DocumentDate? {
    var checker = DraftChecker(base: TermBase())
    return try checker.draft(
      DraftText(verbatim: text), language: language, date: given.flatMap { PartialDate($0) },
      metadata: DraftMetadata(date: declared.flatMap { PartialDate($0) })
    ).documentDate
  }

  private func expect(_ row: DocumentRow, _ language: LanguageTag) throws {
    let found = try date(of: row.text, language)
    #expect(found?.date.description == row.date)
    #expect(found?.ground == row.ground)
    if let range = found?.range {
      #expect(!row.text.slice(range).isEmpty)
    }
  }

  @Test(arguments: [
    DocumentRow("JAKARTA, 22 Juli 2025 – Menteri berkata.", "2025-07-22", .dateline),
    DocumentRow("Judul\n\nJakarta, 22/7/2025 - Menteri berkata.", "2025-07-22", .dateline),
    DocumentRow("Jakarta (ANTARA), Selasa, 22 Juli 2025 — Ia.", "2025-07-22", .dateline),
    DocumentRow("Jakarta (22/7/2025) – Ia datang.", "2025-07-22", .dateline),
    DocumentRow(
      "Jakarta (ANTARA) - Ia berkata di Jakarta, Selasa (22/7/2025).", "2025-07-22", .dateline),
    DocumentRow(
      "Judul\n\nIa berkata, Selasa (22/7/2025), di sana. Sejak 1 Mei 2010.", "2025-07-22", .dateline
    ),
    DocumentRow("Ia berkata, Selasa (22/7).\n\nCopyright © ANTARA 2025", "2025-07-22", .copyright),
    // 22 July 2024 was a Monday.
    DocumentRow("Ia berkata, Selasa (22/7).\n\nCopyright © ANTARA 2024", "2024", .copyright),
    DocumentRow("Ia berkata pada 1 Mei 2010.\n\n© 2010–2025 Kantor", "2025", .copyright),
    DocumentRow("Ia berkata.\n\nHak cipta 2025 Kantor", "2025", .copyright),
    DocumentRow("Jakarta, 22 Juli 2025\n\nYth. Bapak", "2025-07-22", .line),
    DocumentRow("Siaran Pers\nTanggal: 22 Juli 2025\n\nIa berkata.", "2025-07-22", .line),
    DocumentRow("Judul\nSelasa, 22 Juli 2025 10:15 WIB\nIa berkata.", "2025-07-22", .line),
    DocumentRow("Isi surat itu.\n\nJakarta, 22 Juli 2025\n\nMenteri,\n\nNama", "2025-07-22", .line),
    DocumentRow("Laporan\nJakarta, Juli 2025\nIsi.", "2025-07", .line),
    DocumentRow(
      "UNDANG-UNDANG REPUBLIK INDONESIA NOMOR 39 TAHUN 2004\nSesuai dengan UU 2 Mei 1999.\n"
        + "Disahkan di Jakarta pada tanggal 18 Oktober 2004\nDiundangkan di Jakarta pada tanggal 19 Oktober 2004",
      "2004-10-18", .enactment),
    DocumentRow(
      "UNDANG-UNDANG NOMOR 6 TAHUN 2012\nMenandatangani pada tanggal 22 September 2004 di New York.\n"
        + "ttd. Diundangkan di Jakarta pada tanggal 2 Mei 2012", "2012-05-02", .enactment),
    DocumentRow(
      "PERATURAN PEMERINTAH NOMOR 4 TAHUN 2015\nMulai berlaku 1 Mei 2016.", "2015", .title),
    // Texts that only mention dates.
    DocumentRow("Pada 22 Juli 2025 ia pulang."),
    DocumentRow("Undang-Undang itu disahkan di Jakarta pada tanggal 18 Oktober 2004."),
    DocumentRow("Menurut UU Nomor 39 Tahun 2004, TKI dijamin."),
    DocumentRow("Judul: TKI di Malaysia\nCetakan: Januari 2013\nTebal: 104 halaman"),
    DocumentRow("Ia berkata, \"Selasa (22/7/2025) saya pulang.\""),
    DocumentRow("Ia berkata, Selasa (22/7)."),
    DocumentRow("Mereka lahir di Malang, 22 Juli 1980 - demikian katanya."),
    DocumentRow("Tahun 2025"), DocumentRow(""), DocumentRow("2025"),
  ])
  func indonesian(row: DocumentRow) throws {
    try expect(row, .indonesian)
  }

  @Test(arguments: [
    DocumentRow("JAKARTA, July 22, 2025 – The minister spoke.", "2025-07-22", .dateline),
    DocumentRow("Title\n\nHe spoke on Tuesday (22 July 2025).", "2025-07-22", .dateline),
    DocumentRow("FOR IMMEDIATE RELEASE\nJuly 22, 2025\n\nText.", "2025-07-22", .line),
    DocumentRow("Text.\n\nCopyright © ANTARA 2025", "2025", .copyright),
    DocumentRow("On July 22, 2025, he spoke. Law No. 39 of 2004 applies."),
    // The order cannot be told, so only the year is known.
    DocumentRow("Date: 7/8/2025\nText", nil, nil),
  ])
  func english(row: DocumentRow) throws {
    try expect(row, .english)
  }

  @Test func whatIsGivenWinsOverTheFileAndTheFileOverTheText() throws {
    let text = "Jakarta, 22 Juli 2025 – Ia."
    let given = try date(of: text, .indonesian, given: "2020", declared: "2021")
    #expect(given == DocumentDate(try #require(PartialDate("2020")), ground: .given))
    let declared = try date(of: text, .indonesian, declared: "2021-05")
    #expect(declared == DocumentDate(try #require(PartialDate("2021-05")), ground: .metadata))
  }

  @Test(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.reason)))
  func lawsAreOfTheDayTheyWereEnacted() throws {
    for (name, expected) in [
      ("uu-39-2004", "2004-10-18"), ("uu-6-2012", "2012-05-02"), ("pp-3-2013", "2013-01-02"),
      ("pp-4-2015", "2015-02-13"),
    ] {
      let text = try SharedData.text("data/drafts-id-laws/\(name).txt")
      #expect(try date(of: text, .indonesian)?.date.description == expected, "\(name)")
    }
  }
}
