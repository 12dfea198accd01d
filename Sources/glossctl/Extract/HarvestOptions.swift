import ArgumentParser
import Glossary

/// What `extract --harvest` understands.
struct HarvestOptions: ParsableArguments {
  @Flag(name: .customLong("harvest"), help: "Gather the pairs that texts in one language give.")
  var isAsked = false

  @Option(
    help: "The language of the documents. Default: what they say, else Indonesian or English.",
    transform: LanguageTag.argument)
  var language: LanguageTag?

  @Option(help: "The encoding of texts in another than UTF-8.")
  var encoding: String?

  @Option(
    name: .customLong("min-score"),
    help: ArgumentHelp(
      "The least score shown, from 0 to 99. Default: 60.", valueName: "score"))
  var minScore: Int?

  /// Whether anything is asked for but the harvest itself.
  var isGiven: Bool { language != nil || encoding != nil || minScore != nil }

  func validate() throws {
    if let minScore, !(0...99).contains(minScore) {
      throw ValidationError("--min-score goes from 0 to 99.")
    }
  }
}
