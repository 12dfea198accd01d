import ArgumentParser
import Glossary
import GlossaryStore

/// `glossctl extract`.
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Find terms with their translations.",
    discussion: """
      Finds the terms of a text and its translation: two documents in any format that check reads, a \
      file that has both languages (TMX, TSV, CSV, XLIFF, PO), or the memory. The best pairs come \
      first, each with how often it was seen, what the term bases say of it, and an example.

      With --harvest, reads texts in one language and gathers the pairs that they give in their own \
      brackets and words: full forms and acronyms, terms and translations, Indonesian and English.

      --into-base puts pairs that are new into a base of yours: admitted designations marked unsure, \
      for a terminologist to confirm.

      Examples:
        glossctl extract laporan.docx report.docx
        glossctl extract --segmented id.txt en.txt
        glossctl extract --format tsv memory.tmx > terms.tsv
        glossctl extract --memory --from id --to en --domain placement --limit 500
        glossctl extract --memory --from id --to en --new --into-base candidates
        glossctl extract --harvest laws/*.txt report.docx
        glossctl extract --harvest --format tsv --min-score 80 report.docx

      Exit status: 0 terms were found, 1 none were, 2 a file could not be read.
      """)

  @Argument(
    help: ArgumentHelp(
      "A text and its translation, or one file with both, or with --harvest any number of documents; "
        + "- is standard input.", valueName: "file"))
  var files: [String] = []

  @OptionGroup(title: "Terms of two languages") var terms: ExtractTermsOptions

  @OptionGroup(title: "Filters of the memory") var units: MemoryFilterOptions

  @OptionGroup(title: "Pairs of one text") var harvest: HarvestOptions

  @OptionGroup var list: ExtractListOptions

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if harvest.isAsked {
      if files.isEmpty { throw ValidationError("Name the documents; - is standard input.") }
      if terms.isGiven || units.filter != MemoryFilter() {
        throw ValidationError("Options for two languages do not go with --harvest.")
      }
    } else {
      if harvest.isGiven { throw ValidationError("Options for one language go with --harvest.") }
      try terms.validate(files: files, hasFilters: units.filter != MemoryFilter())
    }
  }

  func run() throws {
    if harvest.isAsked {
      try HarvestRun(files: files, options: harvest, list: list, common: common).run()
    } else {
      try ExtractTermsRun(files: files, options: terms, list: list, units: units, common: common)
        .run()
    }
  }
}
