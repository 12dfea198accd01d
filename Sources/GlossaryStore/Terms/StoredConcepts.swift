public import Glossary

/// Concepts of a store in an order, read a few at a time, all from one state.
///
/// They are of use only within the body that they are given to.
public struct StoredConcepts {
  private let database: any Database
  private let order: [Int64]

  /// How many are read at once.
  private static let batch = 256

  fileprivate init(_ database: any Database, _ order: [Int64]) {
    self.database = database
    self.order = order
  }

  /// How many there are.
  public var count: Int { order.count }

  /// The concepts at some places of the order; places beyond the end have none.
  ///
  /// - Complexity: O(size of the concepts).
  /// - Throws: an error of the database.
  public func page(_ places: Range<Int>) throws -> [Concept] {
    var concepts: [Concept] = []
    try StoredConcepts(database, Array(order[places.clamped(to: order.indices)])).forEach {
      concepts.append($0)
    }
    return concepts
  }

  /// Gives each concept to a body, in order.
  ///
  /// - Complexity: O(size of the concepts); memory does not grow with their number.
  /// - Throws: what the body throws, or an error of the database.
  public func forEach(_ body: (Concept) throws -> Void) throws {
    let reader = ConceptReader(database)
    for start in stride(from: 0, to: order.count, by: Self.batch) {
      let ids = order[start..<min(start + Self.batch, order.count)]
      let concepts = try reader.concepts(
        where: "concept.id IN (\(ids.map(String.init).joined(separator: ", ")))")
      for id in ids { if let concept = concepts[id] { try body(concept) } }
    }
  }
}

extension Store {
  /// Runs a body with the visible concepts of a base or of all, sorted by their first designation in a
  /// language as that language sorts; concepts without one come last, by id.
  ///
  /// The order comes from stored sort keys.
  ///
  /// - Complexity: O(n log n) in the number of concepts, beside the body.
  /// - Throws: `StorageError`, an unknown base is one; or what the body throws.
  public func withConcepts<Value>(
    sortedBy language: LanguageTag, base: String? = nil, subject: String? = nil,
    _ body: (StoredConcepts) throws -> Value
  ) throws -> Value {
    try read { database in
      let order: [Int64] = try database.values(
        """
        SELECT concept.id
        FROM visible_concept AS concept LEFT JOIN designation ON designation.id = (
          SELECT id FROM designation AS first
          WHERE first.concept_id = concept.id
            AND (first.language = ?1 OR first.language LIKE ?1 || '-%'
              OR ?1 LIKE first.language || '-%')
          ORDER BY standing LIMIT 1)
        WHERE (base_id = ?2 OR ?2 IS NULL)
          AND (subject_id IN (SELECT id FROM subject WHERE subject.slug = ?3) OR ?3 IS NULL)
        ORDER BY sort_key IS NULL, sort_key, designation.text, concept.slug
        """,
        language.description, try base.map { try baseID($0, database) }, subject)
      return try body(StoredConcepts(database, order))
    }
  }

  /// The same concepts, all at once.
  ///
  /// - Complexity: O(n log n) in the number of concepts.
  /// - Throws: `StorageError`; an unknown base is one.
  public func concepts(sortedBy language: LanguageTag, base: String? = nil) throws -> [Concept] {
    try withConcepts(sortedBy: language, base: base) { stored in
      var concepts: [Concept] = []
      concepts.reserveCapacity(stored.count)
      try stored.forEach { concepts.append($0) }
      return concepts
    }
  }
}
