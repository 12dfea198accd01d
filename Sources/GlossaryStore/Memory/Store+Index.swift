extension Store {
  /// Runs a body that changes the files of the index, in the transaction of the database that names them.
  ///
  /// Files that are named no more are removed after the commit, and those that were written for nothing
  /// whatever happens.
  func changeIndex<Value>(
    notice: (String) -> Void = { _ in },
    _ body: (_ catalog: any Database, IndexGatherer, inout IndexUpdate) throws -> Value
  ) throws -> Value {
    let folder = index.folder
    let names = index.catalog ?? engine
    let gatherer = IndexGatherer(folder)
    var before: [IndexFile] = []
    var unnamed: [IndexFile] = []
    defer { folder.remove(unnamed + gatherer.written) }
    do {
      let value = try names.write(index.catalog == nil ? .bulk : .few) { catalog in
        before = try IndexState.files(catalog).map(\.file)
        // Nobody else writes now, so whatever the store does not name is of a process that was killed.
        folder.removeAll(but: Set(before.map(\.name)))
        var update = IndexUpdate(catalog, folder, gatherer)
        defer { unnamed = update.created }
        return try body(catalog, gatherer, &update)
      }
      gatherer.forgetFiles()
      let named = Set(try names.read { try IndexState.files($0).map(\.file.name) })
      unnamed = before.filter { !named.contains($0.name) }
      return value
    } catch let error as SystemError {
      throw StorageError(error)
    }
  }

  /// Brings this machine's index of a store on a server up to the present state; one of a store in a file
  /// needs none of it.
  ///
  /// A few new units are left to each search, which reads them from the store.
  ///
  /// - Parameter anew: Whether the index is made from nothing.
  /// - Complexity: O(n log n) in the units that are new.
  /// - Throws: `StorageError`; the index stays as it was then.
  package func followIndex(anew: Bool = false) throws {
    guard let catalog = index.catalog else { return }
    if try !anew && !isIndexBehind(catalog) { return }
    try changeIndex { files, gatherer, update in
      if anew { try IndexState.forget(files) }
      try read { units in
        try IndexUpdate.gatherTail(units, catalog: files, gatherer)
        for id in try IndexState.removed(units, catalog: files) {
          try files.run(
            "INSERT INTO retired_unit (unit_id) VALUES (?) ON CONFLICT (unit_id) DO NOTHING", id,
            use: .kept)
        }
        try update.finish(units: units) {}
        try files.run("UPDATE index_state SET revision = ?", Revision.current(units))
      }
    }
  }

  /// Whether more units are in no file than a search should read.
  private func isIndexBehind(_ catalog: SQLiteEngine) throws -> Bool {
    try catalog.read { files in
      let state = try IndexState(files)
      return try read { units in
        if state.rules != IndexUpdate.rules { return try units.isThere("SELECT 1 FROM unit") }
        return try IndexUpdate.tail(units, after: state.through) > IndexUpdate.largestTail
      }
    }
  }
}
