internal import FoundationEssentials
internal import Glossary
internal import GRDB

/// Writes concepts into the tables of a store, inside one transaction of the caller.
struct ConceptWriter: ~Copyable {
  private let database: Database
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
  init(_ database: Database) throws {
    self.database = database
    try database.execute(sql: "UPDATE term_state SET stamp = random()")
    try Revision.advance(database)
  }

  /// Empties a base, or makes it.
  func replaceBase(id: Int64, name: String, version: String) throws {
    try database.execute(sql: "DELETE FROM base WHERE id = ?", arguments: [id])
    try database.execute(
      sql: "INSERT INTO base (id, name, version, key_version) VALUES (?, ?, ?, ?)",
      arguments: [id, name, version, SearchKey.version])
  }

  func setProtectedNames(_ names: [String], base: Int64) throws {
    try database.execute(sql: "DELETE FROM protected_name WHERE base_id = ?", arguments: [base])
    for (position, name) in names.enumerated() {
      try database.execute(
        sql: "INSERT INTO protected_name (base_id, position, text) VALUES (?, ?, ?)",
        arguments: [base, position, name])
    }
  }

  /// Adds a concept at a place in the order of a base, by default the end.
  mutating func insert(_ concept: Concept, base: Int64, at ordinal: Int64? = nil) throws {
    var subject: Int64?
    if let field = concept.subject { subject = try self.id(of: field, base: base) }
    try database.cachedStatement(
      sql: """
        INSERT INTO concept (base_id, ordinal, slug, subject_id, part_of_speech)
        VALUES (?1, ifnull(?2, (SELECT ifnull(max(ordinal), 0) + 1 FROM concept
          WHERE base_id = ?1)), ?3, ?4, ?5)
        """
    ).execute(
      arguments: [
        base, ordinal, concept.id.description, subject, concept.partOfSpeech.rawValue,
      ])
    let id = database.lastInsertedRowID
    for (position, definition) in concept.definitions.enumerated() {
      try insertText(
        "definition", position, definition.language, definition.text, concept: id)
    }
    for (position, note) in concept.notes.enumerated() {
      try insertText("note", position, nil, note, concept: id)
    }
    for (position, relation) in concept.relations.enumerated() {
      try database.execute(
        sql: "INSERT INTO relation (concept_id, position, kind, target) VALUES (?, ?, ?, ?)",
        arguments: [id, position, relation.kind.rawValue, relation.target.description])
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
      try database.cachedStatement(
        sql: """
          INSERT INTO kept_data (concept_id, position, language, designation, content)
          VALUES (?, ?, ?, ?, ?)
          """
      ).execute(
        arguments: [
          id, position, language?.description, designation, Data(KeptDataCode.bytes(kept)),
        ])
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
    try database.execute(sql: "DELETE FROM base_data WHERE base_id = ?", arguments: [base])
    for (position, item) in items.enumerated() {
      try database.execute(
        sql: "INSERT INTO base_data (base_id, position, content) VALUES (?, ?, ?)",
        arguments: [base, position, Data(KeptDataCode.bytes(KeptData(items: [item])))])
    }
  }

  /// Removes a concept and tells its place in the order of the base; nil if it was not there.
  func remove(_ concept: Concept.ID, base: Int64) throws -> Int64? {
    try Int64.fetchOne(
      database, sql: "DELETE FROM concept WHERE slug = ? AND base_id = ? RETURNING ordinal",
      arguments: [concept.description, base])
  }

  /// Removes the sources and subjects of a base that no concept needs any more.
  func prune(base: Int64) throws {
    try database.execute(
      sql: """
        DELETE FROM source WHERE base_id = ?1
          AND id NOT IN (SELECT source_id FROM designation_source);
        """, arguments: [base])
    try database.execute(
      sql: """
        DELETE FROM subject WHERE base_id = ?1
          AND id NOT IN (SELECT subject_id FROM concept WHERE subject_id IS NOT NULL);
        """, arguments: [base])
  }

  /// Makes the keys anew in bases whose keys follow older rules.
  mutating func renewKeys() throws {
    let stale = try Int64.fetchAll(
      database, sql: "SELECT id FROM base WHERE key_version <> ?", arguments: [SearchKey.version])
    for base in stale {
      let concepts = try ConceptReader(database).concepts(
        where: "concept.base_id = ?", .number(base))
      for (_, concept) in concepts {
        for (position, designation) in concept.designations.enumerated() {
          let key = try keys.keys(designation, of: concept)
          try database.execute(
            sql: """
              UPDATE designation SET key = ?, lemma = ?, sort_key = ?
              WHERE position = ?
              AND concept_id = (SELECT id FROM concept WHERE slug = ? AND base_id = ?)
              """,
            arguments: [
              key.plain, key.lemma, try sortKey(designation), position, concept.id.description,
              base,
            ])
        }
      }
      try database.execute(
        sql: "UPDATE base SET key_version = ? WHERE id = ?",
        arguments: [SearchKey.version, base])
    }
  }

  private func insertText(
    _ kind: String, _ position: Int, _ language: LanguageTag?, _ text: String, concept: Int64
  ) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO concept_text (concept_id, kind, position, language, text)
        VALUES (?, ?, ?, ?, ?)
        """
    ).execute(arguments: [concept, kind, position, language?.description, text])
  }

  private mutating func insert(
    _ designation: Designation, position: Int, standing: Int, of concept: Concept, id: Int64,
    base: Int64
  ) throws {
    let key = try keys.keys(designation, of: concept)
    let usage = designation.usage
    try database.cachedStatement(
      sql: """
        INSERT INTO designation (concept_id, position, standing, language, text, type, status,
          valid_from, valid_to, confidence, note, suggestion, expansion, is_ambiguous,
          is_case_sensitive, key, lemma, sort_key)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(
      arguments: [
        id, position, standing, designation.language.description, designation.text,
        designation.type.rawValue, designation.status.rawValue, designation.from?.description,
        designation.to?.description, designation.confidence.rawValue, designation.note,
        usage.suggestion, usage.expansion?.rawValue, usage.isAmbiguous, usage.isCaseSensitive,
        key.plain, key.lemma, try sortKey(designation),
      ])
    let designationID = database.lastInsertedRowID
    for item in UsageRuleRow.rows(of: usage) {
      try database.cachedStatement(
        sql: "INSERT INTO usage_rule (designation_id, kind, position, value) VALUES (?, ?, ?, ?)"
      ).execute(arguments: [designationID, item.kind.rawValue, item.position, item.value])
    }
    for (position, source) in designation.sources.enumerated() {
      try database.cachedStatement(
        sql: """
          INSERT INTO designation_source (designation_id, position, source_id) VALUES (?, ?, ?)
          """
      ).execute(arguments: [designationID, position, try self.id(of: source, base: base)])
    }
  }

