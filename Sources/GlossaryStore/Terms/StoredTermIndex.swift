public import Glossary

/// The designations of a store as an index for look-ups, valid inside `Store.withTermIndex`.
public struct StoredTermIndex: DesignationIndex {
  private let database: any Database

  init(_ database: any Database) {
    self.database = database
  }

  public func entries(withKey key: String) throws -> [IndexedDesignation] {
    try fetch(
      "designation.key = ?1 AND \(Self.start("key")) = \(Self.start("?1"))", [key]
    ).map(\.entry)
  }

  public func entries(
    withLemma lemma: String, in language: LanguageTag
  ) throws -> [IndexedDesignation] {
    try fetch("lemma = ?1 AND \(Self.start("lemma")) = \(Self.start("?1"))", [lemma])
      .map(\.entry).filter { $0.language.matches(language) }
  }

  public func entries(
    withKeyPrefix prefix: String, limit: Int, filter: DesignationFilter
  ) throws -> [IndexedDesignation] {
    // The last scalar bounds the range; no key holds it.
    let found = try fetch(
      """
      designation.key >= ?1 AND designation.key < ?2
        AND \(Self.start("key")) >= \(Self.start("?1"))
        AND \(Self.start("key")) <= \(Self.start("?2"))
      """, [prefix, prefix + "\u{10FFFF}"])
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
    let all = try fetch("true", [])
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

  /// The part of a text that PostgreSQL has in its index.
  private static func start(_ text: String) -> String { "substr(\(text), 1, 300)" }

  private func fetch(
    _ condition: String, _ values: [String]
  ) throws -> [(entry: IndexedDesignation, key: String)] {
    let row = try database.prepare(
      """
      SELECT concept.base_id, ordinal, position, language, designation.text, type, status, key,
        subject.slug
      FROM designation
        JOIN visible_concept AS concept ON concept.id = designation.concept_id
        LEFT JOIN subject ON subject.id = concept.subject_id
      WHERE \(condition)
      ORDER BY concept.base_id DESC, ordinal, position
      """, .kept)
    for (place, value) in values.enumerated() { row.bind(Int32(place + 1), value) }
    defer { row.reset() }
    var found: [(entry: IndexedDesignation, key: String)] = []
    while try row.step() {
      guard let language = try? LanguageTag(row.text(3) ?? ""),
        let status = row.text(6).flatMap(AdministrativeStatus.init)
      else { continue }
      let entry = IndexedDesignation(
        concept: Self.reference(base: row.number(0) ?? 0, ordinal: row.number(1) ?? 0),
        position: Int(row.number(2) ?? 0), language: language, text: row.text(4) ?? "",
        type: row.text(5).flatMap(Designation.Form.init) ?? .variant, status: status,
        subject: row.text(8))
      found.append((entry, row.text(7) ?? ""))
    }
    return found
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
