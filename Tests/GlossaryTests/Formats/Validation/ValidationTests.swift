import Foundation
import TestSupport
import Testing

@testable import Glossary

/// What a check of bytes came to.
private struct Checked {
  var problems: [FileProblem] = []
  var summary = FileValidator.Summary()

  init(_ bytes: [UInt8], size: Int = 4_096) throws {
    summary = try FileValidator.validate(name: "t", blocks: blocks(of: bytes, size: size)) {
      problems.append($0)
    }
  }

  init(_ text: String, size: Int = 4_096) throws {
    try self.init(Array(text.utf8), size: size)
  }

  /// The rules with their lines.
  var rules: [String] { problems.map { "\($0.line) \($0.rule)" } }
}

@Suite struct ValidationTests {
  /// A file with the findings that it must have, as `line rule`.
  struct Row: Sendable, CustomTestStringConvertible {
    var text: String
    var rules: [String]

    init(_ text: String, _ rules: String...) {
      self.text = text
      self.rules = rules
    }

    var testDescription: String { "\(rules) \(text.suffix(60))" }
  }

  private static func martif(_ entry: String, type: String = "TBX-Basic") -> String {
    """
    <martif type="\(type)" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p/></sourceDesc>\
    </fileDesc></martifHeader><text><body><termEntry>
    \(entry)
    </termEntry></body></text></martif>
    """
  }

  private static func tbx3(
    _ entry: String, style: String = "dct", type: String = "TBX-Basic"
  ) -> String {
    """
    <tbx type="\(type)" style="\(style)" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" \
    xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:b="http://www.tbxinfo.net/ns/basic"><tbxHeader>\
    <fileDesc><sourceDesc><p/></sourceDesc></fileDesc></tbxHeader><text><body><conceptEntry id="c">
    \(entry)
    </conceptEntry></body></text></tbx>
    """
  }

  private static let term = """
    <langSec xml:lang="en"><termSec><term>t</term></termSec></langSec>
    """
  private static let old = "<langSet xml:lang=\"en\"><tig><term>t</term></tig></langSet>"

