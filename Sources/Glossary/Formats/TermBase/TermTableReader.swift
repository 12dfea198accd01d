/// Reads terms from tables: a row a designation (columns `concept`, `language`, `term`, …), or a row
/// a concept (a column a language).
///
/// Every row is accounted for. A row that cannot be understood is skipped with its reason, and the
/// others are read.
public struct TermTableReader {
  /// How a table is read.
  public struct Options: Hashable, Sendable {
    /// How fields are told apart.
    public var dialect: DelimitedReader.Dialect

    /// Columns by their heading; others are known by their names.
    public var columns: [String: TermTableField]

    /// The subject field of rows that name none.
    public var subject: SubjectField?

    /// Ids that other bases have: an id made from a term is never one of them, so that no concept
    /// is hidden by chance, and a row that names one is remarked.
    public var reservedIDs: Set<Concept.ID> = []

    /// Makes options.
    public init(
      dialect: DelimitedReader.Dialect, columns: [String: TermTableField] = [:],
      subject: SubjectField? = nil
    ) {
      self.dialect = dialect
      self.columns = columns
      self.subject = subject
    }
  }

  /// What reading yields.
  ///
  /// `rows` is the sum of `kept`, `merged` and the skipped ones.
  public struct Result: Hashable, Sendable {
    /// The concepts, in the order of their first rows.
    public var base = TermBase()

    /// The rows below the heading.
    public var rows = 0

    /// Rows that brought a designation.
    public var kept = 0

    /// Rows that said nothing new of a concept.
    public var merged = 0

    /// Rows that were left out, with the reason.
    public var skipped: [FileProblem] = []

    /// Remarks on rows that were kept, and on columns that were not read.
    public var remarks: [FileProblem] = []
  }

  /// Reads a table.
  ///
  /// - Complexity: O(size).
  /// - Throws: a `FileProblem` when the file, its quotes or its heading cannot be understood.
  public static func read(_ file: NamedFile, _ options: Options) throws(FileProblem) -> Result {
    let records = try DelimitedReader.read(
      try file.text(), file: file.name, dialect: options.dialect)
    guard let heading = records.first else { return Result() }
    var reader = TermTableReader(file: file.name, options: options)
    try reader.readHeading(heading)
    for record in records.dropFirst() { reader.readRow(record) }
    reader.result.base.concepts = reader.order.compactMap { reader.concepts[$0] }
    return reader.result
  }

  private let file: String
  private let options: Options
  private var columns: [TermTableField?] = []
  private var isLong = false
  private var concepts: [Concept.ID: Concept] = [:]
  private var order: [Concept.ID] = []
  private var result = Result()

  private init(file: String, options: Options) {
    self.file = file
    self.options = options
  }

  /// Why a row is skipped.
  private struct Reason: Error {
    var rule: String
    var message: String
  }

  private mutating func readHeading(_ heading: DelimitedReader.Record) throws(FileProblem) {
    func problem(_ message: String) -> FileProblem {
      FileProblem(
        file: file, line: heading.line, column: 1, kind: .unreadable, rule: "heading",
        message: message)
    }
    for name in options.columns.keys.sorted() where !heading.fields.contains(name) {
      throw problem(
        "no column \"\(name)\"; the heading has \(heading.fields.joined(separator: ", "))")
    }
    let names = heading.fields.map { Self.trimmed($0) ?? "" }
    columns = zip(heading.fields, names).map { options.columns[$0] ?? TermTableField(name: $1) }
    isLong = columns.contains(.term)
    // Beside a column of terms, `id` names the concept and not Indonesian.
    if isLong {
      for index in columns.indices {
        if case .terms = columns[index] {
          columns[index] = names[index].lowercased() == "id" ? .concept : nil
        }
      }
      guard columns.contains(.language), columns.contains(.concept) else {
        throw problem("a table with a term column needs a concept and a language column too")
      }
    } else {
      // With languages named by the user, an `id` beside them is a number more likely than Indonesian.
      let isMapped = options.columns.values.contains { $0.isTerms }
      for index in columns.indices where isMapped && columns[index]?.isTerms == true {
        if options.columns[heading.fields[index]] == nil { columns[index] = nil }
      }
      guard languages.count > 1 else {
        throw problem(
          "no terms: name columns by language (en, id) or map them, as in --map en=Source")
      }
    }
    for index in columns.indices {
      guard let column = columns[index], columns[..<index].contains(column) else { continue }
      columns[index] = nil
    }
    for (name, column) in zip(heading.fields, columns) where column == nil {
      result.remarks.append(
        remark(heading.line, "unread-column", "the column \"\(name)\" is not read"))
    }
  }

