import Glossary
import TestSupport
import Testing

struct SentenceRangesTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var sentences: [String]
    var testDescription: String { sentences.joined(separator: "|").debugDescription }

    init(_ sentences: String...) {
      self.sentences = sentences
    }
  }

  private func sentences(_ text: String) throws -> [String] {
    var tokenizer = Tokenizer(.undetermined)
    return try tokenizer.tokenize(text).sentenceRanges().map { String(text.slice($0)) }
  }

  @Test(arguments: [
    Row(), Row(" "), Row("Satu"), Row("Satu. ", "Dua."), Row("Siapa? ", "Saya! ", "Baik."),
    Row("Satu.  ", "Dua."), Row("Satu.\n", "Dua."), Row("Satu.\r\n", "Dua."), Row("Satu.Dua."),
    Row("Nilainya 4.500.000 rupiah. ", "Ya."), Row("Lalu... ", "Dua."), Row("Lalu... dua."),
    Row("Lalu… ", "Dua."), Row("Lalu… dua."), Row("“Tolong!” teriaknya. ", "Ia lari."),
    Row("“Mengapa?” tanya dia."), Row("(Lihat Pasal 5.) ", "Ayat 2 berlaku."),
    Row("Ia berkata, “Saya pulang.” ", "Lalu ia pergi."), Row("Kata “ya.” lalu diam."),
    Row("Ia berkata: 'Ya.' ", "“Tidak.”"), Row("Benar?! ", "Ya."),
    Row("Ada \u{201C}a\u{201D}. ", "\u{201C}B\u{201D}."),
  ])
  func endsAtMarks(_ row: Row) throws {
    #expect(try sentences(row.sentences.joined()) == row.sentences)
  }

  @Test(arguments: [
    Row("UU No. 18 Tahun 2017 berlaku. ", "Selesai."), Row("Menurut Dr. Siti dan Prof. Budi, ya."),
    Row("Biaya Rp. 5.000 per orang."), Row("PT. Maju dan CV. Mundur."), Row("Lihat hlm. 5."),
    Row("Paspor, visa, dll. Biaya lain ditanggung."), Row("A. Rahman pulang. ", "B. Siti pergi."),
    Row("Kirim s.d. Mei a.n. Siti."), Row("Cf. Art. 5 and para. 6."), Row("See e.g. Indonesia."),
    Row("The law, i.e. Law 18, applies. ", "It does."), Row("The U.S. Government agreed."),
    Row("Tgl. 5 Agt. 2024. ", "Baru."), Row("Mr. Smith v. Mrs. Jones."),
    Row("Ia bekerja di ILO. ", "Kini ia pulang."),
  ])
  func goesOnAfterAbbreviations(_ row: Row) throws {
    #expect(try sentences(row.sentences.joined()) == row.sentences)
  }

  @Test(arguments: [
    Row("Judul\n\n", "isi"), Row("Judul\r\n\r\n", "Isi"), Row("Judul\n \t\n", "isi"),
    Row("Judul\nisi"), Row("Satu.\n\n", "Dua.\n\n"), Row("Satu.\r\n\r\n\r\n", "Dua."),
    Row("Judul\n\n\n\n", "isi\n"), Row("\n\nSatu."), Row("Satu. \n", "Dua."), Row("\n\n\n"),
  ])
  func endsAtBlankLines(_ row: Row) throws {
    #expect(try sentences(row.sentences.joined()) == row.sentences)
  }

  @Test(arguments: 0..<400 as Range<UInt64>)
  func sentencesTileTheText(seed: UInt64) throws {
    var random = RandomText(seed: seed)
    var tokenizer = Tokenizer(.undetermined)
    let endings = [
      ". ", "! ", "?\n", "\n\n", ".\u{201D} ", "… ", " ", "\r\n", "No. ", "Pekerja", "{0}",
    ]
    for _ in 0..<5 {
      let text = (0..<random.number(in: 0...20)).map { _ in
        random.mixture(pieces: 2) + random.pick(endings)
      }.joined()
      let tokenized = try tokenizer.tokenize(text)
      let ranges = tokenized.sentenceRanges()
      var end = 0
      for range in ranges {
        #expect(range.start == end && !range.isEmpty, "\(text.debugDescription)")
        end = range.end
      }
      #expect(end == text.utf8.count, "\(text.debugDescription)")
      let ends = Set(tokenized.tokens.map(\.range.end))
      #expect(ranges.allSatisfy { ends.contains($0.end) }, "\(text.debugDescription)")
      let spaces = tokenized.tokens.filter { $0.kind == .space }.map(\.range.length).reduce(0, +)
      // No sentence is white space alone, unless the whole text is.
      let blank = ranges.filter { range in
        !tokenized.tokens.contains { range.contains($0.range) && $0.kind != .space }
      }
      #expect(blank.isEmpty || spaces == text.utf8.count, "\(text.debugDescription)")
    }
  }
}
