internal import GRDB

internal import Glibc

/// A store: one SQLite file with term bases.
///
/// Every change is one transaction, so a process that is killed leaves the store as it was. Several
/// processes may read while one writes.
///
/// `Sendable` holds because the database queue serializes every access.
public final class Store: Sendable {
  /// The path of the file.
  public let path: String

  let database: DatabaseQueue

  /// The file as it was when it was opened, where it is read as if it could not change.
  private let unwatched: FileState?

  /// Opens a store, making a new one where there is no file, and brings it up to date: tables,
  /// keys, and the built-in term base.
  ///
  /// A store that cannot be written is opened for reading, if it is up to date.
  ///
  /// - Complexity: constant for a store that is up to date; O(size of the term bases) otherwise.
  /// - Throws: `StorageError`; nothing is changed then.
  public init(path: String, builtin: BuiltinTermBase) throws {
    self.path = path
    var isFolder = false
    if let kind = Self.kind(of: path) { isFolder = kind == S_IFDIR }
    if isFolder { throw StorageError(.isFolder, path: path) }
    do {
      (database, unwatched) = try Self.open(path)
    } catch {
      throw StorageError.from(error, path: path)
    }
    do {
      try prepare(builtin)
    } catch {
      throw failure(error)
    }
  }

  /// Takes a database that was opened elsewhere.
  init(path: String, database: DatabaseQueue, unwatched: FileState?) {
    self.path = path
    self.database = database
    self.unwatched = unwatched
  }

  /// Runs a body that reads one consistent state.
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    do {
      return try database.read(body)
    } catch {
      throw failure(error)
    }
  }

  /// The error for one that SQLite gave; any other error stays itself.
  func failure(_ error: any Error) -> any Error {
    StorageError.unwatched(StorageError.from(error, path: path), path: path, since: unwatched)
  }

  /// Runs a body in one transaction.
  func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
    do {
      return try database.write(body)
    } catch {
      throw StorageError.from(error, path: path)
    }
  }

  private static func open(_ path: String) throws -> (DatabaseQueue, FileState?) {
    var configuration = Configuration()
    configuration.busyMode = .timeout(5)
    guard kind(of: path) != nil, !isWritable(path) || !isWritable(folder(of: path)) else {
      return (try DatabaseQueue(path: path, configuration: configuration), nil)
    }
    configuration.readonly = true
    // In write-ahead mode even a reader writes files beside the store. Where it cannot, and no
    // other process has, nobody can change the store and it may be read without them.
    let isAlone = kind(of: path + "-wal") == nil
    let state = isAlone ? FileState(path) : nil
    return (
      try DatabaseQueue(path: isAlone ? immutableURI(path) : path, configuration: configuration),
      state
    )
  }

  static func isWritable(_ path: String) -> Bool { unsafe access(path, W_OK) == 0 }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The path as a URI of SQLite's, with the bytes that mean something there written as hexadecimal.
  static func immutableURI(_ path: String) -> String {
    var uri = "file:"
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "%"): uri += "%25"
      case UInt8(ascii: "?"): uri += "%3f"
      case UInt8(ascii: "#"): uri += "%23"
      case 0x80...:
        uri += "%" + String(byte, radix: 16)
      default: uri.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    return uri + "?immutable=1"
  }

  private func prepare(_ builtin: BuiltinTermBase) throws {
    // One transaction: every command begins with this.
    let (isCurrent, isLoaded) = try database.read { database in
      let state = try State(database)
      try state.check(path: path)
      let isCurrent = state.version == Schema.version
      return (isCurrent, try isCurrent && builtin.isLoaded(database))
    }
    if isLoaded { return }
    if database.configuration.readonly { throw StorageError(.readOnly, path: path) }
    // Larger than SQLite's own choice: an import writes and moves a quarter as many. Only a new file takes
    // it.
    try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA page_size = 16384") }
    let isLogged = try isCurrent || startLog()
    try database.write { database in
      try Schema.migrate(database)
      // Another process may have been faster.
      if try !builtin.isLoaded(database) { try builtin.load(into: database) }
    }
    if !isLogged { _ = try startLog() }
  }

  /// Starts the write-ahead log, with which readers go on while one process writes; the mode is
  /// kept in the file.
  ///
  /// Returns false when another process holds the file: SQLite does not always wait for it here,
  /// and the store works without the log.
  private func startLog() throws -> Bool {
    do {
      try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
      return true
    } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
      return false
    }
  }

  /// What an SQLite file says of itself.
  struct State {
    var application: Int32
    var version: Int
    var tables: Int

    init(_ database: Database) throws {
      application = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
      version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
      tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    }

    func check(path: String) throws {
      if application != Schema.applicationID && tables > 0 {
        throw StorageError(.foreign, path: path)
      }
      if version > Schema.version {
        throw StorageError(.newer(version: version, known: Schema.version), path: path)
      }
    }
  }

  /// The type bits of a path, nil where nothing is.
  static func kind(of path: String) -> mode_t? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }
}
