import Foundation
import TestSupport
import Testing

/// The schemas of `docs/schemas`.
enum JSONSchema {
  /// Fails unless each line of an output holds by a schema, and a changed one does not.
  ///
  /// Nothing is looked at where no Python with `jsonschema` is at hand and none is named.
  static func require(
    _ output: String, _ name: String, in place: Workplace,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    guard PythonPeer.schemas.isWanted else { return }
    let python = try #require(
      PythonPeer.schemas.python, PythonPeer.schemas.reason, sourceLocation: sourceLocation)
    let lines = try place.write("schema-\(name).jsonl", output)
    let schema = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../docs/schemas/\(name).schema.json").standardizedFileURL.path
    let outcome = try Command.run(python, ["-c", program, schema, lines])
    #expect(outcome.status == 0, "\(outcome.errors.suffix(2_000))", sourceLocation: sourceLocation)
  }

  private static let program = """
    import json, sys, jsonschema
    with open(sys.argv[1], encoding="utf-8") as file: schema = json.load(file)
    validator = jsonschema.Draft202012Validator
    validator.check_schema(schema)
    with open(sys.argv[2], encoding="utf-8") as file: lines = [json.loads(l) for l in file]
    assert lines, "no output"
    for line in lines:
        validator(schema).validate(line)
        if isinstance(line, dict):
            assert not validator(schema).is_valid({**line, "unknown": 1}), "anything is allowed"
            key = next(iter(line))
            del line[key]
            assert not validator(schema).is_valid(line), f"{key} is not required"
    """
}
