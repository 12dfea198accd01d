import ArgumentParser
import Glossary

/// What `extract --harvest` understands.
struct HarvestOptions: ParsableArguments {
  @Option(
    help: "The language of the documents. Default: what they say, else Indonesian or English.",
    transform: LanguageTag.argument)
  var language: LanguageTag?

  @Option(help: "The encoding of texts in another than UTF-8.")
  var encoding: String?

  @Option(
    name: .customLong("min-score"),
    help: ArgumentHelp("The least score shown, from 0 to 99.", valueName: "score"))
  var minScore = 60

  @Option(help: ArgumentHelp("The most candidates shown.", valueName: "number"))
  var limit: Int?

  @Flag(name: .customLong("new"), help: "Leave out what the term base has already.")
  var onlyNew = false

  @Option(
    name: .customLong("into-base"),
    help: ArgumentHelp("Put what is new into this base of yours.", valueName: "name"))
  var base: String?

  @Option(help: "text, tsv or json.")
  var format = CandidateFormat.text

  func validate() throws {
    if !(0...99).contains(minScore) { throw ValidationError("--min-score goes from 0 to 99.") }
    if limit.map({ $0 < 1 }) ?? false { throw ValidationError("--limit is a number from 1.") }
    if base == "builtin" {
      throw ValidationError("The built-in base cannot be changed; name another with --into-base.")
    }
    if base.map(\.trimmed.isEmpty) ?? false { throw ValidationError("--into-base needs a name.") }
  }
}

/// How candidates are given.
enum CandidateFormat: String, ExpressibleByArgument, CaseIterable {
  case text, tsv, json
}
