public import Glossary

extension Store {
  /// Adds concepts to a base of the user's, which is made when it is new.
  ///
  /// One transaction.
  ///
  /// - Complexity: O(size of the concepts).
  /// - Throws: `StorageError`; nothing is changed then.
  @discardableResult
  public func add(
    _ new: TermBase, to base: String, onConflict conflict: Conflict = .replace
  ) throws -> TermImport {
    try importTerms(to: base) { importer in
      try importer.add(new, onConflict: conflict)
      return importer.takeAccount()
    }
  }

  /// What adding the concepts would come to; the store is left as it is.
  ///
  /// - Throws: `StorageError`.
  public func preview(
    _ new: TermBase, to base: String, onConflict conflict: Conflict = .replace
  ) throws -> TermImport {
    try importTerms(to: base, isPreview: true) { importer in
      try importer.add(new, onConflict: conflict)
      return importer.takeAccount()
    }
  }

  /// Runs a body that adds concepts to a base of the user's, one at a time, in one transaction.
  ///
  /// A preview does all the same and leaves the store as it was.
  ///
  /// - Throws: `StorageError`, or what the body throws; nothing is changed then.
  public func importTerms<Value>(
    to base: String, isPreview: Bool = false, _ body: (inout TermImporter) throws -> Value
  ) throws -> Value {
    try engine.write(isPreview ? .preview : .few) { database in
      let id = try baseID(making: base, database)
      guard id != BuiltinTermBase.id else { throw StorageError(.builtinBase, path: path) }
      var importer = try TermImporter(database, base: id)
      let result = try body(&importer)
      try importer.finish()
      return result
    }
  }

  func baseID(making name: String, _ database: any Database) throws -> Int64 {
    let known: Int64? = try database.value("SELECT id FROM base WHERE name = ?", name)
    if let known { return known }
    var ids = RowIDs(database)
    let id = try ids.next(in: "base")
    try database.run(
      "INSERT INTO base (id, name, version, key_version) VALUES (?, ?, '', ?)", id, name,
      SearchKey.version)
    return id
  }
}

/// Adds concepts to one base within a transaction.
public struct TermImporter: ~Copyable {
  private let database: any Database
  private let base: Int64
  private var writer: ConceptWriter
  private var account = Store.TermImport()

  init(_ database: any Database, base: Int64) throws {
    self.database = database
    self.base = base
    writer = try ConceptWriter(database)
  }

  /// What became of the concepts since the account was taken last.
  public mutating func takeAccount() -> Store.TermImport {
    defer { account = Store.TermImport() }
    return account
  }

  /// Adds a whole base.
  ///
  /// - Complexity: O(size of the concepts).
  /// - Throws: an error of the database.
  public mutating func add(
    _ new: TermBase, onConflict conflict: Store.Conflict
  ) throws {
    for concept in new.concepts { _ = try add(concept, onConflict: conflict) }
    let names: [String] = try database.values(
      "SELECT text FROM protected_name WHERE base_id = ? ORDER BY position", base)
    let added = new.protectedNames.filter { !names.contains($0) }
    if !added.isEmpty { try writer.setProtectedNames(names + added, base: base) }
    try keep(new.kept)
  }

  /// Adds what a file says of the base as a whole, and leaves out what it says already.
  ///
  /// - Throws: an error of the database.
  public func keep(_ items: [DataItem]) throws {
    if items.isEmpty { return }
    let known = try ConceptReader.kept(database, where: "base_id = \(base)")
    let added = items.filter { !known.contains($0) }
    if !added.isEmpty { try writer.setKept(known + added, base: base) }
  }

  /// Adds a concept of a file whose ids mean nothing outside it.
  ///
  /// Where the base, or else another, has the id for a concept without any designation in common,
  /// the new one gets a number behind its id: the same one each time that the file is read.
  ///
  /// - Returns: the id that the concept has now.
  /// - Throws: an error of the database.
  public mutating func addApart(
    _ concept: Concept, onConflict conflict: Store.Conflict
  ) throws -> Concept.ID {
    var concept = concept
    let id = concept.id
    var number = 2
    while try isOther(than: concept) {
      concept.id = Concept.ID("\(id)-\(number)") ?? concept.id
      number += 1
    }
    // What refers to it in its file does so by the id there.
    if concept.id != id && concept.kept["id"] == nil {
      concept.kept.attributes.insert(Attribute("id", id.description), at: 0)
    }
    return try add(concept, onConflict: conflict)
  }

  /// Whether the id of a concept stands for another one already.
  private func isOther(than concept: Concept) throws -> Bool {
    if let own = try self.concept(concept.id) { return !own.shares(concept) }
    let others: [Int64] = try database.values(
      "SELECT id FROM concept WHERE slug = ?", concept.id.description, use: .kept)
    return try others.contains { id in
      let other = try ConceptReader(database).concepts(where: "concept.id = ?", .number(id))[id]
      return other.map { !$0.shares(concept) } ?? false
    }
  }

  /// Adds a concept, or does with one that the base has what is asked.
  ///
  /// - Returns: its id.
  /// - Throws: an error of the database.
  public mutating func add(
    _ concept: Concept, onConflict conflict: Store.Conflict
  ) throws -> Concept.ID {
    guard let before = try self.concept(concept.id) else {
      account.added.append(concept.id)
      try writer.insert(concept, base: base)
      return concept.id
    }
    var new = concept
    if before != concept && conflict == .merge { new = before.merged(with: concept) }
    if before == new {
      account.unchanged.append(concept.id)
      return concept.id
    }
    switch conflict {
    case .keep:
      account.kept.append(concept.id)
      return concept.id
    case .merge: account.merged.append(concept.id)
    case .replace: account.replaced.append(concept.id)
    }
    try writer.insert(new, base: base, at: try writer.remove(concept.id, base: base))
    return concept.id
  }

  func finish() throws { try writer.prune(base: base) }

  private func concept(_ id: Concept.ID) throws -> Concept? {
    let row: Int64? = try database.value(
      "SELECT id FROM concept WHERE slug = ? AND base_id = ?", id.description, base, use: .kept)
    guard let row else { return nil }
    return try ConceptReader(database).concepts(where: "concept.id = ?", .number(row))[row]
  }
}
