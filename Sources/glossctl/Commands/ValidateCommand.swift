import ArgumentParser
import Glossary
import GlossaryWorkbench

/// `glossctl validate`.
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Check files of interchange formats by their rules.",
    discussion: """
      TBX (versions 2 and 3), TMX (1.1 to 1.4), XLIFF (1.0 to 1.2, 2.0 to 2.2) and SRX (1.0 and 2.0), \
      told apart by their root: \
      well-formed XML, the rules of the published schemas, and the further rules of each format, \
      such as paired codes, ids, languages, data categories and their values. Each finding has \
      its place and the name of its rule. Term bases in YAML are checked by glossctl terms validate.

      Examples:
        glossctl validate terms.tbx memory.tmx
        glossctl validate letter.xlf
        glossctl validate --format json memory.tmx.gz

      Exit status: 0 clean, 1 findings, 2 a file cannot be read or is of no such format.
      """)

  @Argument(
    help: ArgumentHelp(
      "TBX, TMX, XLIFF or SRX files; - is standard input.", valueName: "file"))
  var files: [String]

  @Option(help: "text or json.")
  var format = TextOrJSON.text

  @Option(
    help: ArgumentHelp("Findings shown a file; all are counted.", valueName: "number"))
  var limit = 1_000

  @Flag(name: [.short, .long], help: "No remarks on standard error but errors.")
  var quiet = false

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit takes a number above zero.") }
  }

  func run() throws {
    var isUnreadable = false
    var hasFindings = false
    for path in files {
      let outcome = try check(path)
      isUnreadable = isUnreadable || outcome.problems.contains { $0.kind == .unreadable }
      hasFindings = hasFindings || outcome.summary.findings > 0
      try write(outcome, InputFile.name(path))
    }
    if isUnreadable { throw ExitCode(2) }
    if hasFindings { throw ExitCode.findings }
  }

  private struct Outcome {
    var problems: [FileProblem] = []
    var summary = FileValidator.Summary()
  }

  private func check(_ path: String) throws -> Outcome {
    let name = InputFile.name(path)
    let descriptor = try InputFile.open(path)
    defer { InputFile.closeFile(descriptor) }
    var outcome = Outcome()
    outcome.summary = try FileValidator.validate(
      name: name, blocks: { try InputFile.readBlock(descriptor, path: name) }
    ) { problem in
      // A mistake in the XML comes last and is always shown.
      if outcome.problems.count < limit || problem.kind == .unreadable {
        outcome.problems.append(problem)
      }
    }
    return outcome
  }

  private func write(_ outcome: Outcome, _ name: String) throws {
    let summary = outcome.summary
    switch format {
    case .text:
      try StandardOutput.write(outcome.problems.map { "\($0)\n" }.joined())
      if quiet { return }
      let format = summary.format.map { " (\(Self.name($0, summary.variety)))" } ?? ""
      let hidden = summary.findings - outcome.problems.count
      let rest = hidden > 0 ? ", \(hidden) not shown" : ""
      StandardError.write("\(name)\(format): \(summary.findings.counted("finding"))\(rest)")
    case .json:
      var json = JSONWriter()
      json.object { json in
        json.member("file", name)
        json.member("format", summary.format?.rawValue)
        json.member("variety", summary.variety)
        json.member("findings", summary.findings)
        json.key("problems")
        json.array(outcome.problems) { $1.write(to: &$0) }
      }
      json.endLine()
      try StandardOutput.write(json.bytes)
    }
  }

  private static func name(_ format: FileValidator.Format, _ variety: String) -> String {
    switch format {
    case .tbx: variety
    case .tmx, .xliff, .srx: "\(format.rawValue.uppercased()) \(variety)"
    }
  }
}
