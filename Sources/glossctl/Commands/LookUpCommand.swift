import ArgumentParser
import Glossary
import GlossaryStore
import GlossaryWorkbench

/// `glossctl lookup`.
struct LookUpCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lookup",
    abstract: "Look up official terms.",
    discussion: """
      Finds a term by its text, its acronym or full form, an inflected form, its beginning, or a \
      misspelling, and tells which. Without terms, or with -, terms are read from standard input, \
      one a line, and answers are JSON Lines with --format json.

      Examples:
        glossctl lookup TPPO
        glossctl lookup "pekerja migran" PMI
        glossctl lookup --from en --to id "migrant worker"
        glossctl lookup --as-of 2015-06-01 TKI
        glossctl lookup --format json - < terms.txt
      """)

  @Argument(help: ArgumentHelp("The terms; - or none: standard input.", valueName: "term"))
  var terms: [String] = []

  @Option(
    help: "Seek terms of this language only. Default: Indonesian and English.",
    transform: LanguageTag.argument)
  var from: LanguageTag?

  @Option(
    help: "Show terms of this language. Default: Indonesian and English.",
    transform: LanguageTag.argument)
  var to: LanguageTag?

  @Flag(help: "Seek and show every language that a concept has.")
  var all = false

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp("Judge terms as of this day. Default: today.", valueName: "date"),
    transform: PartialDate.argument)
  var asOf: PartialDate?

  @Option(help: ArgumentHelp("Only this subject field, such as trafficking.", valueName: "field"))
  var subject: String?

  @Option(help: "The most concepts shown for a term.")
  var limit = 10

  @Option(help: "text or json.")
  var format = TextOrJSON.text

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if !(1...1_000).contains(limit) { throw ValidationError("--limit goes from 1 to 1000.") }
    if all && (from != nil || to != nil) {
      throw ValidationError("--all shows every language; leave out --from and --to.")
    }
  }

  func run() throws {
    let store = try common.openStore()
    try store.require(subject: subject)
    let readsInput = terms.isEmpty || terms == ["-"]
    let isFound =
      readsInput
      ? try lookUpInput(TermIndex(store.termBase().concepts))
      : try store.withTermIndex { try lookUp(terms, LookUp($0)) }
    if !isFound { throw ExitCode.findings }
  }

  /// Answers the lines of standard input from an index in memory.
  private func lookUpInput(_ index: TermIndex) throws -> Bool {
    var answer = LookUpAnswer(self)
    var lookUp = LookUp(index)
    var isFound = true
    var lines = try InputLines()
    do {
      while true {
        // Another program may wait for these answers before it asks on.
        if !lines.hasLine { try answer.finish() }
        guard let line = try lines.next() else { break }
        let term = line.trimmed
        if term.isEmpty { continue }
        isFound = try answer.print(try lookUp.search(query(term))) && isFound
      }
    } catch {
      // What was answered before a bad line is printed all the same.
      try answer.finish()
      throw error
    }
    try answer.finish()
    return isFound
  }

  private func lookUp<Index>(_ terms: [String], _ lookUp: consuming LookUp<Index>) throws -> Bool {
    var answer = LookUpAnswer(self)
    var isFound = true
    for term in terms {
      isFound = try answer.print(try lookUp.search(query(term.trimmed))) && isFound
    }
    try answer.finish()
    return isFound
  }

  private func query(_ term: String) -> LookUpQuery {
    LookUpQuery(
      term, filter: DesignationFilter(languages: soughtLanguages, subject: subject), limit: limit)
  }

  /// The languages in which terms are sought; nil for all.
  private var soughtLanguages: [LanguageTag]? {
    if all { return nil }
    return from.map { [$0] } ?? [.indonesian, .english]
  }

  /// The languages that are shown; nil for all.
  var shownLanguages: [LanguageTag]? {
    if all { return nil }
    guard let to else {
      return from.map { [$0, $0.serves(.english) ? .indonesian : .english] } ?? [
        .indonesian, .english,
      ]
    }
    return from.map { [$0, to] } ?? [to]
  }
}
