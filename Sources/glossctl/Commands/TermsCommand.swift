import ArgumentParser

/// `glossctl terms`.
struct TermsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "terms",
    abstract: "List, show, check, add, import and export terms.",
    subcommands: [])
}
