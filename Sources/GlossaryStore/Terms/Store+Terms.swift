public import Glossary

extension Store {
  /// A base of a store.
  public struct Base: Hashable, Sendable {
    /// Its name; `builtin` is the one that comes with the program.
    public var name: String

    /// How many concepts it has.
    public var concepts: Int

    /// How many designations it has.
    public var designations: Int
  }

  /// What became of the concepts of an import.
  public struct TermImport: Hashable, Sendable {
    /// Concepts that were new to the base.
    public var added: [Concept.ID] = []

    /// Concepts that took the place of older ones.
    public var replaced: [Concept.ID] = []

    /// Concepts that took in something new.
    public var merged: [Concept.ID] = []

    /// Concepts that stood in the base just so.
    public var unchanged: [Concept.ID] = []

    /// Concepts that the base had and was told to keep.
    public var kept: [Concept.ID] = []
  }

  /// What to do with a concept that a base has already.
  public enum Conflict: String, Hashable, Sendable, CaseIterable {
    /// The new one takes its place.
    case replace

    /// The old one stays and takes in the designations, definitions and notes it lacks.
    case merge

    /// The old one stays.
    case keep
  }

  /// Runs a body with the index of all visible designations, in one consistent state.
  ///
  /// - Throws: `StorageError`, or what the body throws.
  public func withTermIndex<Value>(_ body: (StoredTermIndex) throws -> Value) throws -> Value {
    try read { try body(StoredTermIndex($0)) }
  }

  /// A number that is another one whenever the terms have changed.
  ///
  /// - Complexity: O(1).
  /// - Throws: `StorageError`.
  package func termStamp() throws -> Int64 { try read(TermFiles.stamp) }

  /// The visible concepts, those of later bases first, else in the order of their bases.
  ///
  /// - Complexity: O(number of designations).
  /// - Throws: `StorageError`.
  public func termBase() throws -> TermBase {
    try read { try Self.termBase($0) }
  }

  /// The visible concepts, with or without their definitions and notes.
  static func termBase(_ database: any Database, hasTexts: Bool = true) throws -> TermBase {
    let order: [Int64] = try database.values(
      "SELECT id FROM visible_concept ORDER BY base_id DESC, ordinal")
    let concepts = try ConceptReader(database, hasTexts: hasTexts).concepts(
      where: "id IN (SELECT id FROM visible_concept)")
    return TermBase(
      concepts: order.compactMap { concepts[$0] },
      protectedNames: try database.values(
        "SELECT text FROM protected_name ORDER BY base_id, position"))
  }

  /// The concepts of some bases, as though the store had no others: those of later bases first, else
  /// in the order of their bases.
  ///
  /// - Complexity: O(number of designations).
  /// - Throws: `StorageError`; an unknown base is one.
  public func termBase(of bases: [String]) throws -> TermBase {
    try read { database in
      try Self.termBase(database, of: try bases.map { try baseID($0, database) })
    }
  }

  /// The concepts of some bases by their ids, with or without their definitions and notes.
  static func termBase(
    _ database: any Database, of bases: [Int64], hasTexts: Bool = true
  ) throws -> TermBase {
    // Not every database takes an empty list.
    let list = bases.isEmpty ? "NULL" : Set(bases).sorted().map(String.init).joined(separator: ", ")
    let order: [Int64] = try database.values(
      """
      SELECT id FROM concept
      WHERE base_id IN (\(list)) AND NOT EXISTS (
        SELECT 1 FROM concept AS later
        WHERE later.slug = concept.slug AND later.base_id > concept.base_id
          AND later.base_id IN (\(list)))
      ORDER BY base_id DESC, ordinal
      """)
    let concepts = try ConceptReader(database, hasTexts: hasTexts).concepts(
      where: "concept.base_id IN (\(list))")
    return TermBase(
      concepts: order.compactMap { concepts[$0] },
      protectedNames: try database.values(
        "SELECT text FROM protected_name WHERE base_id IN (\(list)) ORDER BY base_id, position"),
      kept: hasTexts ? try ConceptReader.kept(database, where: "base_id IN (\(list))") : [])
  }

  /// The concept of an id, from the latest base that has it; nil where none has.
  ///
  /// - Throws: `StorageError`.
  public func concept(_ id: Concept.ID) throws -> Concept? {
    try read { database in
      try ConceptReader(database).concepts(
        where: "id IN (SELECT id FROM visible_concept WHERE slug = ?)", .text(id.description)
      ).values.first
    }
  }

  /// The ids of the subject fields that have a concept, in order.
  ///
  /// - Throws: `StorageError` when the store cannot be read.
  public func subjects() throws -> [String] {
    try read { database in
      try database.values(
        """
        SELECT DISTINCT slug FROM subject
        WHERE id IN (SELECT subject_id FROM concept) ORDER BY slug
        """)
    }
  }

  /// The bases in the order in which they were made.
  ///
  /// - Throws: `StorageError`.
  public func bases() throws -> [Base] {
    try read { database in
      try database.rows(
        """
        SELECT name, (SELECT count(*) FROM concept WHERE base_id = base.id),
          (SELECT count(*) FROM designation JOIN concept ON concept.id = concept_id
           WHERE base_id = base.id)
        FROM base ORDER BY id
        """
      ) {
        Base(
          name: $0.text(0) ?? "", concepts: Int($0.number(1) ?? 0),
          designations: Int($0.number(2) ?? 0))
      }
    }
  }

  /// What files say of a base as a whole, or of all bases but the built-in one.
  ///
  /// - Throws: `StorageError`; an unknown base is one.
  public func keptItems(of base: String? = nil) throws -> [DataItem] {
    try read { database in
      let condition = try base.map { "base_id = \(try baseID($0, database))" } ?? "true"
      return try ConceptReader.kept(database, where: condition)
    }
  }

  /// Removes a concept from a base of the user's; false if the base does not have it.
  ///
  /// - Throws: `StorageError`; an unknown base is one, and the built-in one.
  public func remove(_ concept: Concept.ID, from base: String) throws -> Bool {
    try write { database in
      let id = try baseID(base, database)
      guard id != BuiltinTermBase.id else { throw StorageError(.builtinBase, path: path) }
      let writer = try ConceptWriter(database)
      guard try writer.remove(concept, base: id) != nil else { return false }
      try writer.prune(base: id)
      return true
    }
  }

  /// The ids of concepts that bases other than one have.
  ///
  /// - Throws: `StorageError`.
  public func conceptIDs(outside base: String) throws -> Set<Concept.ID> {
    try read { database in
      let slugs: [String] = try database.values(
        "SELECT slug FROM concept JOIN base ON base.id = base_id WHERE name <> ?", base)
      return Set(slugs.compactMap { Concept.ID($0) })
    }
  }

  func baseID(_ name: String, _ database: any Database) throws -> Int64 {
    let id: Int64? = try database.value("SELECT id FROM base WHERE name = ?", name)
    guard let id else { throw StorageError(.unknownBase(name), path: path) }
    return id
  }
}
