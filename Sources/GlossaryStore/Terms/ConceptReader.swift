internal import Glossary

/// Reads whole concepts from the tables of a store.
struct ConceptReader {
  /// A value in a condition.
  enum Parameter {
    case number(Int64)
    case text(String)
  }

  private let database: any Database
  private let tags = LanguageTags()

  /// Whether definitions, notes and what files say beside are read.
  private let hasTexts: Bool

  init(_ database: any Database, hasTexts: Bool = true) {
    self.database = database
    self.hasTexts = hasTexts
  }

  /// The concepts that a condition on `concept` selects, by id.
  ///
  /// A handful of queries, whatever the number of concepts.
  func concepts(
    where condition: String, _ arguments: Parameter...
  ) throws -> [Int64: Concept] {
    var concepts: [Int64: Concept] = [:]
    var subjectIDs: [Int64: Int64] = [:]
    try forEach(
      "SELECT id, slug, subject_id, part_of_speech FROM concept WHERE \(condition)", arguments
    ) { row in
      guard let id = row.number(0), let slug = Concept.ID(row.text(1) ?? "") else { return }
      subjectIDs[id] = row.number(2)
      concepts[id] = Concept(
        id: slug, subject: nil, partOfSpeech: PartOfSpeech(rawValue: row.text(3) ?? "") ?? .other)
    }
    if concepts.isEmpty { return [:] }
    // A few ids are cheaper to name than to select again in each of the queries that follow.
    let isShort = concepts.count <= 20
    let selected =
      isShort
      ? concepts.keys.map(String.init).joined(separator: ", ")
      : "SELECT concept.id FROM concept WHERE \(condition)"
    let arguments = isShort ? [] : arguments
    let subjects = try subjects(selected, arguments)
    for (id, subject) in subjectIDs { concepts[id]?.subject = subjects[subject] }
    if hasTexts { try readTexts(selected, arguments, into: &concepts) }
    try forEach(
      """
      SELECT concept_id, kind, target FROM relation
      WHERE concept_id IN (\(selected)) ORDER BY concept_id, position
      """, arguments
    ) { row in
      guard let id = row.number(0), let kind = Concept.Relation.Kind(rawValue: row.text(1) ?? ""),
        let target = Concept.ID(row.text(2) ?? "")
      else { return }
      concepts[id]?.relations.append(Concept.Relation(kind, target))
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
      guard let id = row.number(0), let concept = row.number(1) else { return }
      let designation = designation(row, usage[id] ?? UsageRule(), sources[id] ?? [])
      if let designation { concepts[concept]?.designations.append(designation) }
    }
    if hasTexts { try addKept(selected, arguments, to: &concepts) }
    return concepts
  }

