public import Glossary

/// A concept of a base, with what a change of it must name.
public struct VersionedConcept: Hashable, Sendable {
  /// The concept.
  public var concept: Concept

  /// The base that has it.
  public var base: String

  /// What tells this content from any other.
  public var version: String

  /// Whether the base is one that users may change.
  public var isChangeable: Bool { base != BuiltinTermBase.name }
}

extension Store {
  /// The visible concept of an id with its base and version; nil where none has the id.
  ///
  /// - Throws: `StorageError`.
  public func versionedConcept(_ id: Concept.ID) throws -> VersionedConcept? {
    try read { database in
      let base: String? = try database.value(
        """
        SELECT name FROM base WHERE id = (SELECT base_id FROM visible_concept WHERE slug = ?)
        """, id.description)
      guard let base else { return nil }
      return try Self.versioned(id, base, database)
    }
  }

  /// Puts a concept into a base of the user's, in place of the one of its id there, if there is one.
  ///
  /// - Parameters:
  ///   - concept: The concept.
  ///   - base: The name of the base, which is made where it is new.
  ///   - version: The version that is to be replaced; nil for a concept that is new to the base.
  ///   - author: Who makes the change.
  /// - Returns: What is there now.
  /// - Throws: `ChangeConflict`, `StorageError`; nothing is changed then.
  public func put(
    _ concept: Concept, in base: String, replacing version: String?, by author: ChangeAuthor
  ) throws -> VersionedConcept {
    try changeTerms(of: base) { database, id in
      let before = try Self.versioned(concept.id, base, database)
      switch (before, version) {
      case (nil, nil): break
      case (.some, nil): throw ChangeConflict.exists
      case (nil, .some): throw ChangeConflict.missing
      case (.some(let before), .some(let version)):
        if before.version != version { throw ChangeConflict.otherVersion(before.version) }
      }
      var writer = try ConceptWriter(database)
      let ordinal = before == nil ? nil : try writer.remove(concept.id, base: id)
      try writer.insert(concept, base: id, at: ordinal)
      try writer.prune(base: id)
      guard let now = try Self.versioned(concept.id, base, database) else {
        throw ChangeConflict.missing
      }
      try Self.record(
        .concept, "\(base)/\(concept.id)", content: Self.yaml(now.concept), by: author, database)
      return now
    }
  }

  /// Removes a concept of a version from a base of the user's.
  ///
  /// - Throws: `ChangeConflict`, `StorageError`; nothing is changed then.
  public func remove(
    _ concept: Concept.ID, from base: String, version: String, by author: ChangeAuthor
  ) throws {
    try changeTerms(of: base) { database, id in
      guard let before = try Self.versioned(concept, base, database) else {
        throw ChangeConflict.missing
      }
      if before.version != version { throw ChangeConflict.otherVersion(before.version) }
      let writer = try ConceptWriter(database)
      _ = try writer.remove(concept, base: id)
      try writer.prune(base: id)
      try Self.record(.concept, "\(base)/\(concept)", content: nil, by: author, database)
    }
  }

  private func changeTerms<Value>(
    of base: String, _ body: (any Database, Int64) throws -> Value
  ) throws -> Value {
    try write { database in
      let id = try baseID(making: base, database)
      guard id != BuiltinTermBase.id else { throw StorageError(.builtinBase, path: path) }
      return try body(database, id)
    }
  }

  static func versioned(
    _ id: Concept.ID, _ base: String, _ database: any Database
  ) throws -> VersionedConcept? {
    let row: Int64? = try database.value(
      """
      SELECT concept.id FROM concept JOIN base ON base.id = base_id WHERE slug = ? AND name = ?
      """, id.description, base)
    guard let row,
      let concept = try ConceptReader(database).concepts(where: "concept.id = ?", .number(row))[row]
    else { return nil }
    return VersionedConcept(
      concept: concept, base: base, version: ContentVersion.of(try yaml(concept).utf8))
  }

  private static func yaml(_ concept: Concept) throws -> String {
    try TermBaseYAMLWriter.write(TermBase(concepts: [concept]))
  }
}
