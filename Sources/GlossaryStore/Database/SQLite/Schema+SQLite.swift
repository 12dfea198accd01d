internal import GRDB

extension Schema {
  /// "GLOS": marks an SQLite file as a store.
  static let applicationID = 0x474C_4F53

  /// Takes the steps that a store lacks, in the transaction of the caller.
  ///
  /// The version is read inside that transaction, since another process may have been faster;
  /// GRDB's own migrator reads it before.
  static func migrate(_ database: GRDB.Database) throws {
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    for step in steps.dropFirst(version) { try database.execute(sql: step) }
    try database.execute(sql: "PRAGMA application_id = \(applicationID)")
    try database.execute(sql: "PRAGMA user_version = \(steps.count)")
  }
}