  static let rows: [Row] = [
    Row("", "1 empty-file"), Row("<x/>", "1 unknown-format"),
    Row(
      "<srx version='2.0' xmlns='http://www.lisa.org/srx20'>\n<header></srx>",
      "2 missing-attribute", "2 missing-attribute", "2 xml-syntax"),
    // TBX of version 2.
    Row(martif(old)),
    Row(martif("<langSet xml:lang='en'/>"), "2 missing-element"),
    Row(martif(old + "<note/>"), "2 misplaced-element"),
    Row(martif("<descrip type='context'>c</descrip>" + old), "2 tbx-level"),
    Row(martif("<descrip type='odd'>c</descrip>" + old), "2 tbx-category"),
    Row(martif("<descrip type='odd'>c</descrip>" + old, type: "TBX")),
    Row(martif("<descrip>c</descrip>" + old), "2 missing-attribute"),
    Row(
      martif("<adminGrp><admin type='source'/></adminGrp>" + old), "2 misplaced-element",
      "2 unknown-element"),
    Row(martif("<ref type='crossReference' target='x'/>" + old), "2 unknown-reference"),
    Row(
      martif("<note id='a'/><note id='a'/><note id='1'/>" + old), "2 duplicate-id", "2 invalid-id"),
    Row(martif("text" + old), "1 stray-text"),
    Row(
      martif("<langSet xml:lang='e n'><tig><term>t</term></tig></langSet>"), "2 invalid-language"),
    // TBX of version 3.
    Row(tbx3(term)),
    Row(tbx3("<min:subjectField>s</min:subjectField>" + term)),
    Row(tbx3("<min:subjectField>s</min:subjectField>" + term, style: "dca"), "2 tbx-style"),
    Row(tbx3("<descrip type='subjectField'>s</descrip>" + term, style: "dca")),
    Row(tbx3("<descrip type='subjectField'>s</descrip>" + term), "2 tbx-style"),
    Row(tbx3("<descrip type=''>s</descrip>" + term, style: "dca"), "2 tbx-type", "2 tbx-category"),
    Row(tbx3("<b:context>s</b:context>" + term), "2 tbx-level"),
    Row(tbx3("<b:oddity>s</b:oddity>" + term), "2 tbx-category"),
    Row(tbx3("<b:definition>s</b:definition>" + term, type: "TBX-Min"), "2 tbx-category"),
    Row(tbx3("<b:crossReference target='c'/>" + term)),
    Row(tbx3("<b:crossReference target='d'/>" + term), "2 tbx-target"),
    Row(tbx3("<xref type='xGraphic' target='here'/>" + term, style: "dca"), "2 tbx-address"),
    Row(
      tbx3(
        "<transacGrp><b:transactionType>creation</b:transactionType><date>1.1.2000</date></transacGrp>"
          + term),
      "2 tbx-value", "2 tbx-date"),
    Row(tbx3("<note><sc id='a'/>x<ec startRef='a'/></note>" + term)),
    Row(tbx3("<note><sc id='a'/>x<ec/></note>" + term), "2 tbx-inline"),
    Row(tbx3("<note>x<ec/></note>" + term), "2 tbx-inline"),
    Row(tbx3(term, style: "odd"), "1 invalid-value"),
    Row(tbx3(term, type: "Odd"), "1 tbx-dialect"),
    Row(
      tbx3("<descrip type='x'>s</descrip>" + term, style: "dca", type: "TBX-Core"), "2 tbx-category"
    ),
    Row(
      tbx3(
        "<langSec xml:lang='en'><termSec><term/><min:partOfSpeech>nom</min:partOfSpeech></termSec></langSec>"
      ),
      "2 tbx-empty-term", "2 tbx-value"),
    Row("<TBX/>", "1 superseded-format"),
    // TMX.
    Row(
      TMXOutcome.document(
        body: "<tu><tuv xml:lang='en'><seg>a<bpt i='1'/>b<ept i='1'/></seg></tuv></tu>")),
    Row(TMXOutcome.document(body: "<tu><tuv xml:lang='id'><seg/></tuv></tu>"), "5 tmx-source"),
    Row(TMXOutcome.document(body: "<tu srclang='*all*'><tuv xml:lang='id'><seg/></tuv></tu>")),
    Row(
      TMXOutcome.document(body: "<tu><tuv xml:lang='en'><seg><bpt i='1'/></seg></tuv></tu>"),
      "5 tmx-pair"),
    Row(
      TMXOutcome.document(
        body: "<tu><tuv xml:lang='en'><seg><ept i='1'/><bpt i='1'/></seg></tuv></tu>"),
      "5 tmx-pair", "5 tmx-pair"),
    Row(
      TMXOutcome.document(body: "<tu creationdate='2001'><tuv xml:lang='e_'><seg/></tuv></tu>"),
      "5 tmx-date", "5 invalid-language"),
    Row(
      TMXOutcome.document(body: "<tu usagecount='x'><tuv lang='en'><seg/></tuv></tu>"),
      "5 tmx-number", "5 missing-attribute"),
    Row(
      TMXOutcome.document(body: "<tu><prop type='p'/>x</tu>"), "5 missing-element", "5 stray-text"),
    // SRX.
    Row(srx("<rule break='no'><beforebreak>a</beforebreak></rule>")),
    Row(
      srx("<rule break='maybe'><beforebreak>(</beforebreak></rule>"), "2 invalid-value",
      "2 srx-pattern"),
    Row(srx("<rule/>", map: "Other"), "2 srx-rule-name"), Row(srx(""), "2 missing-element"),
    Row(
      "<srx version='2.0'><body/></srx>", "1 srx-namespace", "1 misplaced-element",
      "1 missing-element", "1 missing-element"),
  ]

  private static func srx(_ rules: String, map: String = "D") -> String {
    """
    <srx version="2.0" xmlns="http://www.lisa.org/srx20"><header segmentsubflows="yes" cascade="no"/>
    <body><languagerules><languagerule languagerulename="D">\(rules)</languagerule></languagerules>\
    <maprules><languagemap languagerulename="\(map)" languagepattern=".*"/></maprules></body></srx>
    """
  }

