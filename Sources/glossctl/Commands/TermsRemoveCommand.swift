import ArgumentParser
import Glossary
import GlossaryStore
import GlossaryWorkbench

/// `glossctl terms remove`.
struct TermsRemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Remove concepts from a base of your own.",
    discussion: "Example: glossctl terms remove circular-letter")

  @Argument(help: ArgumentHelp("Concept ids.", valueName: "id"))
  var ids: [String]

  @Option(help: "The base.")
  var base = "user"

  @Option(help: "text or json.")
  var format = TextOrJSON.text

  @OptionGroup var common: CommonOptions

  func run() throws {
    let store = try common.openStore()
    var removed: [String] = []
    var missing: [String] = []
    for name in ids {
      if let id = Concept.ID(name), try store.remove(id, from: base) {
        removed.append(name)
      } else {
        missing.append(name)
      }
    }
    switch format {
    case .text: try StandardOutput.write(removed.map { "\($0): removed from \(base)\n" }.joined())
    case .json:
      var json = JSONWriter()
      json.object { json in
        json.key("removed")
        json.array(removed) { $0.value($1) }
        json.key("missing")
        json.array(missing) { $0.value($1) }
      }
      json.endLine()
      try StandardOutput.write(json.bytes)
    }
    for name in missing { StandardError.write("glossctl: \(base) has no concept \"\(name)\"") }
    if !missing.isEmpty { throw ExitCode.findings }
  }
}
