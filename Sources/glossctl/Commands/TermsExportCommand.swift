import ArgumentParser
import Glossary
import GlossaryStore

/// `glossctl terms export`.
struct TermsExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Export terms as YAML, CSV, TSV or TMX.",
    discussion: """
      YAML holds everything. CSV and TSV have a row a term; what they cannot hold is told. TMX has \
      a unit a concept with the terms that may be used on the day as variants, preferred ones \
      first; deprecated and superseded terms never become variants.

      Examples:
        glossctl terms export --format tmx terms.tmx
        glossctl terms export --format csv --subject trafficking - | head
        glossctl terms export --base user my-terms.yaml
      """)

  @Argument(help: ArgumentHelp("The file to write; - is standard output.", valueName: "file"))
  var file = "-"

  @Option(help: "yaml, csv, tsv or tmx. Default: by the suffix, else yaml.")
  var format: Format?

  @Option(help: "Only this base.")
  var base: String?

  @Option(help: ArgumentHelp("Only this subject field.", valueName: "field"))
  var subject: String?

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp("The day for TMX. Default: today.", valueName: "date"),
    transform: PartialDate.argument)
  var asOf: PartialDate?

  @OptionGroup var common: CommonOptions

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case yaml, csv, tsv, tmx
  }

  func validate() throws {
    if format == nil && file != "-" && suffixFormat == nil {
      throw ValidationError(
        "The suffix of \(file) tells no format; pass --format yaml, csv, tsv or tmx.")
    }
    if asOf != nil && outputFormat != .tmx { throw ValidationError("--as-of is for TMX only.") }
  }

  private var suffixFormat: Format? {
    let suffix = file.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return suffix == "yml" ? .yaml : Format(rawValue: suffix)
  }

  private var outputFormat: Format { format ?? suffixFormat ?? .yaml }

  func run() throws {
    let store = try common.openStore()
    try OutputFile.protect([store.path, store.path + "-wal"], from: file)
    let all = try store.concepts(sortedBy: .english, base: base)
    let concepts = all.filter { subject == nil || $0.subject?.id == subject }
    if concepts.isEmpty {
      StandardError.write("glossctl: no concept to export; see glossctl terms list")
      throw ExitCode.findings
    }
    switch outputFormat {
    case .yaml:
      let text = try TermBaseYAMLWriter.write(TermBase(concepts: concepts))
      try OutputFile.write(file) { try $0(text) }
    case .csv: try writeTable(concepts, .csv)
    case .tsv: try writeTable(concepts, .tsv)
    case .tmx: try writeTMX(concepts)
    }
  }

  private func writeTable(_ concepts: [Concept], _ dialect: DelimitedReader.Dialect) throws {
    let writer = TermTableWriter(dialect)
    try OutputFile.write(file) { sink in
      try sink(writer.heading)
      for concept in concepts { try sink(writer.lines(concept)) }
    }
    let losses = TermTableWriter.losses(concepts).map { "\($0.count) \($0.kind)" }
    if !losses.isEmpty {
      common.remark("not in the table: \(losses.joined(separator: ", ")); YAML holds them")
    }
  }

  private func writeTMX(_ concepts: [Concept]) throws {
    guard let date = asOf ?? Today.date else { throw Failure("the clock is not set; pass --as-of") }
    let writer = TMXTermWriter(
      tool: "glossctl", toolVersion: glossctlVersion, created: Today.timestamp, on: date)
    let summary = try OutputFile.write(file) { try writer.write(concepts, to: $0) }
    var remark = "\(summary.units) units"
    if !summary.skipped.isEmpty {
      remark += ", \(summary.skipped.count) concepts without usable terms in two languages"
    }
    if summary.replacedCharacters > 0 {
      remark += ", \(summary.replacedCharacters) characters that XML forbids became U+FFFD"
    }
    common.remark(remark)
  }
}
