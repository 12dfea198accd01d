import Foundation
import TestSupport
import Testing

@testable import Glossary

/// The rules with their lines that a check of a text finds.
private func findings(_ bytes: [UInt8], name: String = "t") throws -> [FileProblem] {
  var problems: [FileProblem] = []
  _ = try FileValidator.validate(name: name, blocks: blocks(of: bytes, size: 4_096)) {
    problems.append($0)
  }
  return problems
}

@Suite struct XLIFFValidationTests {
  /// A document with the rules that it must break.
  struct Row: Sendable, CustomTestStringConvertible {
    var text: String
    var rules: [String]

    var testDescription: String { "\(rules) \(text.suffix(70))" }
  }

  private static func one(_ unit: String, _ rules: String...) -> Row {
    Row(
      text: """
        <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="o" \
        datatype="x" source-language="en" target-language="id"><body><trans-unit id="a">\(unit)\
        </trans-unit></body></file></xliff>
        """, rules: rules)
  }

  private static func header(_ header: String, _ body: String, _ rules: String...) -> Row {
    Row(
      text: """
        <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="o" \
        datatype="x" source-language="en" tool-id="t"><header>\(header)<tool tool-id="t" \
        tool-name="T"/></header><body>\(body)</body></file></xliff>
        """, rules: rules)
  }

  private static func two(_ unit: String, _ rules: String..., root: String = "trgLang='id'") -> Row
  {
    Row(
      text: """
        <xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" \(root)>\
        <file id="f"><unit id="u">\(unit)</unit></file></xliff>
        """, rules: rules)
  }

  private static func source(_ text: String, _ rules: String...) -> Row {
    var row = two("<segment><source>\(text)</source></segment>")
    row.rules = rules
    return row
  }

  static let rows: [Row] = [
    one("<source>a<g id='1'>b</g></source><target state='new'>c</target><note from='x'>n</note>"),
    header(
      "<phase-group><phase phase-name='p' process-name='x' tool-id='t'/></phase-group>",
      "<group id='1'><group id='2'/></group><trans-unit id='1' phase-name='p'><source/></trans-unit>"
    ),
    header(
      "<phase-group><phase phase-name='p' process-name='x' tool-id='u'/></phase-group>",
      "<trans-unit id='1' phase-name='q'><source/></trans-unit>", "xliff-reference",
      "xliff-reference"),
    header("", "<group id='1'><group id='1'/></group>", "xliff-id"),
    header(
      "", "<trans-unit id='1'><source/><alt-trans tool-id='u'><target/></alt-trans></trans-unit>",
      "xliff-reference"),
    one("<target>c</target>", "misplaced-element", "missing-element"),
    one("<source/><source/>", "misplaced-element"), one("<source/>text", "stray-text"),
    one("<source>a<x/></source>", "missing-attribute"),
    one("<source>a<y/></source>", "misplaced-element", "unknown-element"),
    one("<source>a</source><target state='odd'/>", "xliff-value"),
    one("<source>a</source><target state='x-odd' s:any='1' xmlns:s='s'/>"),
    one("<source><x id='1'/><ph id='1'/></source>", "xliff-id"),
    one("<source><bpt id='1'/><ept id='1'/></source>"),
    one("<source><bx id='1' rid='2'/><ex id='2' rid='3'/></source>", "xliff-pair"),
    one("<source xml:lang='fr'>a</source><target xml:lang='id'/>", "xliff-language"),
    one("<source xml:lang='f r'>a</source>", "invalid-language"),
    one(
      "<source>a</source><seg-source><mrk mtype='seg' mid='1'>a</mrk></seg-source><target><mrk mtype='seg' mid='2'/></target>",
      "xliff-mark"),
    one("<source>a</source></trans-unit><trans-unit id='a'><source>b</source>", "xliff-id"),
    one("<source>a</source><alt-trans><target xml:lang='fr'/></alt-trans>"),
    Row(
      text:
        "<xliff version='1.2'><file original='' source-language='en' datatype=''><body/></file></xliff>",
      rules: ["xliff-namespace"]),
    two(
      "<originalData><data id='d'>x</data></originalData><segment state='final'><source>a<ph id='1' dataRef='d'/><pc id='2'>b</pc></source><target>c</target></segment>"
    ),
    two("<segment><source>a</source><target>b</target></segment>", "xliff-language", root: ""),
    two("<segment><target>b</target></segment>", "misplaced-element", "missing-element"),
    two("<segment subState='a:b'><source>a</source></segment>", "xliff-value"),
    two("<segment id='s'><source><ph id='s'/></source></segment>", "xliff-id"),
    two(
      "<notes><note id='n'>x</note><note id='n'>y</note></notes><segment><source/></segment>",
      "xliff-id"),
    two("<segment><source xml:lang='fr'/></segment>", "xliff-language"),
    two(
      "<segment><source xml:space='default'/><target xml:space='preserve'/></segment>",
      "xliff-space"),
    two(
      "<segment state='final'><source><ph id='1' canDelete='no'/></source><target/></segment>",
      "xliff-code"),
    two("<segment><source/><target order='0'/></segment>", "invalid-value"),
    source("<ph id='1'/><ph id='1'/>", "xliff-id"),
    source("<ph id='1' dataRef='d'/>", "xliff-reference"),
    source("<sc id='1'/>a<ec startRef='1'/>"), source("<sc id='1'/>a", "xliff-pair"),
    source("<ec startRef='1'/><sc id='1' isolated='yes'/>", "xliff-pair"),
    source("<ec id='1' isolated='yes'/>"), source("<ec isolated='yes'/>", "xliff-pair"),
    source("<sc id='1' canCopy='no'/><ec startRef='1'/>", "xliff-pair"),
    source("<sm id='1'/>a<em startRef='1'/>"), source("<sm id='1'/>", "xliff-pair"),
    source("<em startRef='1'/>", "xliff-pair"), source("<cp hex='0001'/>"),
    source("<cp hex='0041'/>", "xliff-character"),
    source("<mrk id='1' type='comment' value='v'>a</mrk>"),
    source("<mrk id='1' type='comment'>a</mrk>", "xliff-mark"),
    source("<mrk id='1' type='comment' ref='#n=1'>a</mrk>", "xliff-reference"),
    source("<ph id='1' type='fmt' subType='xlf:var'/>", "xliff-value"),
    source("<ph id='1' subType='a:b'/>", "xliff-value"), source("<ph id='a b'/>", "invalid-value"),
    source("<ph id='1' copyOf='2'/>", "xliff-reference"),
    source("<ph id='1' subFlows='v'/>", "xliff-reference"),
    source("<ph id='1' f:x='y' xmlns:f='f'/>"), source("<ph id='1' x='y'/>", "unknown-attribute"),
    source("<f:x xmlns:f='f'/>", "misplaced-element"),
  ]

