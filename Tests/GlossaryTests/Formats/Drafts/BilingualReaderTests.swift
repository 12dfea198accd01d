import Foundation
import TestSupport
import Testing

@testable import Glossary

@Suite struct BilingualReaderTests {
  // MARK: Formats

  @Test(arguments: [
    ("a.xlf", "", BilingualFormat.xliff), ("A.SDLXLIFF", "", .xliff), ("a.mqxliff", "", .xliff),
    ("a.mxliff", "", .xliff), ("a.po", "", .po), ("a.pot", "", .po), ("a.tmx.gz", "", .tmx),
    ("a.tsv", "", .tsv), ("a.csv", "", .csv), ("a.txt", "", nil), ("a", "", nil),
    ("a.xml", "<?xml version='1.0'?>\n<!-- <tmx> -->\n<xliff/>", .xliff),
    ("a.xml", "<!DOCTYPE tmx SYSTEM 'x'>\r\n<tmx version='1.4'>", .tmx),
    ("a.xml", "<p:xliff xmlns:p='u'>", .xliff), ("a.po", "<xliff>", .xliff),
    ("a.xml", "<html>", nil), ("-", "# c\nmsgid \"\"\n", .po), ("-", "a\tb", nil),
  ])
  func theFormatIsFound(name: String, start: String, format: BilingualFormat?) {
    #expect(BilingualFormat(NamedFile(name: name, bytes: Array(start.utf8))) == format)
    let wide = [0xFF, 0xFE] + utf16(start, bigEndian: false)
    #expect(BilingualFormat(NamedFile(name: name, bytes: wide)) == format)
  }

