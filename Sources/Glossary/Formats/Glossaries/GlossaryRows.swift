/// A row of a glossary: terms that mean the same, in two or more languages.
struct GlossaryRow {
  /// The line on which it begins.
  var line: Int

  /// The id that the row gives its concept.
  var id: String?

  /// The terms in the order of the columns.
  var designations: [Designation] = []

  /// The parts of speech of the terms, in step with them.
  var partsOfSpeech: [String?] = []

  /// Remarks on the concept.
  var notes: [String] = []

  /// What else the row says of the concept.
  var items: [DataItem] = []
}

/// Makes concepts of the rows of a glossary.
///
/// Rows of one id are one concept, and so are rows without ids that begin with the very same term.
struct GlossaryBuilder {
  /// The rows that were added and what came of them.
  private(set) var result = TermTableReader.Result()

  private let file: String
  private let options: GlossaryOptions

  /// The concepts by the id that rows give, or by the term with which rows without ids begin.
  private var places: [String: Int] = [:]
  private var ids: Set<Concept.ID> = []

  init(file: String, _ options: GlossaryOptions) {
    self.file = file
    self.options = options
  }

  /// Keeps what the file says of the base as a whole.
  mutating func keep(_ items: [DataItem]) { result.base.kept += items }

  /// Skips a row.
  mutating func skip(_ line: Int, _ rule: String, _ message: String) {
    result.rows += 1
    result.skipped.append(problem(line, rule, message))
  }

  /// Remarks on something that was read.
  mutating func remark(_ line: Int, _ rule: String, _ message: String) {
    result.remarks.append(problem(line, rule, message))
  }

  /// Adds a row.
  ///
  /// - Complexity: O(terms of its concept).
  mutating func add(_ row: GlossaryRow) {
    guard let first = row.designations.first else {
      skip(row.line, "missing-key", "the row has no term")
      return
    }
    let name = row.id.map { "#" + $0 } ?? first.text
    guard let id = places[name].map({ result.base.concepts[$0].id }) ?? id(of: row, first) else {
      skip(row.line, "invalid-value", "no id can be made of \"\(row.id ?? first.text)\"")
      return
    }
    result.rows += 1
    let place = places[name] ?? result.base.concepts.count
    if place == result.base.concepts.count {
      var concept = Concept(id: id, subject: options.subject, partOfSpeech: .other)
      if let given = row.id, given != id.description {
        concept.kept.attributes = [Attribute("id", given)]
      }
      result.base.concepts.append(concept)
      places[name] = place
      ids.insert(id)
    }
    var isNew = false
    for (index, designation) in row.designations.enumerated() {
      let part = row.partsOfSpeech.indices.contains(index) ? row.partsOfSpeech[index] : nil
      isNew = add(designation, part, to: place) || isNew
    }
    for note in row.notes where !result.base.concepts[place].notes.contains(note) {
      result.base.concepts[place].notes.append(note)
      isNew = true
    }
    for item in row.items where !result.base.concepts[place].kept.items.contains(item) {
      result.base.concepts[place].kept.items.append(item)
      isNew = true
    }
    if isNew { result.kept += 1 } else { result.merged += 1 }
  }

  /// A new id: the one that the row gives, else one made from its first term.
  private func id(of row: GlossaryRow, _ first: Designation) -> Concept.ID? {
    var slug = TermTableReader.slug(of: row.id ?? first.text)
    if let given = row.id {
      if Concept.ID(given) != nil { slug = given }
    } else if Concept.ID(slug).map(options.reservedIDs.contains) ?? false {
      slug += "-of-mine"
    }
    var id = Concept.ID(slug)
    var number = 2
    while let taken = id, ids.contains(taken) {
      id = Concept.ID("\(slug)-\(number)")
      number += 1
    }
    return id
  }

  /// Adds a term to a concept; false if the concept says it already.
  private mutating func add(_ new: Designation, _ part: String?, to place: Int) -> Bool {
    var new = new
    let known = result.base.concepts[place].designations
    if let index = known.firstIndex(where: { $0.language == new.language && $0.text == new.text }) {
      guard let note = new.note, note != known[index].note else { return false }
      let item = DataItem("note", text: note)
      if known[index].note == nil {
        result.base.concepts[place].designations[index].note = note
      } else if !known[index].kept.items.contains(item) {
        result.base.concepts[place].designations[index].kept.items.append(item)
      } else {
        return false
      }
      return true
    }
    let isAssumed = new.kept[TBXVocabulary.assumedStatus] != nil
    if isAssumed, known.contains(where: { $0.competes(with: new) }) {
      new.status = .admitted
      new.kept.attributes = [
        Attribute(TBXVocabulary.assumedStatus, AdministrativeStatus.admitted.rawValue)
      ]
    }
    if let part { new.kept.items.insert(DataItem("termNote", "partOfSpeech", text: part), at: 0) }
    let own = part.flatMap(PartOfSpeech.init)
    if let own, result.base.concepts[place].partOfSpeech == .other {
      result.base.concepts[place].partOfSpeech = own
    }
    result.base.concepts[place].designations.append(new)
    return true
  }

  private func problem(_ line: Int, _ rule: String, _ message: String) -> FileProblem {
    FileProblem(file: file, line: line, column: 1, rule: rule, message: message)
  }
}

/// How a glossary of another tool is read.
public struct GlossaryOptions: Hashable, Sendable {
  /// The language of the first column, where the file does not tell.
  public var source: LanguageTag?

  /// The language of the second column, where the file does not tell.
  public var target: LanguageTag?

  /// The subject field of all concepts.
  public var subject: SubjectField?

  /// Ids that other bases have, which no id made from a term may be.
  public var reservedIDs: Set<Concept.ID> = []

  /// The encoding of a file without a mark, by any common name; UTF-8 when nil.
  public var encoding: String?

  /// Makes options.
  public init(
    source: LanguageTag? = nil, target: LanguageTag? = nil, subject: SubjectField? = nil
  ) {
    self.source = source
    self.target = target
    self.subject = subject
  }
}

extension Designation {
  /// A designation of a file that states no status.
  init(assumed language: LanguageTag, _ text: String, note: String? = nil) {
    self.init(language: language, text: text, status: .preferred, note: note)
    kept.attributes = [
      Attribute(TBXVocabulary.assumedStatus, AdministrativeStatus.preferred.rawValue)
    ]
  }
}

extension Concept {
  /// The pairs of terms that say in rows which terms of two languages a concept has.
  ///
  /// Each term of the first language stands with the first of the second that has its form, else
  /// with the first; those of the second that are left stand likewise.
  ///
  /// - Complexity: O(n²) in the number of designations.
  func pairs(
    _ source: LanguageTag, _ target: LanguageTag,
    where isTarget: (Designation) -> Bool = { _ in true }
  ) -> [(source: Designation, target: Designation)] {
    let sources = designations.filter { $0.language == source }
    let targets = designations.filter { $0.language == target && isTarget($0) }
    guard let firstSource = sources.first, let firstTarget = targets.first else { return [] }
    var pairs = sources.map { own in
      (source: own, target: targets.first { $0.type == own.type } ?? firstTarget)
    }
    for other in targets where !pairs.contains(where: { $0.target == other }) {
      pairs.append(
        (source: sources.first { $0.type == other.type } ?? firstSource, target: other))
    }
    return pairs
  }
}
