internal import Yams

/// Reads term bases from YAML, the form in which terminologists keep them.
///
/// Files are read together: sources and relations reach from one into another. The form is
/// described in `docs/term-base.md`.
public struct TermBaseYAMLReader {
  /// What reading yields: the base and everything wrong with the files.
  public struct Result: Hashable, Sendable {
    /// The concepts that could be read, in the order of the files.
    public var base: TermBase

    /// The problems, in the order of files and lines.
    public var problems: [FileProblem]
  }

  /// Reads files as one base, whose sources and relations may reach into a base that is known.
  ///
  /// - Complexity: O(total size).
  public static func read(_ files: [NamedFile], beside known: TermBase = TermBase()) -> Result {
    var reader = TermBaseYAMLReader()
    for concept in known.concepts {
      reader.check.know(concept.id)
      for source in concept.designations.flatMap(\.sources) where !source.id.isEmpty {
        reader.knownSources[source.id] = source
      }
    }
    var roots: [(cursor: YAMLCursor, fields: YAMLCursor.Fields)] = []
    var problems: [FileProblem] = []
    for file in files {
      var cursor = YAMLCursor(file: file.name)
      do throws(FileProblem) {
        if let root = cursor.root(of: try file.text()),
          var fields = cursor.fields(root, of: "the file")
        {
          reader.readSources(&cursor, fields.take("sources"))
          reader.readSubjects(&cursor, fields.take("subjects"))
          roots.append((cursor, fields))
          continue
        }
      } catch {
        problems.append(error)
      }
      problems += cursor.problems
    }
    for (cursor, fields) in roots {
      problems += reader.readBody(cursor, fields)
    }
    // Relations and unused sources can be judged only when every file has been read.
    problems += reader.check.finish()
    let order = Dictionary(
      files.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    problems.sort {
      (order[$0.file] ?? 0, $0.line, $0.column) < (order[$1.file] ?? 0, $1.line, $1.column)
    }
    return Result(base: reader.base, problems: problems)
  }

  private var base = TermBase()
  private var sources: [String: Source] = [:]
  private var knownSources: [String: Source] = [:]
  private var subjects: [String: SubjectField] = [:]
  private var check = TermBaseCheck()

  private mutating func readSources(_ cursor: inout YAMLCursor, _ node: Node?) {
    for (id, key, value) in cursor.pairs(node, of: "sources") {
      guard var fields = cursor.fields(value, of: "the source \(id)") else { continue }
      let citation = cursor.text(fields.take("citation"), of: "the citation of \(id)")
      let url = cursor.text(fields.take("url"), of: "the url of \(id)")
      cursor.finish(fields, of: "a source")
      if !Slug.isValid(id) {
        cursor.report(key, "invalid-value", "\"\(id)\" is no id; \(Self.slugForm)")
      } else if sources[id] != nil {
        cursor.report(key, "duplicate-id", "the source \(id) is defined twice")
      } else if let citation {
        sources[id] = Source(id: id, citation: citation, url: url)
        check.add(source: id, at: Place(cursor.file, key))
      } else {
        cursor.report(key, "missing-key", "the source \(id) needs a citation")
      }
    }
  }

  private mutating func readSubjects(_ cursor: inout YAMLCursor, _ node: Node?) {
    for (id, key, value) in cursor.pairs(node, of: "subjects") {
      if Slug.isValid(id) {
        let titles = cursor.localized(value, of: "the title of \(id)")
        subjects[id] = SubjectField(id: id, titles: titles)
      } else {
        cursor.report(key, "invalid-value", "\"\(id)\" is no id; \(Self.slugForm)")
      }
    }
  }

  /// The field that a `subject:` key names, with the titles known of it.
  private func readSubject(
    _ cursor: inout YAMLCursor, _ node: Node?, titles: [LocalizedText] = []
  ) -> SubjectField? {
    guard let id = cursor.text(node, of: "the subject") else { return nil }
    guard Slug.isValid(id) else {
      cursor.report(node, "invalid-value", "\"\(id)\" is no id; \(Self.slugForm)")
      return nil
    }
    return titles.isEmpty
      ? subjects[id] ?? SubjectField(id: id) : SubjectField(id: id, titles: titles)
  }

  private mutating func readBody(
    _ cursor: YAMLCursor, _ fields: YAMLCursor.Fields
  ) -> [FileProblem] {
    var cursor = cursor
    var fields = fields
    let titles = cursor.localized(fields.take("title"), of: "the title")
    let subject = readSubject(&cursor, fields.take("subject"), titles: titles)
    base.protectedNames += cursor.texts(fields.take("protectedNames"), of: "a protected name")
    for node in cursor.list(fields.take("concepts")) {
      if let concept = readConcept(&cursor, node, subject: subject) {
        base.concepts.append(concept)
      }
    }
    cursor.finish(fields, of: "the file")
    return cursor.problems
  }

  private mutating func readConcept(
    _ cursor: inout YAMLCursor, _ node: Node, subject: SubjectField?
  ) -> Concept? {
    guard var fields = cursor.fields(node, of: "a concept") else { return nil }
    let idNode = fields.take("id")
    guard let name = cursor.text(idNode, of: "the id of a concept") else {
      cursor.report(node, "missing-key", "a concept needs an id")
      return nil
    }
    guard let id = Concept.ID(name) else {
      cursor.report(idNode, "invalid-value", "\"\(name)\" is no id; \(Self.slugForm)")
      return nil
    }
    check.add(concept: id, at: Place(cursor.file, idNode ?? node))
    var concept = Concept(id: id, subject: subject)
    if let own = readSubject(&cursor, fields.take("subject")) { concept.subject = own }
    concept.partOfSpeech =
      cursor.choice(fields.take("partOfSpeech"), of: "partOfSpeech") ?? .noun
    concept.definitions = cursor.localized(fields.take("definition"), of: "the definition")
    concept.notes = cursor.texts(fields.take("notes"), of: "a note")
    readRelations(&cursor, fields.take("relations"), into: &concept)
    for (tag, key, list) in cursor.pairs(fields.take("designations"), of: "designations") {
      guard let language = cursor.language(tag, at: key) else { continue }
      for node in cursor.list(list) {
        guard let designation = readDesignation(&cursor, node, in: language) else { continue }
        concept.designations.append(designation)
        check.add(designation, of: id, at: Place(cursor.file, node))
      }
    }
    cursor.finish(fields, of: "a concept")
    if concept.designations.isEmpty {
      cursor.report(node, "missing-key", "the concept \(id) has no designation")
    }
    return concept
  }

  private mutating func readRelations(
    _ cursor: inout YAMLCursor, _ node: Node?, into concept: inout Concept
  ) {
    for element in cursor.list(node) {
      for (kind, key, value) in cursor.pairs(element, of: "a relation") {
        guard let kind = Concept.Relation.Kind(rawValue: kind) else {
          let known = Concept.Relation.Kind.allCases.map(\.rawValue).joined(separator: ", ")
          cursor.report(key, "invalid-value", "no relation \"\(kind)\"; write one of \(known)")
          continue
        }
        guard let text = cursor.text(value, of: "the target of a relation") else { continue }
        guard let target = Concept.ID(text) else {
          cursor.report(value, "invalid-value", "\"\(text)\" is no id; \(Self.slugForm)")
          continue
        }
        concept.relations.append(Concept.Relation(kind, target))
        check.add(relationTo: target, at: Place(cursor.file, value))
      }
    }
  }

  private mutating func readDesignation(
    _ cursor: inout YAMLCursor, _ node: Node, in language: LanguageTag
  ) -> Designation? {
    guard var fields = cursor.fields(node, of: "a designation") else { return nil }
    let text = cursor.text(fields.take("term"), of: "the term")
    let statusNode = fields.take("status")
    let status: AdministrativeStatus? = cursor.choice(statusNode, of: "the status")
    var designation = Designation(
      language: language, text: text ?? "", status: status ?? .admitted)
    designation.type = cursor.choice(fields.take("type"), of: "the type") ?? .fullForm
    designation.from = cursor.date(fields.take("from"), of: "from")
    designation.to = cursor.date(fields.take("to"), of: "to")
    designation.confidence =
      cursor.choice(fields.take("confidence"), of: "the confidence") ?? .wellKnown
    designation.note = cursor.text(fields.take("note"), of: "the note")
    for node in cursor.list(fields.take("sources")) {
      if let source = readSourceReference(&cursor, node) { designation.sources.append(source) }
    }
    if let usage = fields.take("usage") {
      designation.usage = UsageRuleYAML.read(&cursor, usage)
    }
    cursor.finish(fields, of: "a designation")
    if text == nil {
      cursor.report(node, "missing-key", "a designation needs a term")
      return nil
    }
    if statusNode == nil {
      cursor.report(node, "missing-key", "the designation \"\(text ?? "")\" needs a status")
    }
    return designation
  }

  /// A source by its id, or written out in place.
  private mutating func readSourceReference(
    _ cursor: inout YAMLCursor, _ node: Node
  ) -> Source? {
    if node.mapping != nil, var fields = cursor.fields(node, of: "a source") {
      let citation = cursor.text(fields.take("citation"), of: "the citation")
      let url = cursor.text(fields.take("url"), of: "the url")
      cursor.finish(fields, of: "a source")
      return citation.map { Source(id: "", citation: $0, url: url) }
    }
    guard let id = cursor.text(node, of: "a source") else { return nil }
    if let source = sources[id] {
      check.use(source: id)
      return source
    }
    if let source = knownSources[id] { return source }
    cursor.report(
      node, "unknown-source",
      "no source \"\(id)\"; define it under sources: or write {citation: …, url: …} here")
    return nil
  }

  private static let slugForm = "use lower-case letters, digits and single hyphens"
}

/// A place in a file.
struct Place: Hashable {
  var file: String
  var line: Int
  var column: Int

  init(_ file: String, _ node: Node) {
    self.file = file
    line = node.mark?.line ?? 1
    column = node.mark?.column ?? 1
  }

  func problem(_ rule: String, _ message: String) -> FileProblem {
    FileProblem(file: file, line: line, column: column, rule: rule, message: message)
  }
}