  @Test func aFileOfNoFormatIsRefused() {
    #expect {
      try BilingualReader.read(NamedFile(name: "a.txt", bytes: Array("halo".utf8)))
    } throws: { ($0 as? FileProblem)?.rule == "unknown-format" }
  }

  // MARK: TMX

  static let memory = """
    <tmx version="1.4"><header srclang="id"/><body>
    <tu tuid="t1"><note>n</note><prop type="p">q</prop>
    <tuv xml:lang="en"><seg>Click <bpt i="7" x="1">&lt;b></bpt>here<ept i="7">&lt;/b></ept></seg></tuv>
    <tuv xml:lang="ID"><seg>Klik <bpt i="2" x="1">&lt;b></bpt>di<ept i="2">&lt;/b></ept> <hi>sini\
    </hi></seg></tuv></tu>
    <tu><tuv lang="id"><seg>Satu<ph x="3"/>dua</seg></tuv><tuv xml:lang="fr"><seg>Un</seg></tuv></tu>
    <tu><tuv xml:lang="fr"><seg>Deux</seg></tuv></tu>
    </body></tmx>
    """

  @Test func aMemoryInTwoLanguages() throws {
    let file = try bilingual(Self.memory, .tmx)
    try requireTrueMap(file)
    #expect(file.summary == ["t1: Klik di sini => Click here", ": Satu dua => –"])
    let unit = file.text.units[0]
    #expect(unit.notes == ["n"])
    #expect(file.codes(unit.sourceCodes, from: 0) == ["5<1 <b>", "7>1 </b>"])
    #expect(file.codes(unit.targetCodes, from: 0) == ["6<1 <b>", "10>1 </b>"])
    #expect(file.complaints == ["6: no-source"])
    #expect(file.unitCount == 3)
    let french = try bilingual(Self.memory, .tmx, target: try LanguageTag("fr"))
    #expect(french.summary == ["t1: Klik di sini => –", ": Satu dua => Un"])
    #expect(throws: FileProblem.self) {
      try bilingual(Self.memory, .tmx, source: try LanguageTag("de"))
    }
  }

  // MARK: Tables

  @Test func aTableWithAHeading() throws {
    let file = try bilingual("en\tid\tNote\nA \"b\"\tC\tn\n\nalone\nD\t\n\tE\n", .tsv)
    try requireTrueMap(file)
    #expect(file.summary == [": A \"b\" => C", ": D => –"])
    #expect(file.text.units[0].notes == ["n"])
    #expect(file.complaints == ["4: too-few-columns", "6: no-source"])
    #expect(file.unitCount == 4)
    #expect(file.text.targetMetadata.language == .indonesian)
  }

  @Test func quotedCellsAndTheirEdits() throws {
    let text = "en,id\r\n\"a \"\"b\"\", c\r\nd\",plain\r\nx,y\"z\r\n"
    let file = try bilingual(text, .csv)
    try requireTrueMap(file)
    #expect(file.summary == [": a \"b\", c\r\nd => plain", ": x => y\"z"])
    func changed(
      _ side: BilingualFile.Side, _ range: Range<Int>, _ words: String
    ) throws -> String {
      let range = TextRange(start: range.lowerBound, end: range.upperBound)
      let edits = file.edits(replacing: range, of: side, with: words)
      return String(decoding: try file.bytes(applying: edits), as: UTF8.self)
    }
    #expect(try changed(.source, 2..<5, "\"e\"") == text.replacing("\"\"b\"\"", with: "\"\"e\"\""))
    #expect(try changed(.target, 0..<2, "1,") == text.replacing("plain", with: "\"1,ain\""))
    #expect(try changed(.target, 0..<2, "q") == text.replacing("plain", with: "qain"))
    // A cell that holds a mark of its own cannot be put between marks.
    #expect(try changed(.target, 7..<8, "1,") == text)
  }

  /// The cells are the fields that the other reader of tables finds.
  @Test(arguments: 0..<200 as Range<UInt64>)
  func cellsAreFields(seed: UInt64) throws {
    var random = RandomText(seed: seed)
    var text = ""
    for _ in 0..<random.number(in: 1...30) {
      text += random.pick([
        "a", "é", "\"", "\"\"", ",", ",", "\n", "\r\n", "\r", "\t", " ", "\"x\"",
      ])
    }
    let dialect = DelimitedReader.Dialect.csv
    func cells() throws(FileProblem) -> [[String]] {
      var scanner = TableCellScanner(text, file: "t", dialect: dialect)
      var records: [[String]] = []
      while let record = try scanner.next() {
        let fields = record.cells.map {
          String(decoding: scanner.text(of: $0).bytes, as: UTF8.self)
        }
        if fields.contains(where: { !$0.isEmpty }) {
          records.append(["\(record.line)"] + fields)
        }
      }
      return records
    }
    do {
      let expected = try DelimitedReader.read(text, file: "t", dialect: dialect)
      #expect(
        try cells() == expected.map { ["\($0.line)"] + $0.fields }, "\(text.debugDescription)")
    } catch {
      #expect(throws: error) { try cells() }
    }
  }

  // MARK: Writing back

  /// A document in XML with a declaration of its encoding and what it becomes.
  private func document(_ encoding: String, _ words: String) -> String {
    "<?xml version=\"1.0\" encoding=\"\(encoding)\"?>\r\n<!-- é --><xliff version='1.2'>"
      + "<file source-language='id' original='é'><body><trans-unit id='1'><source>Para é \(words)"
      + "</source></trans-unit></body></file></xliff>\r"
  }

  @Test(arguments: ["UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "windows-1252"])
  func everyOtherByteIsKept(encoding: String) throws {
    func bytes(_ text: String) throws -> [UInt8] {
      let foundation: [String: (String.Encoding, [UInt8])] = [
        "UTF-8": (.utf8, [0xEF, 0xBB, 0xBF]), "UTF-16LE": (.utf16LittleEndian, [0xFF, 0xFE]),
        "UTF-16BE": (.utf16BigEndian, [0xFE, 0xFF]),
        "UTF-32LE": (.utf32LittleEndian, [0xFF, 0xFE, 0, 0]),
        "UTF-32BE": (.utf32BigEndian, [0, 0, 0xFE, 0xFF]), "windows-1252": (.windowsCP1252, []),
      ]
      let (name, mark) = try #require(foundation[encoding])
      return mark + Array(try #require(text.data(using: name)))
    }
    let isWide = encoding != "windows-1252"
    let declared = encoding.hasPrefix("UTF-32") ? "UTF-32" : encoding
    let before = document(declared, isWide ? "TKI 𠀀." : "TKI é.")
    let after = document(declared, isWide ? "漢 &lt;𠀀 𠀀." : "&#x6F22; &lt;&#x20000; é.")
    let file = try BilingualReader.read(NamedFile(name: "t.xlf", bytes: try bytes(before)))
    let range = try #require(MarkedText("Para é ⟦TKI⟧").ranges.first)
    let edits = file.edits(replacing: range, of: .source, with: "漢 <𠀀")
    #expect(try file.bytes(applying: edits) == (try bytes(after)))
    #expect(try file.bytes(applying: []) == (try bytes(before)))
  }

  @Test func packedFilesAreReadOnly() throws {
    var encoder = GzipEncoder()
    var bytes: [UInt8] = []
    encoder.append(Array(Self.memory.utf8), to: &bytes)
    encoder.finish(to: &bytes)
    let file = try BilingualReader.read(NamedFile(name: "t.tmx.gz", bytes: bytes))
    #expect(file.text.units.count == 2)
    let edits = file.edits(replacing: TextRange(start: 0, end: 4), of: .source, with: "x")
    #expect(edits.count == 1)
    #expect { try file.bytes(applying: edits) } throws: {
      ($0 as? FileProblem)?.rule == "packed"
    }
  }

  @Test func ofEditsThatOverlapTheFirstCounts() {
    func edit(_ start: Int, _ end: Int, _ words: String) -> SourceEdit {
      SourceEdit(
        location: SourceMap.Location(part: 0, range: TextRange(start: start, end: end)),
        replacement: words)
    }
    let edits = [
      edit(5, 7, "X"), edit(0, 2, "A"), edit(1, 3, "B"), edit(3, 3, "c"), edit(3, 3, "d"),
    ]
    #expect(SourceSplice.text("0123456789", applying: edits) == "A2cd34X789")
  }
}
