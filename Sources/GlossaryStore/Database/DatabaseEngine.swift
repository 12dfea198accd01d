/// A connection to the database of a store, used by one transaction at a time.
protocol DatabaseEngine: AnyObject, Sendable {
  /// Runs a body that reads one consistent state.
  ///
  /// - Throws: `StorageError`, or what the body throws.
  func read<Value>(_ body: (any Database) throws -> Value) throws -> Value

  /// The same for a few rows, also within a body that reads already.
  ///
  /// - Throws: `StorageError`, or what the body throws.
  func readBriefly<Value>(_ body: (any Database) throws -> Value) throws -> Value

  /// Runs a body in one transaction, while nobody else writes.
  ///
  /// - Throws: `StorageError`, or what the body throws; nothing is changed then.
  func write<Value>(
    _ write: Write, _ body: (any Database) throws -> Value
  ) throws -> Value

  /// The version of the tables, 0 where there are none, inside a transaction.
  ///
  /// - Throws: `StorageError` for what is no store, or one of a newer program.
  func version(_ database: any Database) throws -> Int

  /// Makes the tables what they are now, and runs a body in the same transaction.
  ///
  /// - Throws: `StorageError`, or what the body throws; nothing is changed then.
  func bringUpToDate(_ body: (any Database) throws -> Void) throws

  /// Whether the store can be written, as far as can be told without trying.
  var isWritable: Bool { get }

  /// What keeps the store, with its version: "SQLite 3.40.1".
  var program: String { get }

  /// The room that the store takes, in bytes.
  ///
  /// - Throws: `StorageError`.
  func size() throws -> Int

  /// Looks for damage; what was found, in words.
  ///
  /// - Complexity: O(size of the store).
  /// - Throws: `StorageError`.
  func problems() throws -> [String]

  /// Gives the room of removed rows back.
  ///
  /// - Complexity: O(size of the store).
  /// - Throws: `StorageError`.
  func vacuum() throws
}

/// What kind of transaction a write is.
enum Write {
  /// A few changes.
  case few

  /// Many units are written.
  case bulk

  /// Changes that are undone at the end.
  case preview
}

extension DatabaseEngine {
  /// Runs a body in one transaction, while nobody else writes.
  func write<Value>(_ body: (any Database) throws -> Value) throws -> Value {
    try write(.few, body)
  }
}