  @Test(arguments: rows)
  func aFileHasTheFindingsThatItMustHave(row: Row) throws {
    for size in [3, 4_096] {
      let checked = try Checked(row.text, size: size)
      #expect(checked.rules.sorted() == row.rules.sorted(), "\(checked.problems)")
      #expect(checked.summary.findings == row.rules.count)
    }
  }

  @Test func whatTheWritersWriteIsClean() throws {
    let base = TermBase(concepts: Array(BuiltinBase.base.concepts.prefix(80)))
    for options in tbxOptions {
      let checked = try Checked(try tbx(base, options).text)
      #expect(checked.problems == [], "\(options)")
    }
  }

  @Test func modelsFollowTheOrderOfElements() {
    func end(_ names: String) -> ContentModel {
      names.reduce(ContentModel("a?,(b|c)+,d*")) { $0.after(String($1)) }
    }
    for (names, isComplete) in [
      ("b", true), ("abc", true), ("cbdd", true), ("a", false), ("", false),
    ] {
      #expect(end(names) != .nothing && end(names).isComplete == isComplete, "\(names)")
    }
    for names in ["aa", "bda", "d", "bbb!"] { #expect(end(names) == .nothing, "\(names)") }
    #expect(ContentModel("(a,b)+").next == ["a"])
    #expect(ContentModel("") == .empty && ContentModel("(a") == .nothing)
  }
}

/// The files of the collection, and what an independent program says of them.
@Suite(
  .enabled(if: SharedData.isPresent && Command.find("xmllint") != nil, "no ../shared or xmllint"))
struct ValidationAgainstSchemasTests {
  private struct Schema {
    var option: String
    var path: String
  }

