public import Glossary
internal import GRDB

/// The designations of a store as an index for look-ups, valid inside `Store.withTermIndex`.
public struct StoredTermIndex: DesignationIndex {
  private let database: Database

  init(_ database: Database) {
    self.database = database
  }

  public func entries(withKey key: String) throws -> [IndexedDesignation] {
    try fetch("designation.key = ?", [key]).map(\.entry)
  }

  public func entries(
    withLemma lemma: String, in language: LanguageTag
  ) throws -> [IndexedDesignation] {
    try fetch("lemma = ?", [lemma]).map(\.entry).filter { $0.language.matches(language) }
  }

  public func entries(
    withKeyPrefix prefix: String, limit: Int, filter: DesignationFilter
  ) throws -> [IndexedDesignation] {
    // The last scalar bounds the range; no key holds it.
    let found = try fetch(
      "designation.key >= ? AND designation.key < ?", [prefix, prefix + "\u{10FFFF}"])
    return found.filter { filter.accepts($0.entry) }
      .enumerated()
      .sorted { left, right in
        let (a, b) = (left.element.key, right.element.key)
        if a.utf8.count != b.utf8.count { return a.utf8.count < b.utf8.count }
        if a != b { return a.utf8.lexicographicallyPrecedes(b.utf8) }
        return left.offset < right.offset
      }
      .prefix(limit).map(\.element.entry)
  }

  public func entries(
    nearest key: String, minimum: Int, limit: Int, filter: DesignationFilter
  ) throws -> [SimilarDesignation] {
    let all = try fetch("1", [])
    return NearestStrings(all.map(\.key))
      .search(key, minimum: minimum, limit: limit) { filter.accepts(all[$0].entry) }
      .map { SimilarDesignation(entry: all[$0.index].entry, similarity: $0.similarity) }
  }

  public func concept(_ reference: ConceptReference) throws -> Concept {
    let (base, ordinal) = Self.place(reference)
    let concepts = try ConceptReader(database).concepts(
      where: "base_id = ? AND ordinal = ?", .number(base), .number(ordinal))
    guard let concept = concepts.values.first else {
      preconditionFailure("a reference of another index")
    }
    return concept
  }

  private func fetch(
    _ condition: String, _ arguments: StatementArguments
  ) throws -> [(entry: IndexedDesignation, key: String)] {
    let statement = try database.cachedStatement(
      sql: """
        SELECT concept.base_id, ordinal, position, language, designation.text, type, status, key,
          subject.slug AS subject
        FROM designation
          JOIN visible_concept AS concept ON concept.id = designation.concept_id
          LEFT JOIN subject ON subject.id = concept.subject_id
        WHERE \(condition)
        ORDER BY concept.base_id DESC, ordinal, position
        """)
    return try Row.fetchAll(statement, arguments: arguments).compactMap { row in
      guard let language = try? LanguageTag(row["language"] as String),
        let status = AdministrativeStatus(rawValue: row["status"])
      else { return nil }
      let entry = IndexedDesignation(
        concept: Self.reference(base: row["base_id"], ordinal: row["ordinal"]),
        position: row["position"], language: language, text: row["text"],
        type: Designation.Form(rawValue: row["type"]) ?? .variant, status: status,
        subject: row["subject"])
      return (entry, row["key"])
    }
  }

  // Later bases come first, so the number of the base counts down in the upper half of the rank.

  private static func reference(base: Int64, ordinal: Int64) -> ConceptReference {
    ConceptReference(rank: Int((Int64(Int32.max) - base) << 32 | ordinal))
  }

  private static func place(_ reference: ConceptReference) -> (base: Int64, ordinal: Int64) {
    let rank = Int64(reference.rank)
    return (Int64(Int32.max) - rank >> 32, rank & 0xFFFF_FFFF)
  }
}
