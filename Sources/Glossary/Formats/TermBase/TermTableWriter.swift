/// Writes concepts as a table with a row a designation, which `TermTableReader` reads.
///
/// A table has no place for usage rules but the suggestion, for relations, for more than one
/// address of a source, and for notes on concepts; `losses` counts them.
public struct TermTableWriter: Sendable {
  /// The heading.
  public static let columns = [
    "concept", "subject", "pos", "language", "term", "type", "status", "from", "to", "source",
    "url", "confidence", "suggestion", "note", "definition",
  ]

  /// A column with the heading that it gets.
  public struct Column: Hashable, Sendable {
    /// What the column holds.
    public var field: TermTableField

    /// Its heading.
    public var heading: String

    /// Makes a column.
    public init(_ field: TermTableField, heading: String) {
      self.field = field
      self.heading = heading
    }
  }

  private let writer: DelimitedWriter
  private let columns: [Column]

  /// Makes a writer of some columns, or of all that a row a designation has for none.
  ///
  /// With a column of terms of a language, a row has a term of each such language, and there are as
  /// many rows as the language with most usable ones has.
  public init(_ dialect: DelimitedReader.Dialect, columns: [Column] = []) {
    writer = DelimitedWriter(dialect)
    self.columns =
      columns.isEmpty
      ? Self.columns.compactMap { name in
        TermTableField(name: name).map { Column($0, heading: name) }
      } : columns
  }

  /// The line of the heading.
  public var heading: String { writer.line(columns.map(\.heading)) }

  /// The lines of a concept.
  ///
  /// - Complexity: O(size of the concept).
  public func lines(_ concept: Concept) -> String {
    if columns.contains(where: { $0.field.isTerms }) { return wideLines(concept) }
    var defined: Set<LanguageTag> = []
    return concept.designations.map { designation in
      let isFirst = defined.insert(designation.language).inserted
      return writer.line(
        columns.map { value($0.field, concept, designation, isDefined: isFirst) })
    }.joined()
  }

  /// The lines of a concept where columns are languages; none where it lacks a usable term in one.
  private func wideLines(_ concept: Concept) -> String {
    let usable = concept.designationsByStanding.filter(\.status.isUsable)
    var terms: [LanguageTag: [Designation]] = [:]
    for case .terms(let language) in columns.map(\.field) {
      terms[language] = usable.filter { $0.language == language }
    }
    guard !terms.values.contains(where: \.isEmpty),
      let first = columns.lazy.compactMap({ $0.field.language }).first
    else { return "" }
    return (0..<(terms.values.map(\.count).max() ?? 0)).map { row in
      writer.line(
        columns.map { column in
          let language = column.field.language ?? first
          let own = terms[language] ?? []
          let designation = own.indices.contains(row) ? own[row] : own[0]
          return value(column.field, concept, designation, isDefined: row == 0)
        })
    }.joined()
  }

  private func value(
    _ field: TermTableField, _ concept: Concept, _ designation: Designation, isDefined: Bool
  ) -> String {
    switch field {
    case .concept: concept.id.description
    case .subject: concept.subject?.id ?? ""
    case .partOfSpeech: concept.partOfSpeech.rawValue
    case .language: designation.language.description
    case .term, .terms: designation.text
    case .type: designation.type.rawValue
    case .status: designation.status.rawValue
    case .from: designation.from?.description ?? ""
    case .to: designation.to?.description ?? ""
    case .source: designation.sources.map(\.citation).joined(separator: "; ")
    case .url: designation.sources.compactMap(\.url).first ?? ""
    case .confidence: designation.confidence.rawValue
    case .suggestion: designation.usage.suggestion ?? ""
    case .note: designation.note ?? ""
    case .definition: isDefined ? definition(designation.language, concept) : ""
    case .definitions(let language): isDefined ? definition(language, concept) : ""
    }
  }

  private func definition(_ language: LanguageTag, _ concept: Concept) -> String {
    concept.definitions.first { $0.language == language }?.text ?? ""
  }

  /// What a table cannot hold of concepts, each kind with its number.
  public static func losses(_ concepts: [Concept]) -> [(kind: String, count: Int)] {
    let designations = concepts.flatMap(\.designations)
    let losses = [
      (
        "usage rules",
        designations.count {
          var rest = $0.usage
          rest.suggestion = nil
          return rest != UsageRule()
        }
      ),
      ("second sources", designations.count { $0.sources.count > 1 }),
      ("relations", concepts.reduce(0) { $0 + $1.relations.count }),
      ("notes on concepts", concepts.reduce(0) { $0 + $1.notes.count }),
      ("statements of other files", concepts.reduce(0) { $0 + $1.keptCount }),
    ]
    return losses.filter { $0.1 > 0 }.map { (kind: $0.0, count: $0.1) }
  }
}
