internal import Glossary

/// Writes translation units, inside one transaction of the caller.
struct UnitWriter {
  private let insertion: any Statement
  private let deletion: any Statement
  private let retirement: any Statement

  init(_ database: any Database) throws {
    insertion = try database.prepare("INSERT INTO unit VALUES (?1,?2,?3,?4,?5,?6,?7,?8)")
    deletion = try database.prepare("DELETE FROM unit WHERE id = ?1")
    retirement = try database.prepare(
      """
      INSERT INTO retired_unit (unit_id, revision) VALUES (?1, (SELECT number FROM revision))
      ON CONFLICT (unit_id) DO NOTHING
      """)
  }

  /// Adds a unit under an id that is free; `content` is what `UnitCode` made of it.
  func insert(_ row: UnitRow, content: UnsafeRawBufferPointer) throws {
    insertion.bind(1, row.id)
    insertion.bind(2, row.identity)
    insertion.bind(3, row.importID)
    insertion.bind(4, row.domainID)
    insertion.bind(5, row.date)
    insertion.bind(6, row.usageCount)
    insertion.bind(7, Int64(row.variants))
    unsafe insertion.bind(8, content)
    try insertion.run()
  }

  /// Removes a unit for good; its id is kept from the index's answers.
  func remove(_ id: Int64) throws {
    try delete(id)
    retirement.bind(1, id)
    try retirement.run()
  }

  /// Puts another unit with the same texts in the place of one.
  func replace(_ stored: StoredUnit, identity: Int64) throws {
    try delete(stored.id)
    var content: [UInt8] = []
    UnitCode.append(stored.unit, to: &content)
    unsafe try content.withUnsafeBytes {
      unsafe try insert(UnitRow(stored, identity: identity), content: $0)
    }
  }

  private func delete(_ id: Int64) throws {
    deletion.bind(1, id)
    try deletion.run()
  }
}

/// The columns of a unit that are asked for.
struct UnitRow {
  var id: Int64
  var identity: Int64
  var importID: Int64
  var domainID: Int64?
  var date: Int64?
  var usageCount: Int64?
  var variants: Int
}

extension UnitRow {
  /// The id of the next unit: one that was ever given is not given again, since the index may still
  /// know it.
  static func nextID(_ database: any Database) throws -> Int64 {
    let last: [Int64] = try database.values(
      """
      SELECT max(id) FROM unit UNION ALL SELECT through FROM index_state
      UNION ALL SELECT max(unit_id) FROM retired_unit
      """)
    return (last.max() ?? 0) + 1
  }

  init(_ stored: StoredUnit, identity: Int64) {
    self.init(
      id: stored.id, identity: identity, importID: stored.importID, domainID: stored.domainID,
      date: stored.unit.date?.seconds, usageCount: stored.unit.history.usageCount.map { Int64($0) },
      variants: stored.unit.variants.count)
  }
}

/// A unit with what the store adds to it.
struct StoredUnit {
  var id: Int64
  var importID: Int64
  var domainID: Int64?
  var unit: TranslationUnit
}
