import Foundation
import Glossary
import TestSupport
import Testing

/// What reading a table came to.
private struct Outcome {
  var pairs: [[String]] = []
  var units: [TranslationUnit] = []
  var lines: [Int] = []
  var skipped: [FileProblem] = []
  var remarks: [FileProblem] = []
  var failure: FileProblem?

  init(
    _ blocks: () throws -> [UInt8], name: String = "t.tsv",
    _ options: PairTableReader.Options = .init()
  ) throws {
    do {
      try PairTableReader.read(name: name, blocks: blocks, options: options) { item in
        switch item {
        case .header: Issue.record("a table has no header")
        case .unit(let unit, let line):
          units.append(unit)
          lines.append(line)
          pairs.append(unit.variants.map { "\($0.language):\($0.segment.text)" })
        case .skipped(let problem): skipped.append(problem)
        case .remark(let problem): remarks.append(problem)
        }
      }
    } catch let problem as FileProblem {
      failure = problem
    }
  }

  init(
    _ text: String, name: String = "t.tsv", _ options: PairTableReader.Options = .init(),
    size: Int = 64
  ) throws {
    try self.init(blocks(of: Array(text.utf8), size: size), name: name, options)
  }
}

@Suite struct PairTableReaderTests {
  private static let given = PairTableReader.Options(source: .english, target: .indonesian)

  /// A table with the pairs it holds.
  struct Row: Sendable, CustomTestStringConvertible {
    var text: String
    var name: String
    var options: PairTableReader.Options
    var pairs: [[String]]

    init(
      _ text: String, _ pairs: [String]..., name: String = "t.tsv",
      options: PairTableReader.Options = PairTableReaderTests.given
    ) {
      self.text = text
      self.name = name
      self.options = options
      self.pairs = pairs
    }

    var testDescription: String { text.debugDescription }
  }

  private static let open = PairTableReader.Options()
  private static let backwards = PairTableReader.Options(source: .indonesian, target: .english)
  private static let absent = {
    var options = given
    options.heading = .absent
    return options
  }()

  @Test(arguments: [
    Row("a\tb\n", ["en:a", "id:b"]),
    Row("a\tb", ["en:a", "id:b"]),
    Row("\u{FEFF}a\tb\r\n\r\nc\td\r\n", ["en:a", "id:b"], ["en:c", "id:d"]),
    Row("\"a\t'b\n", ["en:\"a", "id:'b"]),
    Row("en\tid\nRun!\tLari!\n", ["en:Run!", "id:Lari!"], options: open),
    Row("en\tid\nRun!\tLari!\n", ["en:Run!", "id:Lari!"]),
    Row("EN-us\tin_ID\na\tb\n", ["en-US:a", "id-ID:b"], options: open),
    Row("EN-us\tin_ID\na\tb\n", ["en-US:a", "id-ID:b"]),
    Row("en\tid\na\tb\n", ["id:b", "en:a"], options: backwards),
    Row("en\tms\tid\na\tb\tc\n", ["id:c", "en:a"], options: backwards),
    Row("note\ten\tid\nn\ta\tb\n", ["en:a", "id:b"]),
    Row("en\tid\na\tb\n", ["en:en", "id:id"], ["en:a", "id:b"], options: absent),
    Row("no\tya\n", ["en:no", "id:ya"]),
    Row("en,id\n\"a,\n\"\"x\"\"\",b\n", ["en:a,\n\"x\"", "id:b"], name: "t.csv", options: open),
    Row("en;id\na,b;c\n", ["en:a,b", "id:c"], name: "T.CSV", options: open),
    Row("é\t😀\n", ["en:é", "id:😀"]),
  ])
  func aTableHasPairs(row: Row) throws {
    for size in [1, 2, 3, 64] {
      let outcome = try Outcome(row.text, name: row.name, row.options, size: size)
      #expect(outcome.failure == nil)
      #expect(outcome.skipped == [] && outcome.remarks == [])
      #expect(outcome.pairs == row.pairs)
    }
  }

