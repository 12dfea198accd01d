/// What went wrong with a store.
public struct StorageError: Error, Hashable, Sendable {
  /// The kinds of failure.
  public enum Code: Hashable, Sendable {
    /// The path is a folder.
    case isFolder

    /// The folder that should hold the store is missing or cannot be entered.
    case cannotOpen

    /// The file is no SQLite database.
    case notADatabase

    /// The database belongs to another program.
    case foreign

    /// A newer version of this program made the store.
    case newer(version: Int, known: Int)

    /// Another process holds the store.
    case locked

    /// The store, or the disk it lies on, cannot be written.
    case readOnly

    /// The disk is full.
    case full

    /// The database is damaged.
    case damaged

    /// Another process changed the store while it was read without the files that would have told.
    case changed

    /// No base of that name is in the store.
    case unknownBase(String)

    /// The built-in base is not the user's to change.
    case builtinBase

    /// A file of the match index cannot be written; the path is that file's.
    case indexFile(reason: String)

    /// The library failed in another way.
    case library(code: Int32)

    /// The server of the database cannot be reached, or does not let the user in.
    case unreachable

    /// The connection to the server broke; what was being committed may be there or not.
    case lost

    /// The server failed in another way, with an SQLSTATE.
    case server(state: String)

    /// A text has a character that the server does not store.
    case character

    /// The store that is to be written anew holds something.
    case notEmpty

    /// The client library of the server is not installed; the detail is its name.
    case noClient
  }

  /// The kind of failure and its data.
  public var code: Code

  /// The path of the store.
  public var path: String

  /// What the database said, empty where it said nothing.
  public var detail: String

  /// Makes an error.
  public init(_ code: Code, path: String, detail: String = "") {
    self.code = code
    self.path = path
    self.detail = detail
  }

  /// Whether the store, or the folder of its index, cannot be written now.
  var isUnwritable: Bool {
    if case .indexFile = code { return true }
    return code == .readOnly || code == .full
  }

  /// The failure in words, with the path and the next step.
  public var message: String { advice.map { "\(reason); \($0)" } ?? reason }

  /// The failure in words, with the path.
  public var reason: String {
    switch code {
    case .isFolder: "\(path): is a folder"
    case .cannotOpen: "\(path): cannot open the store"
    case .notADatabase: "\(path): is no SQLite database"
    case .indexFile(let reason): "\(path): cannot write the match index: \(reason)"
    case .foreign: "\(path): is a database of another program and was left alone"
    case .newer(let version, let known):
      "\(path): was made by a newer glossctl (store version \(version), this one knows \(known))"
    case .locked: "\(path): another program holds the store"
    case .readOnly: "\(path): cannot be written"
    case .full: "\(path): the disk is full"
    case .damaged: "\(path): the database is damaged (\(detail))"
    case .changed: "\(path): another program changed the store while it was read"
    case .unknownBase(let name): "\(path): has no base \"\(name)\""
    case .builtinBase: "the built-in base cannot be changed"
    case .library(let code): "\(path): SQLite failed with code \(code): \(detail)"
    case .unreachable: "\(path): cannot open the database: \(detail)"
    case .lost: "\(path): the connection to the database was lost: \(detail)"
    case .server(let state): "\(path): PostgreSQL answered \(state): \(detail)"
    case .character: "\(path): PostgreSQL does not store this text: \(detail)"
    case .notEmpty: "\(path): is not empty and was left alone"
    case .noClient: "\(path): a database on a server needs the library of PostgreSQL"
    }
  }

  /// The next step, nil where there is none to name.
  public var advice: String? {
    switch code {
    case .isFolder: "name a file for the store with --db"
    case .cannotOpen: "check that its folder exists and may be entered"
    case .notADatabase, .foreign: "name the store with --db"
    case .newer: "upgrade glossctl"
    case .locked: "wait until it has finished and try again"
    case .readOnly where PostgresAddress(path) != nil: "ask for the right to write the tables"
    case .readOnly: "check the permissions of the file and its folder"
    case .full: "nothing was changed"
    case .damaged: "restore a backup"
    case .changed: "run the command again"
    case .unknownBase(let name): "make it with glossctl terms import --base \(name)"
    case .builtinBase: "add the concept to a base of your own, which wins"
    case .unreachable: "check the address, the name and the password, and that the server runs"
    case .lost: "look whether the change was made, and run the command again"
    case .character: "take the character out; nothing was changed"
    case .notEmpty: "name a new file or an empty database"
    case .noClient: "install \(detail)"
    case .indexFile, .library, .server: nil
    }
  }
}
