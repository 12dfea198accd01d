/// A term base in memory, ready for look-ups.
public struct TermIndex: DesignationIndex, Sendable {
  private let concepts: [Concept]
  private let entries: [IndexedDesignation]
  private let byKey: [String: [Int]]
  private let byLemma: [String: [Int]]
  private let sortedKeys: [(key: String, entry: Int)]
  private let nearest: NearestStrings

  /// Builds the index of concepts, whose order is the order of answers that match alike.
  ///
  /// - Complexity: O(n log n) in the number of designations.
  /// - Throws: `UnicodeError` when ICU has no data.
  public init(_ concepts: [Concept]) throws(UnicodeError) {
    var maker = DesignationKeyMaker()
    var entries: [IndexedDesignation] = []
    var keys: [String] = []
    var byKey: [String: [Int]] = [:]
    var byLemma: [String: [Int]] = [:]
    for (rank, concept) in concepts.enumerated() {
      for (position, designation) in concept.designations.enumerated() {
        let key = try maker.keys(designation, of: concept)
        byKey[key.plain, default: []].append(entries.count)
        byLemma[key.lemma, default: []].append(entries.count)
        keys.append(key.plain)
        entries.append(
          IndexedDesignation(
            concept: ConceptReference(rank: rank), position: position,
            language: designation.language, text: designation.text, type: designation.type,
            status: designation.status, subject: concept.subject?.id))
      }
    }
    self.concepts = concepts
    self.entries = entries
    self.byKey = byKey
    self.byLemma = byLemma
    sortedKeys = keys.enumerated().map { ($1, $0) }.sorted {
      Self.precedes($0.0, $1.0) || ($0.0 == $1.0 && $0.1 < $1.1)
    }
    nearest = NearestStrings(keys)
  }

  public func entries(withKey key: String) -> [IndexedDesignation] {
    byKey[key, default: []].map { entries[$0] }
  }

  public func entries(withLemma lemma: String, in language: LanguageTag) -> [IndexedDesignation] {
    byLemma[lemma, default: []].map { entries[$0] }.filter { $0.language.serves(language) }
  }

  public func entries(
    withKeyPrefix prefix: String, limit: Int, filter: DesignationFilter
  ) -> [IndexedDesignation] {
    let first = sortedKeys.partitioningIndex { !Self.precedes($0.key, prefix) }
    return sortedKeys[first...].prefix { $0.key.utf8.starts(with: prefix.utf8) }
      .filter { filter.accepts(entries[$0.entry]) }
      .enumerated()
      .sorted { left, right in
        (left.element.key.utf8.count, left.offset) < (right.element.key.utf8.count, right.offset)
      }
      .prefix(limit)
      .map { entries[$0.element.entry] }
  }

  public func entries(
    nearest key: String, minimum: Int, limit: Int, filter: DesignationFilter
  ) -> [SimilarDesignation] {
    nearest.search(key, minimum: minimum, limit: limit) { filter.accepts(entries[$0]) }
      .map { SimilarDesignation(entry: entries[$0.index], similarity: $0.similarity) }
  }

  public func concept(_ reference: ConceptReference) -> Concept {
    concepts[reference.rank]
  }

  /// The order of UTF-8 bytes, which is SQLite's own.
  private static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}
