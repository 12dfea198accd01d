internal import GRDB

/// Finds the units of an identity.
///
/// Into an empty memory units come without the index of identities, which is written at random
/// places: they are kept in a table in memory. Only imports ask for the index, so the next one makes it
/// in one go, or this one once the table has grown large.
final class IdentityLookup {
  private let database: Database
  private var recent: IdentityTable?
  private var stored: Statement?

  /// The most identities that are kept in memory.
  private static let largestTable = 1 << 20

  /// Begins, in the transaction of an import.
  init(_ database: Database) throws {
    self.database = database
    let isEmpty = try Bool.fetchOne(database, sql: "SELECT NOT EXISTS (SELECT 1 FROM unit)")
    if isEmpty ?? false {
      try database.execute(sql: "DROP INDEX IF EXISTS unit_identity")
      recent = IdentityTable()
    } else {
      try makeIndex()
    }
  }

  /// The units that may have an identity, the latest first.
  func units(_ identity: Int64) throws -> [Int64] {
    if let found = recent?.units(identity) { return found }
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
    recent?.add(identity, unit)
    if recent?.count ?? 0 >= Self.largestTable {
      recent = nil
      try makeIndex()
    }
  }

  private func makeIndex() throws {
    try database.execute(sql: "CREATE INDEX IF NOT EXISTS unit_identity ON unit (identity)")
  }
}

/// Pairs of an identity and a unit, found by the identity, which is a hash itself.
private struct IdentityTable {
  private(set) var count = 0

  /// Open addressing; ids of units are never 0, which marks a free slot.
  private var slots = [Slot](repeating: Slot(), count: 1 << 12)

  private struct Slot {
    var identity: Int64 = 0
    var unit: Int64 = 0
  }

  /// The units of an identity, the latest first.
  func units(_ identity: Int64) -> [Int64] {
    var found: [Int64] = []
    var place = Self.place(identity, slots.count)
    while slots[place].unit != 0 {
      if slots[place].identity == identity { found.append(slots[place].unit) }
      place = (place + 1) & (slots.count - 1)
    }
    if found.count > 1 { found.sort(by: >) }
    return found
  }

  mutating func add(_ identity: Int64, _ unit: Int64) {
    if 3 * count >= 2 * slots.count {
      var larger = [Slot](repeating: Slot(), count: 2 * slots.count)
      for slot in slots where slot.unit != 0 { Self.put(slot, in: &larger) }
      slots = larger
    }
    Self.put(Slot(identity: identity, unit: unit), in: &slots)
    count += 1
  }

  private static func put(_ slot: Slot, in slots: inout [Slot]) {
    var place = place(slot.identity, slots.count)
    while slots[place].unit != 0 { place = (place + 1) & (slots.count - 1) }
    slots[place] = slot
  }

  /// Where the search for an identity begins; the highest bits of a product are the best mixed.
  private static func place(_ identity: Int64, _ count: Int) -> Int {
    let product = UInt64(bitPattern: identity) &* 0x9E37_79B9_7F4A_7C15
    return Int(product &>> 32) & (count - 1)
  }
}
