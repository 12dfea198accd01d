import Foundation
import TestSupport
import Testing

/// Holds the JSON of commands against the schemas that are published for it.
@Suite(.enabled(if: PythonPeer.schemas.isWanted, PythonPeer.schemas.reason))
struct OutputSchemaTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
    try place.write(
      "id.txt",
      """
      Siaran Pers

      Pemerintah memulangkan 120 pekerja migran. Mereka tiba di Jakarta pada 22 Juli 2025.

      Korban tindak pidana perdagangan orang (TPPO) adalah anggota koperasi kredit (credit union).

      Menteri menyambut 35 pekerja migran di bandara.

      """)
    try place.write(
      "en.txt",
      """
      Press Release

      The government brought 120 migrant workers home. They arrived in Jakarta on 22 July 2025.

      The Minister met 35 migrant workers at the airport.

      """)
  }

  /// A command, its schema, and a key of its output without which that is not valid.
  struct Row: CustomTestStringConvertible, Sendable {
    var schema: String
    var arguments: [String]
    var needed: String
    var testDescription: String { schema }

    init(_ schema: String, needs needed: String, _ arguments: String...) {
      self.schema = schema
      self.arguments = arguments
      self.needed = needed
    }
  }

  @Test(arguments: [
    Row("align", needs: "confidence", "align", "--force", "id.txt", "en.txt"),
    Row("segment", needs: "segments", "segment", "id.txt", "en.txt"),
    Row("harvest", needs: "evidence", "extract", "--harvest", "id.txt"),
    Row("extract", needs: "source", "extract", "--min-count", "1", "id.txt", "en.txt"),
  ])
  func outputIsValid(row: Row) throws {
    let python = try #require(PythonPeer.schemas.python, PythonPeer.schemas.reason)
    let lines = try place.glossctl(row.arguments + ["--format", "json"], in: ".")
    try #require(lines.status == 0, "\(lines.errors)")
    let output = try place.write("out.json", lines.output)
    let schema = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("docs/schemas/\(row.schema).schema.json").path
    let program = """
      import json, sys, jsonschema
      with open(sys.argv[1], encoding="utf-8") as file:
          schema = json.load(file)
      jsonschema.Draft202012Validator.check_schema(schema)
      validator = jsonschema.Draft202012Validator(schema)
      with open(sys.argv[2], encoding="utf-8") as file:
          objects = [json.loads(line) for line in file]
      for value in objects:
          validator.validate(value)
      # A schema that allows everything would show nothing.
      spoilt = [dict(value) for value in objects if sys.argv[3] in value]
      for value in spoilt:
          del value[sys.argv[3]]
      sys.exit(0 if spoilt and not any(map(validator.is_valid, spoilt)) else 3)
      """
    let outcome = try Command.run(python, ["-c", program, schema, output, row.needed])
    #expect(outcome.status == 0, "\(outcome.errors)\(lines.output)")
  }
}