  private var languages: [LanguageTag] {
    columns.compactMap { column in
      if case .terms(let tag) = column { return tag }
      return nil
    }
  }

  private func remark(_ line: Int, _ rule: String, _ message: String) -> FileProblem {
    FileProblem(file: file, line: line, column: 1, rule: rule, message: message)
  }

  private mutating func readRow(_ record: DelimitedReader.Record) {
    result.rows += 1
    do throws(Reason) {
      guard record.fields.count <= columns.count else {
        throw Reason(
          rule: "row-length",
          message: "the row has \(record.fields.count) fields, the heading \(columns.count)")
      }
      let isNew = isLong ? try readDesignation(record) : try readConcept(record)
      if isNew { result.kept += 1 } else { result.merged += 1 }
    } catch {
      result.skipped.append(remark(record.line, error.rule, error.message))
    }
  }

  /// The value of a column; nil where it is absent or empty.
  private func value(_ field: TermTableField, _ record: DelimitedReader.Record) -> String? {
    for (column, value) in zip(columns, record.fields) where column == field {
      return Self.trimmed(value)
    }
    return nil
  }

  /// A cell without white space at its ends; nil where nothing is left.
  private static func trimmed(_ cell: String) -> String? {
    let text = cell.drop { $0.isWhitespace }
    return text.lastIndex { !$0.isWhitespace }.map { String(text[...$0]) }
  }

  private mutating func readDesignation(_ record: DelimitedReader.Record) throws(Reason) -> Bool {
    guard let name = value(.concept, record), let id = Concept.ID(name) else {
      throw Reason(
        rule: "invalid-value",
        message: "\"\(value(.concept, record) ?? "")\" is no concept id; use lower-case letters,"
          + " digits and single hyphens")
    }
    guard let term = value(.term, record) else {
      throw Reason(rule: "missing-key", message: "the row has no term")
    }
    let language: LanguageTag
    do throws(LanguageTagError) {
      language = try LanguageTag(value(.language, record) ?? "")
    } catch {
      throw Reason(rule: "invalid-value", message: error.message)
    }
    var designation = Designation(
      language: language, text: term, type: try form(record), status: try status(record))
    designation.from = try date(.from, record)
    designation.to = try date(.to, record)
    designation.note = value(.note, record)
    designation.usage.suggestion = value(.suggestion, record)
    designation.confidence = try confidence(record)
    designation.sources = source(record)
    if let from = designation.from, let to = designation.to, to.isReached(by: from) {
      throw Reason(rule: "dates-out-of-order", message: "the term ends (\(to)) before it begins")
    }
    try prepare(id, record)
    if let definition = value(.definition, record) {
      addDefinition(LocalizedText(language, definition), to: id)
    }
    return add(designation, to: id, line: record.line)
  }

  private mutating func readConcept(_ record: DelimitedReader.Record) throws(Reason) -> Bool {
    var terms: [LocalizedText] = []
    for language in languages {
      if let term = value(.terms(language), record) { terms.append(LocalizedText(language, term)) }
    }
    guard let first = terms.first else {
      throw Reason(rule: "missing-key", message: "the row has no term")
    }
    let id = try conceptID(record, firstTerm: first.text)
    let status = try status(record)
    let form = try form(record)
    try prepare(id, record)
    if let definition = value(.definition, record) {
      addDefinition(LocalizedText(first.language, definition), to: id)
    }
    if let note = value(.note, record), concepts[id]?.notes.contains(note) == false {
      concepts[id]?.notes.append(note)
    }
    var isNew = false
    for term in terms {
      let designation = Designation(
        language: term.language, text: term.text, type: form, status: status,
        sources: source(record))
      isNew = add(designation, to: id, line: record.line) || isNew
    }
    return isNew
  }

