public import Glossary

/// A unit with what a change of it must name.
public struct VersionedUnit: Hashable, Sendable {
  /// The unit.
  public var unit: MemoryUnit

  /// What tells this content from any other.
  public var version: String
}

/// A unit as someone wants it in the memory.
public struct UnitDraft: Hashable, Sendable {
  /// The unit.
  public var unit: TranslationUnit

  /// Its domain.
  public var domain: String?

  /// Makes a draft.
  public init(_ unit: TranslationUnit, domain: String? = nil) {
    self.unit = unit
    self.domain = domain
  }
}

extension Store {
  /// The unit of a number with its version; nil where there is none.
  ///
  /// - Throws: `StorageError`.
  public func versionedUnit(_ id: Int64) throws -> VersionedUnit? {
    try read { try Self.versioned(id, $0) }
  }

  /// The number that a unit has now whose texts were changed; nil for one that was not.
  ///
  /// - Throws: `StorageError`.
  public func successor(ofUnit id: Int64) throws -> Int64? {
    try read { database in
      var newest: Int64?
      while let next: Int64 = try database.value(
        "SELECT successor_id FROM unit_successor WHERE unit_id = ?", newest ?? id)
      { newest = next }
      return newest
    }
  }

  /// Adds units under an origin.
  ///
  /// - Returns: The units as they are now.
  /// - Complexity: O(size of the units), and of the units that are in no file of the index yet.
  /// - Throws: `StorageError`; nothing is changed then.
  public func addUnits(
    _ drafts: [UnitDraft], origin: String, by author: ChangeAuthor
  ) throws -> [VersionedUnit] {
    try changeUnits { database, gatherer in
      var additions = try UnitAdditions(database, gatherer, origin: origin, author)
      let ids = try drafts.map { try additions.add($0) }
      try additions.finish()
      return try ids.map { id in
        guard let unit = try Self.versioned(id, database) else { throw ChangeConflict.missing }
        try Self.record(.unit, String(id), content: Self.json(unit.unit), by: author, database)
        return unit
      }
    }
  }

  /// Puts another unit in the place of one of a version.
  ///
  /// The new one has another number, which `successor(ofUnit:)` tells of the old: the match index counts
  /// on the texts of a number never to change.
  ///
  /// - Returns: The unit as it is now.
  /// - Throws: `ChangeConflict`, `StorageError`; nothing is changed then.
  public func replaceUnit(
    _ id: Int64, version: String, with draft: UnitDraft, by author: ChangeAuthor
  ) throws -> VersionedUnit {
    try changeUnits { database, gatherer in
      let before = try Self.unit(id, version: version, database)
      var additions = try UnitAdditions(
        database, gatherer, origin: before.unit.origin, author)
      let successor = try additions.add(draft)
      try additions.finish()
      try UnitWriter(database).remove(id)
      try database.run(
        "INSERT INTO unit_successor (unit_id, successor_id) VALUES (?, ?)", id, successor)
      guard let unit = try Self.versioned(successor, database) else {
        throw ChangeConflict.missing
      }
      try Self.record(.unit, String(successor), content: Self.json(unit.unit), by: author, database)
      return unit
    }
  }

  /// Removes a unit of a version.
  ///
  /// - Throws: `ChangeConflict`, `StorageError`; nothing is changed then.
  public func removeUnit(_ id: Int64, version: String, by author: ChangeAuthor) throws {
    try changeUnits { database, _ in
      _ = try Self.unit(id, version: version, database)
      try UnitWriter(database).remove(id)
      try Self.record(.unit, String(id), content: nil, by: author, database)
    }
  }

  private func changeUnits<Value>(
    _ body: (any Database, IndexGatherer?) throws -> Value
  ) throws -> Value {
    try changeMemory(isDryRun: false) { database, gatherer in
      try Revision.advance(database)
      return try body(database, gatherer)
    }
  }

  private static func unit(
    _ id: Int64, version: String, _ database: any Database
  ) throws -> VersionedUnit {
    guard let before = try versioned(id, database) else { throw ChangeConflict.missing }
    if before.version != version { throw ChangeConflict.otherVersion(before.version) }
    return before
  }

  static func versioned(_ id: Int64, _ database: any Database) throws -> VersionedUnit? {
    var reader = try UnitReader(database)
    guard let stored = try reader.unit(id) else { return nil }
    let unit = MemoryUnit(stored, try UnitNames(database))
    var bytes = Array("\(id) \(unit.domain ?? "") ".utf8)
    UnitCode.append(unit.unit, to: &bytes)
    return VersionedUnit(unit: unit, version: ContentVersion.of(bytes))
  }

  private static func json(_ unit: MemoryUnit) -> String {
    var bytes: [UInt8] = []
    var writer = MemoryJSONWriter()
    writer.write(unit.unit, origin: unit.origin, domain: unit.domain, to: &bytes)
    return String(decoding: bytes.dropLast(), as: UTF8.self)
  }
}

/// Adds single units to a memory, inside one transaction.
private struct UnitAdditions {
  private let database: any Database
  private let gatherer: IndexGatherer?
  private let originID: Int64
  private let importID: Int64
  private let writer: UnitWriter
  private var names: MemoryNames
  private var nextID: Int64
  private var batch = IndexedBatch(code: [], languages: [])

  init(
    _ database: any Database, _ gatherer: IndexGatherer?, origin: String, _ author: ChangeAuthor
  ) throws {
    self.database = database
    self.gatherer = gatherer
    writer = try UnitWriter(database)
    names = MemoryNames(database)
    originID = try names.origin(origin)
    nextID = try UnitRow.nextID(database)
    let known: Int64? = try database.value(
      "SELECT id FROM memory_import WHERE origin_id = ? AND format = 'api'", originID)
    if let known {
      importID = known
    } else {
      importID = try names.addImport(
        origin: originID, file: origin, format: "api", at: author.moment)
    }
  }

  /// Adds a unit and returns its number.
  mutating func add(_ draft: UnitDraft) throws -> Int64 {
    let domain = draft.domain ?? draft.unit.domainProperty
    let row = UnitRow(
      StoredUnit(
        id: nextID, importID: importID, domainID: try domain.map { try names.domain($0) },
        unit: draft.unit),
      identity: UnitIdentity.hash(draft.unit, domain: domain))
    let start = batch.code.count
    UnitCode.append(draft.unit, to: &batch.code)
    let code = start..<batch.code.count
    unsafe try batch.code.withUnsafeBytes {
      try unsafe writer.insert(row, content: UnsafeRawBufferPointer(rebasing: $0[code]))
    }
    batch.languages.append(draft.unit.variants.map(\.language))
    batch.units.append(
      IndexedUnit(
        id: row.id, domain: row.domainID, origin: originID, date: row.date, code: code,
        languages: batch.languages.count - 1))
    nextID += 1
    return row.id
  }

  /// Gives the index what was added.
  func finish() throws {
    if !batch.units.isEmpty { gatherer?.add(batch) }
  }
}
