import ArgumentParser
import Glossary
import GlossaryStore
import GlossaryWorkbench

/// `glossctl terms validate`.
struct TermsValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Check term base files in YAML.",
    discussion: """
      Files are read together: sources and relations may reach from one into another. Without \
      files, the built-in base is checked.

      Examples:
        glossctl terms validate terms/*.yaml
        glossctl terms validate --format json my-terms.yaml

      Exit status: 0 clean, 1 problems, 2 a file could not be read.
      """)

  @Argument(help: ArgumentHelp("YAML files; - is standard input.", valueName: "file"))
  var files: [String] = []

  @Option(help: "text or json.")
  var format = TextOrJSON.text

  @OptionGroup var common: CommonOptions

  func run() throws {
    let named = try files.map {
      NamedFile(name: InputFile.name($0), bytes: try InputFile.read($0))
    }
    let result = TermBaseYAMLReader.read(files.isEmpty ? BuiltinTermBase().files : named)
    let designations = result.base.concepts.reduce(0) { $0 + $1.designations.count }
    switch format {
    case .text:
      try StandardOutput.write(result.problems.map { "\($0)\n" }.joined())
      common.remark(
        "\(result.base.concepts.count.counted("concept")), \(designations.counted("designation")),"
          + " \(result.problems.count.counted("problem"))")
    case .json:
      var json = JSONWriter()
      json.object { json in
        json.member("concepts", result.base.concepts.count)
        json.member("designations", designations)
        json.key("problems")
        json.array(result.problems) { $1.write(to: &$0) }
      }
      json.endLine()
      try StandardOutput.write(json.bytes)
    }
    if result.problems.contains(where: { $0.kind == .unreadable }) { throw ExitCode(2) }
    if !result.problems.isEmpty { throw ExitCode.findings }
  }
}

extension FileProblem {
  /// The problem as a JSON object.
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("file", file)
      json.member("line", line)
      json.member("column", column)
      json.member("rule", rule)
      json.member("message", message)
    }
  }
}
