internal import GRDB
internal import Glossary

internal import Glibc

extension SQLiteEngine {
  var program: String { "SQLite \(SQLiteVersion.current)" }

  func version(_ database: any Database) throws -> Int {
    let application: Int = try database.value("PRAGMA application_id") ?? 0
    let version: Int = try database.value("PRAGMA user_version") ?? 0
    if try application != Schema.applicationID && database.isThere("SELECT 1 FROM sqlite_master") {
      throw StorageError(.foreign, path: path)
    }
    if version > Schema.version {
      throw StorageError(.newer(version: version, known: Schema.version), path: path)
    }
    return version
  }

  func bringUpToDate(_ body: (any Database) throws -> Void) throws {
    if queue.configuration.readonly { throw StorageError(.readOnly, path: path) }
    let isCurrent = try read { try version($0) == Schema.version }
    do {
      // Larger than SQLite's own choice: an import writes and moves a quarter as many. Only a new file
      // takes it.
      try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA page_size = 16384") }
      let isLogged = try isCurrent || startLog()
      try queue.write { grdb in
        try Schema.migrate(grdb)
        try body(SQLiteDatabase(grdb))
      }
      if !isLogged { _ = try startLog() }
    } catch {
      throw failure(error)
    }
  }

  /// Starts the write-ahead log, with which readers go on while one process writes; the mode is
  /// kept in the file.
  ///
  /// Returns false when another process holds the file: SQLite does not always wait for it here,
  /// and the store works without the log.
  private func startLog() throws -> Bool {
    do {
      try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
      return true
    } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
      return false
    }
  }

  func size() throws -> Int { Self.size(of: path) + Self.size(of: path + "-wal") }

  func problems() throws -> [String] {
    try read { database in
      var problems: [String] = try database.values("PRAGMA integrity_check").filter { $0 != "ok" }
      let orphans = try database.rows("PRAGMA foreign_key_check") { $0.text(0) }
      if !orphans.isEmpty {
        problems.append("\(orphans.count.counted("row")) refer to what is not there")
      }
      return problems
    }
  }

  func vacuum() throws {
    do {
      try queue.vacuum()
      try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
    } catch {
      throw failure(error)
    }
  }

  /// Copies the database into a file that does not exist yet, while others go on reading and writing.
  ///
  /// - Complexity: O(size of the store).
  /// - Throws: `StorageError`.
  func copy(to target: String) throws {
    do {
      let copy = try DatabaseQueue(path: target)
      try queue.backup(to: copy)
      try copy.close()
    } catch {
      throw StorageError.from(error, path: target)
    }
  }

  private static func size(of path: String) -> Int {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}
