import ArgumentParser

/// `glossctl terms`.
struct TermsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "terms",
    abstract: "List, show, check, import and export terms.",
    discussion: """
      Examples:
        glossctl terms list --sort id --subject trafficking
        glossctl terms show tppo
        glossctl terms add "surat edaran" "circular letter"
        glossctl terms import glossary.csv --map en=Source --map id=Target
        glossctl terms export --format tmx terms.tmx
      """,
    subcommands: [
      TermsListCommand.self, TermsShowCommand.self, TermsValidateCommand.self,
      TermsImportCommand.self, TermsAddCommand.self, TermsRemoveCommand.self,
      TermsExportCommand.self,
    ])
}