  @Test func otherColumnsBecomeProperties() throws {
    let named = try Outcome("en\tid\tnote\tdomain\na\tb\tn\t\nc\td\n")
    #expect(named.units[0].annotations == [Annotation(.property(type: "x-note"), "n")])
    #expect(named.units[1].annotations == [])
    let plain = try Outcome("a\tb\tc\td\n", Self.given)
    #expect(
      plain.units[0].annotations == [
        Annotation(.property(type: "x-column-3"), "c"),
        Annotation(.property(type: "x-column-4"), "d"),
      ])
  }

  @Test func rowsWithoutAPairAreNamed() throws {
    let outcome = try Outcome("a\tb\nonly\n\n\tc\nd\t \n \t \te\n", Self.given)
    #expect(outcome.pairs == [["en:a", "id:b"], ["id:c"], ["en:d"]])
    #expect(outcome.lines == [1, 4, 5])
    #expect(outcome.skipped.map(\.rule) == ["too-few-columns", "no-variant"])
    #expect(outcome.skipped.map(\.line) == [2, 6])
    #expect(outcome.remarks.map(\.rule) == ["one-language", "one-language"])
    #expect(outcome.remarks.map(\.line) == [4, 5])
  }

  /// A table that cannot be read, with its rule and place.
  struct Broken: Sendable, CustomTestStringConvertible {
    var bytes: [UInt8]
    var rule: String
    var line: Int
    var column: Int
    var name = "t.tsv"
    var options = PairTableReaderTests.given

    var testDescription: String { "\(rule) at \(line):\(column)" }
  }

  private static let present = {
    var options = given
    options.heading = .present
    return options
  }()
  private static let klingon = {
    var options = given
    options.encoding = "klingon"
    return options
  }()

  @Test(arguments: [
    Broken(bytes: [], rule: "empty-file", line: 1, column: 1),
    Broken(bytes: Array("\n\r\n".utf8), rule: "empty-file", line: 1, column: 1),
    Broken(bytes: Array("a\tb\n".utf8), rule: "no-language", line: 1, column: 1, options: open),
    Broken(bytes: Array("no\tya\n".utf8), rule: "no-language", line: 1, column: 1, options: open),
    Broken(bytes: Array("en\tfr\n".utf8), rule: "no-column", line: 1, column: 1, options: present),
    Broken(bytes: Array("a\tb\né".utf8) + [0xFF], rule: "encoding", line: 2, column: 2),
    Broken(bytes: Array("a\tb\né".utf8) + [0xE2, 0x82], rule: "encoding", line: 2, column: 2),
    Broken(bytes: [0x61, 0, 9, 0], rule: "encoding", line: 1, column: 2),
    Broken(bytes: [0x61], rule: "encoding", line: 1, column: 1, options: klingon),
    Broken(
      bytes: Array("a,b\n\"c".utf8), rule: "csv-syntax", line: 2, column: 1, name: "t.csv"),
  ])
  func aTableThatCannotBeReadIsRefused(table: Broken) throws {
    for size in [1, 2, 64] {
      let outcome = try Outcome(
        blocks(of: table.bytes, size: size), name: table.name, table.options)
      let failure = try #require(outcome.failure)
      #expect(failure.rule == table.rule, "\(failure)")
      #expect(failure.line == table.line && failure.column == table.column, "\(failure)")
      #expect(failure.kind == .unreadable)
    }
  }

  @Test func encodingsAreReadByMarkOrName() throws {
    let little = [0xFF, 0xFE] + utf16("é\tb\n", bigEndian: false)
    #expect(
      try Outcome(blocks(of: little, size: 3), name: "t", Self.given).pairs == [["en:é", "id:b"]])
    var options = Self.given
    options.encoding = "windows-1252"
    let western: [UInt8] = [0x93, 0xE9, 0x94, 0x09, 0x62]
    #expect(try Outcome(blocks(of: western), name: "t", options).pairs == [["en:“é”", "id:b"]])
  }

  @Test func aQuoteThatNeverClosesTakesNoMoreThanItsLimit() throws {
    let block = Array(repeating: UInt8(ascii: "a"), count: 1 << 20)
    var step = 0
    let outcome = try Outcome(
      {
        step += 1
        return step == 1 ? Array("a,b\n\"".utf8) : step < 100 ? block : []
      }, name: "t.csv", Self.given)
    #expect(outcome.failure?.rule == "row-too-long")
    #expect(step < 20)
  }

  /// A table of the collection with the number of its pairs.
  @Test(
    .enabled(if: SharedData.isPresent, "\(SharedData.reason)"),
    arguments: [
      ("tm-pud/en-id.tsv", 1_000), ("tm-tatoeba/en-id.tsv", 7_151),
      ("tm-panl/ECO.en-id.tsv.gz", 6_544), ("tm-panl/SCI.en-id.tsv.gz", 6_355),
      ("tm-panl/SPO.en-id.tsv.gz", 4_483), ("tm-smeru/en-id.tsv.gz", 26_966),
      ("tm-gettext/en-id.tsv.gz", 147_589),
    ])
  func aRealTableIsReadWhole(path: String, rows: Int) throws {
    let url = try #require(SharedData.folder).appendingPathComponent("data/\(path)")
    let outcome = try Outcome(try blocks(of: url), name: path, Self.given)
    #expect(outcome.failure == nil)
    #expect(outcome.units.count + outcome.skipped.count == rows)
    #expect(outcome.skipped == [])
  }
}

