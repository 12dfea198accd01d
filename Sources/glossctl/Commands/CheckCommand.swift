import ArgumentParser
import Glossary
import GlossaryWorkbench

/// `glossctl check`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check drafts and translations for wrong and inconsistent terms.",
    discussion: """
      Reports what a careful terminologist would pencil in, each with the place, the reason and what \
      to write. A word that was right at the time of the draft is not reported, so give the day of \
      the draft with --date where the draft does not tell it; without it such findings are infos.

      Folders are searched for drafts. The file .glossctl.yaml in the folder of a draft, or above it, \
      says how a project wants its drafts checked; options win over it.

      Examples:
        glossctl check press-release.txt
        glossctl check --date 2025-07-22 press-release.txt letters/
        glossctl check --profile official --rule deprecated-term=major report.txt
        glossctl check letter.xlf messages.po
        glossctl check --source rilis.txt --from id --to en release.txt
        glossctl check --fix --dry-run press-release.txt
        glossctl check --format sarif --output check.sarif drafts/
        glossctl check --format json - < draft.txt
        glossctl check --explain deprecated-term

      Exit status: 0 nothing found, 1 findings, 2 a file could not be read.
      """)

  @Argument(
    help: ArgumentHelp("Files and folders; - is standard input.", valueName: "file"))
  var files: [String] = []

  @OptionGroup var options: CheckOptions

  @Flag(help: "Make the safe suggestions in the files.")
  var fix = false

  @Flag(
    name: .customLong("dry-run"), help: "With --fix: show what would change, and change nothing.")
  var dryRun = false

  @Option(help: "text, json, sarif, github, checkstyle or html.")
  var format = CheckFormat.text

  @Option(
    help: ArgumentHelp("Write the report into a file.", valueName: "file"))
  var output: String?

  @Option(
    name: .customLong("max-findings"),
    help: ArgumentHelp("The most findings shown; all are counted.", valueName: "number"))
  var maxFindings: Int?

  @Option(help: ArgumentHelp("The number of threads. Default: one a core.", valueName: "number"))
  var jobs: Int?

  @Flag(name: .customLong("list-rules"), help: "List the rules, as text or JSON.")
  var listRules = false

  @Option(
    help: ArgumentHelp("Tell what a rule reports and what it leaves alone.", valueName: "rule"),
    transform: RuleID.argument)
  var explain: RuleID?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if listRules || explain != nil {
      guard format == .text || format == .json else {
        throw ValidationError("Rules are listed as text or json.")
      }
      return
    }
    if files.isEmpty { throw ValidationError("Name the files to check; - is standard input.") }
    if files.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("Standard input can be read once.")
    }
    if options.source != nil && files.count > 1 {
      throw ValidationError("--source goes with the one file that translates it.")
    }
    if dryRun && !fix { throw ValidationError("--dry-run goes with --fix.") }
    if maxFindings.map({ $0 < 0 }) ?? false {
      throw ValidationError("--max-findings is a number from 0.")
    }
    if jobs.map({ $0 < 1 }) ?? false { throw ValidationError("--jobs is a number from 1.") }
  }

  func run() throws {
    if listRules || explain != nil { return try printRules() }
    let plan = try CheckPlan(options, files: files, report: output, common: common)
    let target = output ?? "-"
    let summary = try CheckRun(self, plan).run(into: target)
    if summary.failed > 0 { throw ExitCode(2) }
    if summary.hasFailed { throw ExitCode.findings }
  }

  private func printRules() throws {
    let format = format == .json ? TextOrJSON.json : .text
    let rules = RuleCatalogue.descriptions
    let text =
      rules.first { $0.id == explain }.map { RuleList.explanation($0, format: format) }
      ?? RuleList.list(rules, format: format)
    try StandardOutput.write(text)
  }
}
