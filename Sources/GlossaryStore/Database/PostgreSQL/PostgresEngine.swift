internal import Dispatch

/// A PostgreSQL database as that of a store.
///
/// Only SQL that Citus, YugabyteDB and CockroachDB know too is used, but for `LISTEN` and `NOTIFY`,
/// without which others learn of changes by asking. One transaction writes at a time: each begins by
/// locking the row that counts the states.
///
/// `@unchecked Sendable` holds because one queue serializes every access.
final class PostgresEngine: DatabaseEngine, @unchecked Sendable {
  /// The address as it may be shown.
  let path: String

  private let address: PostgresAddress
  private let library: PostgresLibrary
  private let queue = DispatchQueue(label: "glossary.postgresql")
  private let key = DispatchSpecificKey<Bool>()
  private var database: PostgresDatabase?
  private var isInTransaction = false

  /// The channel on which nodes hear of new states.
  static let channel = "glossary_revision"

  /// Connects to a database.
  ///
  /// - Throws: `StorageError`.
  init(_ address: PostgresAddress) throws {
    path = address.shown
    guard let library = PostgresLibrary.shared else {
      throw StorageError(.noClient, path: path, detail: PostgresLibrary.package)
    }
    self.address = address
    self.library = library
    queue.setSpecific(key: key, value: true)
    try exclusively { _ = try open() }
  }

  func read<Value>(_ body: (any Database) throws -> Value) throws -> Value {
    try exclusively {
      try transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY") { database in
        let value = try body(database)
        // Nobody waits for the end of a transaction that changed nothing.
        try database.connection.send("COMMIT")
        try database.connection.end()
        return value
      }
    }
  }

  func readBriefly<Value>(_ body: (any Database) throws -> Value) throws -> Value {
    guard DispatchQueue.getSpecific(key: key) == true, isInTransaction, let database else {
      return try read(body)
    }
    do { return try body(database) } catch { throw failure(error) }
  }

  func write<Value>(
    _ write: Write, _ body: (any Database) throws -> Value
  ) throws -> Value {
    try exclusively {
      try transaction("BEGIN ISOLATION LEVEL READ COMMITTED") { database in
        let before: Int64? = try database.value(
          "SELECT number FROM revision WHERE id = 1 FOR UPDATE", use: .kept)
        let value = try body(database)
        if write == .preview {
          try database.connection.send("ROLLBACK")
          try database.connection.finish()
          return value
        }
        let after = try Revision.current(database)
        try database.connection.send("COMMIT")
        try database.connection.finish()
        if after != before {
          try? database.connection.suggest("NOTIFY \(Self.channel), '\(after)'")
        }
        return value
      }
    }
  }

  /// Runs a body in a transaction of its own without the lock of writers, for tables that are not
  /// there yet.
  func define<Value>(_ body: (PostgresDatabase) throws -> Value) throws -> Value {
    try exclusively {
      try transaction("BEGIN") { database in
        let value = try body(database)
        try database.connection.send("COMMIT")
        try database.connection.finish()
        return value
      }
    }
  }

  /// Runs a body on the connection, outside of transactions.
  ///
  /// - Throws: `StorageError`, or what the body throws.
  func withConnection<Value>(_ body: (PostgresConnection) throws -> Value) throws -> Value {
    try exclusively {
      do { return try body(open().connection) } catch { throw failure(error) }
    }
  }

  /// Asks to be told of new states; false where the server does not know how.
  ///
  /// - Throws: `StorageError`.
  func listen() throws -> Bool { try withConnection { try $0.listen(to: Self.channel) } }

  /// Waits until the server tells of a new state, or time is up.
  ///
  /// - Throws: `StorageError`.
  func awaitNotification(milliseconds: Int32) throws {
    _ = try withConnection { try $0.notifications(waiting: milliseconds) }
  }

  func failure(_ error: any Error) -> any Error { StorageError.from(postgres: error, path: path) }

  private func exclusively<Value>(_ body: () throws -> Value) rethrows -> Value {
    try queue.sync(execute: body)
  }

  private func transaction<Value>(
    _ begin: String, _ body: (PostgresDatabase) throws -> Value
  ) throws -> Value {
    do {
      let database = try open()
      isInTransaction = true
      defer { isInTransaction = false }
      do {
        try database.connection.send(begin)
        return try body(database)
      } catch {
        undo(database.connection)
        throw error
      }
    } catch {
      throw failure(error)
    }
  }

  /// Ends a transaction that failed, so that the connection can be used again; one that cannot is given
  /// up.
  private func undo(_ connection: PostgresConnection) {
    // What was sent may fail once more.
    _ = try? connection.finish()
    do {
      try connection.send("ROLLBACK")
      try connection.finish()
      try connection.runScript("DEALLOCATE ALL")
      connection.forgetStatements()
    } catch {
      database = nil
    }
  }

  private func open() throws -> PostgresDatabase {
    if let database {
      if !database.connection.isLost() { return database }
      self.database = nil
    }
    do {
      let new = PostgresDatabase(try PostgresConnection(address, library))
      database = new
      return new
    } catch {
      throw failure(error)
    }
  }
}
