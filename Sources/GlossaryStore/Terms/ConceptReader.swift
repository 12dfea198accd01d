internal import Glossary
internal import GRDB

/// Reads whole concepts from the tables of a store.
struct ConceptReader {
  private let database: Database

  init(_ database: Database) {
    self.database = database
  }

  /// The concepts that a condition on `concept` selects, by id.
  ///
  /// A handful of queries, whatever the number of concepts.
  func concepts(
    where condition: String, arguments: StatementArguments
  ) throws -> [Int64: Concept] {
    var rows: [Row] = []
    try forEach(
      "SELECT id, slug, subject_id, part_of_speech FROM concept WHERE \(condition)", arguments
    ) { rows.append($0.copy()) }
    let ids = rows.map { $0["id"] as Int64 }
    // A few ids are cheaper to name than to select again in each of the queries that follow.
    let isShort = ids.count <= 20
    let selected =
      isShort
      ? ids.map(String.init).joined(separator: ", ")
      : "SELECT concept.id FROM concept WHERE \(condition)"
    let arguments = isShort ? StatementArguments() : arguments
    let subjects = try subjects(selected, arguments)
    var concepts: [Int64: Concept] = [:]
    for row in rows {
      guard let id = Concept.ID(row["slug"]) else { continue }
      concepts[row["id"]] = Concept(
        id: id, subject: (row["subject_id"] as Int64?).flatMap { subjects[$0] },
        partOfSpeech: PartOfSpeech(rawValue: row["part_of_speech"]) ?? .other)
    }
    try forEach(
      """
      SELECT concept_id, kind, language, text FROM concept_text
      WHERE concept_id IN (\(selected)) ORDER BY concept_id, kind, position
      """, arguments
    ) { row in
      let id: Int64 = row["concept_id"]
      if let language = tag(row["language"]) {
        concepts[id]?.definitions.append(LocalizedText(language, row["text"]))
      } else {
        concepts[id]?.notes.append(row["text"])
      }
    }
    try forEach(
      """
      SELECT concept_id, kind, target FROM relation
      WHERE concept_id IN (\(selected)) ORDER BY concept_id, position
      """, arguments
    ) { row in
      guard let kind = Concept.Relation.Kind(rawValue: row["kind"]),
        let target = Concept.ID(row["target"])
      else { return }
      concepts[row["concept_id"]]?.relations.append(Concept.Relation(kind, target))
    }
    let usage = try usageRules(selected, arguments)
    let sources = try sources(selected, arguments)
    try forEach(
      """
      SELECT id, concept_id, language, text, type, status, valid_from, valid_to, confidence, note,
        suggestion, expansion, is_ambiguous, is_case_sensitive
      FROM designation WHERE concept_id IN (\(selected)) ORDER BY concept_id, position
      """, arguments
    ) { row in
      let id: Int64 = row["id"]
      let designation = designation(row, usage[id] ?? UsageRule(), sources[id] ?? [])
      if let designation { concepts[row["concept_id"]]?.designations.append(designation) }
    }
    return concepts
  }

  private func designation(_ row: Row, _ usage: UsageRule, _ sources: [Source]) -> Designation? {
    guard let language = tag(row["language"]),
      let status = AdministrativeStatus(rawValue: row["status"])
    else { return nil }
    var usage = usage
    usage.suggestion = row["suggestion"]
    usage.expansion = (row["expansion"] as String?).flatMap(UsageRule.Expansion.init)
    usage.isAmbiguous = row["is_ambiguous"]
    usage.isCaseSensitive = row["is_case_sensitive"]
    return Designation(
      language: language, text: row["text"],
      type: Designation.Form(rawValue: row["type"]) ?? .variant, status: status,
      from: (row["valid_from"] as String?).flatMap { PartialDate($0) },
      to: (row["valid_to"] as String?).flatMap { PartialDate($0) }, sources: sources,
      confidence: Designation.Confidence(rawValue: row["confidence"]) ?? .unsure,
      note: row["note"], usage: usage)
  }

  private func subjects(
    _ selected: String, _ arguments: StatementArguments
  ) throws -> [Int64: SubjectField] {
    var subjects: [Int64: SubjectField] = [:]
    try forEach(
      """
      SELECT subject.id, slug, language, text
      FROM subject LEFT JOIN subject_title ON subject_title.subject_id = subject.id
      WHERE subject.id IN (SELECT subject_id FROM concept WHERE id IN (\(selected)))
      ORDER BY subject.id, position
      """, arguments
    ) { row in
      let id: Int64 = row["id"]
      var subject = subjects[id] ?? SubjectField(id: row["slug"])
      if let language = tag(row["language"]) {
        subject.titles.append(LocalizedText(language, row["text"]))
      }
      subjects[id] = subject
    }
    return subjects
  }

  private func usageRules(
    _ selected: String, _ arguments: StatementArguments
  ) throws -> [Int64: UsageRule] {
    var rules: [Int64: UsageRule] = [:]
    try forEach(
      """
      SELECT designation_id, kind, position, value FROM usage_rule
      WHERE designation_id IN (SELECT id FROM designation WHERE concept_id IN (\(selected)))
      ORDER BY designation_id, position
      """, arguments
    ) { row in
      guard let kind = UsageRuleRow.Kind(rawValue: row["kind"]) else { return }
      UsageRuleRow(kind: kind, position: row["position"], value: row["value"])
        .add(to: &rules[row["designation_id"], default: UsageRule()])
    }
    return rules
  }

  private func sources(
    _ selected: String, _ arguments: StatementArguments
  ) throws -> [Int64: [Source]] {
    var sources: [Int64: [Source]] = [:]
    try forEach(
      """
      SELECT designation_id, slug, citation, url
      FROM designation_source JOIN source ON source.id = source_id
      WHERE designation_id IN (SELECT id FROM designation WHERE concept_id IN (\(selected)))
      ORDER BY designation_id, position
      """, arguments
    ) { row in
      sources[row["designation_id"], default: []].append(
        Source(id: row["slug"], citation: row["citation"], url: row["url"]))
    }
    return sources
  }

  private func forEach(
    _ sql: String, _ arguments: StatementArguments, _ body: (Row) -> Void
  ) throws {
    let rows = try Row.fetchCursor(try database.cachedStatement(sql: sql), arguments: arguments)
    while let row = try rows.next() { body(row) }
  }

  private func tag(_ text: String?) -> LanguageTag? {
    // The store holds canonical tags only, which always parse.
    text.flatMap { try? LanguageTag($0) }
  }
}
