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

  private let writer: DelimitedWriter

  /// Makes a writer.
  public init(_ dialect: DelimitedReader.Dialect) {
    writer = DelimitedWriter(dialect)
  }

  /// The line of the heading.
  public var heading: String { writer.line(Self.columns) }

  /// The lines of a concept.
  ///
  /// - Complexity: O(size of the concept).
  public func lines(_ concept: Concept) -> String {
    var defined: Set<LanguageTag> = []
    return concept.designations.map { designation in
      let isFirst = defined.insert(designation.language).inserted
      let definition = concept.definitions.first { $0.language == designation.language }
      return writer.line([
        concept.id.description, concept.subject?.id ?? "", concept.partOfSpeech.rawValue,
        designation.language.description, designation.text, designation.type.rawValue,
        designation.status.rawValue, designation.from?.description ?? "",
        designation.to?.description ?? "",
        designation.sources.map(\.citation).joined(separator: "; "),
        designation.sources.compactMap(\.url).first ?? "", designation.confidence.rawValue,
        designation.usage.suggestion ?? "", designation.note ?? "",
        isFirst ? definition?.text ?? "" : "",
      ])
    }.joined()
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
    ]
    return losses.filter { $0.1 > 0 }.map { (kind: $0.0, count: $0.1) }
  }
}
