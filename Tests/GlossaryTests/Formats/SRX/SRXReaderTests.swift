import Foundation
import Glossary
import TestSupport
import Testing

private func read(_ text: String) throws -> (rules: SegmentationRules, problems: [FileProblem]) {
  try SRXReader.read(NamedFile(name: "a.srx", bytes: Array(text.utf8)))
}

/// Fails when a document is not valid by the schema of SRX 2.0.
func requireValidSRX(_ bytes: [UInt8]) throws {
  guard let program = Command.find("xmllint"), let shared = SharedData.folder else { return }
  let schema = shared.appendingPathComponent("data/schemas/srx/srx20.xsd")
  let outcome = try Command.run(
    program, ["--noout", "--nonet", "--schema", schema.path, "-"], input: Data(bytes))
  #expect(outcome.status == 0, "\(outcome.errors.prefix(2_000))")
}

/// A file of the collection with the counts of an independent parser.
struct SharedSRX: Sendable, CustomTestStringConvertible {
  var name: String
  var counts: [String: String]
  var testDescription: String { name }

  static let folder = SharedData.folder?.appendingPathComponent("data/interchange-srx")

  static let all: [SharedSRX] = {
    guard let table = try? SharedData.text("data/interchange-srx/EXPECTED.tsv") else { return [] }
    return table.split(separator: "\n").dropFirst().map { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      let pairs = cells[3].split(separator: " ").map { pair in
        let parts = pair.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        return (parts[0], parts[1])
      }
      return SharedSRX(name: String(cells[0]), counts: Dictionary(uniqueKeysWithValues: pairs))
    }
  }()

  func file() throws -> NamedFile {
    let url = try #require(Self.folder).appendingPathComponent(name)
    return NamedFile(name: name, bytes: Array(try Data(contentsOf: url)))
  }
}

struct SRXReaderTests {
  @Test func aDocumentIsReadWhole() throws {
    let (rules, problems) = try read(
      """
      <?xml version="1.0"?>
      <s:srx xmlns:s="http://www.lisa.org/srx20" xmlns:t="urn:tool" version="2.0">
        <s:header segmentsubflows="no" cascade="yes">
          <s:formathandle type="start" include="yes"/>
          <t:options trim="yes">a<t:b/></t:options>
        </s:header>
        <s:body>
          <s:languagerules>
            <s:languagerule languagerulename="A &amp; B">
              <s:rule break="no"><s:beforebreak> Dr\\.</s:beforebreak><s:afterbreak>\\s</s:afterbreak></s:rule>
              <s:rule><s:beforebreak>[&lt;.]</s:beforebreak></s:rule>
            </s:languagerule>
          </s:languagerules>
          <s:maprules><s:languagemap languagepattern=".*" languagerulename="A &amp; B"/></s:maprules>
        </s:body>
      </s:srx>
      """)
    #expect(problems == [])
    var expected = SegmentationRules(
      ruleSets: [
        SegmentationRules.RuleSet(
          name: "A & B",
          rules: [
            SegmentationRules.Rule(isBreak: false, before: #" Dr\."#, after: #"\s"#),
            SegmentationRules.Rule(isBreak: true, before: "[<.]"),
          ])
      ], maps: [SegmentationRules.LanguageMap(pattern: ".*", ruleSet: "A & B")], cascades: true)
    expected.segmentsSubflows = false
    expected.includedCodes = [.start: true]
    expected.namespaces = [SegmentationRules.Field("xmlns:t", "urn:tool")]
    expected.extensions = [
      SegmentationRules.Extension(
        name: "t:options", attributes: [SegmentationRules.Field("trim", "yes")], text: "a",
        children: [SegmentationRules.Extension(name: "t:b")])
    ]
    #expect(rules == expected)
    #expect(rules.includes(.start) && rules.includes(.end) && rules.includes(.isolated))
    let written = SRXWriter.write(rules)
    #expect(try read(written).rules == rules)
    try requireValidSRX(Array(written.utf8))
  }

  @Test(arguments: [
    ("", "empty-file"), ("<srx", "xml-syntax"), ("<tmx version=\"1.4\"/>", "not-srx"),
    ("<srx><body/></srx>", "version"), ("<srx version=\"\"/>", "version"),
    ("<srx version=\"3.0\"/>", "version"), ("plain text", "xml-syntax"),
  ])
  func whatIsNoSRXIsRefused(text: String, rule: String) throws {
    let problem = #expect(throws: FileProblem.self) { _ = try read(text) }
    #expect(problem?.rule == rule)
    #expect(problem?.kind == .unreadable)
  }

  @Test func whatIsOddIsReportedWithItsPlace() throws {
    let (rules, problems) = try read(
      """
      <srx version="2.0"><header cascade="maybe" colour="red">
      <formathandle type="middle" include="yes"/></header><body>
      <languagerules><languagerule languagerulename="A">
      <rule break="never"><beforebreak>(</beforebreak></rule>
      <note/>text
      </languagerule>
      <languagerule languagerulename="A"/>
      </languagerules><maprules>
      <languagemap languagepattern="(" languagerulename="B"/>
      </maprules></body></srx>
      """)
    #expect(
      problems.map { "\($0.line) \($0.rule)" } == [
        "1 invalid-value", "1 unknown-attribute", "2 invalid-value", "4 invalid-value",
        "4 pattern", "5 unknown-element", "5 stray-text", "7 duplicate-name", "7 empty-rules",
        "9 pattern", "9 unknown-rules",
      ])
    #expect(rules.ruleSets.map(\.name) == ["A", "A"])
    #expect(rules.maps.count == 1)
  }

  @Test func theBuiltinRulesAreValid() throws {
    let bytes = SegmentationRules.builtinBytes
    let (rules, problems) = try SRXReader.read(NamedFile(name: "default.srx", bytes: bytes))
    #expect(problems == [])
    #expect(rules == .builtin)
    #expect(rules.ruleSets.map(\.rules.count).reduce(0, +) > 40)
    try requireValidSRX(bytes)
    let written = SRXWriter.write(rules)
    #expect(try read(written).rules == rules)
    try requireValidSRX(Array(written.utf8))
  }

  @Test(arguments: SharedSRX.all)
  func aRealFileHasWhatAnotherParserCounts(shared: SharedSRX) throws {
    let file = try shared.file()
    guard shared.counts["version"]?.isEmpty == false else {
      let problem = #expect(throws: FileProblem.self) { _ = try SRXReader.read(file) }
      #expect(problem?.rule == "version")
      return
    }
    let (rules, problems) = try SRXReader.read(file)
    #expect(problems == [])
    #expect(rules.ruleSets.count == Int(shared.counts["languagerule"] ?? ""))
    #expect(rules.ruleSets.map(\.rules.count).reduce(0, +) == Int(shared.counts["rule"] ?? ""))
    #expect(rules.maps.count == Int(shared.counts["languagemap"] ?? ""))
    let written = SRXWriter.write(rules)
    #expect(try read(written).rules == rules)
    try requireValidSRX(Array(written.utf8))
    for tag in ["id", "en-GB", "pl", "de", "ja", "zh-Hans", "ru"] {
      var segmenter = try Segmenter(rules, for: LanguageTag(tag))
      let text = "Satu dua. Tiga\nempat. Lima"
      let ranges = try segmenter.segments(in: text)
      #expect(ranges.map { text.slice($0) }.joined() == text)
    }
  }
}
