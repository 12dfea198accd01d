/// What a store is made of.
public struct StoreInformation: Hashable, Sendable {
  /// What keeps it, with its version: "SQLite 3.40.1".
  public var program: String

  /// The version of the tables.
  public var version: Int

  /// The size of the database in bytes; for a file, its write-ahead log included.
  public var bytes: Int

  /// The size of the files of the match index in bytes.
  public var indexBytes: Int

  /// The number of those files.
  public var indexFiles: Int

  /// The number of texts in those files.
  public var indexEntries: Int

  /// The units that are in no file yet.
  public var unindexedUnits: Int

  /// The number of units of the memory.
  public var units: Int

  /// The number of variants.
  public var variants: Int

  /// The number of imports.
  public var imports: Int
}

extension Store {
  /// What the store is made of.
  ///
  /// - Complexity: O(number of units and variants).
  /// - Throws: `StorageError`.
  public func information() throws -> StoreInformation {
    let (program, bytes) = (engine.program, try engine.size())
    return try readIndex { units, catalog in
      let files = try IndexState.files(catalog).map(\.file)
      let through = try IndexState(catalog).through
      return StoreInformation(
        program: program, version: try engine.version(units), bytes: bytes,
        indexBytes: files.reduce(0) { $0 + $1.bytes }, indexFiles: files.count,
        indexEntries: files.reduce(0) { $0 + $1.entries },
        unindexedUnits: try units.value("SELECT count(*) FROM unit WHERE id > ?", through) ?? 0,
        units: try units.value("SELECT count(*) FROM unit") ?? 0,
        variants: try units.value("SELECT CAST(sum(variants) AS BIGINT) FROM unit") ?? 0,
        imports: try units.value("SELECT count(*) FROM memory_import") ?? 0)
    }
  }

  /// Looks for damage in the database and in the match index; what was found, in words.
  ///
  /// - Complexity: O(size of the store).
  /// - Throws: `StorageError`.
  public func problems() throws -> [String] {
    try databaseProblems() + indexProblems()
  }

  /// Looks for damage in the database; what was found, in words.
  ///
  /// - Complexity: O(size of the store).
  /// - Throws: `StorageError`.
  public func databaseProblems() throws -> [String] { try engine.problems() }

  /// Looks for damage in the match index; what was found, in words.
  ///
  /// Every text of the index is compared with the store's.
  ///
  /// - Complexity: O(size of the memory and the index).
  /// - Throws: `StorageError`.
  public func indexProblems() throws -> [String] {
    try followIndex()
    return try readIndex { try IndexCheck($0, catalog: $1, index.folder).problems() }
  }

  /// Gives the room of removed rows back.
  ///
  /// - Complexity: O(size of the store).
  /// - Throws: `StorageError`.
  public func vacuum() throws { try engine.vacuum() }

  /// Copies the store while others may go on reading and writing: the database into a file that does
  /// not exist yet, the files of the match index into the folder of the place that it will have.
  ///
  /// - Complexity: O(size of the store).
  /// - Throws: `StorageError`; what was copied so far is left to the caller.
  public func backUp(to target: String, for place: String) throws {
    guard let engine = engine as? SQLiteEngine else {
      return try backUpRows(to: target, for: place)
    }
    do {
      try engine.copy(to: target)
      let files = try SQLiteEngine(opening: target).read { try IndexState.files($0).map(\.file) }
      try index.folder.copy(files, to: IndexFolder(store: place))
    } catch let error as SystemError {
      throw StorageError(error)
    }
  }
}
