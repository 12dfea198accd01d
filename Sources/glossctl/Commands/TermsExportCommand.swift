import ArgumentParser
import Glossary
import GlossaryStore
import GlossaryWorkbench

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
    let kept = try store.keptItems(of: base)
    try store.withConcepts(sortedBy: .english, base: base, subject: subject) { concepts in
      if concepts.count == 0 {
        StandardError.write("glossctl: no concept to export; see glossctl terms list")
        throw ExitCode.findings
      }
      try write(
        TermSource(kept: kept) { body in try concepts.forEach { try body($0, 1) } })
    }
  }

  private func write(_ terms: TermSource) throws {
    var output = TermFileOutput(outputFormat, from: from, to: to)
    output.date = asOf
    output.columns = try mappings.map(TermInput.column)
    output.tbx = TBXWriter.Options(
      version: tbxVersion.flatMap(TBXWriter.Version.init) ?? .three, style: style,
      dialect: dialect ?? .basic)
    output.utxVersion = utxVersion
    output.isCommaSeparated = file.lowercased().hasSuffix(".csv")
    var counts: [(kind: String, count: Int)] = []
    let remarks = try output.write(terms, to: file) { loss in
      if let index = counts.firstIndex(where: { $0.kind == loss.kind }) {
        counts[index].count += loss.count
      } else {
        counts.append((loss.kind, loss.count))
      }
    }
    for remark in remarks { common.remark(remark) }
    // A unit of TMX shows terms; what else a concept has was never meant for it.
    if outputFormat == .tmx || counts.isEmpty { return }
    let losses = counts.map { "\($0.count) × \($0.kind)" }.joined(separator: ", ")
    common.remark("not in \(name): \(losses)\(advice)")
  }

  /// The format in a sentence.
  private var name: String {
    switch outputFormat {
    case .yaml: "YAML"
    case .csv, .tsv: "the table"
    case .tmx: "TMX"
    case .tbx: dialect == .open ? "TBX" : "TBX-Basic"
    case .utx: "UTX"
    case .omegat: "the glossary"
    }
  }

  /// Which format holds what is lost.
  private var advice: String {
    switch outputFormat {
    case .yaml: "; TBX holds them"
    case .csv, .tsv: "; YAML holds them"
    case .tmx, .tbx, .utx, .omegat: ""
    }
  }
}