@Suite struct PairTableWriterTests {
  private let units = [
    TranslationUnit(variants: [
      Variant(language: .english, segment: Segment("a\tb\nc")),
      Variant(language: .indonesian, segment: Segment("x \"y\", z")),
      Variant(language: .indonesian, segment: Segment("w")),
    ]),
    TranslationUnit(variants: [Variant(language: .english, segment: Segment("alone"))]),
  ]

  private func written(
    _ dialect: DelimitedReader.Dialect
  ) -> (String, PairTableWriter.Summary) {
    var writer = PairTableWriter(dialect, source: .english, target: .indonesian)
    var bytes: [UInt8] = []
    writer.writeHeading(to: &bytes)
    for unit in units { writer.write(unit, to: &bytes) }
    return (String(decoding: bytes, as: UTF8.self), writer.summary)
  }

  @Test func tsvCountsWhatItLoses() {
    let (text, summary) = written(.tsv)
    #expect(text == "en\tid\na b c\tx \"y\", z\na b c\tw\n")
    #expect(summary.rows == 2 && summary.skipped == 1 && summary.alteredTexts == 2)
  }

  @Test func csvReadsBackEqual() throws {
    let (text, summary) = written(.csv)
    #expect(summary.alteredTexts == 0)
    let outcome = try Outcome(text, name: "t.csv")
    #expect(outcome.pairs == [["en:a\tb\nc", "id:x \"y\", z"], ["en:a\tb\nc", "id:w"]])
  }

  @Test func aNarrowerLanguageServes() throws {
    var writer = PairTableWriter(.tsv, source: .english, target: .indonesian)
    var bytes: [UInt8] = []
    let code = InlineNode.code(InlineCode(.placeholder))
    writer.write(
      TranslationUnit(variants: [
        Variant(language: try LanguageTag("en-GB"), segment: Segment([.text("a"), code])),
        Variant(language: .indonesian, segment: Segment("b")),
      ]), to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "a\tb\n")
    #expect(writer.summary.textsWithoutCodes == 1)
  }
}

@Suite struct MemoryJSONWriterTests {
  @Test func aUnitLooksLikeThis() throws {
    var unit = TranslationUnit(
      tuid: "7", attributes: [Attribute("srclang", "en")],
      annotations: [
        Annotation(.note, "n", attributes: [Attribute("xml:lang", "en")]),
        Annotation(.property(type: "Project"), "P"),
      ],
      variants: [
        Variant(language: try LanguageTag("en_us"), segment: Segment("Click")),
        Variant(
          language: .indonesian,
          segment: Segment([
            .text("Klik"),
            .code(InlineCode(.placeholder, attributes: [Attribute("x", "1")])),
          ])),
      ])
    unit.history.created = Timestamp("2017-11-22")
    unit.history.createdBy = "B"
    unit.history.changed = Timestamp("2018-11-22")
    unit.history.changedBy = "C"
    unit.history.lastUsed = Timestamp("2019-11-22")
    unit.history.usageCount = 2
    var writer = MemoryJSONWriter()
    var bytes: [UInt8] = []
    writer.write(unit, origin: "a.tmx", domain: nil, to: &bytes)
    writer.write(TranslationUnit(), origin: nil, domain: "law", to: &bytes)
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        {"tuid":"7","origin":"a.tmx","domain":null,"created":"2017-11-22T00:00:00Z",\
        "createdBy":"B","changed":"2018-11-22T00:00:00Z","changedBy":"C",\
        "lastUsed":"2019-11-22T00:00:00Z","usageCount":2,"attributes":{"srclang":"en"},\
        "annotations":[{"kind":"note","text":"n","attributes":{"xml:lang":"en"}},\
        {"kind":"property","type":"Project","text":"P"}],\
        "variants":[{"language":"en-US","languageAsWritten":"en_us","text":"Click"},\
        {"language":"id","text":"Klik","markup":"Klik<ph x=\\"1\\"/>"}]}
        {"tuid":null,"origin":null,"domain":"law","variants":[]}

        """)
  }
}
