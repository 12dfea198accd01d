import ArgumentParser
import Glossary
import GlossaryWorkbench

/// What both ways of `extract` understand.
struct ExtractListOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The most pairs shown. Default: 1000 of two languages, all of --harvest.",
      valueName: "number"))
  var limit: Int?

  @Flag(name: .customLong("new"), help: "Only pairs that the term bases do not have.")
  var isNewOnly = false

  @Option(help: "text, tsv or json (a line a pair).")
  var format = CandidateFormat.text

  @Option(
    help: ArgumentHelp(
      "Add the new pairs to a base of your own, as proposed concepts.", valueName: "name"))
  var intoBase: String?

  func validate() throws {
    if let limit, !(1...1_000_000).contains(limit) {
      throw ValidationError("--limit goes from 1 to 1000000.")
    }
    if intoBase?.trimmed.isEmpty ?? false { throw ValidationError("--into-base needs a name.") }
    if intoBase?.trimmed == "builtin" {
      throw ValidationError("The built-in base cannot be changed; name another with --into-base.")
    }
  }
}

/// The forms of output.
enum CandidateFormat: String, ExpressibleByArgument, CaseIterable {
  case text, tsv, json
}
