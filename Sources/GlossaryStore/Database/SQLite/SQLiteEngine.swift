internal import GRDB

internal import Glibc

/// An SQLite file as the database of a store.
///
/// Every change is one transaction, so a process that is killed leaves the file as it was. Several
/// processes may read while one writes.
///
/// `@unchecked Sendable` holds because the database queue serializes every access.
final class SQLiteEngine: DatabaseEngine, @unchecked Sendable {
  let path: String
  let queue: DatabaseQueue

  /// The file as it was when it was opened, where it is read as if it could not change.
  private let unwatched: FileState?

  private var connection: SQLiteDatabase?

  /// Takes a database that was opened.
  init(path: String, _ queue: DatabaseQueue, unwatched: FileState? = nil) {
    self.path = path
    self.queue = queue
    self.unwatched = unwatched
  }

  deinit {
    // SQLite wants statements to end before their connection does, and where it is used.
    queue.unsafeReentrantRead { _ in connection = nil }
  }

  func read<Value>(_ body: (any Database) throws -> Value) throws -> Value {
    do {
      return try queue.read { try body(open($0)) }
    } catch {
      throw failure(error)
    }
  }

  /// The transaction is begun and ended by statements that are kept: those of GRDB are prepared each
  /// time, which costs as much as reading a unit.
  func readBriefly<Value>(_ body: (any Database) throws -> Value) throws -> Value {
    do {
      return try queue.unsafeReentrantRead {
        let database = open($0)
        guard database.isIdle else { return try body(database) }
        try database.prepare("BEGIN", .kept).run()
        defer { try? database.prepare("COMMIT", .kept).run() }
        return try body(database)
      }
    } catch {
      throw failure(error)
    }
  }

  func write<Value>(
    _ write: Write, _ body: (any Database) throws -> Value
  ) throws -> Value {
    do {
      return try queue.writeWithoutTransaction { grdb in
        let database = open(grdb)
        let settings = write == .bulk ? try BulkSettings(database) : nil
        defer { settings?.takeBack() }
        var value: Value?
        try grdb.inTransaction(.immediate) {
          value = try body(database)
          return write == .preview ? .rollback : .commit
        }
        guard let value else { throw DatabaseError(resultCode: .SQLITE_INTERNAL) }
        return value
      }
    } catch {
      throw failure(error)
    }
  }

  func failure(_ error: any Error) -> any Error {
    StorageError.unwatched(StorageError.from(error, path: path), path: path, since: unwatched)
  }

  private func open(_ grdb: GRDB.Database) -> SQLiteDatabase {
    if let connection { return connection }
    let new = SQLiteDatabase(grdb)
    connection = new
    return new
  }
}

/// How SQLite works while many units are written.
private struct BulkSettings {
  private let database: SQLiteDatabase

  init(_ database: SQLiteDatabase) throws {
    self.database = database
    // The index of identities is written at random places and should find room; in an empty memory
    // it is written once, and all else at the end of a table.
    let cache = try database.isThere("SELECT 1 FROM unit") ? 32_768 : 4_096
    try database.runScript("PRAGMA cache_size = -\(cache)")
    // Every row that is written here refers to one that was written just before.
    try database.runScript("PRAGMA foreign_keys = OFF")
  }

  func takeBack() {
    try? database.runScript("PRAGMA foreign_keys = ON")
    try? database.runScript("PRAGMA cache_size = -2000")
  }
}
