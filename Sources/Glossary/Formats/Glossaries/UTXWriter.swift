/// Writes a term base as UTX 1.11 or 1.20, a row a pair of terms, with concept ids that hold the rows
/// of a concept together.
public struct UTXWriter: Sendable {
  /// The version of UTX.
  public enum Version: String, Hashable, Sendable, CaseIterable {
    /// Columns for the source and the target.
    case v111 = "1.11"

    /// Columns by language.
    case v120 = "1.20"
  }

  private let version: Version
  private let source: LanguageTag
  private let target: LanguageTag
  private let writer = DelimitedWriter(.tsv)

  /// Makes a writer of rows from one language to another.
  public init(_ version: Version = .v111, from source: LanguageTag, to target: LanguageTag) {
    self.version = version
    self.source = source
    self.target = target
  }

  /// The header, with what other files said of the base, made at a moment.
  public func header(_ kept: [DataItem], created: Timestamp) -> String {
    let lines = kept.filter { $0.kind == "fileDesc" }.flatMap(\.items)
      .flatMap { $0.kind == "sourceDesc" ? $0.items : [] }
      .map { $0.text.split(whereSeparator: \.isNewline).joined(separator: " ") }
    let isDate = { (text: String) in Timestamp(text.replacing("Z+", with: "+")) != nil }
    let properties = lines.filter { !isDate($0) && !$0.hasPrefix("description:") }
    let date = lines.first(where: isDate) ?? created.extended
    let languages = "\(source.canonical)/\(target.canonical)"
    var header = "#UTX \(version.rawValue); \(languages); \(date)"
    header += properties.map { "; \($0)" }.joined() + "\n"
    for line in lines where line.hasPrefix("description:") { header += "#\(line)\n" }
    let (from, to) = (source.canonical, target.canonical)
    let columns =
      switch version {
      case .v111:
        [
          "#src", "tgt", "src:pos", "tgt:pos", "term status", "src:comment", "tgt:comment",
          "concept ID",
        ]
      case .v120:
        [
          "#term:\(from)", "term:\(to)", "pos:\(from)", "pos:\(to)", "term status:\(to)",
          "comment:\(from)", "comment:\(to)", "concept ID",
        ]
      }
    return header + writer.line(columns)
  }

  /// The rows of a concept; none where it lacks a term in either language.
  ///
  /// - Complexity: O(size of the concept).
  public func lines(_ concept: Concept) -> String {
    concept.pairs(source, target).map { pair in
      writer.line([
        pair.source.text, pair.target.text, part(pair.source, concept), part(pair.target, concept),
        status(pair.target), pair.source.note ?? "", pair.target.note ?? "",
        concept.kept["id"] ?? concept.id.description,
      ])
    }.joined()
  }

  /// What UTX cannot hold of concepts, each kind with its number.
  public func losses(_ concepts: [Concept]) -> [(kind: String, count: Int)] {
    let shown = concepts.filter { !$0.pairs(source, target).isEmpty }
    let designations = shown.flatMap(\.designations)
    let kept = shown.reduce(0) { $0 + $1.kept.items.count + $1.keptByLanguage.count }
    let losses = [
      ("concepts without terms in both languages", concepts.count - shown.count),
      (
        "terms of other languages",
        designations.count { $0.language != source && $0.language != target }
      ),
      ("definitions", shown.reduce(0) { $0 + $1.definitions.count }),
      ("sources", designations.count { !$0.sources.isEmpty }),
      ("types", designations.count { $0.type != .fullForm }),
      (
        "statuses of source terms",
        designations.count { $0.language == source && !$0.status.isUsable }
      ),
      ("usage rules", designations.count { $0.usage != UsageRule() }),
      ("dates of validity", designations.count { $0.from != nil || $0.to != nil }),
      ("notes on concepts", shown.reduce(0) { $0 + $1.notes.count }),
      ("relations", shown.reduce(0) { $0 + $1.relations.count }),
      ("subject fields", shown.count { $0.subject != nil }),
      ("other statements on concepts", kept),
      ("other statements on terms", designations.reduce(0) { $0 + Self.unwritten($1) }),
    ]
    return losses.filter { $0.1 > 0 }.map { (kind: $0.0, count: $0.1) }
  }

  /// What is kept of a term beside its part of speech and its status, which have columns.
  private static func unwritten(_ designation: Designation) -> Int {
    let kept = designation.kept
    return kept.items.count { !$0.isPartOfSpeech && $0.status == nil }
      + kept.attributes.count { $0.name != TBXVocabulary.assumedStatus }
  }

  private func part(_ designation: Designation, _ concept: Concept) -> String {
    if let own = designation.kept.items.first(where: \.isPartOfSpeech) { return own.text }
    let isStated = concept.designations.contains { $0.kept.items.contains(where: \.isPartOfSpeech) }
    return isStated || concept.partOfSpeech == .other ? "" : concept.partOfSpeech.rawValue
  }

  private func status(_ designation: Designation) -> String {
    if designation.kept[TBXVocabulary.assumedStatus] == designation.status.rawValue { return "" }
    let kept = designation.kept.items.first { $0.status == designation.status }
    let words = ["provisional", "approved", "non-standard", "forbidden", "rejected"]
    if let kept, words.contains(kept.text.lowercased()) { return kept.text }
    return Self.word(designation.status)
  }

  /// The word of UTX for a status.
  static func word(_ status: AdministrativeStatus) -> String {
    switch status {
    case .preferred: "approved"
    case .admitted: "provisional"
    case .superseded: "non-standard"
    case .deprecated: "forbidden"
    }
  }
}
