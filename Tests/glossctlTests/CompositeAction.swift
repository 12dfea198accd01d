import Foundation
import TestSupport
import Testing
import Yams

/// An action of GitHub that is made of steps in the shell, run as its runner would.
struct CompositeAction {
  /// What the steps left behind.
  struct Outcome {
    /// The status of the step that failed, else 0.
    var status: Int32 = 0

    /// What all steps wrote, and the runner reads for annotations.
    var output = ""

    /// What they wrote to standard error.
    var errors = ""

    /// The outputs of the action.
    var outputs: [String: String] = [:]

    /// The summary of the job.
    var summary = ""
  }

  private let inputs: [String: String]
  private let outputs: [String: String]
  private let steps: [[String: Any]]

  /// Reads `action.yml`.
  init(_ text: String) throws {
    let root = try #require(try Yams.load(yaml: text) as? [String: Any])
    let inputs = try #require(root["inputs"] as? [String: [String: Any]])
    self.inputs = inputs.mapValues { $0["default"] as? String ?? "" }
    let outputs = try #require(root["outputs"] as? [String: [String: Any]])
    self.outputs = outputs.mapValues { $0["value"] as? String ?? "" }
    let runs = try #require(root["runs"] as? [String: Any])
    #expect(runs["using"] as? String == "composite")
    steps = try #require(runs["steps"] as? [[String: Any]])
  }

  /// Runs the steps in a folder with inputs, until one fails.
  func run(
    _ given: [String: String], in place: Workplace, folder: String, action: URL,
    environment: [String: String]
  ) throws -> Outcome {
    #expect(given.keys.allSatisfy { inputs[$0] != nil })
    var outcome = Outcome()
    var known: [String: String] = [:]
    for (name, value) in inputs.merging(given, uniquingKeysWith: { $1 }) {
      known["inputs.\(name)"] = value
    }
    try place.makeFolder("runner")
    let shell = try #require(Command.find("bash"))
    for (index, step) in steps.enumerated() {
      #expect(step["shell"] as? String == "bash")
      let script = try #require(step["run"] as? String)
      var variables = [
        "GITHUB_ACTIONS": "true", "GITHUB_ACTION_PATH": action.path,
        "GITHUB_ACTION_REPOSITORY": "example/glossary", "RUNNER_TEMP": place.path("runner"),
        "GITHUB_OUTPUT": try place.write("output-\(index)", ""),
        "GITHUB_STEP_SUMMARY": try place.write("summary-\(index)", ""),
        "GITHUB_PATH": try place.write("path-\(index)", ""),
      ].merging(environment) { $1 }
      for (name, value) in step["env"] as? [String: String] ?? [:] {
        variables[name] = Self.replaced(value, known)
      }
      let file = try place.write("step-\(index).sh", Self.replaced(script, known))
      let ran = try Command.run(
        shell, ["--noprofile", "--norc", "-eo", "pipefail", file], environment: variables,
        in: place.folder.appendingPathComponent(folder))
      outcome.output += ran.output
      outcome.errors += ran.errors
      outcome.summary += try place.text("summary-\(index)")
      for line in try place.text("output-\(index)").split(separator: "\n") {
        let parts = line.split(separator: "=", maxSplits: 1)
        let id = try #require(step["id"] as? String)
        known["steps.\(id).outputs.\(parts[0])"] = parts.count > 1 ? String(parts[1]) : ""
      }
      outcome.status = ran.status
      if ran.status != 0 { break }
    }
    outcome.outputs = outputs.mapValues { Self.replaced($0, known) }
    return outcome
  }

  /// A text with its expressions, `${{ inputs.paths }}`, replaced; what nobody knows is empty.
  private static func replaced(_ text: String, _ known: [String: String]) -> String {
    text.replacing(#/\$\{\{ *([a-zA-Z0-9_.-]+) *\}\}/#) { known[String($0.output.1)] ?? "" }
  }
}