  private func addKept(
    _ selected: String, _ arguments: [Parameter], to concepts: inout [Int64: Concept]
  ) throws {
    var failure: (any Error)?
    try forEach(
      """
      SELECT concept_id, language, designation, content FROM kept_data
      WHERE concept_id IN (\(selected)) ORDER BY concept_id, position
      """, arguments
    ) { row in
      do {
        guard let id = row.number(0), concepts[id] != nil else { return }
        let kept = try KeptDataCode.kept(row.bytes(3))
        if let language = tags[row.text(1)] {
          concepts[id]?.keptByLanguage.append(LanguageData(language, kept))
        } else if let position = row.number(2).map(Int.init) {
          guard concepts[id]?.designations.indices.contains(position) ?? false else { return }
          concepts[id]?.designations[position].kept = kept
        } else {
          concepts[id]?.kept = kept
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }

  /// What files say of some bases as wholes, in the order of the bases.
  static func kept(_ database: any Database, where condition: String) throws -> [DataItem] {
    let statement = try database.prepare(
      "SELECT content FROM base_data WHERE \(condition) ORDER BY base_id, position")
    var items: [DataItem] = []
    while try statement.step() {
      for item in try KeptDataCode.kept(statement.bytes(0)).items where !items.contains(item) {
        items.append(item)
      }
    }
    return items
  }

  private func readTexts(
    _ selected: String, _ arguments: [Parameter], into concepts: inout [Int64: Concept]
  ) throws {
    try forEach(
      """
      SELECT concept_id, kind, language, text FROM concept_text
      WHERE concept_id IN (\(selected)) ORDER BY concept_id, kind, position
      """, arguments
    ) { row in
      guard let id = row.number(0), let text = row.text(3) else { return }
      if let language = tags[row.text(2)] {
        concepts[id]?.definitions.append(LocalizedText(language, text))
      } else {
        concepts[id]?.notes.append(text)
      }
    }
  }

  private func designation(
    _ row: any Statement, _ usage: UsageRule, _ sources: [Source]
  ) -> Designation? {
    guard let language = tags[row.text(2)], let text = row.text(3),
      let status = row.text(5).flatMap(AdministrativeStatus.init)
    else { return nil }
    var usage = usage
    usage.suggestion = row.text(10)
    usage.expansion = row.text(11).flatMap(UsageRule.Expansion.init)
    usage.isAmbiguous = row.number(12) == 1
    usage.isCaseSensitive = row.number(13) == 1
    return Designation(
      language: language, text: text,
      type: row.text(4).flatMap(Designation.Form.init) ?? .variant, status: status,
      from: row.text(6).flatMap { PartialDate($0) }, to: row.text(7).flatMap { PartialDate($0) },
      sources: sources, confidence: row.text(8).flatMap(Designation.Confidence.init) ?? .unsure,
      note: row.text(9), usage: usage)
  }

  private func subjects(
    _ selected: String, _ arguments: [Parameter]
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
      guard let id = row.number(0), let slug = row.text(1) else { return }
      var subject = subjects[id] ?? SubjectField(id: slug)
      if let language = tags[row.text(2)], let title = row.text(3) {
        subject.titles.append(LocalizedText(language, title))
      }
      subjects[id] = subject
    }
    return subjects
  }

  private func usageRules(
    _ selected: String, _ arguments: [Parameter]
  ) throws -> [Int64: UsageRule] {
    var rules: [Int64: UsageRule] = [:]
    try forEach(
      """
      SELECT designation_id, kind, position, value FROM usage_rule
      WHERE designation_id IN (SELECT id FROM designation WHERE concept_id IN (\(selected)))
      ORDER BY designation_id, position
      """, arguments
    ) { row in
      guard let id = row.number(0), let kind = row.text(1).flatMap(UsageRuleRow.Kind.init),
        let position = row.number(2), let value = row.text(3)
      else { return }
      UsageRuleRow(kind: kind, position: Int(position), value: value)
        .add(to: &rules[id, default: UsageRule()])
    }
    return rules
  }

  private func sources(
    _ selected: String, _ arguments: [Parameter]
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
      guard let id = row.number(0), let slug = row.text(1), let citation = row.text(2) else {
        return
      }
      sources[id, default: []].append(Source(id: slug, citation: citation, url: row.text(3)))
    }
    return sources
  }

  private func forEach(
    _ sql: String, _ arguments: [Parameter], _ body: (any Statement) -> Void
  ) throws {
    let statement = try database.prepare(sql)
    for (index, argument) in arguments.enumerated() {
      switch argument {
      case .number(let number): statement.bind(Int32(index + 1), number)
      case .text(let text): statement.bind(Int32(index + 1), text)
      }
    }
    while try statement.step() { body(statement) }
  }
}

/// The language tags of the store, each read once; they are canonical, so they always parse.
private final class LanguageTags {
  private var known: [String: LanguageTag] = [:]

  subscript(text: String?) -> LanguageTag? {
    guard let text else { return nil }
    if let tag = known[text] { return tag }
    let tag = try? LanguageTag(text)
    known[text] = tag
    return tag
  }
}
