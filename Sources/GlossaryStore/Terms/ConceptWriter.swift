internal import Glossary

/// Writes concepts into the tables of a store, inside one transaction of the caller.
struct ConceptWriter: ~Copyable {
  private let database: any Database
  private var ids: RowIDs
  private var keys = DesignationKeyMaker()
  private var collators: [LanguageTag: Collator] = [:]
  private var subjects: [BaseAndName: Int64] = [:]
  private var sources: [BaseAndSource: Int64] = [:]

  private struct BaseAndName: Hashable {
    var base: Int64
    var name: String
  }

  private struct BaseAndSource: Hashable {
    var base: Int64
    var source: Source
  }

  /// Begins to write; what was made of the terms before is out of date then.
  init(_ database: any Database) throws {
    self.database = database
    ids = RowIDs(database)
    try database.run(
      "UPDATE term_state SET stamp = ?", Int64.random(in: Int64.min...Int64.max))
    try Revision.advance(database)
  }

  /// Empties a base, or makes it.
  func replaceBase(id: Int64, name: String, version: String) throws {
    // Concepts go before the subjects and sources that they refer to.
    try database.run("DELETE FROM concept WHERE base_id = ?", id)
    try database.run("DELETE FROM base WHERE id = ?", id)
    try database.run(
      "INSERT INTO base (id, name, version, key_version) VALUES (?, ?, ?, ?)", id, name, version,
      SearchKey.version)
  }

  func setProtectedNames(_ names: [String], base: Int64) throws {
    try database.run("DELETE FROM protected_name WHERE base_id = ?", base)
    for (position, name) in names.enumerated() {
      try database.run(
        "INSERT INTO protected_name (base_id, position, text) VALUES (?, ?, ?)", base, position,
        name)
    }
  }

  /// Adds a concept at a place in the order of a base, by default the end.
  mutating func insert(_ concept: Concept, base: Int64, at ordinal: Int64? = nil) throws {
    var subject: Int64?
    if let field = concept.subject { subject = try self.id(of: field, base: base) }
    let id = try ids.next(in: "concept")
    try database.run(
      """
      INSERT INTO concept (id, base_id, ordinal, slug, subject_id, part_of_speech)
      VALUES (?1, ?2, coalesce(?3, (SELECT coalesce(max(ordinal), 0) + 1 FROM concept
        WHERE base_id = ?2)), ?4, ?5, ?6)
      """, id, base, ordinal, concept.id.description, subject, concept.partOfSpeech.rawValue,
      use: .kept)
    for (position, definition) in concept.definitions.enumerated() {
      try insertText(
        "definition", position, definition.language, definition.text, concept: id)
    }
    for (position, note) in concept.notes.enumerated() {
      try insertText("note", position, nil, note, concept: id)
    }
    for (position, relation) in concept.relations.enumerated() {
      try database.run(
        "INSERT INTO relation (concept_id, position, kind, target) VALUES (?, ?, ?, ?)", id,
        position, relation.kind.rawValue, relation.target.description)
    }
    let standings = Dictionary(
      concept.designationsByStanding.enumerated().map { ($1, $0) },
      uniquingKeysWith: { first, _ in first })
    for (position, designation) in concept.designations.enumerated() {
      try insert(
        designation, position: position, standing: standings[designation] ?? position,
        of: concept, id: id, base: base)
    }
    try insertKept(of: concept, id: id)
  }

  /// Writes what is kept of a concept, its languages and its designations.
  private func insertKept(of concept: Concept, id: Int64) throws {
    var position = 0
    func insert(_ kept: KeptData, language: LanguageTag?, designation: Int?) throws {
      if kept.isEmpty { return }
      try database.run(
        """
        INSERT INTO kept_data (concept_id, position, language, designation, content)
        VALUES (?, ?, ?, ?, ?)
        """, id, position, language?.description, designation, KeptDataCode.bytes(kept), use: .kept)
      position += 1
    }
    try insert(concept.kept, language: nil, designation: nil)
    for section in concept.keptByLanguage {
      try insert(section.kept, language: section.language, designation: nil)
    }
    for (index, designation) in concept.designations.enumerated() {
      try insert(designation.kept, language: nil, designation: index)
    }
  }

  /// Replaces what files say of a base as a whole.
  func setKept(_ items: [DataItem], base: Int64) throws {
    try database.run("DELETE FROM base_data WHERE base_id = ?", base)
    for (position, item) in items.enumerated() {
      try database.run(
        "INSERT INTO base_data (base_id, position, content) VALUES (?, ?, ?)", base, position,
        KeptDataCode.bytes(KeptData(items: [item])))
    }
  }

  /// Removes a concept and tells its place in the order of the base; nil if it was not there.
  func remove(_ concept: Concept.ID, base: Int64) throws -> Int64? {
    try database.value(
      "DELETE FROM concept WHERE slug = ? AND base_id = ? RETURNING ordinal", concept.description,
      base)
  }

