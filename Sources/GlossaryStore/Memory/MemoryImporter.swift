internal import Glossary

/// Stores the units of one file after another, inside one transaction of the caller.
final class MemoryImporter {
  private let database: any Database
  private let options: MemoryImportOptions
  private let gatherer: IndexGatherer?
  private let onCase: (MemoryImportCase) throws -> Void
  private let writer: UnitWriter
  private var reader: UnitReader
  private let identities: IdentityLookup
  private var names: MemoryNames
  private var nextID: Int64

  private var importID: Int64 = 0
  private var originID: Int64 = 0
  private var source = ""
  private var account = MemoryImportAccount()
  private var decoder = UnitDecoder()

  init(
    _ database: any Database, _ options: MemoryImportOptions, _ gatherer: IndexGatherer?,
    onCase: @escaping (MemoryImportCase) throws -> Void
  ) throws {
    self.database = database
    self.options = options
    self.gatherer = gatherer
    self.onCase = onCase
    writer = try UnitWriter(database)
    reader = try UnitReader(database)
    identities = try IdentityLookup(database)
    names = MemoryNames(database)
    nextID = try UnitRow.nextID(database)
  }

  /// Imports a file.
  ///
  /// - Throws: what the source throws, and errors of the store; the transaction must be undone then.
  func run(_ source: MemorySource) throws -> MemoryImportAccount {
    account = MemoryImportAccount()
    self.source = source.name
    let origin = options.origin ?? Self.lastComponent(of: source.name)
    originID = try names.origin(origin)
    importID = try names.addImport(
      origin: originID, file: source.name, format: source.format, at: options.date)
    let (options, name) = (options, source.name)
    try Pipeline.run(
      produce: { emit in
        var batcher = ItemBatcher(options, source: name)
        try source.read { item in
          if let batch = batcher.take(item) { try emit(batch) }
        }
        try emit(batcher.takeRest())
      },
      consume: { try take($0) })
    return account
  }

  private func take(_ batch: ItemBatch) throws {
    try database.keepSmallTables()
    var indexed = IndexedBatch(code: batch.code, languages: batch.languages.lists)
    if gatherer != nil { indexed.units.reserveCapacity(batch.units.count) }
    let domains = try batch.domains.map { try names.domain($0) }
    if options.duplicates != .all { try identities.expect(batch.units.map(\.identity)) }
    var others = batch.others[...]
    unsafe try batch.code.withUnsafeBytes { code in
      for (place, unit) in batch.units.enumerated() {
        while let next = others.first, next.place <= place {
          try take(next.item)
          others.removeFirst()
        }
        let row = UnitRow(
          id: nextID, identity: unit.identity, importID: importID,
          domainID: unit.domain.map { domains[$0] }, date: unit.date, usageCount: unit.usageCount,
          variants: unit.variants)
        if try !isNew(unit, row, batch) { continue }
        try unsafe writer.insert(row, content: UnsafeRawBufferPointer(rebasing: code[unit.code]))
        try identities.add(unit.identity, row.id)
        nextID += 1
        guard gatherer != nil else { continue }
        indexed.units.append(
          IndexedUnit(
            id: row.id, domain: row.domainID, origin: originID, date: unit.date, code: unit.code,
            languages: unit.languages))
      }
    }
    for next in others { try take(next.item) }
    if !indexed.units.isEmpty { gatherer?.add(indexed) }
  }

  private func take(_ item: MemoryItem) throws {
    switch item {
    case .header(let header):
      try database.run(
        "UPDATE memory_import SET header = ? WHERE id = ?", TMXHeader.xml(header), importID)
    case .skipped(let problem): try skip(problem)
    case .remark(let problem):
      account.remarks[problem.rule, default: 0] += 1
      try onCase(MemoryImportCase(outcome: .remark, problem: problem))
    case .unit: preconditionFailure("units come as code")
    }
  }

  /// Whether a unit is to be added, after what its twin in the memory asks for was done.
  private func isNew(_ unit: CodedUnit, _ row: UnitRow, _ batch: ItemBatch) throws -> Bool {
    if options.duplicates == .all {
      account.added += 1
      return true
    }
    let candidates = try identities.units(unit.identity)
    if !candidates.isEmpty {
      let stored = StoredUnit(
        id: row.id, importID: row.importID, domainID: row.domainID,
        unit: try decoder.unit(batch.code, unit.code))
      if let twin = try newestTwin(of: stored, candidates) {
        return try meet(twin, stored, unit)
      }
    }
    account.added += 1
    return true
  }

  /// The newest stored unit that is the same; a hash may fall together with that of another.
  private func newestTwin(of stored: StoredUnit, _ candidates: [Int64]) throws -> StoredUnit? {
    var newest: StoredUnit?
    for id in candidates {
      guard let twin = try reader.unit(id), UnitIdentity.isSame(twin, stored) else { continue }
      let isNewer =
        newest.map { ($0.unit.date?.seconds ?? .min) < (twin.unit.date?.seconds ?? .min) } ?? true
      if isNewer { newest = twin }
    }
    return newest
  }

