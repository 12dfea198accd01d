import ArgumentParser
import Glossary
import GlossaryStore

/// `glossctl extract`.
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Find candidates for a term base.",
    discussion: """
      With --harvest, reads texts in one language and gathers the pairs that they give in their own \
      brackets and words: full forms and acronyms, terms and translations, Indonesian and English. \
      Each comes with a score, how often and in how many files it was found, the sentence, and \
      what the term base says of it.

      --into-base puts pairs that are new into a base of yours: admitted designations marked unsure, \
      for a terminologist to confirm.

      Examples:
        glossctl extract --harvest laws/*.txt report.docx
        glossctl extract --harvest --format tsv --min-score 80 report.docx
        glossctl extract --harvest --into-base proposals report.docx

      Exit status: 0 candidates found, 1 none found, 2 a file could not be read.
      """)

  @Argument(help: ArgumentHelp("Documents; - is standard input.", valueName: "file"))
  var files: [String] = []

  @Flag(help: "Gather the pairs that texts in one language give themselves.")
  var harvest = false

  @OptionGroup var options: HarvestOptions

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if files.isEmpty { throw ValidationError("Name the documents; - is standard input.") }
    if !harvest { throw ValidationError("Pass --harvest to gather pairs from texts.") }
  }

  func run() throws {
    try HarvestRun(files: files, options: options, common: common).run()
  }
}
