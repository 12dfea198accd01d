import Foundation
import TestSupport
import Testing

/// The output of every command holds by its schema.
@Suite(.enabled(if: PythonPeer.schemas.isWanted, PythonPeer.schemas.reason))
struct JSONSchemaTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
    try place.fillMemory(
      ["Wages are paid in 3 days.": "Upah dibayar dalam 3 hari.", "Later": "Nanti"],
      changed: "2020-01-31", domain: "labour", properties: ["Project": "P"])
  }

  /// Runs a command and holds each line of its output against a schema.
  private func hold(_ arguments: [String], _ schema: String, input: String = "") throws {
    let outcome = try place.glossctl(arguments, input: input)
    #expect([0, 1].contains(outcome.status), "\(arguments): \(outcome.errors)")
    try JSONSchema.require(outcome.output, schema, in: place)
  }

  private func json(_ arguments: String...) -> [String] { arguments + ["--format", "json"] }

  @Test func terms() throws {
    try hold(json("lookup", "TPPO", "TKI"), "lookup")
    try hold(json("lookup", "perdagangan orangg"), "lookup")
    try hold(json("terms", "list"), "terms")
    try hold(json("terms", "show", "acmw"), "terms")
    let table = try place.write("t.csv", "en,id\nwage,upah\n,\n")
    try hold(json("terms", "import", table), "terms-import")
    let tbx = place.path("t.tbx")
    #expect(try place.glossctl(["terms", "export", "--base", "user", tbx]).status == 0)
    let yaml = place.path("t.yaml")
    #expect(try place.glossctl(["terms", "export", "--base", "user", yaml]).status == 0)
    try hold(json("terms", "import", "--base", "other", tbx), "terms-import")
    try hold(json("terms", "validate", yaml), "terms-validate")
    try hold(json("convert", tbx, place.path("t.utx")), "convert")
    try hold(json("validate", tbx), "validate")
    try hold(json("terms", "add", "surat edaran", "circular letter"), "terms")
    try hold(json("terms", "remove", "circular-letter", "none"), "terms-remove")
    try hold(json("check", "--list-rules"), "rules")
    try hold(json("check", "--explain", "deprecated-term"), "rules")
  }

  @Test func whatIsKeptOfOtherFiles() throws {
    let file = try place.write(
      "t.tbx",
      """
      <martif type="TBX"><text><body><termEntry id="A B"><adminGrp><admin type="own" id="x">v<hi>w</hi>\
      </admin><note>n</note></adminGrp><langSet xml:lang="en"><descrip type="usage">u</descrip><tig>\
      <term id="t">kept word</term><termNote type="register">r</termNote></tig></langSet></termEntry>\
      </body></text></martif>
      """)
    #expect(try place.glossctl(["terms", "import", file]).status == 0)
    let shown = try place.glossctl(json("lookup", "kept word"))
    try JSONSchema.require(shown.output, "lookup", in: place)
    for part in [
      #""kept":{"attributes":{"id":"A B"},"items":[{"kind":"adminGrp","content":[{"kind":"admin","#,
      #""category":"own","attributes":{"id":"x"},"content":["v",{"kind":"hi","content":["w"]}]}"#,
      #""keptByLanguage":{"en":{"items":[{"kind":"descrip","category":"usage","content":["u"]}]}}"#,
      #""kept":{"attributes":{"term/id":"t"},"items":[{"kind":"termNote","category":"register""#,
    ] { #expect(shown.output.contains(part), "\(part)\n\(shown.output)") }
  }

  /// A schema that nothing is held against, or a command whose JSON has none, is found here.
  @Test func everySchemaIsHeldAgainstAnOutput() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../docs/schemas").standardizedFileURL
    let schemas = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .map { $0.replacingOccurrences(of: ".schema.json", with: "") }
    let tests = try FileManager.default.contentsOfDirectory(
      atPath: URL(fileURLWithPath: #filePath).deletingLastPathComponent().path)
    let text = try tests.filter { $0.hasSuffix(".swift") }.map { name in
      try String(
        contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
          .appendingPathComponent(name), encoding: .utf8)
    }.joined()
    for schema in schemas.sorted() {
      let isHeld =
        text.contains(", \"\(schema)\"") || text.contains("Row(\"\(schema)\"")
        || text.contains("docs/schemas/\(schema).schema.json")
      #expect(isHeld, "nothing is held against \(schema).schema.json")
    }
  }

  @Test func memory() throws {
    let pair = ["--from", "en", "--to", "id"]
    try hold(json("match", "Wages are paid in 4 days") + pair, "match")
    try hold(json("match", "nothing of the kind here") + pair, "match")
    try hold(json("concordance", "--in", "id", "upah"), "concordance")
    try hold(json("concordance", "--in", "id", "--count", "upah"), "concordance")
    try hold(json("stats"), "stats")
    let job = try place.write("job.txt", "Wages are paid in 4 days.\nNew.\nNew.\n")
    try hold(json("stats", job) + pair, "stats")
    try hold(["export", "--format", "jsonl", "-"], "export")
    let memory = try place.write(
      "m.tmx", Memories.document(Memories.unit("One", "Satu") + "<tu></tu>"))
    try hold(json("import", memory), "import")
    try hold(json("convert", memory, place.path("m.po")), "convert")
    try hold(json("validate", memory), "validate")
    let po = try place.write("m.po", "msgid \"Later\"\nmsgstr \"\"\n")
    try hold(json("pretranslate", po) + pair, "pretranslate")
  }

  @Test func database() throws {
    for command in ["info", "check", "reindex", "vacuum"] { try hold(json("db", command), "db") }
    try hold(json("db", "backup", place.path("copy.db")), "db")
  }
}
