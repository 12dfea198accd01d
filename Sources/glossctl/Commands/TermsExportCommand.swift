import ArgumentParser
import Glossary
import GlossaryStore

/// `glossctl terms export`.
struct TermsExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Export terms as YAML, CSV, TSV, TMX, TBX, UTX or for OmegaT.",
    discussion: """
      YAML holds everything that a person edits. CSV and TSV have a row a term; what they cannot hold is told. TMX has \
      a unit a concept with the terms that may be used on the day as variants, preferred ones \
      first; deprecated and superseded terms never become variants. TBX is \
      TBX-Basic of version 3 unless options say otherwise; UTX and glossaries of OmegaT have \
      a row a pair of terms in two languages, --from and --to. What a format cannot hold is told.

      Examples:
        glossctl terms export --format tmx terms.tmx
        glossctl terms export --format csv --subject trafficking - | head
        glossctl terms export --map en=Source --map id=Target pairs.csv
        glossctl terms export --base user my-terms.yaml
        glossctl terms export terms.tbx
        glossctl terms export --format omegat --from id --to en glossary.txt
        glossctl terms export --base iate --tbx-version 2 --dialect open iate.tbx
      """)

  @Argument(help: ArgumentHelp("The file to write; - is standard output.", valueName: "file"))
  var file = "-"

  @Option(help: "yaml, csv, tsv, tmx, tbx, utx or omegat. Default: by the suffix, else yaml.")
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

  @Option(
    name: .customLong("map"),
    help: ArgumentHelp(
      "For tables: a column with its heading, as in en=Source; may be repeated. Default: all.",
      valueName: "field=heading"))
  var mappings: [String] = []

  @Option(
    help: ArgumentHelp(
      "For TBX: dct (default) or dca, data categories as tags or as attributes.",
      valueName: "style"))
  var style: TBXWriter.Style?

  @Option(
    help: ArgumentHelp(
      "For TBX: basic (default) or open, which holds all that other files said.",
      valueName: "dialect"))
  var dialect: TBXWriter.Dialect?

  @Option(
    name: .customLong("tbx-version"), help: ArgumentHelp("For TBX: 3 (default) or 2."))
  var tbxVersion: Int?

  @Option(
    help: ArgumentHelp("The language of the first column of a glossary.", valueName: "language"),
    transform: LanguageTag.argument)
  var from = LanguageTag.english

  @Option(
    help: ArgumentHelp("The language of the second column of a glossary.", valueName: "language"),
    transform: LanguageTag.argument)
  var to = LanguageTag.indonesian

  @Option(
    name: .customLong("utx-version"), help: ArgumentHelp("For UTX: 1.11 (default) or 1.20."))
  var utxVersion = UTXWriter.Version.v111

  @OptionGroup var common: CommonOptions

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case yaml, csv, tsv, tmx, tbx, utx, omegat
  }

  func validate() throws {
    if format == nil && file != "-" && suffixFormat == nil {
      throw ValidationError(
        "The suffix of \(file) tells no format; pass --format yaml, csv, tsv, tmx, tbx, utx or omegat."
      )
    }
    if asOf != nil && outputFormat != .tmx { throw ValidationError("--as-of is for TMX only.") }
    _ = try mappings.map(TermInput.column)
    if !mappings.isEmpty && outputFormat != .csv && outputFormat != .tsv {
      throw ValidationError("--map is for CSV and TSV only.")
    }
    let isShaped = style != nil || dialect != nil || tbxVersion != nil
    if isShaped && outputFormat != .tbx {
      throw ValidationError("--style, --dialect and --tbx-version are for TBX only.")
    }
    if let tbxVersion, TBXWriter.Version(rawValue: tbxVersion) == nil {
      throw ValidationError("--tbx-version takes 2 or 3.")
    }
    if style == .dct && (tbxVersion == 2 || dialect == .open) {
      throw ValidationError("--style dct needs TBX-Basic of version 3.")
    }
  }

  private var suffixFormat: Format? {
    let suffix = file.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return suffix == "yml" ? .yaml : Format(rawValue: suffix)
  }

  private var outputFormat: Format { format ?? suffixFormat ?? .yaml }

  func run() throws {
    let store = try common.openStore()
    try OutputFile.protect([store.path, store.path + "-wal"], from: file)
    try store.require(subject: subject)
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
      remarkKept(concepts)
    case .csv: try writeTable(concepts, .csv)
    case .tsv: try writeTable(concepts, .tsv)
    case .tmx: try writeTMX(concepts)
    case .tbx: try writeTBX(concepts, kept: try store.keptItems(of: base))
    case .utx:
      let writer = UTXWriter(utxVersion, from: from, to: to)
      let header = writer.header(try store.keptItems(of: base), created: Today.moment)
      try writeGlossary("UTX", concepts, header, writer.lines, writer.losses(concepts))
    case .omegat:
      let dialect: DelimitedReader.Dialect = file.lowercased().hasSuffix(".csv") ? .csv : .tsv
      let writer = OmegaTGlossaryWriter(dialect, from: from, to: to)
      try writeGlossary("the glossary", concepts, "", writer.lines, writer.losses(concepts))
    }
  }

  private func writeGlossary(
    _ name: String, _ concepts: [Concept], _ header: String, _ lines: (Concept) -> String,
    _ losses: [(kind: String, count: Int)]
  ) throws {
    try OutputFile.write(file) { sink in
      try sink(header)
      for concept in concepts { try sink(lines(concept)) }
    }
    if losses.isEmpty { return }
    let kinds = losses.map { "\($0.count) \($0.kind)" }
    common.remark("not in \(name): \(kinds.joined(separator: ", "))")
  }

  private func writeTBX(_ concepts: [Concept], kept: [DataItem]) throws {
    let options = TBXWriter.Options(
      version: tbxVersion.flatMap(TBXWriter.Version.init) ?? .three, style: style,
      dialect: dialect ?? .basic)
    let summary = try OutputFile.write(file) {
      try TBXWriter(options).write(TermBase(concepts: concepts, kept: kept), to: $0)
    }
    common.remark("\(summary.concepts) entries, \(summary.terms) terms")
    if !summary.losses.isEmpty {
      let name = options.dialect == .basic ? "TBX-Basic" : "TBX"
      let losses = summary.losses.map { "\($0.count) × \($0.kind)" }
      common.remark("not in \(name): \(losses.joined(separator: ", "))")
    }
    if summary.replacedCharacters > 0 {
      common.remark("\(summary.replacedCharacters) characters that XML forbids became U+FFFD")
    }
  }

  private func writeTable(_ concepts: [Concept], _ dialect: DelimitedReader.Dialect) throws {
    let writer = TermTableWriter(dialect, columns: try mappings.map(TermInput.column))
    var unwritten = 0
    try OutputFile.write(file) { sink in
      try sink(writer.heading)
      for concept in concepts {
        let lines = writer.lines(concept)
        if lines.isEmpty { unwritten += 1 }
        try sink(lines)
      }
    }
    if unwritten > 0 {
      common.remark("\(unwritten) concepts have no usable term in one of the languages")
    }
    let losses = TermTableWriter.losses(concepts).map { "\($0.count) \($0.kind)" }
    if !losses.isEmpty {
      common.remark("not in the table: \(losses.joined(separator: ", ")); YAML holds them")
    }
  }

  /// Tells of what other files said, which only TBX holds.
  private func remarkKept(_ concepts: [Concept]) {
    let count = concepts.reduce(0) { count, concept in
      let kept =
        [concept.kept] + concept.keptByLanguage.map(\.kept) + concept.designations.map(\.kept)
      return count + kept.reduce(0) { $0 + $1.items.count }
    }
    if count > 0 {
      common.remark("not in YAML: \(count) statements of other files; TBX holds them")
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
