import ArgumentParser
import Glibc
import Glossary
import GlossaryStore
import GlossaryWorkbench

/// `glossctl align`.
struct AlignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "align",
    abstract: "Pair the sentences of a text with those of its translation.",
    discussion: """
      Reads text, Markdown, HTML, DOCX and ODT, or with --segmented a segment a line. Sentences are \
      paired in their order, by what stands in them and by their lengths; each pair says how sure it is, \
      from 0 to 100. Doubtful pairs, those below --min-confidence, are never put into the memory or a \
      TMX file; --review keeps them apart for a person. Texts that are no translation of each other are \
      told so, and nothing is written.

      Examples:
        glossctl align rilis.docx release.docx
        glossctl align --format tmx --output release.tmx rilis.docx release.docx
        glossctl align --into --domain labour --review doubtful.html rilis.docx release.docx
        glossctl align --segmented --from en --to id --format ladder en.txt id.txt
        glossctl align --pairs list.tsv --format tmx --output all.tmx

      Exit status: 0 done, 1 some texts are no translation of each other or nothing could be paired, \
      2 a file could not be read.
      """)

  @Argument(help: ArgumentHelp("The text; - is standard input.", valueName: "source"))
  var source: String?

  @Argument(help: ArgumentHelp("Its translation.", valueName: "target"))
  var target: String?

  @Option(
    help: ArgumentHelp(
      "Align many pairs: a table with a text and its translation a row, separated by a tab.",
      valueName: "file"))
  var pairs: String?

  @Flag(help: "The files have a segment a line; keep them as they are.")
  var segmented = false

  @Option(
    help: ArgumentHelp(
      "The language of the text. Default: what it declares, else a guess.", valueName: "language"),
    transform: LanguageTag.argument)
  var from: LanguageTag?

  @Option(
    help: ArgumentHelp(
      "The language of the translation. Default: likewise.", valueName: "language"),
    transform: LanguageTag.argument)
  var to: LanguageTag?

  @Option(
    help: ArgumentHelp(
      "The encoding of text without a mark, such as windows-1252. Default: UTF-8.",
      valueName: "name"))
  var encoding: String?

  @Option(
    help: ArgumentHelp(
      "Words and phrases with their translations, separated by a tab, that help.",
      valueName: "file"))
  var dictionary: String?

  @Flag(help: "Learn words from the memory too.")
  var memory = false

  @Flag(name: .customLong("no-terms"), help: "Do without the term bases.")
  var noTerms = false

  @Option(
    name: .customLong("min-confidence"),
    help: ArgumentHelp(
      """
      Pairs below this are doubtful. Default: 50 for a memory, TMX and with --review, else 0.
      """, valueName: "percent"))
  var minimumConfidence: Int?

  @Option(
    help: ArgumentHelp(
      "Write doubtful pairs, and what has no counterpart, here; HTML by its suffix, else TSV.",
      valueName: "file"))
  var review: String?

  @Flag(name: .customLong("into"), help: "Put the pairs into the memory.")
  var isInto = false

  @Option(help: "The domain of all units, with --into.")
  var domain: String?

  @Option(help: "Where the units come from, with --into. Default: the name of the text.")
  var origin: String?

  @Option(help: "text, tsv, ladder, json (JSON Lines), tmx or html.")
  var format: Format?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where to write. Default: standard output.", valueName: "file"))
  var output: String?

  @Flag(help: "Go on with texts that seem to be no translation of each other.")
  var force = false

  @Option(help: ArgumentHelp("The number of threads. Default: one a core.", valueName: "number"))
  var jobs: Int?

  @OptionGroup var common: CommonOptions

  /// The formats of the output.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, tsv, ladder, json, tmx, html
  }

  func validate() throws {
    if pairs == nil {
      if source == nil || target == nil {
        throw ValidationError("Name a text and its translation, or --pairs.")
      }
      if source == "-" && target == "-" {
        throw ValidationError("Only one of the two can be standard input.")
      }
    } else if source != nil {
      throw ValidationError("Give two files or --pairs, not both.")
    }
    if let minimumConfidence, !(0...100).contains(minimumConfidence) {
      throw ValidationError("--min-confidence goes from 0 to 100.")
    }
    if let jobs, jobs < 1 { throw ValidationError("--jobs needs a number from 1 on.") }
    if !isInto, domain != nil || origin != nil {
      throw ValidationError("--domain and --origin go with --into.")
    }
    if domain?.trimmed.isEmpty ?? false { throw ValidationError("--domain needs a name.") }
    if origin?.trimmed.isEmpty ?? false { throw ValidationError("--origin needs a name.") }
    if isInto, format != nil || output != nil {
      throw ValidationError("--into writes into the memory; leave --format and --output out.")
    }
    if let review, review == output || review == "-" {
      throw ValidationError("--review needs a file of its own.")
    }
  }

  func run() throws {
    let plan = try AlignPlan(self)
    var run = AlignRun(plan)
    if isInto {
      try run.importPairs(into: try common.openStore())
    } else {
      try OutputFile.write(output ?? "-") { sink in
        try withoutActuallyEscaping(sink) { sink in try run.write(to: sink) }
      }
    }
    try run.writeReview()
    if run.hasFindings { throw ExitCode.findings }
  }
}
