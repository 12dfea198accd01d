/// Finds the units of an identity.
///
/// Into an empty memory in a file units come without the index of identities, which is written at random
/// places: they are kept in a table in memory. Only imports ask for the index, so the next one makes it
/// in one go, or this one once the table has grown large. On a server the index stays, since others would
/// have to wait for it; the table saves asking.
final class IdentityLookup {
  private let database: any Database
  private var recent: IdentityTable?
  private var stored: (any Statement)?

  /// The units of the identities that were expected, the latest first.
  private var expected: [Int64: [Int64]]?

  /// The most identities that are kept in memory.
  private static let largestTable = 1 << 20

  /// Begins, in the transaction of an import.
  init(_ database: any Database) throws {
    self.database = database
    if try !database.isThere("SELECT 1 FROM unit") {
      if database.isFile { try database.run("DROP INDEX IF EXISTS unit_identity") }
      recent = IdentityTable()
    } else {
      try makeIndex()
    }
  }

  /// Takes note of which identities will be asked for next: a server is asked for them at once.
  func expect(_ identities: [Int64]) throws {
    guard !database.isFile && recent == nil else { return }
    var found: [Int64: [Int64]] = [:]
    for start in stride(from: 0, to: identities.count, by: 1_000) {
      let part = identities[start..<min(start + 1_000, identities.count)]
      let list = part.map { String($0) }.joined(separator: ", ")
      let rows = try database.rows(
        "SELECT identity, id FROM unit WHERE identity IN (\(list)) ORDER BY id DESC"
      ) { (identity: $0.number(0) ?? 0, id: $0.number(1) ?? 0) }
      for row in rows { found[row.identity, default: []].append(row.id) }
    }
    expected = found
  }

  /// The units that may have an identity, the latest first.
  func units(_ identity: Int64) throws -> [Int64] {
    if let found = recent?.units(identity) { return found }
    if let expected { return expected[identity] ?? [] }
    let statement =
      try stored
      ?? database.prepare("SELECT id FROM unit WHERE identity = ?1 ORDER BY id DESC", .kept)
    stored = statement
    statement.bind(1, identity)
    var ids: [Int64] = []
    while try statement.step() { ids.append(statement.number(0) ?? 0) }
    return ids
  }

  /// Takes note of a unit that was stored.
  func add(_ identity: Int64, _ unit: Int64) throws {
    recent?.add(identity, unit)
    expected?[identity, default: []].insert(unit, at: 0)
    if recent?.count ?? 0 >= Self.largestTable {
      recent = nil
      try makeIndex()
    }
  }

  private func makeIndex() throws {
    guard database.isFile else { return }
    try database.run("CREATE INDEX IF NOT EXISTS unit_identity ON unit (identity)")
  }
}

/// Units by their identity, which is a hash itself, in eight bytes each.
///
/// Half of a hash is kept, so that a unit may be found for another identity, once in thousands of
/// millions: who asks compares the units themselves.
private struct IdentityTable {
  private(set) var count = 0

  /// The unit from which the others are counted, which is the first one.
  private var first: Int64 = 0

  /// Open addressing: half of the mixed hash, which tells the place too, above the number of the unit
  /// plus 1; 0 is free.
  private var slots = [UInt64](repeating: 0, count: 1 << 12)

  /// The units of an identity, the latest first.
  func units(_ identity: Int64) -> [Int64] {
    let tag = Self.tag(identity)
    var found: [Int64] = []
    var place = Self.place(tag, slots.count)
    while slots[place] != 0 {
      if slots[place] &>> 32 == tag {
        found.append(first + Int64(UInt32(truncatingIfNeeded: slots[place])) - 1)
      }
      place = (place + 1) & (slots.count - 1)
    }
    if found.count > 1 { found.sort(by: >) }
    return found
  }

  /// Adds a unit, later than all others.
  mutating func add(_ identity: Int64, _ unit: Int64) {
    if count == 0 { first = unit }
    if 3 * count >= 2 * slots.count {
      // Beyond a small file there is room for 350,000 units at once: growing by and by, a table would
      // be held beside each new one.
      var larger = [UInt64](repeating: 0, count: max(2 * slots.count, 1 << 19))
      for slot in slots where slot != 0 { Self.put(slot, in: &larger) }
      slots = larger
    }
    Self.put(Self.tag(identity) &<< 32 | UInt64(unit - first + 1), in: &slots)
    count += 1
  }

  private static func put(_ slot: UInt64, in slots: inout [UInt64]) {
    var place = place(slot &>> 32, slots.count)
    while slots[place] != 0 { place = (place + 1) & (slots.count - 1) }
    slots[place] = slot
  }

  /// The highest bits of a product, which are the best mixed.
  private static func tag(_ identity: Int64) -> UInt64 {
    (UInt64(bitPattern: identity) &* 0x9E37_79B9_7F4A_7C15) &>> 32
  }

  private static func place(_ tag: UInt64, _ count: Int) -> Int { Int(tag) & (count - 1) }
}