  /// Removes the sources and subjects of a base that no concept needs any more.
  func prune(base: Int64) throws {
    try database.run(
      """
      DELETE FROM source WHERE base_id = ?1
        AND id NOT IN (SELECT source_id FROM designation_source);
      """, base)
    try database.run(
      """
      DELETE FROM subject WHERE base_id = ?1
        AND id NOT IN (SELECT subject_id FROM concept WHERE subject_id IS NOT NULL);
      """, base)
  }

  /// Makes the keys anew in bases whose keys follow older rules.
  mutating func renewKeys() throws {
    let stale: [Int64] = try database.values(
      "SELECT id FROM base WHERE key_version <> ?", SearchKey.version)
    for base in stale {
      let concepts = try ConceptReader(database).concepts(
        where: "concept.base_id = ?", .number(base))
      for (_, concept) in concepts {
        for (position, designation) in concept.designations.enumerated() {
          let key = try keys.keys(designation, of: concept)
          try database.run(
            """
            UPDATE designation SET key = ?, lemma = ?, sort_key = ?
            WHERE position = ?
            AND concept_id = (SELECT id FROM concept WHERE slug = ? AND base_id = ?)
            """, key.plain, key.lemma, try sortKey(designation), position, concept.id.description,
            base)
        }
      }
      try database.run("UPDATE base SET key_version = ? WHERE id = ?", SearchKey.version, base)
    }
  }

  private func insertText(
    _ kind: String, _ position: Int, _ language: LanguageTag?, _ text: String, concept: Int64
  ) throws {
    try database.run(
      """
      INSERT INTO concept_text (concept_id, kind, position, language, text)
      VALUES (?, ?, ?, ?, ?)
      """, concept, kind, position, language?.description, text, use: .kept)
  }

  private mutating func insert(
    _ designation: Designation, position: Int, standing: Int, of concept: Concept, id: Int64,
    base: Int64
  ) throws {
    let key = try keys.keys(designation, of: concept)
    let designationID = try ids.next(in: "designation")
    let usage = designation.usage
    try database.run(
      """
      INSERT INTO designation (id, concept_id, position, standing, language, text, type, status,
        valid_from, valid_to, confidence, note, suggestion, expansion, is_ambiguous,
        is_case_sensitive, key, lemma, sort_key)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, designationID, id, position, standing, designation.language.description,
      designation.text, designation.type.rawValue, designation.status.rawValue,
      designation.from?.description, designation.to?.description,
      designation.confidence.rawValue, designation.note, usage.suggestion,
      usage.expansion?.rawValue, usage.isAmbiguous, usage.isCaseSensitive, key.plain, key.lemma,
      try sortKey(designation), use: .kept)
    for item in UsageRuleRow.rows(of: usage) {
      try database.run(
        "INSERT INTO usage_rule (designation_id, kind, position, value) VALUES (?, ?, ?, ?)",
        designationID, item.kind.rawValue, item.position, item.value, use: .kept)
    }
    for (position, source) in designation.sources.enumerated() {
      try database.run(
        """
        INSERT INTO designation_source (designation_id, position, source_id) VALUES (?, ?, ?)
        """, designationID, position, try self.id(of: source, base: base), use: .kept)
    }
  }

  private mutating func sortKey(_ designation: Designation) throws -> [UInt8] {
    let collator: Collator
    if let known = collators[designation.language] {
      collator = known
    } else {
      collator = try Collator(designation.language)
      collators[designation.language] = collator
    }
    return try collator.sortKey(designation.text)
  }

  private mutating func id(of subject: SubjectField, base: Int64) throws -> Int64 {
    let name = BaseAndName(base: base, name: subject.id)
    if let known = subjects[name] { return known }
    let found: Int64? = try database.value(
      "SELECT id FROM subject WHERE base_id = ? AND slug = ?", base, subject.id)
    let id = try found ?? ids.next(in: "subject")
    if found == nil {
      try database.run(
        "INSERT INTO subject (id, base_id, slug) VALUES (?, ?, ?)", id, base, subject.id)
    }
    subjects[name] = id
    // A subject that a later file names without its titles keeps those it has.
    guard !subject.titles.isEmpty else { return id }
    try database.run("DELETE FROM subject_title WHERE subject_id = ?", id)
    for (position, title) in subject.titles.enumerated() {
      try database.run(
        "INSERT INTO subject_title (subject_id, position, language, text) VALUES (?, ?, ?, ?)", id,
        position, title.language.description, title.text)
    }
    return id
  }

  private mutating func id(of source: Source, base: Int64) throws -> Int64 {
    let name = BaseAndSource(base: base, source: source)
    if let known = sources[name] { return known }
    // A base may have as many sources as designations.
    if sources.count > 10_000 { sources.removeAll(keepingCapacity: true) }
    let found: Int64? = try database.value(
      """
      SELECT id FROM source WHERE base_id = ?1 AND slug = ?2 AND citation = ?3
        AND coalesce(url, '') = coalesce(?4, '')
      """, base, source.id, source.citation, source.url, use: .kept)
    let id = try found ?? ids.next(in: "source")
    if found == nil {
      try database.run(
        "INSERT INTO source (id, base_id, slug, citation, url) VALUES (?, ?, ?, ?, ?)", id, base,
        source.id, source.citation, source.url, use: .kept)
    }
    sources[name] = id
    return id
  }
}
