import ArgumentParser
import Glossary

/// How `extract` finds terms of two languages.
struct ExtractTermsOptions: ParsableArguments {
  @Flag(help: "Take the segments of the memory.")
  var memory = false

  @Option(
    help: ArgumentHelp(
      "The language of the sources. Default: what the files say.", valueName: "language"),
    transform: LanguageTag.argument)
  var from: LanguageTag?

  @Option(
    help: ArgumentHelp(
      "The language of the translations. Default: what the files say.", valueName: "language"),
    transform: LanguageTag.argument)
  var to: LanguageTag?

  @Flag(help: "Both files have a segment a line, and equal lines belong together.")
  var segmented = false

  @Option(help: "In how many segments a pair stands at least.")
  var minCount = 2

  @Option(help: "The most words of a term.")
  var maxWords = 6

  /// Whether anything is asked for that goes with two languages.
  var isGiven: Bool { memory || segmented || from != nil || to != nil }

  /// Refuses what does not go together.
  func validate(files: [String], hasFilters: Bool) throws {
    if memory {
      if !files.isEmpty { throw ValidationError("--memory takes no files.") }
      if segmented { throw ValidationError("--segmented is for two files.") }
    } else {
      if files.isEmpty {
        throw ValidationError("Name a file with both languages, two files, or --memory.")
      }
      if files.count > 2 {
        throw ValidationError("Name two files at the most; several memories are read by import.")
      }
      if hasFilters { throw ValidationError("Filters are for --memory.") }
      if segmented, files.count == 1 { throw ValidationError("--segmented is for two files.") }
      if files.count(where: { $0 == "-" }) > 1 { throw ValidationError("- can be named once.") }
    }
    if let from, let to, from.serves(to) {
      throw ValidationError("--from and --to are the same language.")
    }
    if !(1...1_000_000).contains(minCount) {
      throw ValidationError("--min-count goes from 1 to 1000000.")
    }
    if !(1...12).contains(maxWords) { throw ValidationError("--max-words goes from 1 to 12.") }
  }
}
