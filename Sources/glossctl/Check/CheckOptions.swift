import ArgumentParser
import Glossary
import GlossaryWorkbench

/// What `check` lets a user choose; what is left open the project file may say.
struct CheckOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The document that the file translates; both are checked as a pair.", valueName: "file"))
  var source: String?

  @Option(
    help: ArgumentHelp(
      "The language of the drafts. Default: what a file declares, else judged from its words.",
      valueName: "language"),
    transform: LanguageTag.argument)
  var language: LanguageTag?

  @Option(
    help: ArgumentHelp("The language of the sources of translations.", valueName: "language"),
    transform: LanguageTag.argument)
  var from: LanguageTag?

  @Option(
    help: ArgumentHelp("The language of the translations.", valueName: "language"),
    transform: LanguageTag.argument)
  var to: LanguageTag?

  @Option(
    help: ArgumentHelp("The day of the drafts.", valueName: "date"), transform: PartialDate.argument
  )
  var date: PartialDate?

  @Option(
    help: ArgumentHelp(
      "default, official for the style of official documents, or strict.", valueName: "profile"))
  var profile: Profile?

  @Option(
    name: .customLong("rule"),
    help: ArgumentHelp(
      "Turn a rule off or weigh it: off, major, minor or info. Repeatable.",
      valueName: "id=severity"),
    transform: RuleOption.argument)
  var rules: [RuleOption] = []

  @Option(
    name: .customLong("base"),
    help: ArgumentHelp("Use only this term base of the store. Repeatable.", valueName: "name"))
  var bases: [String] = []

  @Option(
    help: ArgumentHelp(
      "The project file, instead of the .glossctl.yaml nearest to each file.", valueName: "file"))
  var config: String?

  @Flag(name: .customLong("no-config"), help: "Use no project file.")
  var noConfig = false

  @Option(
    help: ArgumentHelp(
      "The encoding of texts that do not tell it, such as windows-1252.", valueName: "name"))
  var encoding: String?

  @Option(
    name: .customLong("stdin-name"),
    help: ArgumentHelp("The name of standard input, which tells its format.", valueName: "name"))
  var stdinName: String?

  @Option(
    name: .customLong("fail-on"),
    help: ArgumentHelp(
      "Exit with 1 only for findings of this weight or more: major, minor or info.",
      valueName: "severity"))
  var failOn: Severity?

  func validate() throws {
    if config != nil && noConfig {
      throw ValidationError("--config names a project file and --no-config forbids it.")
    }
  }
}
