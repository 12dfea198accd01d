internal import Glossary
internal import GRDB

/// Reads single units of a store, with statements that are prepared once and not for each unit.
final class UnitSession {
  private let store: Store
  private var statements: UnitStatements?

  init(_ store: Store) {
    self.store = store
  }

  deinit {
    // SQLite wants a statement to end where its connection is used.
    if statements != nil {
      store.database.unsafeReentrantRead { _ in statements = nil }
    }
  }

  /// Runs a body that reads units of one consistent state.
  ///
  /// The transaction is begun and ended by statements of the session's own: those of GRDB are
  /// prepared each time, which costs as much as reading a unit.
  func read<Value>(_ body: (inout UnitStatements) throws -> Value) throws -> Value {
    do {
      return try store.database.unsafeReentrantRead { database in
        var current = try statements.take() ?? UnitStatements(database)
        defer { statements = current }
        try current.begin.run()
        defer { try? current.end.run() }
        return try body(&current)
      }
    } catch {
      throw store.failure(error)
    }
  }
}

/// The statements that read single units.
struct UnitStatements {
  private var units: UnitReader
  private let usages: Statement
  fileprivate let begin: Statement
  fileprivate let end: Statement

  fileprivate init(_ database: Database) throws {
    units = try UnitReader(database)
    begin = try Statement(database, "BEGIN")
    end = try Statement(database, "COMMIT")
    usages = try Statement(database, "SELECT usage_count FROM unit WHERE id = ?1")
  }

  /// The unit of an id; nil where there is none.
  mutating func unit(_ id: Int64) throws -> StoredUnit? { try units.unit(id) }

  /// The same, but nil also where a unit has the languages and texts of one that was asked for with the
  /// same place of a variant and the same set before.
  mutating func unit(
    _ id: Int64, variant: Int, unlessIn known: inout Set<[UInt8]>
  ) throws -> StoredUnit? {
    try units.unit(id, variant: variant, unlessIn: &known)
  }

  /// The neighbours of a unit, where its properties tell them.
  mutating func context(of id: Int64) throws -> UnitContext {
    try units.unit(id)?.unit.context ?? TranslationUnit().context
  }

  /// How often a unit was used.
  func usage(of id: Int64) throws -> Int {
    defer { usages.reset() }
    usages.bind(1, id)
    return try usages.step() ? Int(usages.number(0) ?? 0) : 0
  }
}
