import ArgumentParser
import Glossary
import GlossaryStore

/// `glossctl check`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check drafts for outdated and wrong terms.",
    discussion: """
      Reports words that a law, a body or good usage has retired, each with the place, the reason \
      and what to write. A word that was right at the time of the draft is not reported, so give \
      the day of the draft with --date; without it such findings are infos.

      Examples:
        glossctl check press-release.txt
        glossctl check --date 2025-07-22 press-release.txt letter.txt
        glossctl check --format json - < draft.txt

      Exit status: 0 nothing found, 1 findings, 2 a file could not be read.
      """)

  @Argument(help: ArgumentHelp("Plain text in UTF-8; - is standard input.", valueName: "file"))
  var files: [String]

  @Option(
    help: ArgumentHelp("The day of the drafts.", valueName: "date"), transform: PartialDate.argument
  )
  var date: PartialDate?

  @Option(
    help: "The language of the drafts. Default: judged from the text.",
    transform: LanguageTag.argument)
  var language: LanguageTag?

  @Option(help: "default, or official for the style of official documents.")
  var profile = Profile.standard

  @Option(help: "text or json.")
  var format = TextOrJSON.text

  @OptionGroup var common: CommonOptions

  func run() throws {
    let base = try common.openStore().termBase()
    var report = CheckReport(format: format, style: common.style)
    var checker = DraftChecker(base: base, settings: CheckSettings(profile: profile))
    var failures: [String] = []
    for path in files {
      do {
        let file = NamedFile(name: InputFile.name(path), bytes: try InputFile.read(path))
        let draft = try checker.draft(
          DraftText(verbatim: try file.text()), language: language, date: date)
        try report.add(file.name, draft, try checker.findings(in: draft))
      } catch let error as FileProblem {
        failures.append(error.description)
      } catch let error as SystemFailure {
        failures.append(error.message)
      }
    }
    try report.finish()
    if !failures.isEmpty { throw Failure(messages: failures) }
    if report.hasFindings { throw ExitCode.findings }
  }
}
