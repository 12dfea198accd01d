/// How far a store is from what this program would make of it.
public struct StoreCurrency: Hashable, Sendable {
  /// The version of its tables; 0 where there are none.
  public var version: Int

  /// The version that this program makes.
  public var known: Int

  /// Whether it holds the built-in terms of this program, with keys by its rules.
  public var hasCurrentTerms: Bool

  /// Whether it can be written.
  public var isWritable: Bool

  /// Whether its tables are those of this program.
  public var hasCurrentTables: Bool { version == known }
}

extension Store {
  /// Opens a store as it lies there: nothing is made, brought up to date or written; nil where there is
  /// no file, or no table in the database.
  ///
  /// Only `currency` can be asked of a store whose tables are not current.
  ///
  /// - Complexity: constant.
  /// - Throws: `StorageError` for what is no store of this program or an older one.
  public convenience init?(inspecting path: String) throws {
    if let address = PostgresAddress(path) {
      let engine = try PostgresEngine(address)
      guard try engine.read({ try engine.version($0) }) > 0 else { return nil }
      try self.init(engine)
      return
    }
    guard let engine = try SQLiteEngine(inspecting: path) else { return nil }
    _ = try engine.read { try engine.version($0) }
    self.init(engine)
  }

  /// Whether a text names a database on a server, and not a file.
  public static func isAddress(_ path: String) -> Bool { PostgresAddress(path) != nil }

  /// The name of a store as it may be shown: an address without its password.
  public static func shownName(_ path: String) -> String {
    PostgresAddress(path)?.shown ?? path
  }

  /// How far the store is from what this program would make of it.
  ///
  /// - Complexity: O(size of the built-in terms).
  /// - Throws: `StorageError`.
  public func currency(_ builtin: BuiltinTermBase) throws -> StoreCurrency {
    let isWritable = engine.isWritable
    return try read { database in
      let version = try engine.version(database)
      let isCurrent = version == Schema.version
      return StoreCurrency(
        version: version, known: Schema.version,
        hasCurrentTerms: try isCurrent && builtin.isLoaded(database), isWritable: isWritable)
    }
  }
}
