import ArgumentParser
import Glossary
import GlossaryStore
import GlossaryWorkbench

/// `glossctl db check`.
struct DatabaseCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Look for damage in the store and its match index.",
    discussion: """
      Every page of the database is read, and every text of the match index is compared with the \
      store's.

      Example: glossctl db check

      Exit status: 0 clean, 1 problems.
      """)

  @Option(help: "text or json.")
  var format = TextOrJSON.text

  @OptionGroup var common: CommonOptions

  func run() throws {
    let problems = try common.openStore().problems()
    switch format {
    case .text:
      try StandardOutput.write(problems.map { "\($0)\n" }.joined())
      common.remark(problems.isEmpty ? "no problems" : problems.count.counted("problem"))
    case .json:
      var json = JSONWriter()
      json.object { json in
        json.key("problems")
        json.array(problems) { $0.value($1) }
      }
      json.endLine()
      try StandardOutput.write(json.bytes)
    }
    if !problems.isEmpty { throw ExitCode.findings }
  }
}
