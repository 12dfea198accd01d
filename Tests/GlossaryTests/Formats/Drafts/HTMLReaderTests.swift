import TestSupport
import Testing

@testable import Glossary

/// The parts of pages.
@Suite struct HTMLReaderTests {
  @Test func partsOfEveryKind() throws {
    let draft = try read(
      """
      <!DOCTYPE html>
      <html lang="id-ID"><head><title>Judul | Situs</title>
      <meta property="article:published_time" content="2025-07-22T23:30:00+07:00">
      <meta name="date" content="2020-01-01">
      <style>TKI {}</style><script>TKI</script></head>
      <body><header><h1>Nama Situs</h1><p>Semboyan</p></header>
      <nav><ul><li>Beranda</li></ul></nav>
      <article><header><h2>Pekerja
        migran</h2></header>
      <p>Satu&nbsp;dua <b>tiga</b>empat<br>lima <q>kutip</q>.</p>
      <ul><li><p>butir</p></li></ul>
      <blockquote><p>Kutipan</p></blockquote>
      <figure><img src=x alt="Kata &amp; foto"><figcaption>Foto: X</figcaption></figure>
      <table><caption>Tabel</caption><tr><th>A</th><td>B</td></tr></table>
      <pre>satu
        dua</pre>
      <p hidden>TKI</p><p>Pakai <code>TKI</code> saja</p>
      <p>Baca juga: X</p></article>
      <form><label>Nama</label><button>Kirim</button></form>
      <footer>Alamat</footer></body></html>
      """, "t.html")
    #expect(
      lines(draft) == [
        "h1: Judul | Situs", "h1: Nama Situs", "page: Semboyan", "page: Beranda",
        "h2: Pekerja migran", "p: Satu\u{A0}dua tigaempat\nlima “kutip”.", "li: butir",
        "quote: Kutipan", "caption: Kata & foto", "caption: Foto: X", "caption: Tabel", "td: A",
        "td: B", "p: satu\n  dua", "p: Pakai \u{FFFC} saja", "page: Baca juga: X", "page: Nama",
        "page: Kirim", "page: Alamat",
      ])
    #expect(draft.metadata.date == PartialDate("2025-07-22"))
    #expect(draft.metadata.language?.description == "id-ID")
    for (word, source) in [
      ("Pekerja migran", "Pekerja\n  migran"), ("Satu\u{A0}dua", "Satu&nbsp;dua"),
      ("tigaempat", "tiga</b>empat"), ("Kata & foto", "Kata &amp; foto"),
    ] {
      #expect(passage(draft, try range(of: word, in: draft)) == source)
    }
  }

  @Test(
    arguments: [
      (
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\": \"2024-03-01T00:00\"}</script>",
        "2024-03-01"
      ),
      ("<meta name='DC.date.issued' content='1 Maret 2024'>", "2024-03-01"),
      ("<time datetime='2024-03-01'>x</time>", "2024-03-01"),
      ("<meta itemprop='datePublished' content='Fri, 01 Mar 2024 10:00:00 GMT'>", "2024-03-01"),
      ("<meta name='date' content='March 1, 2024'>", "2024-03-01"),
      ("<meta name='date' content='01/03/2024'>", nil), ("<p>x</p>", nil),
    ] as [(String, String?)])
  func days(page: String, day: String?) throws {
    #expect(try read("<html>" + page, "t.html").metadata.date == day.flatMap { PartialDate($0) })
  }

  /// Text that the parser moves, drops tags from or closes elements in.
  @Test(arguments: [
    "<table>keluar<tr><td>dalam</table>", "<p>a</b>b</i>c", "<b><p>satu</b>dua</p>tiga",
    "<title>A <b>x</b> &lt; y</title>", "a < b && c &lt d &copy2 &notit; &am",
    "<p>x</body>y</html>z",
    "<select><option>a<p>b</select>", "<svg><text>a</text></svg>b", "&#0;&#128;&#xD800;x &#x1F600;",
    "<textarea>\nx</textarea>y", "<pre>\n\nx</pre>", "x<![CDATA[y]]>z", "<math><mi>a</mi></math>b",
    "<a>x<a>y</a>z", "\r\n<p>\r\nx\r\ny", "<plaintext>a<b>", "<frameset>x", "&nGt;a &ThickSpace;b",
  ])
  func oddPages(page: String) throws {
    let source = "<html>" + page
    guard let draft = try? read(source, "t.html") else { return }
    let bytes = Array(source.utf8)
    for run in draft.text.source.runs {
      let text = draft.text.text.slice(run.text)
      let written = String(decoding: bytes[run.source.start..<run.source.end], as: UTF8.self)
      let isReference = written.hasPrefix("&") && !written.dropFirst().contains("&")
      let isSpace = !written.isEmpty && written.allSatisfy(\.isWhitespace)
      #expect(run.isVerbatim ? text == written : isReference || isSpace)
    }
  }

  @Test func editsAreEscaped() throws {
    let text = "<html><p>Para\r\nTKI&nbsp;pulang <img alt=\"TKI &lt;x\"></p>"
    let draft = try read(text, "t.html")
    let changed = try replacing("Para TKI", with: "A & <B>", in: draft, Array(text.utf8))
    #expect(
      String(decoding: changed, as: UTF8.self)
        == "<html><p>A &amp; &lt;B&gt;&nbsp;pulang <img alt=\"TKI &lt;x\"></p>")
  }
}