  private mutating func sortKey(_ designation: Designation) throws -> DatabaseValue {
    let collator: Collator
    if let known = collators[designation.language] {
      collator = known
    } else {
      collator = try Collator(designation.language)
      collators[designation.language] = collator
    }
    return Data(try collator.sortKey(designation.text)).databaseValue
  }

  private mutating func id(of subject: SubjectField, base: Int64) throws -> Int64 {
    let name = BaseAndName(base: base, name: subject.id)
    if let known = subjects[name] { return known }
    let found = try Int64.fetchOne(
      database, sql: "SELECT id FROM subject WHERE base_id = ? AND slug = ?",
      arguments: [base, subject.id])
    if found == nil {
      try database.execute(
        sql: "INSERT INTO subject (base_id, slug) VALUES (?, ?)", arguments: [base, subject.id])
    }
    let id = found ?? database.lastInsertedRowID
    subjects[name] = id
    // A subject that a later file names without its titles keeps those it has.
    guard !subject.titles.isEmpty else { return id }
    try database.execute(sql: "DELETE FROM subject_title WHERE subject_id = ?", arguments: [id])
    for (position, title) in subject.titles.enumerated() {
      try database.execute(
        sql: """
          INSERT INTO subject_title (subject_id, position, language, text) VALUES (?, ?, ?, ?)
          """, arguments: [id, position, title.language.description, title.text])
    }
    return id
  }

  private mutating func id(of source: Source, base: Int64) throws -> Int64 {
    let name = BaseAndSource(base: base, source: source)
    if let known = sources[name] { return known }
    // A base may have as many sources as designations.
    if sources.count > 10_000 { sources.removeAll(keepingCapacity: true) }
    let found = try Int64.fetchOne(
      database,
      sql: """
        SELECT id FROM source
        WHERE base_id = ? AND slug = ? AND citation = ? AND ifnull(url, '') = ifnull(?, '')
        """, arguments: [base, source.id, source.citation, source.url])
    if found == nil {
      try database.execute(
        sql: "INSERT INTO source (base_id, slug, citation, url) VALUES (?, ?, ?, ?)",
        arguments: [base, source.id, source.citation, source.url])
    }
    let id = found ?? database.lastInsertedRowID
    sources[name] = id
    return id
  }
}
