internal import GRDB
internal import Glossary

/// Stores the units of one file after another, inside one transaction of the caller.
final class MemoryImporter {
  private let database: Database
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
  private var batch: [IndexedUnit] = []

  init(
    _ database: Database, _ options: MemoryImportOptions, _ gatherer: IndexGatherer?,
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
    // An id that was ever given is not given again: the index may still know it.
    let last = try Int64.fetchOne(
      database,
      sql: """
        SELECT max(ifnull((SELECT max(id) FROM unit), 0), (SELECT through FROM index_state),
          ifnull((SELECT max(unit_id) FROM retired_unit), 0))
        """)
    nextID = (last ?? 0) + 1
  }

  /// Imports a file.
  ///
  /// - Throws: what the source throws, and errors of the store; the transaction must be undone then.
  func run(_ source: MemorySource) throws -> MemoryImportAccount {
    account = MemoryImportAccount()
    self.source = source.name
    let origin = options.origin ?? Self.lastComponent(of: source.name)
    originID = try names.origin(origin)
    try database.execute(
      sql: """
        INSERT INTO memory_import (origin_id, file, format, imported) VALUES (?, ?, ?, ?)
        """,
      arguments: [originID, source.name, source.format, options.date.seconds])
    importID = database.lastInsertedRowID
    let options = options
    try Pipeline.run(
      batchSize: 512,
      produce: { emit in try source.read { try emit(PreparedItem($0, options)) } },
      consume: { items in
        for item in items { try take(item) }
        flush()
      })
    return account
  }

  /// Ends an import of one or more files.
  func finish() throws { try identities.finish() }

  private func take(_ prepared: PreparedItem) throws {
    switch prepared.item {
    case .header(let header):
      try database.execute(
        sql: "UPDATE memory_import SET header = ? WHERE id = ?",
        arguments: [TMXHeader.xml(header), importID])
    case .skipped(let problem): try skip(problem)
    case .remark(let problem):
      account.remarks[problem.rule, default: 0] += 1
      try onCase(MemoryImportCase(outcome: .remark, problem: problem))
    case .unit(let unit, let line): try take(unit, prepared, line: line)
    }
  }

  private func take(
    _ unit: TranslationUnit, _ prepared: PreparedItem, line: Int
  ) throws {
    for wanted in options.languages
    where !unit.variants.contains(where: { $0.language.serves(wanted) }) {
      return try skip(problem(line, "language-missing", "has no variant in \(wanted)"))
    }
    var stored = StoredUnit(id: nextID, importID: importID, domainID: nil, unit: unit)
    if let domain = prepared.domain { stored.domainID = try names.domain(domain) }
    let identity = prepared.identity
    if options.duplicates != .all, let twin = try twin(of: stored, identity) {
      return try meet(twin, stored, identity, line)
    }
    try add(stored, identity)
    account.added += 1
  }

  /// The newest stored unit that is the same; a hash may fall together with that of another.
  private func twin(of stored: StoredUnit, _ identity: Int64) throws -> StoredUnit? {
    var newest: StoredUnit?
    for id in try identities.units(identity) {
      guard let twin = try reader.unit(id), UnitIdentity.isSame(twin, stored) else { continue }
      let isNewer =
        newest.map { ($0.unit.date?.seconds ?? .min) < (twin.unit.date?.seconds ?? .min) } ?? true
      if isNewer { newest = twin }
    }
    return newest
  }

  private func meet(
    _ twin: StoredUnit, _ stored: StoredUnit, _ identity: Int64, _ line: Int
  ) throws {
    if options.duplicates == .skip {
      return try skip(problem(line, "duplicate", "the memory has this unit"))
    }
    let (old, new) = (twin.unit.date, stored.unit.date)
    if (new?.seconds ?? .min) < (old?.seconds ?? .min) {
      return try skip(problem(line, "older", "the memory has a newer form of this unit"))
    }
    if (new?.seconds ?? .min) > (old?.seconds ?? .min) {
      try writer.remove(twin.id)
      try add(stored, identity)
      account.replaced += 1
      let problem = problem(line, "newer", "took the place of an older form of this unit")
      return try onCase(MemoryImportCase(outcome: .replaced, problem: problem))
    }
    var joined = twin
    joined.unit.join(stored.unit)
    if joined.unit == twin.unit {
      return try skip(problem(line, "unchanged", "the memory has this unit with all it says"))
    }
    try writer.replace(joined, identity: identity)
    account.merged += 1
    let problem = problem(line, "joined", "its notes and properties joined those of the same unit")
    try onCase(MemoryImportCase(outcome: .merged, problem: problem))
  }

  private func add(_ stored: StoredUnit, _ identity: Int64) throws {
    try writer.insert(stored, identity: identity)
    try identities.add(identity, stored.id)
    nextID += 1
    guard gatherer != nil else { return }
    batch.append(
      IndexedUnit(
        id: stored.id, domain: stored.domainID, origin: originID, unit: stored.unit))
  }

  private func flush() {
    guard !batch.isEmpty else { return }
    gatherer?.add(batch)
    batch.removeAll(keepingCapacity: true)
  }

  private func skip(_ problem: FileProblem) throws {
    account.skipped[problem.rule, default: 0] += 1
    try onCase(MemoryImportCase(outcome: .skipped, problem: problem))
  }

  private func problem(_ line: Int, _ rule: String, _ message: String) -> FileProblem {
    FileProblem(file: source, line: line, column: 1, rule: rule, message: message)
  }

  private static func lastComponent(of path: String) -> String {
    String(path.split(separator: "/").last ?? Substring(path))
  }
}

/// An item with what can be told of it before it meets the store, and so on the reader's thread.
private struct PreparedItem: Sendable {
  var item: MemoryItem
  var domain: String?
  var identity: Int64 = 0

  init(_ item: MemoryItem, _ options: MemoryImportOptions) {
    self.item = item
    if case .unit(let unit, _) = item {
      domain = options.domain ?? unit.domainProperty
      identity = UnitIdentity.hash(unit, domain: domain)
    }
  }
}

/// The numbers of domains and origins, which are made when they are new.
struct MemoryNames {
  private let database: Database
  private var domains: [String: Int64] = [:]
  private var origins: [String: Int64] = [:]

  init(_ database: Database) {
    self.database = database
  }

  mutating func domain(_ name: String) throws -> Int64 {
    try Self.number(of: name, in: "domain", &domains, database)
  }

  mutating func origin(_ name: String) throws -> Int64 {
    try Self.number(of: name, in: "origin", &origins, database)
  }

  private static func number(
    of name: String, in table: String, _ known: inout [String: Int64], _ database: Database
  ) throws -> Int64 {
    if let number = known[name] { return number }
    try database.execute(sql: "INSERT OR IGNORE INTO \(table) (name) VALUES (?)", arguments: [name])
    let number = try Int64.fetchOne(
      database, sql: "SELECT id FROM \(table) WHERE name = ?", arguments: [name])
    known[name] = number
    return number ?? 0
  }
}

extension TranslationUnit {
  /// The domain that a property names.
  var domainProperty: String? {
    for annotation in annotations {
      guard case .property(let type) = annotation.kind else { continue }
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
