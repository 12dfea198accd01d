import Glossary
import Testing

@Suite struct TMXCommonHeaderTests {
  private func header(_ attributes: [String: String], note: String? = nil) -> MemoryHeader {
    MemoryHeader(
      attributes: attributes.sorted { $0.key < $1.key }.map { Attribute($0.key, $0.value) },
      annotations: note.map { [Annotation(.note, $0)] } ?? [])
  }

  private func common(_ headers: MemoryHeader..., isCommon: Bool = true) -> TMXCommonHeader {
    TMXCommonHeader(of: headers, tool: "g", toolVersion: "1") { _ in isCommon }
  }

  @Test func oneHeaderStaysButForItsTool() {
    let one = header(
      ["creationtool": "t", "srclang": "en", "segtype": "block", "adminlang": "id"], note: "n")
    let common = common(one, one)
    #expect(common.header["creationtool"] == "g")
    #expect(common.header["creationtoolversion"] == "1")
    #expect(common.header["srclang"] == "en")
    #expect(common.header["segtype"] == "block")
    #expect(common.header["adminlang"] == "id")
    #expect(common.header.annotations.map(\.text) == ["n"])
    #expect(common.additions(to: one) == [])
  }

  @Test func whatHeadersDifferInIsSaidByTheirUnits() {
    let one = header(["srclang": "en", "segtype": "block", "datatype": "html"], note: "a")
    let other = header(["srclang": "id", "segtype": "block", "datatype": "xml"], note: "b")
    let common = common(one, other, MemoryHeader())
    #expect(common.header["srclang"] == "*all*")
    #expect(common.header["segtype"] == "sentence")
    #expect(common.header.annotations.map(\.text) == ["a", "b"])
    #expect(
      common.additions(to: one) == [
        Attribute("srclang", "en"), Attribute("segtype", "block"), Attribute("datatype", "html"),
      ])
    #expect(common.additions(to: MemoryHeader()) == [])
  }

  @Test func aLanguageThatNotAllUnitsHaveIsNone() {
    let one = header(["srclang": "en"])
    let common = common(one, isCommon: false)
    #expect(common.header["srclang"] == "*all*")
    var unit = TranslationUnit(attributes: [Attribute("datatype", "xml")])
    unit.supply(common.additions(to: one))
    #expect(unit.attributes == [Attribute("datatype", "xml"), Attribute("srclang", "en")])
    unit.supply([Attribute("srclang", "fr")])
    #expect(unit.attributes.count == 2)
  }

  @Test(arguments: [
    ("a.tmx", MemoryFormat.tmx), ("A.TMX.GZ", .tmx), ("x.tab", .tsv), ("x.y.csv.gz", .csv),
    ("o.ndjson", .jsonl), ("tmx", nil), ("a.gz", nil), ("a.txt", nil), ("", nil),
  ])
  func aSuffixTellsTheFormat(name: String, format: MemoryFormat?) {
    #expect(MemoryFormat(fileName: name) == format)
  }

  @Test(arguments: [
    ("\u{FEFF} <?xml version=\"1.0\"?>", MemoryFormat.tmx), ("<tmx version=\"1.4\">", .tmx),
    ("<!DOCTYPE tmx>", .tmx), ("en,id\n", nil), ("", nil), ("<html>", nil),
  ])
  func theFirstBytesTellTheFormat(text: String, format: MemoryFormat?) {
    #expect(MemoryFormat(firstBytes: Array(text.utf8)) == format)
    let wide = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(MemoryFormat(firstBytes: wide) == format)
  }
}
