import ArgumentParser
import Glossary
import GlossaryStore

import Glibc

/// What every verb understands.
struct CommonOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The store.",
      discussion: """
        Default: $GLOSSCTL_DB, else the db of the project's .glossctl.yaml, else \
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
    if let db { return db }
    if let path = Environment["GLOSSCTL_DB"], !path.isEmpty { return path }
    if let path = try project()?.database { return path }
    let data: String
    if let xdg = Environment["XDG_DATA_HOME"], xdg.hasPrefix("/") {
      data = xdg
    } else if let home = Environment["HOME"], !home.isEmpty {
      data = home + "/.local/share"
    } else {
      throw Failure("no place for the store: HOME is not set; pass --db FILE")
    }
    let folder = data + "/glossctl"
    try Folder.make(folder)
    return folder + "/glossary.db"
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

/// The environment of the process.
enum Environment {
  static subscript(name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }
}

/// The day on the user's calendar.
enum Today {
  static var date: PartialDate? {
    var now = time(nil)
    var parts = unsafe tm()
    unsafe localtime_r(&now, &parts)
    return unsafe PartialDate(
      year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
  }

  /// The moment.
  static var moment: Timestamp { Timestamp(seconds: Int64(time(nil))) }

  /// The moment in the form of TMX, `YYYYMMDDThhmmssZ`.
  static var timestamp: String { moment.basic }
}
