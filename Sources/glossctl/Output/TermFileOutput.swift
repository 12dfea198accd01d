import Glossary
import GlossaryWorkbench

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

  /// Writes concepts to a file.
  ///
  /// - Parameters:
  ///   - terms: The concepts.
  ///   - path: The file.
  ///   - lost: Hears of what the format cannot hold.
  /// - Returns: what there is to say beside.
  /// - Throws: `Failure` for a file that cannot be written, or what the closures throw.
  @discardableResult
  func write(
    _ terms: TermSource, to path: String, lost: (TermLoss) throws -> Void
  ) throws -> [String] {
    if !holdsKept, !terms.kept.isEmpty {
      try lost(TermLoss(kind: Self.keptItems, count: terms.kept.count))
    }
    switch format {
    case .yaml: return try writeYAML(terms, to: path, lost: lost)
    case .csv, .tsv: return try writeTable(terms, to: path, lost: lost)
    case .tmx: return try writeTMX(terms, to: path, lost: lost)
    case .tbx: return try writeTBX(terms, to: path, lost: lost)
    case .utx:
      let writer = UTXWriter(utxVersion, from: source, to: target)
      let header = writer.header(terms.kept, created: Today.moment)
      return try writeLines(terms, header, writer.lines, to: path, lost: lost)
    case .omegat: return try writeLines(terms, "", omegat.lines, to: path, lost: lost)
    }
  }

  /// Whether the format has a place for what files say of a base as a whole.
  private var holdsKept: Bool { format == .tbx || format == .utx }

  private static let keptItems = "statements on the whole base"

  /// What the format cannot hold of a concept, each kind with its number.
  private func losses(_ concept: Concept) throws -> [(kind: String, count: Int)] {
    switch format {
    case .yaml:
      let count = concept.keptCount
      return count > 0 ? [("statements of other files", count)] : []
    case .csv, .tsv: return TermTableWriter.losses([concept])
    case .utx: return UTXWriter(utxVersion, from: source, to: target).losses([concept])
    case .omegat: return omegat.losses([concept])
    case .tmx: return try termWriter.losses(concept).map { ($0.kind, $0.count) }
    // Its writer tells what is lost.
    case .tbx: return []
    }
  }

  /// Gives each concept to a body and tells what the format cannot hold of it.
  private func forEach(
    _ terms: TermSource, lost: (TermLoss) throws -> Void, _ body: (Concept) throws -> Void
  ) throws {
    try terms.forEach { concept, line in
      try body(concept)
      for (kind, count) in try losses(concept) {
        try lost(TermLoss(concept: concept.id, line: line, kind: kind, count: count))
      }
    }
  }

  private func writeYAML(
    _ terms: TermSource, to path: String, lost: (TermLoss) throws -> Void
  ) throws -> [String] {
    var base = TermBase()
    try forEach(terms, lost: lost) { base.concepts.append($0) }
    let text = try TermBaseYAMLWriter.write(base)
    try OutputFile.write(path) { try $0(text) }
    return []
  }

  private func writeTBX(
    _ terms: TermSource, to path: String, lost: (TermLoss) throws -> Void
  ) throws -> [String] {
    var line = 1
    let summary = try OutputFile.write(path) { sink in
      try TBXWriter(tbx).write(
        kept: terms.kept,
        concepts: { body in
          try terms.forEach { concept, place in
            line = place
            try body(concept)
          }
        },
        to: sink,
        lost: { concept, kind, count in
          try lost(TermLoss(concept: concept?.id, line: line, kind: kind, count: count))
        })
    }
    return [
      "\(summary.concepts.counted("entry")), \(summary.terms.counted("term"))"
    ] + Self.replaced(summary.replacedCharacters)
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
    _ terms: TermSource, _ header: String, _ lines: (Concept) -> String, to path: String,
    lost: (TermLoss) throws -> Void
  ) throws -> [String] {
    try OutputFile.write(path) { sink in
      try sink(header)
      try forEach(terms, lost: lost) { try sink(lines($0)) }
    }
    return []
  }

  private func writeTable(
    _ terms: TermSource, to path: String, lost: (TermLoss) throws -> Void
  ) throws -> [String] {
    let writer = TermTableWriter(format == .tsv ? .tsv : .csv, columns: columns)
    var unwritten = 0
    try OutputFile.write(path) { sink in
      try sink(writer.heading)
      try forEach(terms, lost: lost) { concept in
        let lines = writer.lines(concept)
        if lines.isEmpty { unwritten += 1 }
        try sink(lines)
      }
    }
    if unwritten == 0 { return [] }
    return ["\(unwritten.counted("concept")) without a usable term in one of the languages"]
  }

  private func writeTMX(
    _ terms: TermSource, to path: String, lost: (TermLoss) throws -> Void
  ) throws -> [String] {
    var concepts: [Concept] = []
    try forEach(terms, lost: lost) { concepts.append($0) }
    let writer = try termWriter
    let summary = try OutputFile.write(path) { try writer.write(concepts, to: $0) }
    var remark = summary.units.counted("unit")
    if !summary.skipped.isEmpty {
      let skipped = summary.skipped.count.counted("concept")
      remark += ", \(skipped) without usable terms in two languages"
    }
    return [([remark] + Self.replaced(summary.replacedCharacters)).joined(separator: ", ")]
  }

  private static func replaced(_ count: Int) -> [String] {
    count > 0 ? ["\(count.counted("character")) that XML forbids became U+FFFD"] : []
  }
}

/// Concepts that are written to a file, one at a time.
struct TermSource {
  /// What files say of them as a whole.
  var kept: [DataItem]

  /// Gives each concept with its line in the file that it comes from; it may be asked twice.
  var forEach: (_ body: (Concept, Int) throws -> Void) throws -> Void
}

/// What a format cannot hold.
struct TermLoss {
  /// The concept that loses something; nil where it is the whole.
  var concept: Concept.ID?

  /// Where the concept comes from.
  var line = 1
  var kind: String
  var count: Int
}
