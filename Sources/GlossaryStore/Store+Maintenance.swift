internal import Glibc
internal import GRDB
internal import Glossary

/// What a store is made of.
public struct StoreInformation: Hashable, Sendable {
  /// The version of the tables.
  public var version: Int

  /// The size of the database in bytes, its write-ahead log included.
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
    try read { database in
      func number(_ sql: String) throws -> Int { try Int.fetchOne(database, sql: sql) ?? 0 }
      let files = try IndexState.files(database).map(\.file)
      return StoreInformation(
        version: try number("PRAGMA user_version"),
        bytes: Self.size(of: path) + Self.size(of: path + "-wal"),
        indexBytes: files.reduce(0) { $0 + $1.bytes }, indexFiles: files.count,
        indexEntries: files.reduce(0) { $0 + $1.entries },
        unindexedUnits: try number(
          "SELECT count(*) FROM unit WHERE id > (SELECT through FROM index_state)"),
        units: try number("SELECT count(*) FROM unit"),
        variants: try number("SELECT sum(variants) FROM unit"),
        imports: try number("SELECT count(*) FROM memory_import"))
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
  public func databaseProblems() throws -> [String] {
    try read { database in
      var problems = try String.fetchAll(database, sql: "PRAGMA integrity_check").filter {
        $0 != "ok"
      }
      let orphans = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check")
      if !orphans.isEmpty {
        problems.append("\(orphans.count.counted("row")) refer to what is not there")
      }
      return problems
    }
  }

  /// Looks for damage in the match index; what was found, in words.
  ///
  /// Every text of the index is compared with the store's.
  ///
  /// - Complexity: O(size of the memory and the index).
  /// - Throws: `StorageError`.
  public func indexProblems() throws -> [String] {
    try read { try IndexCheck($0, IndexFolder(store: path)).problems() }
  }

  /// Gives the room of removed rows back to the disk.
  ///
  /// - Complexity: O(size of the store).
  /// - Throws: `StorageError`.
  public func vacuum() throws {
    do {
      try database.vacuum()
      try database.writeWithoutTransaction {
        try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      }
    } catch {
      throw StorageError.from(error, path: path)
    }
  }

  /// Copies the store while others may go on reading and writing: the database into a file that does
  /// not exist yet, the files of the match index into the folder of the place that it will have.
  ///
  /// - Complexity: O(size of the store).
  /// - Throws: `StorageError`; what was copied so far is left to the caller.
  public func backUp(to target: String, for place: String) throws {
    do {
      let copy = try DatabaseQueue(path: target)
      try database.backup(to: copy)
      let files = try copy.read { try IndexState.files($0).map(\.file) }
      try copy.close()
      try IndexFolder(store: path).copy(files, to: IndexFolder(store: place))
    } catch let error as SystemError {
      throw StorageError(.indexFile(reason: error.reason), path: error.path)
    } catch {
      throw StorageError.from(error, path: target)
    }
  }

  private static func size(of path: String) -> Int {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}
