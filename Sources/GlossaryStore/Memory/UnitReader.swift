internal import Glossary

/// Reads translation units back as they were given.
struct UnitReader {
  private let units: any Statement
  private var decoder = UnitDecoder()

  /// Prepares to read units by id.
  init(_ database: any Database) throws {
    units = try database.prepare("SELECT \(Self.columns) FROM unit WHERE id = ?1", .kept)
  }

  /// The unit of an id; nil where there is none.
  ///
  /// - Complexity: O(size of the unit), and log of the number of units.
  mutating func unit(_ id: Int64) throws -> StoredUnit? {
    // A statement that an error leaves in the middle of its rows would keep the transaction open.
    defer { units.reset() }
    units.bind(1, id)
    return try units.step() ? try Self.unit(units, &decoder) : nil
  }

  /// The same, but nil also where a unit has the languages and texts of one that was asked for with the
  /// same place of a variant and the same set before.
  mutating func unit(
    _ id: Int64, variant: Int, unlessIn known: inout Set<[UInt8]>
  ) throws -> StoredUnit? {
    defer { units.reset() }
    units.bind(1, id)
    guard try units.step() else { return nil }
    let content = units.bytes(3)
    var end = 0
    try UnitCursor.forEachText(content, content.indices) { end = $1.upperBound }
    let place = unsafe withUnsafeBytes(of: variant) { unsafe Array($0) }
    guard known.insert(place + content[..<end]).inserted else { return nil }
    return try Self.unit(units, &decoder)
  }

  /// Gives every unit that a condition picks, in the order of ids.
  ///
  /// - Complexity: O(size of the memory).
  static func forEach(
    _ database: any Database, where filter: UnitFilter, _ body: (StoredUnit) throws -> Void
  ) throws {
    let units = try database.prepare(
      "SELECT \(columns) FROM unit \(filter.clause) ORDER BY id", .stream)
    defer { units.reset() }
    filter.bind(to: units)
    var decoder = UnitDecoder()
    while try units.step() { try body(unit(units, &decoder)) }
  }

  private static let columns = "id, import_id, domain_id, content"

  private static func unit(_ row: any Statement, _ decoder: inout UnitDecoder) throws -> StoredUnit {
    let content = row.bytes(3)
    return StoredUnit(
      id: row.number(0) ?? 0, importID: row.number(1) ?? 0, domainID: row.number(2),
      unit: try decoder.unit(content, content.indices))
  }
}

/// Reads the texts of all units that a condition picks, without what is said beside them.
struct UnitTexts {
  private let units: any Statement

  init(_ database: any Database, where filter: UnitFilter = UnitFilter()) throws {
    units = try database.prepare(
      "SELECT content FROM unit \(filter.clause) ORDER BY id", .stream)
    filter.bind(to: units)
  }

  /// Gives the language and text of each variant of the next unit; false when there is none.
  func next(
    _ body: (_ language: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) throws -> Void
  ) throws -> Bool {
    guard try units.step() else { return false }
    let content = units.bytes(0)
    do {
      try UnitCursor.forEachText(content, content.indices) {
        try body(content[$0], content[$1])
      }
    } catch {
      units.reset()
      throw error
    }
    return true
  }

  /// Leaves out the units that are left.
  func end() { units.reset() }
}
