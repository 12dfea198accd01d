import ArgumentParser
import Glossary
import GlossaryStore
import GlossaryWorkbench

/// `glossctl match`.
struct MatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "match",
    abstract: "Find earlier translations of texts.",
    discussion: """
      Shows the translations that the memory has of texts like a text, the best first, each with a \
      score from 1 to 100: exactly those that comparing it with the whole memory would find. 101 is \
      the same text between the same neighbours. Without texts, or with -, segments are read from \
      standard input, one a line, and answers are JSON Lines with --format json.

      Examples:
        glossctl match --from en --to id "Migrant workers have the right to safe work."
        glossctl match --min 85 --explain "Workers shall be paid by 31 May 2024."
        glossctl match --file press-release.txt --context --format json
        glossctl match --origin ilo.tmx --since 2020 "forced labour"

      Exit status: 0 every text has a match, 1 some text has none, 2 a file could not be read.
      """)

  @Argument(help: ArgumentHelp("The texts; - or none: standard input.", valueName: "text"))
  var texts: [String] = []

  @Option(help: ArgumentHelp("Read segments from a file, one a line.", valueName: "file"))
  var file: String?

  @Option(
    help: ArgumentHelp("The language of the texts. Default: any.", valueName: "language"),
    transform: LanguageTag.argument)
  var from: LanguageTag?

  @Option(
    help: ArgumentHelp("The language of the translations. Default: any.", valueName: "language"),
    transform: LanguageTag.argument)
  var to: LanguageTag?

  @Option(
    name: .customLong("min"), help: ArgumentHelp("The lowest score shown.", valueName: "score"))
  var minimum = 70

  @Option(help: "The most matches shown for a text.")
  var limit = 5

  @Flag(help: "Tell what each score is made of and which words differ.")
  var explain = false

  @Flag(help: "Take the lines before and after as neighbours, for scores of 101.")
  var context = false

  @Option(
    name: .customLong("context-before"),
    help: ArgumentHelp("What stands before the text in its document.", valueName: "text"))
  var contextBefore: String?

  @Option(
    name: .customLong("context-after"),
    help: ArgumentHelp("What stands after the text in its document.", valueName: "text"))
  var contextAfter: String?

  @OptionGroup(title: "Filters") var units: MemoryFilterOptions

  @Option(help: "text or json.")
  var format = TextOrJSON.text

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if !(1...100).contains(minimum) { throw ValidationError("--min goes from 1 to 100.") }
    if !(1...1_000).contains(limit) { throw ValidationError("--limit goes from 1 to 1000.") }
    if file != nil && !texts.isEmpty {
      throw ValidationError("Give texts or --file, not both.")
    }
    if contextBefore != nil || contextAfter != nil {
      if context { throw ValidationError("--context takes the neighbours from the lines.") }
      if texts.count != 1 || texts == ["-"] {
        throw ValidationError("--context-before and --context-after go with one text.")
      }
    }
  }

  func run() throws {
    let store = try common.openStore()
    var segments = try SegmentQueue(path: path, texts: texts, hasContext: context)
    var answer = MatchAnswer(self, isOnly: path == nil && texts.count == 1)
    var search = try MemorySearch(store, options) { [common] reason in
      common.remark("glossctl: the match index is made anew: \(reason)")
    }
    var isFound = true
    do {
      while true {
        // Another program may wait for these answers before it asks on.
        if !segments.isReady { try answer.finish() }
        guard var query = try segments.next() else { break }
        if let contextBefore { query.before = contextBefore }
        if let contextAfter { query.after = contextAfter }
        isFound = try answer.print(query.text, try search.matches(for: query)) && isFound
      }
    } catch {
      // What was answered before a bad line is printed all the same.
      try answer.finish()
      throw error
    }
    try answer.finish()
    if isFound { return }
    if try store.isMemoryEmpty() {
      common.remark("glossctl: the memory is empty; fill it with glossctl import FILE")
    }
    throw ExitCode.findings
  }

  /// The file whose lines are the segments; nil for texts as arguments.
  private var path: String? {
    file ?? (texts.isEmpty || texts == ["-"] ? "-" : nil)
  }

  private var options: MatchOptions {
    var options = MatchOptions()
    options.source = from
    options.target = to
    options.minimum = minimum * 100
    options.limit = limit
    options.filter = units.filter
    return options
  }
}
