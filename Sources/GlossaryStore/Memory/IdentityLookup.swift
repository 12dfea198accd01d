internal import GRDB

/// Finds the units of an identity.
///
/// Into an empty memory units come without the index of identities, which is written at random
/// places: they are kept in a table in memory, and the index is made in one go at the end, or once
/// the table has grown large.
final class IdentityLookup {
  private let database: Database
  private var recent: [Int64: Int64]?

  /// Further units of an identity that `recent` has, the latest first.
  private var further: [Int64: [Int64]] = [:]
  private var stored: Statement?

  /// The most identities that are kept in memory.
  private static let largestTable = 1 << 20

  /// Begins, in the transaction of an import.
  init(_ database: Database) throws {
    self.database = database
    let isEmpty = try Bool.fetchOne(database, sql: "SELECT NOT EXISTS (SELECT 1 FROM unit)")
    if isEmpty ?? false {
      try database.execute(sql: "DROP INDEX unit_identity")
      recent = [:]
    }
  }

  /// The units that may have an identity, the latest first.
  func units(_ identity: Int64) throws -> [Int64] {
    if let recent {
      guard let unit = recent[identity] else { return [] }
      return (further[identity] ?? []) + [unit]
    }
    let statement =
      try stored
      ?? Statement(database, "SELECT id FROM unit WHERE identity = ?1 ORDER BY id DESC")
    stored = statement
    statement.bind(1, identity)
    var ids: [Int64] = []
    while try statement.step() { ids.append(statement.number(0) ?? 0) }
    return ids
  }

  /// Takes note of a unit that was stored.
  func add(_ identity: Int64, _ unit: Int64) throws {
    guard recent != nil else { return }
    if recent?[identity] == nil {
      recent?[identity] = unit
    } else {
      further[identity, default: []].insert(unit, at: 0)
    }
    if recent?.count ?? 0 >= Self.largestTable { try finish() }
  }

  /// Makes the index, where there is none.
  func finish() throws {
    guard recent != nil else { return }
    recent = nil
    further = [:]
    try database.execute(sql: "CREATE INDEX unit_identity ON unit (identity)")
  }
}
