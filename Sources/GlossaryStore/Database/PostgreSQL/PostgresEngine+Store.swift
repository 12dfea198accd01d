internal import Glossary

extension PostgresEngine {
  var program: String {
    let version = try? withConnection { $0.parameter("server_version") }
    return "PostgreSQL \(version ?? "")".trimmingSuffix(" ")
  }

  func version(_ database: any Database) throws -> Int {
    let tables: Set<String> = Set(
      try database.values(
        """
        SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()
          AND table_name IN ('glossary_store', 'base', 'concept', 'unit')
        """))
    guard tables.contains("glossary_store") else {
      if !tables.isEmpty { throw StorageError(.foreign, path: path) }
      return 0
    }
    let version: Int = try database.value("SELECT version FROM glossary_store") ?? 0
    if version > Schema.version {
      throw StorageError(.newer(version: version, known: Schema.version), path: path)
    }
    return version
  }

  func bringUpToDate(_ body: (any Database) throws -> Void) throws {
    var attempts = 0
    while true {
      do {
        return try define { database in
          let version = try version(database)
          if version == 0 {
            try database.run(PostgresSchema.storeTable)
            let identity = String(UInt64.random(in: 0...UInt64.max), radix: 16)
            try database.run("INSERT INTO glossary_store VALUES (1, 0, ?)", identity)
          } else {
            try lock(database)
          }
          // CockroachDB compares bytes, and not every version of it knows the name of that.
          let comparesBytes = database.connection.parameter("crdb_version") != nil
          for statement in PostgresSchema.statements(
            after: version, comparesBytes: comparesBytes)
          {
            try database.run(statement)
          }
          try database.run("UPDATE glossary_store SET version = ?", Schema.version)
          try body(database)
        }
      } catch let error as StorageError where Self.meansAnother(error) && attempts < 3 {
        // Another process made the tables at the same time and was faster.
        attempts += 1
      }
    }
  }

  private func lock(_ database: any Database) throws {
    let _: Int64? = try database.value("SELECT version FROM glossary_store FOR UPDATE")
  }

  private static func meansAnother(_ error: StorageError) -> Bool {
    // A table, or a row of the catalogue, that is there already; two that wait for each other.
    switch error.code {
    case .server(let state): ["42P07", "23505", "42710"].contains(state)
    case .locked: true
    default: false
    }
  }

  /// The id by which nodes know the store.
  ///
  /// - Throws: `StorageError`.
  func identity() throws -> String {
    try read { try $0.value("SELECT identity FROM glossary_store") ?? "" }
  }

  var isWritable: Bool {
    let may: Bool? = try? read {
      try $0.value("SELECT has_table_privilege('unit', 'INSERT, UPDATE, DELETE')") ?? true
    }
    return may ?? true
  }

  func size() throws -> Int {
    try read { database in
      let bytes: Int? = try database.value(
        """
        SELECT CAST(coalesce(sum(pg_total_relation_size(c.oid)), 0) AS BIGINT)
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = current_schema() AND c.relkind = 'r'
        """)
      return bytes ?? 0
    }
  }

  /// The server looks after its pages; what is stored in them is read.
  func problems() throws -> [String] {
    try read { database in
      var problems: [String] = []
      let units = try database.prepare(
        "SELECT id, variants, content FROM unit ORDER BY id", .stream)
      while try units.step() {
        var variants: Int64 = 0
        let content = units.bytes(2)
        let isWhole: Void? = try? UnitCursor.forEachText(content, content.indices) { _, _ in
          variants += 1
        }
        if isWhole == nil || variants != units.number(1) {
          problems.append("unit \(units.number(0) ?? 0) cannot be read")
        }
      }
      _ = try ConceptReader(database).concepts(where: "true")
      return problems
    }
  }

  func vacuum() throws {
    try withConnection { connection in
      let tables: [String] = Schema.tables.map(\.name)
      for table in tables { try connection.runScript("VACUUM \(table)") }
    }
  }
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
