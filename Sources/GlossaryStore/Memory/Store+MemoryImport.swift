internal import Glossary

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
    if index.catalog != nil { return try followIndex(anew: true) }
    try changeMemory(isDryRun: false, rebuilds: true) { database, _ in
      try Revision.advance(database)
      try IndexState.forget(database)
    }
  }

  /// Runs a body that changes units, brings the index up to date, and commits both at once.
  ///
  /// The index of a store on a server follows after the commit: it is this machine's own.
  func changeMemory<Value>(
    isDryRun: Bool, rebuilds: Bool = false, notice: (String) -> Void = { _ in },
    _ body: (any Database, IndexGatherer?) throws -> Value
  ) throws -> Value {
    if isDryRun { return try engine.write(.preview) { try body($0, nil) } }
    if index.catalog != nil {
      let value = try engine.write(.bulk) { try body($0, nil) }
      do {
        try followIndex()
      } catch {
        notice("the match index could not be brought up to date: \(Self.reason(error))")
      }
      return value
    }
    return try changeIndex(notice: notice) { database, gatherer, update in
      // An index made anew takes all units later, among them those that are in no file.
      let isCurrent = try !rebuilds && IndexState.adoptRules(database)
      if isCurrent { try IndexUpdate.gatherTail(database, catalog: database, gatherer) }
      let value = try body(database, isCurrent ? gatherer : nil)
      // Without files of these rules, all units are read from the store once they are in it.
      if try IndexState(database).rules != IndexUpdate.rules {
        try IndexUpdate.gatherTail(database, catalog: database, gatherer)
      }
      for (_, file) in try IndexState.files(database) {
        if let reason = index.folder.damage(of: file) {
          notice("the match index is damaged and needs glossctl db reindex: \(reason)")
        }
      }
      // The files of the index need the room, and the commit has less to write then.
      try update.finish { try database.relieve() }
      return value
    }
  }

  private static func reason(_ error: any Error) -> String {
    (error as? StorageError)?.message ?? "\(error)"
  }
}
