import ArgumentParser
import Glossary
import GlossaryStore
import GlossaryWorkbench

import Glibc

/// What every verb understands.
struct CommonOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The store.",
      discussion: """
        A file, or a PostgreSQL database: postgres://user@host/database. Default: $GLOSSCTL_DB, else the db of the project's .glossctl.yaml, else \
        glossctl/glossary.db in the XDG data folder.
        """,
      valueName: "file"))
  var db: String?

  @Flag(name: [.short, .long], help: "No remarks on standard error but errors.")
  var quiet = false

  @Flag(name: .customLong("no-color"), help: "No colours, as with NO_COLOR in the environment.")
  var noColor = false

  func validate() throws {
    // SQLite takes an empty name for a database that is thrown away at the end.
    if db?.isEmpty ?? false { throw ValidationError("--db needs the name of a file.") }
  }

  /// The store, made on first use.
  func openStore() throws -> Store {
    let path = try storePath { try ProjectFile.find(from: UserPath.current) }
    return try Store(path: path, builtin: BuiltinTermBase())
  }

  /// The path of the store that options, environment and project ask for, in that order.
  func storePath(project: () throws -> ProjectFile?) throws -> String {
    try StorePath.path(option: db, project: project)
  }

  /// Writes a remark for a person, unless they asked for quiet.
  func remark(_ text: String) {
    if !quiet { StandardError.write(text) }
  }

  /// How text for people is styled.
  var style: TextStyle {
    let isPlain =
      noColor || Environment["NO_COLOR"].map { !$0.isEmpty } ?? false
      || Environment["TERM"] == "dumb" || isatty(STDOUT_FILENO) == 0
    return TextStyle(isColored: !isPlain)
  }
}
