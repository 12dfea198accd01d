internal import Glossary

/// Reads translation units back as they were given.
struct UnitReader {
  private let database: any Database
  private let units: any Statement
  private var decoder = UnitDecoder()

  /// Units that were expected, by id.
  private var expected: [Int64: Columns] = [:]

  /// The columns of a unit.
  private struct Columns {
    var id: Int64
    var importID: Int64
    var domainID: Int64?
    var content: [UInt8]

    init(_ row: any Statement) {
      id = row.number(0) ?? 0
      importID = row.number(1) ?? 0
      domainID = row.number(2)
      content = row.bytes(3)
    }
  }

  /// Prepares to read units by id.
  init(_ database: any Database) throws {
    self.database = database
    units = try database.prepare("SELECT \(Self.columns) FROM unit WHERE id = ?1", .kept)
  }

  /// The unit of an id; nil where there is none.
  ///
  /// - Complexity: O(size of the unit), and log of the number of units.
  mutating func unit(_ id: Int64) throws -> StoredUnit? {
    try columns(of: id).map { try Self.unit($0, &decoder) }
  }

  /// Takes note of which units will be asked for next: a server is asked for them at once.
  mutating func expect(_ ids: [Int64]) throws {
    guard !database.isFile && ids.count > 1 else { return }
    expected = [:]
    for start in stride(from: 0, to: ids.count, by: 1_000) {
      let list = ids[start..<min(start + 1_000, ids.count)].map { String($0) }
        .joined(separator: ", ")
      let rows = try database.rows("SELECT \(Self.columns) FROM unit WHERE id IN (\(list))") {
        Columns($0)
      }
      for row in rows { expected[row.id] = row }
    }
  }

  private func columns(of id: Int64) throws -> Columns? {
    if let found = expected[id] { return found }
    // A statement that an error leaves in the middle of its rows would keep the transaction open.
    defer { units.reset() }
    units.bind(1, id)
    return try units.step() ? Columns(units) : nil
  }

  /// The same, but nil also where a unit has the languages and texts of one that was asked for with the
  /// same place of a variant and the same set before.
  mutating func unit(
    _ id: Int64, variant: Int, unlessIn known: inout Set<[UInt8]>
  ) throws -> StoredUnit? {
    guard let columns = try columns(of: id) else { return nil }
    let content = columns.content
    var end = 0
    try UnitCursor.forEachText(content, content.indices) { end = $1.upperBound }
    let place = unsafe withUnsafeBytes(of: variant) { unsafe Array($0) }
    guard known.insert(place + content[..<end]).inserted else { return nil }
    return try Self.unit(columns, &decoder)
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
    while try units.step() { try body(unit(Columns(units), &decoder)) }
  }

  private static let columns = "id, import_id, domain_id, content"

  private static func unit(_ row: Columns, _ decoder: inout UnitDecoder) throws -> StoredUnit {
    StoredUnit(
      id: row.id, importID: row.importID, domainID: row.domainID,
      unit: try decoder.unit(row.content, row.content.indices))
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
