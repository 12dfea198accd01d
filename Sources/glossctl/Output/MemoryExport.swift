import ArgumentParser
import Glossary
import GlossaryStore
import GlossaryWorkbench

/// Writes units of a memory in one of the formats; what there is to say of it is returned.
///
/// Nothing is written until there is a unit.
struct MemoryExport: ~Copyable {
  private let languages: [LanguageTag]
  private let progress: Progress
  private var output: PackedOutput
  private var leftOut = 0
  private var pending = 0

  /// Makes an export; texts in other languages are left out, none for all languages.
  init(languages: [LanguageTag], progress: Progress, isPacked: Bool) {
    self.languages = languages
    self.progress = progress
    output = PackedOutput(isPacked: isPacked)
  }

  /// Tells that there is no unit and how the run ends.
  static func nothing() -> ExitCode {
    StandardError.write("glossctl: no unit to export; see glossctl db info")
    return .findings
  }

  // MARK: TMX

  mutating func writeTMX(
    _ memory: MemorySnapshot, terms: [TranslationUnit], level: TMXMemoryWriter.Level,
    to sink: ([UInt8]) throws -> Void
  ) throws -> [String] {
    let headers = try memory.headers()
    let common = try TMXCommonHeader(
      of: headers.map(\.header), tool: "glossctl", toolVersion: glossctlVersion
    ) { language in
      try isKept(language) && memory.eachUnitHas(language)
        && terms.allSatisfy { $0.variants.contains { $0.language == language } }
    }
    let additions = Dictionary(
      uniqueKeysWithValues: headers.map { ($0.importID, common.additions(to: $0.header)) })
    var writer = TMXMemoryWriter(header: common.header, level: level)
    var hasBegun = false
    func write(_ unit: TranslationUnit, _ output: inout PackedOutput) throws {
      if !hasBegun { writer.begin(&output.bytes) }
      hasBegun = true
      writer.write(unit, to: &output.bytes)
      try output.flush(to: sink)
    }
    try memory.forEachUnit { stored in
      count()
      guard var unit = kept(stored.unit) else { return }
      unit.supply(additions[stored.importID] ?? [])
      unit.supply(domain: stored.domain)
      try write(unit, &output)
    }
    for unit in terms { if let unit = kept(unit) { try write(unit, &output) } }
    guard hasBegun else { throw Self.nothing() }
    writer.end(&output.bytes)
    try output.finish(to: sink)
    let summary = writer.summary
    var remarks = remarks(units: summary.units)
    if summary.replacedCharacters > 0 {
      let places = summary.unitsWithReplacedCharacters.prefix(5).map { String($0) }
      remarks.append(
        "\(summary.replacedCharacters.counted("character")) that XML forbids became U+FFFD (unit "
          + places.joined(separator: ", ")
          + (summary.unitsWithReplacedCharacters.count > 5 ? ", …)" : ")"))
    }
    return remarks
  }

  // MARK: JSON Lines

  mutating func writeJSON(
    _ memory: MemorySnapshot, to sink: ([UInt8]) throws -> Void
  ) throws -> [String] {
    var writer = MemoryJSONWriter()
    var units = 0
    try memory.forEachUnit { stored in
      count()
      guard let unit = kept(stored.unit) else { return }
      writer.write(unit, origin: stored.origin, domain: stored.domain, to: &output.bytes)
      units += 1
      try output.flush(to: sink)
    }
    if units == 0 { throw Self.nothing() }
    try output.finish(to: sink)
    return remarks(units: units)
  }

  // MARK: Tables

  mutating func writeTable(
    _ memory: MemorySnapshot, _ writer: PairTableWriter, to sink: ([UInt8]) throws -> Void
  ) throws -> [String] {
    var writer = writer
    writer.writeHeading(to: &output.bytes)
    try memory.forEachUnit { stored in
      count()
      writer.write(stored.unit, to: &output.bytes)
      try output.flush(to: sink)
    }
    let summary = writer.summary
    if summary.rows == 0 { throw Self.nothing() }
    try output.finish(to: sink)
    var remarks = [summary.rows.counted("row")]
    if summary.skipped > 0 {
      remarks.append("\(summary.skipped.counted("unit")) without both languages")
    }
    if summary.textsWithoutCodes > 0 {
      remarks.append("\(summary.textsWithoutCodes.counted("text")) lost their inline codes")
    }
    if summary.alteredTexts > 0 {
      remarks.append("in \(summary.alteredTexts.counted("text")) tabs or line breaks became blanks")
    }
    return remarks
  }

  // MARK: XLIFF and PO

  mutating func writePairs(
    _ memory: MemorySnapshot, _ options: MemoryFileWriter.Options,
    to sink: ([UInt8]) throws -> Void
  ) throws -> [String] {
    let headers = try memory.headers()
    var writer = MemoryFileWriter(
      options, header: headers.count == 1 ? headers[0].header : MemoryHeader())
    var losses: [MemoryLoss: Int] = [:]
    var units = 0
    writer.begin(&output.bytes)
    try memory.forEachUnit { stored in
      count()
      var unit = stored.unit
      unit.supply(domain: stored.domain)
      let lost = writer.write(unit, to: &output.bytes)
      for loss in lost { losses[loss, default: 0] += 1 }
      if !lost.contains(where: \.isWhole) { units += 1 }
      try output.flush(to: sink)
    }
    if units == 0 { throw Self.nothing() }
    writer.end(&output.bytes)
    try output.finish(to: sink)
    let kinds = MemoryLoss.allCases.compactMap { loss in
      losses[loss].map { "\($0) × \(loss.rawValue)" }
    }
    return [units.counted("unit")]
      + (kinds.isEmpty ? [] : ["not kept: " + kinds.joined(separator: ", ")])
  }

  // MARK: Units

  private func isKept(_ language: LanguageTag) -> Bool {
    languages.isEmpty || languages.contains { language.serves($0) }
  }

  /// The unit with the languages that are wanted; nil when they leave no translation.
  private mutating func kept(_ unit: TranslationUnit) -> TranslationUnit? {
    if languages.isEmpty { return unit }
    var kept = unit
    kept.variants.removeAll { !isKept($0.language) }
    let isWhole = kept.variants.count == unit.variants.count
    if isWhole || Set(kept.variants.map(\.language)).count > 1 { return kept }
    leftOut += 1
    return nil
  }

  private func remarks(units: Int) -> [String] {
    [units.counted("unit")] + (leftOut > 0 ? ["\(leftOut) without translation left out"] : [])
  }

  private mutating func count() {
    pending += 1
    guard pending == 512 else { return }
    progress.add(steps: pending, items: pending)
    pending = 0
  }
}
