import Glossary

/// Writes concepts as a file of one of the formats of terms.
struct TermFileOutput {
  let format: TermsExportCommand.Format

  /// The languages of a glossary of pairs.
  let source: LanguageTag
  let target: LanguageTag

  /// The day for TMX.
  var date: PartialDate?

  /// The columns of a table; none for all.
  var columns: [TermTableWriter.Column] = []
  var tbx = TBXWriter.Options()
  var utxVersion = UTXWriter.Version.v111

  /// Whether a glossary of OmegaT has commas between its fields.
  var isCommaSeparated = false

  init(_ format: TermsExportCommand.Format, from source: LanguageTag, to target: LanguageTag) {
    self.format = format
    self.source = source
    self.target = target
  }

  /// Writes a base to a file; what there is to say beside losses is returned.
  @discardableResult
  func write(_ base: TermBase, to path: String) throws -> [String] {
    switch format {
    case .yaml:
      let text = try TermBaseYAMLWriter.write(TermBase(concepts: base.concepts))
      try OutputFile.write(path) { try $0(text) }
      return []
    case .csv, .tsv: return try writeTable(base.concepts, to: path)
    case .tmx: return try writeTMX(base.concepts, to: path)
    case .tbx:
      let summary = try OutputFile.write(path) { try TBXWriter(tbx).write(base, to: $0) }
      return ["\(summary.concepts) entries, \(summary.terms) terms"]
        + Self.replaced(summary.replacedCharacters)
    case .utx:
      let writer = UTXWriter(utxVersion, from: source, to: target)
      let header = writer.header(base.kept, created: Today.moment)
      return try writeLines(base.concepts, header, writer.lines, to: path)
    case .omegat: return try writeLines(base.concepts, "", omegat.lines, to: path)
    }
  }

  /// What the format cannot hold of a concept, each kind with its number.
  func losses(_ concept: Concept) throws -> [(kind: String, count: Int)] {
    switch format {
    case .yaml:
      let kept =
        [concept.kept] + concept.keptByLanguage.map(\.kept) + concept.designations.map(\.kept)
      let count = kept.reduce(0) { $0 + $1.items.count }
      return count > 0 ? [("statements of other files", count)] : []
    case .csv, .tsv: return TermTableWriter.losses([concept])
    case .utx: return UTXWriter(utxVersion, from: source, to: target).losses([concept])
    case .omegat: return omegat.losses([concept])
    case .tbx: return try TBXWriter(tbx).write(TermBase(concepts: [concept])) { _ in }.losses
    case .tmx: return try termWriter.losses(concept).map { ($0.kind, $0.count) }
    }
  }

  private var omegat: OmegaTGlossaryWriter {
    OmegaTGlossaryWriter(isCommaSeparated ? .csv : .tsv, from: source, to: target)
  }

  private var termWriter: TMXTermWriter {
    get throws {
      guard let date = date ?? Today.date else {
        throw Failure("the clock is not set; pass --as-of")
      }
      return TMXTermWriter(
        tool: "glossctl", toolVersion: glossctlVersion, created: Today.timestamp, on: date)
    }
  }

  private func writeLines(
    _ concepts: [Concept], _ header: String, _ lines: (Concept) -> String, to path: String
  ) throws -> [String] {
    try OutputFile.write(path) { sink in
      try sink(header)
      for concept in concepts { try sink(lines(concept)) }
    }
    return []
  }

  private func writeTable(_ concepts: [Concept], to path: String) throws -> [String] {
    let writer = TermTableWriter(format == .tsv ? .tsv : .csv, columns: columns)
    var unwritten = 0
    try OutputFile.write(path) { sink in
      try sink(writer.heading)
      for concept in concepts {
        let lines = writer.lines(concept)
        if lines.isEmpty { unwritten += 1 }
        try sink(lines)
      }
    }
    if unwritten == 0 { return [] }
    return ["\(unwritten) concepts have no usable term in one of the languages"]
  }

  private func writeTMX(_ concepts: [Concept], to path: String) throws -> [String] {
    let writer = try termWriter
    let summary = try OutputFile.write(path) { try writer.write(concepts, to: $0) }
    var remark = "\(summary.units) units"
    if !summary.skipped.isEmpty {
      remark += ", \(summary.skipped.count) concepts without usable terms in two languages"
    }
    return [([remark] + Self.replaced(summary.replacedCharacters)).joined(separator: ", ")]
  }

  private static func replaced(_ count: Int) -> [String] {
    count > 0 ? ["\(count) characters that XML forbids became U+FFFD"] : []
  }
}
