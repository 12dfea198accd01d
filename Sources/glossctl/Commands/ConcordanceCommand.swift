import ArgumentParser
import Glossary
import GlossaryStore
import GlossaryWorkbench

/// `glossctl concordance`.
struct ConcordanceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "concordance",
    abstract: "Show words in use, with their translations.",
    discussion: """
      Shows the texts of the memory that contain every term, the newest first, each with its \
      translation and the words that likely translate what was sought. A term is a word, a phrase, \
      or a beginning with *. A word also finds its inflected forms.

      Examples:
        glossctl concordance "pekerja migran"
        glossctl concordance --in id --to en "perlindung*" hukum --near 5
        glossctl concordance --exact-form --case PMI
        glossctl concordance --count --origin ilo.tmx "forced labour"

      Exit status: 0 something was found, 1 nothing was.
      """)

  @Argument(help: ArgumentHelp("Words, phrases, or beginnings as perlindung*.", valueName: "term"))
  var terms: [String]

  @Option(
    name: .customLong("in"),
    help: ArgumentHelp("Search texts of this language. Default: all.", valueName: "language"),
    transform: LanguageTag.argument)
  var language: LanguageTag?

  @Option(
    help: ArgumentHelp("Show translations in this language. Default: any.", valueName: "language"),
    transform: LanguageTag.argument)
  var to: LanguageTag?

  @Option(
    help: ArgumentHelp(
      "The terms stand at most so many words apart; neighbours are 1 apart.", valueName: "words"))
  var near: Int?

  @Flag(name: .customLong("case"), help: "Tell small and capital letters apart; no inflection.")
  var matchesCase = false

  @Flag(name: .customLong("exact-form"), help: "Find words in the form given only.")
  var exactForm = false

  @Option(help: "The most texts shown.")
  var limit = 20

  @Flag(help: "Only count the texts.")
  var count = false

  @OptionGroup(title: "Filters") var units: MemoryFilterOptions

  @Option(help: "text or json.")
  var format = TextOrJSON.text

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if !(1...1_000_000).contains(limit) { throw ValidationError("--limit goes from 1 to 1000000.") }
    if let near, near < 1 { throw ValidationError("--near takes a number of words from 1.") }
    if terms.contains(where: \.trimmed.isEmpty) { throw ValidationError("A term is empty.") }
  }

  func run() throws {
    let store = try common.openStore()
    var answer = ConcordanceAnswer(format: format, style: common.style)
    let counts = try store.concordance(request) { reason in
      common.remark("glossctl: the match index is made anew: \(reason)")
    } _: { match in
      try answer.print(match)
    }
    try answer.finish(counts, isCountOnly: count)
    if counts.total > 0 { return }
    if try store.isMemoryEmpty() {
      common.remark("glossctl: the memory is empty; fill it with glossctl import FILE")
    } else if format == .text && !count {
      common.remark("glossctl: no text has \(terms.map { "“\($0)”" }.joined(separator: ", "))")
    }
    throw ExitCode.findings
  }

  private var request: ConcordanceRequest {
    var request = ConcordanceRequest(terms)
    request.language = language
    request.target = to
    request.matchesCase = matchesCase
    request.matchesInflection = !exactForm
    request.near = near
    request.filter = units.filter
    request.limit = count ? 0 : limit
    return request
  }
}
