internal import Glossary

/// The statements that read single units, which a store keeps ready.
struct UnitStatements {
  private let database: any Database
  private var units: UnitReader

  init(_ database: any Database) throws {
    self.database = database
    units = try UnitReader(database)
  }

  /// Takes note of which units will be asked for next.
  mutating func expect(_ ids: [Int64]) throws { try units.expect(ids) }

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
    try database.value("SELECT usage_count FROM unit WHERE id = ?1", id, use: .kept) ?? 0
  }
}

extension Store {
  /// Runs a body that reads units of one consistent state.
  func readUnits<Value>(_ body: (inout UnitStatements) throws -> Value) throws -> Value {
    try engine.readBriefly { database in
      var statements = try UnitStatements(database)
      return try body(&statements)
    }
  }
}