  @Test(arguments: rows)
  func aFileHasTheFindingsThatItMustHave(row: Row) throws {
    let problems = try findings(Array(row.text.utf8))
    #expect(problems.map(\.rule).sorted() == row.rules.sorted(), "\(problems)")
  }
}

@Suite(.enabled(if: SharedData.isPresent, "\(SharedData.reason)"))
struct XLIFFPublishedSuiteTests {
  private static func files(_ folder: String) -> [SharedFile] {
    SharedFile.all(in: "interchange-xliff").filter {
      $0.name.hasPrefix("oasis-2.1-suite/\(folder)/")
    }
  }

  @Test(arguments: files("core-valid") + files("modules-valid") + files("core-in-out"))
  func whatIsPublishedAsValidIsClean(shared: SharedFile) throws {
    let problems = try findings(try shared.bytes(), name: shared.name)
    #expect(problems == [], "\(problems.prefix(5))")
  }

  @Test(arguments: files("core-invalid") + files("modules-invalid"))
  func whatIsPublishedAsInvalidIsNot(shared: SharedFile) throws {
    let problems = try findings(try shared.bytes(), name: shared.name)
    #expect(!problems.isEmpty)
  }

  /// The rules that a schema states; what the others find is not its business.
  private static let structural: Set<String> = [
    "unknown-root", "unknown-element", "misplaced-element", "missing-element", "stray-text",
    "unknown-attribute", "missing-attribute", "invalid-value", "xml-syntax",
  ]

  @Test(
    .enabled(if: Command.find("xmllint") != nil, "no xmllint"),
    arguments: SharedFile.all(in: "interchange-xliff"))
  func whatTheStructureBreaksTheSchemaRefuses(shared: SharedFile) throws {
    let bytes = try shared.bytes()
    let problems = try findings(bytes, name: shared.name)
    guard problems.contains(where: { Self.structural.contains($0.rule) }) else { return }
    guard shared.isWellFormed else { return }
    let version = shared.counts["version"] ?? ""
    guard version == "1.2" || version == "2.0" || version == "2.1" else { return }
    let problem = try PublishedSchema.problem(
      in: bytes, .xliff, version == "1.2" ? .one : .two)
    #expect(problem != nil, "\(problems.filter { Self.structural.contains($0.rule) }.prefix(5))")
  }
}