  private static func files(_ folder: String) -> [String] {
    guard let shared = SharedData.folder else { return [] }
    let root = shared.appendingPathComponent("data/\(folder)")
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: root.path)) ?? []
    return names.filter { $0.hasSuffix(".tbx") || $0.hasSuffix(".tmx") || $0.hasSuffix(".srx") }
      .sorted().map { "\(folder)/\($0)" }
  }

  static let all = files("interchange-tbx") + files("interchange-tmx") + files("interchange-srx")

  /// The rules that a schema states; what the others find is not the schema's business.
  private static let structural: Set<String> = [
    "unknown-root", "unknown-element", "misplaced-element", "missing-element", "stray-text",
    "unknown-attribute", "missing-attribute", "invalid-value", "invalid-id", "duplicate-id",
    "unknown-reference", "xml-syntax", "tbx-dialect", "tbx-address", "tbx-date",
  ]

  /// Whether no rule of the schema was broken; RELAX NG has none for what a reference leads to.
  private static func isClean(_ problems: [FileProblem], _ schema: Schema) -> Bool {
    !problems.contains {
      structural.contains($0.rule)
        && !($0.rule == "unknown-reference" && schema.option == "--relaxng")
    }
  }

  private static func schema(_ text: String) -> Schema? {
    if text.contains("<martif") {
      let isBasic = text.contains("type=\"TBX-Basic\"")
      return Schema(
        option: "--dtdvalid",
        path: isBasic ? "tbx/TBXBasiccoreStructV02.dtd" : "tbx/TBXcoreStructV02.dtd")
    }
    if text.contains("<tbx") {
      return Schema(option: "--relaxng", path: "tbx/TBXcoreStructV03.rng")
    }
    for version in ["1.1", "1.2", "1.3", "1.4"] where text.contains("<tmx version=\"\(version)\"") {
      return Schema(
        option: "--dtdvalid", path: "tmx/tmx\(version.filter { $0 != "." }).dtd")
    }
    return nil
  }

  private static func isValid(_ text: String, _ schema: Schema) throws -> Bool {
    let program = try #require(Command.find("xmllint"))
    let shared = try #require(SharedData.folder)
    let path = shared.appendingPathComponent("data/schemas/\(schema.path)").path
    return try Command.run(
      program, ["--noout", "--nonet", schema.option, path, "-"], input: Data(text.utf8)
    ).status == 0
  }

  @Test(arguments: all)
  func aRealFileIsValidForBothOrForNeither(path: String) throws {
    let shared = try #require(SharedData.folder)
    let bytes = try Data(contentsOf: shared.appendingPathComponent("data/\(path)"))
    let checked = try Checked(Array(bytes))
    guard let text = String(data: bytes, encoding: .utf8), let schema = Self.schema(text) else {
      return
    }
    #expect(
      Self.isClean(checked.problems, schema) == (try Self.isValid(text, schema)),
      "\(checked.problems.prefix(5))")
  }

  @Test(arguments: [
    ("interchange-tbx/ltac-v3/TBX-Basic-Astronomy-DCA.tbx", 0),
    ("interchange-tbx/ltac-v3/TBX-Min-Astronomy-DCA.tbx", 0),
    ("interchange-tbx/ltac-v3/TBX-Core-Astronomy-DCA.tbx", 0),
    ("interchange-tbx/byutrg/good.tbx", 0),
  ])
  func publishedExamplesAreClean(path: String, findings: Int) throws {
    let shared = try #require(SharedData.folder)
    let bytes = try Data(contentsOf: shared.appendingPathComponent("data/\(path)"))
    let checked = try Checked(Array(bytes))
    #expect(checked.problems.count == findings, "\(checked.problems.prefix(5))")
  }

  @Test func thePublishedBadSRXIsBad() throws {
    let shared = try #require(SharedData.folder)
    let folder = shared.appendingPathComponent("data/interchange-srx/loomchild")
    for (name, isGood) in [("invalid.srx", false), ("simple.srx", true), ("simple-1.0.srx", true)] {
      let bytes = try Data(contentsOf: folder.appendingPathComponent(name))
      #expect(try Checked(Array(bytes)).problems.isEmpty == isGood, "\(name)")
    }
  }

  /// Elements that are taken out, doubled, renamed or moved, and attributes likewise.
  private static func mutation(_ text: String, _ random: inout SeededGenerator) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for _ in 0..<Int.random(in: 1...2, using: &random) where !lines.isEmpty {
      let place = Int.random(in: 0..<lines.count, using: &random)
      let other = Int.random(in: 0..<lines.count, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: lines.remove(at: place)
      case 1: lines.insert(lines[place], at: place)
      case 2: lines.swapAt(place, other)
      case 3:
        let names = [
          "note", "descrip", "admin", "term", "date", "xref", "hi", "seg", "prop", "tuv",
        ]
        let name = names.randomElement(using: &random) ?? "note"
        lines[place] = lines[place].replacing("termNote", with: name).replacing(
          "tu ", with: "\(name) ")
      default:
        lines[place] = lines[place].replacing(" type=", with: " kind=").replacing("id=", with: "i=")
      }
    }
    return lines.joined(separator: "\n")
  }

  @Test(arguments: 0..<150 as Range<UInt64>)
  func aChangedFileIsValidForBothOrForNeither(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let base = TermBase(concepts: Array(BuiltinBase.base.concepts.prefix(2)))
    var texts = try tbxOptions.map { try tbx(base, $0).text }
    texts.append(
      """
      <tmx version="1.4">
      <header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="en" datatype="x"/>
      <body>
      <tu tuid="1">
      <prop type="p">q</prop>
      <tuv xml:lang="en">
      <seg>a<bpt i="1"/>b<ept i="1"/></seg>
      </tuv>
      </tu>
      </body>
      </tmx>
      """)
    let text = Self.mutation(try #require(texts.randomElement(using: &random)), &random)
    let checked = try Checked(text)
    // A part of a document is none that this command checks.
    guard let schema = Self.schema(text), checked.summary.format != nil else { return }
    #expect(
      Self.isClean(checked.problems, schema) == (try Self.isValid(text, schema)),
      "\(seed): \(checked.problems)\n\(text)")
  }
}