  /// Does what a unit and its twin in the memory ask for; whether the unit is to be added.
  private func meet(
    _ twin: StoredUnit, _ stored: StoredUnit, _ unit: CodedUnit
  ) throws -> Bool {
    if options.duplicates == .skip {
      try skip(problem(unit, "duplicate", "the memory has this unit"))
      return false
    }
    let (old, new) = (twin.unit.date?.seconds ?? .min, stored.unit.date?.seconds ?? .min)
    if new < old {
      try skip(problem(unit, "older", "the memory has a newer form of this unit"))
      return false
    }
    if new > old {
      try writer.remove(twin.id)
      account.replaced += 1
      let problem = problem(unit, "newer", "took the place of an older form of this unit")
      try onCase(MemoryImportCase(outcome: .replaced, problem: problem))
      return true
    }
    var joined = twin
    joined.unit.join(stored.unit)
    if joined.unit == twin.unit {
      try skip(problem(unit, "unchanged", "the memory has this unit with all it says"))
      return false
    }
    try writer.replace(joined, identity: unit.identity)
    account.merged += 1
    let problem = problem(unit, "joined", "its notes and properties joined those of the same unit")
    try onCase(MemoryImportCase(outcome: .merged, problem: problem))
    return false
  }

  private func skip(_ problem: FileProblem) throws {
    account.skipped[problem.rule, default: 0] += 1
    try onCase(MemoryImportCase(outcome: .skipped, problem: problem))
  }

  private func problem(_ unit: CodedUnit, _ rule: String, _ message: String) -> FileProblem {
    FileProblem(file: source, line: unit.line, column: 1, rule: rule, message: message)
  }

  private static func lastComponent(of path: String) -> String {
    String(path.split(separator: "/").last ?? Substring(path))
  }
}

/// The numbers of domains and origins, which are made when they are new.
struct MemoryNames {
  private let database: any Database
  private var ids: RowIDs
  private var domains: [String: Int64] = [:]
  private var origins: [String: Int64] = [:]

  init(_ database: any Database) {
    self.database = database
    ids = RowIDs(database)
  }

  mutating func domain(_ name: String) throws -> Int64 {
    if let number = domains[name] { return number }
    let number = try self.number(of: name, in: "domain")
    domains[name] = number
    return number
  }

  mutating func origin(_ name: String) throws -> Int64 {
    if let number = origins[name] { return number }
    let number = try self.number(of: name, in: "origin")
    origins[name] = number
    return number
  }

  /// Adds an import and returns its number.
  mutating func addImport(
    origin: Int64, file: String, format: String, at moment: Timestamp
  ) throws -> Int64 {
    let id = try ids.next(in: "memory_import")
    try database.run(
      """
      INSERT INTO memory_import (id, origin_id, file, format, imported) VALUES (?, ?, ?, ?, ?)
      """, id, origin, file, format, moment.seconds)
    return id
  }

  private mutating func number(of name: String, in table: String) throws -> Int64 {
    let known: Int64? = try database.value("SELECT id FROM \(table) WHERE name = ?", name)
    if let known { return known }
    let id = try ids.next(in: table)
    try database.run("INSERT INTO \(table) (id, name) VALUES (?, ?)", id, name)
    return id
  }
}

extension TranslationUnit {
  /// The domain that a property names.
  var domainProperty: String? {
    for annotation in annotations {
      guard case .property(let type) = annotation.kind else { continue }
      // Most types end with another letter, which is told at no cost.
      guard let last = type.utf8.last, last | 0x20 == UInt8(ascii: "n") else { continue }
      guard type.utf8.count == 6 || type.utf8.count == 8 else { continue }
      let name = type.lowercased()
      if name == "domain" || name == "x-domain", !annotation.text.isEmpty { return annotation.text }
    }
    return nil
  }

  /// Takes over what another unit of the same texts says beside.
  mutating func join(_ other: TranslationUnit) {
    history.join(other.history)
    attributes.join(other.attributes)
    annotations += other.annotations.filter { !annotations.contains($0) }
    for (position, variant) in other.variants.enumerated() where position < variants.count {
      variants[position].history.join(variant.history)
      variants[position].attributes.join(variant.attributes)
      let known = variants[position].annotations
      variants[position].annotations += variant.annotations.filter { !known.contains($0) }
    }
  }
}

extension History {
  fileprivate mutating func join(_ other: History) {
    created = created ?? other.created
    createdBy = createdBy ?? other.createdBy
    changed = changed ?? other.changed
    changedBy = changedBy ?? other.changedBy
    lastUsed = [lastUsed, other.lastUsed].compactMap(\.self).max()
    usageCount = [usageCount, other.usageCount].compactMap(\.self).max()
  }
}

extension [Attribute] {
  fileprivate mutating func join(_ other: [Attribute]) {
    append(contentsOf: other.filter { new in !contains { $0.name == new.name } })
  }
}