  /// The id that a row gives, else one made from its first term.
  private func conceptID(
    _ record: DelimitedReader.Record, firstTerm term: String
  ) throws(Reason) -> Concept.ID {
    let given = value(.concept, record)
    var name = given ?? Self.slug(of: term)
    if given == nil, Concept.ID(name).map(options.reservedIDs.contains) ?? false {
      name += "-of-mine"
    }
    guard let id = Concept.ID(name) else {
      throw Reason(rule: "invalid-value", message: "\"\(name)\" is no concept id")
    }
    return id
  }

  private mutating func prepare(_ id: Concept.ID, _ record: DelimitedReader.Record) throws(Reason) {
    let part = try partOfSpeech(record)
    var subject = options.subject
    if let name = value(.subject, record) {
      guard Slug.isValid(name) else {
        throw Reason(rule: "invalid-value", message: "\"\(name)\" is no subject id")
      }
      subject = SubjectField(id: name)
    }
    if concepts[id] == nil {
      concepts[id] = Concept(id: id, subject: subject)
      order.append(id)
      if options.reservedIDs.contains(id) {
        result.remarks.append(
          remark(record.line, "hidden-concept", "\(id) will hide the concept of another base"))
      }
    }
    if let part { concepts[id]?.partOfSpeech = part }
    for case .definitions(let language) in columns {
      if let text = value(.definitions(language), record) {
        addDefinition(LocalizedText(language, text), to: id)
      }
    }
  }

  private func partOfSpeech(
    _ record: DelimitedReader.Record
  ) throws(Reason) -> PartOfSpeech? {
    guard let name = value(.partOfSpeech, record) else { return nil }
    let known: [String: PartOfSpeech] = ["n": .noun, "v": .verb, "adj": .adjective, "adv": .adverb]
    if let part = known[name] ?? PartOfSpeech(rawValue: name) { return part }
    throw Reason(rule: "invalid-value", message: "no part of speech \"\(name)\"")
  }

  private mutating func addDefinition(_ definition: LocalizedText, to id: Concept.ID) {
    let isKnown = concepts[id]?.definitions.contains { $0.language == definition.language } ?? true
    if !isKnown { concepts[id]?.definitions.append(definition) }
  }

  /// Adds a designation; false if the concept has it.
  ///
  /// A second preferred one becomes admitted.
  private mutating func add(_ new: Designation, to id: Concept.ID, line: Int) -> Bool {
    var new = new
    for old in concepts[id]?.designations ?? [] where old.language == new.language {
      if old.text == new.text { return false }
      if old.competes(with: new) {
        new.status = .admitted
        result.remarks.append(
          remark(
            line, "two-preferred",
            "\"\(new.text)\" became admitted: \"\(old.text)\" is preferred already"))
      }
    }
    concepts[id]?.designations.append(new)
    return true
  }

  private func status(_ record: DelimitedReader.Record) throws(Reason) -> AdministrativeStatus {
    let text = value(.status, record) ?? ""
    if let status = AdministrativeStatus(spelling: text) { return status }
    throw Reason(rule: "invalid-value", message: "no status \"\(text)\"")
  }

  private func form(_ record: DelimitedReader.Record) throws(Reason) -> Designation.Form {
    let text = value(.type, record) ?? ""
    if let form = Designation.Form(spelling: text) { return form }
    throw Reason(rule: "invalid-value", message: "no type \"\(text)\"")
  }

  private func confidence(
    _ record: DelimitedReader.Record
  ) throws(Reason) -> Designation.Confidence {
    guard let text = value(.confidence, record) else { return .wellKnown }
    if let confidence = Designation.Confidence(rawValue: text) { return confidence }
    throw Reason(rule: "invalid-value", message: "no confidence \"\(text)\"")
  }

  private func date(
    _ field: TermTableField, _ record: DelimitedReader.Record
  ) throws(Reason) -> PartialDate? {
    guard let text = value(field, record) else { return nil }
    if let date = PartialDate(text) { return date }
    throw Reason(
      rule: "invalid-value", message: "no date: \"\(text)\"; write YYYY, YYYY-MM or YYYY-MM-DD")
  }

  private func source(_ record: DelimitedReader.Record) -> [Source] {
    let url = value(.url, record)
    guard let citation = value(.source, record) ?? url else { return [] }
    return [Source(id: "", citation: citation, url: url)]
  }

  /// A concept id made from a term: its letters and digits in ASCII, and a fingerprint where these
  /// are not the whole term.
  public static func slug(of term: String) -> String { Concept.ID.slug(of: term) }
}
