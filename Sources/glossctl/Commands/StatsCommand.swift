import ArgumentParser
import Glossary
import GlossaryStore
import GlossaryWorkbench

/// `glossctl stats`.
struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Count what the memory holds, or how much of a job it covers.",
    discussion: """
      Without files: units, languages and origins of the memory. With files: the words of the job by \
      the best score that the memory has for each segment. A segment that came before in the job is \
      a repetition; one that is more like an earlier segment than like anything in the memory is \
      internal. Files are plain text with a segment a line, or TMX, TSV and CSV, of which the source \
      side is taken.

      Examples:
        glossctl stats
        glossctl stats --from en --to id press-release.txt annex.txt
        glossctl stats --from en job.tmx --format csv > job.csv

      Exit status: 0 done, 2 a file could not be read.
      """)

  @Argument(help: ArgumentHelp("The files of a job; - is standard input.", valueName: "file"))
  var files: [String] = []

  @Option(
    help: ArgumentHelp("The language of the files. Default: any.", valueName: "language"),
    transform: LanguageTag.argument)
  var from: LanguageTag?

  @Option(
    help: ArgumentHelp("The language of the translations. Default: any.", valueName: "language"),
    transform: LanguageTag.argument)
  var to: LanguageTag?

  @OptionGroup(title: "Filters") var units: MemoryFilterOptions

  @Option(help: "text, json or csv.")
  var format = Format.text

  @OptionGroup var common: CommonOptions

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv
  }

  func validate() throws {
    if files.isEmpty && (from != nil || to != nil || units.filter != MemoryFilter()) {
      throw ValidationError("--from, --to and filters go with the files of a job.")
    }
  }

  func run() throws {
    let store = try common.openStore()
    let tables: StatsTables
    if files.isEmpty {
      let progress = Progress(total: nil, items: "units", isShown: !common.quiet)
      defer { progress.end() }
      tables = StatsTables(try store.memoryStatistics { progress.add(steps: 0, items: $0) })
    } else {
      let source = SourceText(language: from, target: to)
      let texts = try files.map { try source.read($0) }
      tables = StatsTables(
        try store.analyse(texts, options) { reason in
          common.remark("glossctl: the match index is made anew: \(reason)")
        })
    }
    switch format {
    case .text: try StandardOutput.write(tables.text(common.style))
    case .json: try StandardOutput.write(tables.json)
    case .csv: try StandardOutput.write(tables.csv)
    }
  }

  private var options: MatchOptions {
    var options = MatchOptions()
    options.source = from
    options.target = to
    options.filter = units.filter
    return options
  }
}
