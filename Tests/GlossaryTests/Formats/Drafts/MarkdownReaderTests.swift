import TestSupport
import Testing

@testable import Glossary

/// The parts of Markdown texts.
@Suite struct MarkdownReaderTests {
  @Test func partsOfEveryKind() throws {
    let draft = try read(
      """
      ---
      title: Judul
      date: 2025-07-22
      lang: id
      ---
      # Pekerja *migran*

      Satu [tautan](https://x.id "judul") dan `kode` lain[^1].
      Baris **kedua** &amp; 5 \\* 6.

      [rujukan]: https://x.id/TKI 'TKI'
      - butir satu
      - butir dua

        lanjutan

      > Kutipan
      > panjang

      | Kolom | Dua \\| tiga |
      |-------|-----|
      | a     | **b** |

      ![Foto pekerja](x.png)

      ```
      TKI
      ```

      <div class="x">Isi &lt; div</div>

      Baca juga: lain

      [^1]: Catatan *kaki*.
      """, "t.md")
    #expect(
      lines(draft) == [
        "h1: Pekerja migran",
        "p: Satu tautan dan \u{FFFC} lain. Baris kedua & 5 * 6.", "li: butir satu",
        "li: butir dua", "li: lanjutan", "quote: Kutipan panjang", "td: Kolom",
        "td: Dua | tiga", "td: a", "td: b", "caption: Foto pekerja", "p: Isi < div",
        "page: Baca juga: lain", "note: Catatan kaki.",
      ])
    #expect(draft.metadata.date == PartialDate("2025-07-22"))
    #expect(draft.metadata.language == .indonesian)
    for (word, source) in [
      ("migran", "migran"), ("lain.", "lain[^1]."), ("lain. Baris", "lain[^1].\nBaris"),
      ("kedua", "kedua"), ("& 5 *", "&amp; 5 \\*"), ("Kutipan panjang", "Kutipan\n> panjang"),
      ("Dua | tiga", "Dua \\| tiga"), ("Foto pekerja", "Foto pekerja"), ("< div", "&lt; div"),
      ("kaki", "kaki"),
    ] {
      let found = passage(draft, try range(of: word, in: draft))
      #expect(found == source)
    }
  }

  /// Words that stand in an address as well as behind it.
  @Test(arguments: [
    ("[satu](dua) dua", "dua", 12), ("[a](<b c> \"d\") d", "d", 15), ("[x]: TKI\n\nTKI", "TKI", 10),
    ("![a](b) b", "b", 8), ("[a][b] b\n\n[b]: c", "b", 7), ("<https://b.id> b", "b", 15),
    ("[x]: <TKI> 'TKI'\n[y]: TKI\nTKI lagi", "lagi", 30), ("`b` b", "b", 4),
    ("<i title=\"b\">b</i>", "b", 13), ("[foo](not a link) b", "b", 18),
    ("[x]: a\n[x] a", "a", 11), ("[^1]\n\n[^1]: b", "b", 12), ("[a](b)\n> b", "b", 9),
  ])
  func addressesAreNoWords(text: String, word: String, place: Int) throws {
    let draft = try read(text, "t.md")
    let found = try #require(
      words(draft.text.text).last { $0.text.hasSuffix(word) || word.hasSuffix($0.text) })
    let location = try #require(draft.text.source.location(of: found.range))
    let expected = Array(text.utf8)[location.range.start..<location.range.end]
    #expect(String(decoding: expected, as: UTF8.self) == found.text)
    #expect(location.range.start == place)
  }

  @Test func editsStayText() throws {
    let text = "# TKI\n\nPara **pekerja\n> migran** pulang.\n\n| TKI |\n|--|\n"
    let bytes = Array(text.utf8)
    let draft = try read(text, "t.md")
    let changed = try replacing("TKI", with: "a|b*c*", in: draft, bytes)
    #expect(String(decoding: changed, as: UTF8.self).hasPrefix("# a\\|b\\*c\\*\n\nPara"))
  }

  /// A comment, a script and the like end in the line of their last mark.
  @Test(arguments: ["\n", "\r\n", "\r"])
  func blocksOfHTMLReachTheirLastLine(lineEnd: String) throws {
    let text = """
      <!-- satu
      dua --> Tiga.
      Empat.

      <script>
      lima
      </script>
      Enam.

      <pre>
      Tujuh
      delapan</pre>
      """
    let draft = try read(text.replacing("\n", with: lineEnd), "t.md")
    #expect(lines(draft) == ["p: Tiga.", "p: Empat.", "p: Enam.", "p: Tujuh\ndelapan"])
  }
}
