internal import Glibc

/// Where the match index of a store lies, and where it is written what its files are.
///
/// A store in a file names them itself, in the transactions that change units. Of a store on a server each
/// machine keeps an index of its own, in a folder with a small database that names its files and the
/// state of the store that they are of: nothing of it is lost with the machine, since it can be made anew.
struct IndexPlace: Sendable {
  let folder: IndexFolder

  /// The database that names the files; nil where the store does.
  let catalog: SQLiteEngine?

  /// A place.
  init(folder: IndexFolder, catalog: SQLiteEngine?) {
    self.folder = folder
    self.catalog = catalog
  }

  /// The place beside a file.
  init(besides path: String) {
    folder = IndexFolder(store: path)
    catalog = nil
  }

  /// The place on this machine for a store on a server, made where it is missing.
  ///
  /// - Throws: `StorageError`.
  init(nodeOf engine: PostgresEngine) throws {
    // A copy of a database has its id too.
    let address = ContentVersion.of(engine.path.utf8)
    let name = try "\(engine.identity())-\(address).index"
    folder = IndexFolder(path: try Self.cacheFolder + "/" + name)
    do {
      try folder.make()
    } catch let error as SystemError {
      throw StorageError(error)
    }
    // Another process may make the index of a large memory, and then it is there.
    catalog = try SQLiteEngine(opening: folder.path + "/catalog.db", patience: 300)
    try catalog?.prepareCatalog()
  }

  /// The folder of the program in the XDG cache folder.
  private static var cacheFolder: String {
    get throws {
      let folder: String
      if let xdg = environment("XDG_CACHE_HOME"), xdg.hasPrefix("/") {
        folder = xdg
      } else if let home = environment("HOME") {
        folder = home + "/.cache"
      } else {
        folder = environment("TMPDIR") ?? "/tmp"
      }
      for path in [folder, folder + "/glossctl"] { unsafe _ = mkdir(path, 0o755) }
      return folder + "/glossctl"
    }
  }

  private static func environment(_ name: String) -> String? {
    guard let value = unsafe getenv(name), unsafe value.pointee != 0 else { return nil }
    return unsafe String(cString: value)
  }
}

extension SQLiteEngine {
  /// Makes the tables of a catalogue of index files where they are missing.
  fileprivate func prepareCatalog() throws {
    try write { database in
      for statement in IndexPlace.catalogTables { try database.run(statement) }
    }
  }
}

extension IndexPlace {
  /// The tables of the same names and columns as in a store, and the state that the files are of.
  fileprivate static let catalogTables = [
    """
    CREATE TABLE IF NOT EXISTS index_file (
      id INTEGER PRIMARY KEY,
      language TEXT NOT NULL,
      stamp INTEGER NOT NULL,
      entries INTEGER NOT NULL,
      bytes INTEGER NOT NULL
    )
    """,
    """
    CREATE TABLE IF NOT EXISTS index_state (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      through INTEGER NOT NULL,
      rules TEXT NOT NULL,
      revision INTEGER NOT NULL
    )
    """,
    "INSERT INTO index_state VALUES (1, 0, '', 0) ON CONFLICT DO NOTHING",
    "CREATE TABLE IF NOT EXISTS retired_unit (unit_id INTEGER PRIMARY KEY)",
  ]
}

extension Store {
  /// Runs a body that reads one state of the units and the index files that go with it; of a store in a
  /// file both are the same database.
  func readIndex<Value>(
    _ body: (_ units: any Database, _ catalog: any Database) throws -> Value
  ) throws -> Value {
    guard let catalog = index.catalog else { return try read { try body($0, $0) } }
    // The index is looked at first: units may be newer than it, but not older.
    return try catalog.read { files in try read { try body($0, files) } }
  }
}
