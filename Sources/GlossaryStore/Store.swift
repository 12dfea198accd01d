/// A store: term bases, a translation memory, and what is needed to find them, in one SQLite file or in
/// a PostgreSQL database.
///
/// Every change is one transaction, so a process that is killed leaves the store as it was. Several
/// processes may read while one writes.
public final class Store: Sendable {
  /// The path of the file, or the address of the database without a password.
  public let path: String

  let engine: any DatabaseEngine

  /// Where the files of the match index lie, and what is known of them.
  let index: IndexPlace

  /// Opens a store, making a new one where there is none, and brings it up to date: tables, keys, and
  /// the built-in term base.
  ///
  /// A store that cannot be written is opened for reading, if it is up to date.
  ///
  /// - Parameters:
  ///   - path: The path of an SQLite file, or the address of a PostgreSQL database:
  ///     `postgres://user@host/database`.
  ///   - builtin: The built-in term base.
  /// - Complexity: constant for a store that is up to date; O(size of the term bases) otherwise.
  /// - Throws: `StorageError`; nothing is changed then.
  public init(path: String, builtin: BuiltinTermBase) throws {
    if let address = PostgresAddress(path) {
      let engine = try PostgresEngine(address)
      self.engine = engine
      self.path = engine.path
      try Self.prepare(engine, builtin)
      index = try IndexPlace(nodeOf: engine)
    } else {
      self.path = path
      let engine = try SQLiteEngine(opening: path)
      self.engine = engine
      try Self.prepare(engine, builtin)
      index = IndexPlace(besides: path)
    }
  }

  /// Takes a file that was opened elsewhere.
  init(_ engine: SQLiteEngine, _ index: IndexPlace? = nil) {
    self.engine = engine
    path = engine.path
    self.index = index ?? IndexPlace(besides: engine.path)
  }

  /// Takes a database that was opened elsewhere.
  init(_ engine: PostgresEngine) throws {
    self.engine = engine
    path = engine.path
    index = try IndexPlace(nodeOf: engine)
  }

  /// The folder of this machine with the files of the match index and of rules.
  public var indexFolder: String { index.folder.path }

  /// Runs a body that reads one consistent state.
  func read<Value>(_ body: (any Database) throws -> Value) throws -> Value {
    try engine.read(body)
  }

  /// Runs a body in one transaction.
  func write<Value>(_ body: (any Database) throws -> Value) throws -> Value {
    try engine.write(body)
  }

  private static func prepare(
    _ engine: any DatabaseEngine, _ builtin: BuiltinTermBase
  ) throws {
    // One transaction: every command begins with this.
    let isCurrent = try engine.read { database in
      try engine.version(database) == Schema.version && builtin.isLoaded(database)
    }
    if isCurrent { return }
    try engine.bringUpToDate { database in
      // Another process may have been faster.
      if try !builtin.isLoaded(database) { try builtin.load(into: database) }
    }
  }
}
