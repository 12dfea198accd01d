import TestSupport
import Testing

@testable import Glossary

/// The parts of documents of office programs.
@Suite struct OfficeReaderTests {
  private func word(
    _ body: String, styles: String = "", parts: [String: String] = [:], core: String = ""
  ) throws -> DraftFile {
    try DraftReader.read(
      NamedFile(name: "t.docx", bytes: docx(body, styles: styles, parts: parts, core: core)))
  }

  private func paragraph(_ text: String, _ properties: String = "") -> String {
    "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>"
  }

  @Test func wordParagraphsByStyle() throws {
    let styles = """
      <w:style w:styleId="Judul1"><w:name w:val="heading 1"/></w:style>
      <w:style w:styleId="Khusus"><w:name w:val="Khusus"/><w:basedOn w:val="Judul1"/></w:style>
      <w:style w:styleId="Bab"><w:name w:val="Bab"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
      <w:style w:styleId="Ket"><w:name w:val="caption"/></w:style>
      <w:style w:styleId="Lingkar"><w:basedOn w:val="Lingkar"/></w:style>
      """
    func style(_ name: String) -> String { "<w:pStyle w:val=\"\(name)\"/>" }
    let draft = try word(
      paragraph("satu", style("Judul1")) + paragraph("dua", style("Khusus"))
        + paragraph("tiga", style("Bab")) + paragraph("empat", style("Ket"))
        + paragraph("lima", style("Lingkar")) + paragraph("enam", style("Quote"))
        + paragraph("tujuh", "<w:numPr><w:numId w:val=\"1\"/></w:numPr>")
        + paragraph("delapan", "<w:outlineLvl w:val=\"0\"/>") + paragraph("sembilan", style("TOC1"))
        + paragraph("Baca juga: x") + paragraph(""), styles: styles)
    #expect(
      lines(draft) == [
        "h1: satu", "h1: dua", "h3: tiga", "caption: empat", "p: lima", "quote: enam", "li: tujuh",
        "h1: delapan", "page: sembilan", "page: Baca juga: x",
      ])
    #expect(draft.text.addressing == .paragraphs)
  }

  @Test func wordTextIsWhatTheDocumentShows() throws {
    let draft = try word(
      """
      <w:p><w:del><w:r><w:delText>TKI</w:delText><w:t>TKI</w:t></w:r></w:del>\
      <w:moveFrom><w:r><w:t>TKI</w:t></w:r></w:moveFrom><w:ins><w:r><w:t>satu</w:t></w:r></w:ins>\
      <w:r><w:tab/><w:t> dua </w:t><w:noBreakHyphen/><w:softHyphen/><w:sym w:font="x" w:char="00B1"/>\
      <w:sym w:char="F0B7"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>TKI</w:t></w:r>\
      <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TKI</w:instrText><w:t>TKI</w:t></w:r>\
      <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>hasil</w:t></w:r>\
      <w:r><w:fldChar w:fldCharType="end"/></w:r><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>\
      <w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>kotak</w:t></w:r></w:p></w:txbxContent></mc:Choice>\
      <mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>kotak</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>\
      <w:r><w:br/><w:t>akhir</w:t></w:r></w:p>\
      <w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Ketik di sini</w:t></w:r></w:p></w:sdtContent></w:sdt>\
      <w:tbl><w:tr><w:tc><w:p><w:r><w:t>sel</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
      """,
      parts: [
        "footnotes":
          "<w:footnote w:type=\"separator\"><w:p><w:r><w:t>x</w:t></w:r></w:p></w:footnote><w:footnote><w:p><w:r><w:t>kaki</w:t></w:r></w:p></w:footnote>",
        "header": paragraph("kepala"), "footer": paragraph("bawah"),
      ])
    #expect(
      lines(draft) == [
        "p: satu\tdua\u{2011}\u{AD}±\u{FFFC}hasil\u{FFFC}\nakhir", "p: kotak", "td: sel",
        "note: kaki", "page: bawah", "page: kepala",
      ])
    #expect(
      draft.text.source.parts.map { $0.name ?? "" } == [
        "word/document.xml", "word/footnotes.xml", "word/footer.xml", "word/header.xml",
      ])
    #expect(passage(draft, try range(of: "kaki", in: draft)) == "kaki")
  }

  @Test func wordMetadata() throws {
    let core =
      "<dc:language>id</dc:language><dcterms:created>2020-01-01T00:00:00Z</dcterms:created>"
    #expect(
      try word(paragraph("x"), core: core).metadata
        == DraftMetadata(language: .indonesian, date: PartialDate("2020-01-01")))
    let changed = core + "<dcterms:modified>2021-02-03T00:00:00Z</dcterms:modified>"
    #expect(try word(paragraph("x"), core: changed).metadata.date == PartialDate("2021-02-03"))
    // The template of python-docx brings this moment into every document.
    let template = "<dcterms:modified>2013-12-23T23:15:00Z</dcterms:modified>"
    #expect(try word(paragraph("x"), core: template).metadata == DraftMetadata())
    let marked = "<w:p><w:r><w:rPr><w:lang w:val=\"id-ID\"/></w:rPr><w:t>kata</w:t></w:r></w:p>"
    #expect(try word(marked).metadata.language?.description == "id-ID")
    #expect(try word(marked + paragraph("kata lain")).metadata.language == nil)
  }

  /// An edit that empties a text may leave white space at an end, which Word would drop.
  @Test func wordKeepsSpaceAtTheEndsOfTexts() throws {
    let body =
      "<w:p><w:r><w:t>pekerja</w:t></w:r><w:r><w:t xml:space=\"preserve\"> </w:t></w:r><w:r><w:t>migran pulang</w:t></w:r></w:p>"
    let bytes = docx(body)
    let draft = try DraftReader.read(NamedFile(name: "t.docx", bytes: bytes))
    let changed = try replacing("pekerja migran", with: "PMI", in: draft, bytes)
    let again = try DraftReader.read(NamedFile(name: "t.docx", bytes: changed))
    #expect(again.text.text == "PMI pulang")
    #expect(
      again.text.source.parts[0].text.contains(
        "<w:t>PMI</w:t></w:r><w:r><w:t xml:space=\"preserve\"></w:t></w:r><w:r><w:t xml:space=\"preserve\"> pulang</w:t>"
      ))
  }

  @Test func openDocument() throws {
    let bytes = odt(
      """
      <text:tracked-changes><text:changed-region><text:p>TKI</text:p></text:changed-region></text:tracked-changes>
      <text:h text:outline-level="2">Judul</text:h>
      <text:p text:style-name="P1">  Satu
         dua<text:s text:c="2"/>tiga<text:tab/>empat<text:line-break/>lima<text:note><text:note-citation>1</text:note-citation>\
      <text:note-body><text:p>kaki</text:p></text:note-body></text:note> enam<office:annotation><text:p>TKI</text:p></office:annotation>.</text:p>
      <text:p text:style-name="P2">kutip</text:p>
      <text:list><text:list-item><text:p>butir</text:p></text:list-item></text:list>
      <table:table><table:table-cell><text:p>sel</text:p></table:table-cell></table:table>
      <text:p><draw:frame><draw:text-box><text:p>Gambar 1: x</text:p></draw:text-box></draw:frame></text:p>
      <text:table-of-content><text:p>Judul 1</text:p></text:table-of-content>
      """,
      styles: """
        <style:style style:name="P2" style:family="paragraph" style:parent-style-name="Quotations"/>
        <style:style style:name="P1" style:family="paragraph" style:parent-style-name="Standard"/>
        <style:header><text:p>kepala</text:p></style:header>
        """,
      meta: "<dc:date>2025-07-22T10:00:00</dc:date><dc:language>id-ID</dc:language>")
    let draft = try DraftReader.read(NamedFile(name: "t.odt", bytes: bytes))
    #expect(
      lines(draft) == [
        "h2: Judul", "p: Satu dua  tiga\tempat\nlima enam.", "note: kaki", "quote: kutip",
        "li: butir", "td: sel", "caption: Gambar 1: x", "page: Judul 1", "page: kepala",
      ])
    #expect(draft.metadata.date == PartialDate("2025-07-22"))
    #expect(draft.metadata.language?.description == "id-ID")
  }

  @Test(
    arguments: [
      ("heading 3", DraftBlock.Kind.heading(level: 3)), ("Überschrift 2", .heading(level: 2)),
      ("Title", .heading(level: 1)), ("Heading_20_1", .heading(level: 1)), ("Caption", .caption),
      ("Quotations", .quotation), ("Table Contents", nil), ("List Bullet", .listItem),
      ("Normal", nil),
      ("Text body", nil), ("toc 1", .boilerplate), ("Heading", .heading(level: 1)),
      ("Standard", nil), ("List Paragraph", nil),
    ] as [(String, DraftBlock.Kind?)])
  func styleNames(name: String, kind: DraftBlock.Kind?) {
    #expect(StyleNames.kind(of: name) == kind)
  }
}
