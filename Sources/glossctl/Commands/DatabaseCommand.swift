import ArgumentParser

/// `glossctl db`.
struct DatabaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "db",
    abstract: "Look after the store.",
    discussion: """
      Examples:
        glossctl db info
        glossctl db check
        glossctl db backup glossary-backup.db
        glossctl db copy glossary.db postgres://glossary@db.example.org/glossary
      """,
    subcommands: [
      DatabaseInfoCommand.self, DatabaseCheckCommand.self, DatabaseReindexCommand.self,
      DatabaseVacuumCommand.self, DatabaseBackupCommand.self, DatabaseCopyCommand.self,
    ])
}
