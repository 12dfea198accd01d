internal import Glossary
internal import GRDB
internal import GRDBSQLite

extension Store {
  /// Imports files of memories, all or none: one transaction.
  ///
  /// Reading, storing and indexing run on threads of their own; memory does not grow with the files.
  /// `onCase` hears of every unit that was not simply added, `notice` of files of the match index that
  /// are damaged and were left as they are.
  ///
  /// - Complexity: O(n log n) for n units.
  /// - Throws: what a source throws, what `onCase` throws, `StorageError`; nothing is changed then.
  public func importMemory(
    _ sources: [MemorySource], options: MemoryImportOptions,
    onCase: (MemoryImportCase) throws -> Void = { _ in }, notice: (String) -> Void = { _ in }
  ) throws -> [MemoryImportAccount] {
    try withoutActuallyEscaping(onCase) { onCase in
      try changeMemory(isDryRun: options.isDryRun, notice: notice) { database, gatherer in
        try Revision.advance(database)
        let importer = try MemoryImporter(database, options, gatherer, onCase: onCase)
        return try sources.map { try importer.run($0) }
      }
    }
  }

  /// Makes the match index anew from the units.
  ///
  /// - Complexity: O(n log n) for n units.
  /// - Throws: `StorageError`; the old index stays then.
  public func rebuildIndex() throws {
    try changeMemory(isDryRun: false, rebuilds: true) { database, _ in
      try Revision.advance(database)
      try database.execute(
        sql: """
          DELETE FROM index_file; DELETE FROM retired_unit;
          UPDATE index_state SET through = 0, rules = ''
          """)
    }
  }

  /// Runs a body that changes units, brings the index up to date, and commits both at once.
  func changeMemory<Value>(
    isDryRun: Bool, rebuilds: Bool = false, notice: (String) -> Void = { _ in },
    _ body: (Database, IndexGatherer?) throws -> Value
  ) throws -> Value {
    let folder = IndexFolder(store: path)
    let gatherer = IndexGatherer(folder)
    var unnamed: [IndexFile] = []
    defer { folder.remove(unnamed + gatherer.written) }
    do {
      return try database.writeWithoutTransaction { database in
        // The index of identities is written at random places and should find room; in an empty memory
        // it is written once, and all else at the end of a table.
        let isEmpty = try Bool.fetchOne(database, sql: "SELECT NOT EXISTS (SELECT 1 FROM unit)")
        let cache = isEmpty ?? false ? 4_096 : 32_768
        try database.execute(sql: "PRAGMA cache_size = -\(cache)")
        defer { try? database.execute(sql: "PRAGMA cache_size = -2000") }
        // Every row that is written here refers to one that was written just before.
        try database.execute(sql: "PRAGMA foreign_keys = OFF")
        defer { try? database.execute(sql: "PRAGMA foreign_keys = ON") }
        var value: Value?
        var before: [IndexFile] = []
        try database.inTransaction(.immediate) {
          if isDryRun {
            value = try body(database, nil)
            return .rollback
          }
          before = try IndexState.files(database).map(\.file)
          // Nobody else writes now, so whatever the store does not name is of a process that was killed.
          folder.removeAll(but: Set(before.map(\.name)))
          // An index made anew takes all units later, among them those that are in no file.
          let isCurrent = try !rebuilds && IndexState.adoptRules(database)
          if isCurrent { try IndexUpdate.gatherTail(database, gatherer) }
          value = try body(database, isCurrent ? gatherer : nil)
          // Without files of these rules, all units are read from the store once they are in it.
          if try IndexState(database).rules != IndexUpdate.rules {
            try IndexUpdate.gatherTail(database, gatherer)
          }
          var update = IndexUpdate(database, folder, gatherer)
          defer { unnamed = update.created }
          for (_, file) in try IndexState.files(database) {
            if let reason = folder.damage(of: file) {
              notice("the match index is damaged and needs glossctl db reindex: \(reason)")
            }
          }
          try update.finish {
            // The files of the index need the room, and the commit has less to write then.
            try database.flush()
            try database.execute(sql: "PRAGMA shrink_memory")
          }
          return .commit
        }
        guard let value else { throw DatabaseError(resultCode: .SQLITE_INTERNAL) }
        if !isDryRun {
          gatherer.forgetFiles()
          let named = Set(try IndexState.files(database).map(\.file.name))
          unnamed = before.filter { !named.contains($0.name) }
        }
        return value
      }
    } catch let error as SystemError {
      throw StorageError(.indexFile(reason: error.reason), path: error.path)
    } catch let error as DatabaseError {
      throw StorageError.from(error, path: path)
    }
  }
}

extension Database {
  /// Writes changed pages to the log before the transaction ends.
  fileprivate func flush() throws {
    let status = unsafe sqlite3_db_cacheflush(sqliteConnection)
    guard status == SQLITE_OK || status == SQLITE_BUSY else {
      throw DatabaseError(resultCode: ResultCode(rawValue: status))
    }
  }
}
