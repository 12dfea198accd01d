internal import GRDB
internal import GRDBSQLite

/// An SQLite file that is open.
final class SQLiteDatabase: Database {
  /// GRDB's view of it.
  let grdb: GRDB.Database

  private var kept: [String: SQLiteStatement] = [:]

  init(_ grdb: GRDB.Database) { self.grdb = grdb }

  func prepare(_ sql: String, _ use: StatementUse) throws -> any Statement {
    guard use == .kept else { return try SQLiteStatement(grdb, sql) }
    if let known = kept[sql] { return known }
    let statement = try SQLiteStatement(grdb, sql)
    kept[sql] = statement
    return statement
  }

  /// Runs statements without parameters, one after another.
  func runScript(_ sql: String) throws { try grdb.execute(sql: sql) }

  /// Whether no transaction has begun.
  var isIdle: Bool { unsafe sqlite3_get_autocommit(grdb.sqliteConnection) != 0 }

  let isFile = true

  /// Reads the tables that an import changes at its beginning and at its end.
  ///
  /// Pages that were not read for long go to the log when the cache is full. To change one that is in
  /// the log already makes SQLite go through all that follows it there, to sum it up anew.
  func keepSmallTables() throws {
    let tables = try prepare(
      """
      SELECT 1 FROM (SELECT count(type) FROM sqlite_schema), (SELECT max(through) FROM index_state),
        (SELECT max(header) FROM memory_import), (SELECT count(name) FROM origin),
        (SELECT count(name) FROM domain)
      """, .kept)
    while try tables.step() {}
  }

  func relieve() throws {
    let status = unsafe sqlite3_db_cacheflush(grdb.sqliteConnection)
    guard status == SQLITE_OK || status == SQLITE_BUSY else {
      throw DatabaseError(resultCode: ResultCode(rawValue: status))
    }
    try grdb.execute(sql: "PRAGMA shrink_memory")
  }
}
