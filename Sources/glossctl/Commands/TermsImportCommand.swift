import ArgumentParser
import Glossary
import GlossaryStore

/// `glossctl terms import`.
struct TermsImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Import terms into a base of your own.",
    discussion: """
      Reads YAML, CSV and TSV, told apart by the file's suffix. A table has a row a term (columns \
      concept, language, term, and others by name) or a row a concept (a column a language). \
      Columns with other names are mapped with --map FIELD=HEADING. Every row is accounted for; a \
      YAML file with problems is refused whole. All of a file is imported or nothing.

      Examples:
        glossctl terms import my-terms.yaml
        glossctl terms import glossary.csv --map en=Source --map id=Target --subject health
        glossctl terms import --dry-run terms.tsv
      """)

  @Argument(help: ArgumentHelp("YAML, CSV or TSV files; - is standard input.", valueName: "file"))
  var files: [String]

  @Option(help: "The base that takes the terms; made when it is new.")
  var base = "user"

  @Option(
    name: .customLong("map"),
    help: ArgumentHelp(
      "A column by its heading, as in en=Source; may be repeated.", valueName: "field=heading"))
  var mappings: [String] = []

  @Option(help: "The subject field of rows that name none.")
  var subject: String?

  @Option(help: "yaml, csv or tsv, whatever the suffix says.")
  var inputFormat: InputFormat?

  @Option(
    name: .customLong("on-conflict"),
    help: """
      What to do with a concept that the base has: merge (default for tables), replace (default \
      for YAML) or keep.
      """)
  var onConflict: Store.Conflict?

  @Flag(name: .customLong("dry-run"), help: "Tell what would happen and change nothing.")
  var isDryRun = false

  @Option(help: ArgumentHelp("Write every skipped row and remark here.", valueName: "file"))
  var report: String?

  @Option(help: "text or json.")
  var format = TextOrJSON.text

  @OptionGroup var common: CommonOptions

  enum InputFormat: String, ExpressibleByArgument, CaseIterable {
    case yaml, csv, tsv
  }

  func validate() throws {
    _ = try columns()
    if base == "builtin" {
      throw ValidationError("The built-in base cannot be changed; name another with --base.")
    }
    if base.trimmed.isEmpty { throw ValidationError("--base needs a name.") }
    if let subject, SubjectField(validID: subject) == nil {
      throw ValidationError("\"\(subject)\" is no subject id; use a-z, 0-9 and single hyphens.")
    }
  }

  func run() throws {
    let store = try common.openStore()
    if let report {
      try OutputFile.protect(files + [store.path, store.path + "-wal"], from: report)
    }
    // Every file is read before anything is stored, so that a bad one stores nothing.
    let known = try store.termBase()
    let reserved = try store.conceptIDs(outside: base)
    let sources = try files.map { path in
      try read(
        NamedFile(name: InputFile.name(path), bytes: try InputFile.read(path)),
        beside: known, reserved)
    }
    if let report { try OutputFile.write(report) { try $0(sources.map(\.report).joined()) } }
    for source in sources {
      let conflict = onConflict ?? (source.table == nil ? .replace : .merge)
      let account =
        isDryRun
        ? try store.preview(source.terms, to: base, onConflict: conflict)
        : try store.add(source.terms, to: base, onConflict: conflict)
      let outcome = TermImportOutcome(source: source, account: account, isDryRun: isDryRun)
      switch format {
      case .text: try StandardOutput.write(outcome.text)
      case .json:
        var json = JSONWriter()
        outcome.write(to: &json)
        try StandardOutput.write(json.bytes)
      }
    }
    if sources.contains(where: { !$0.skipped.isEmpty }) { throw ExitCode.findings }
  }

  private func read(
    _ file: NamedFile, beside known: TermBase, _ reserved: Set<Concept.ID>
  ) throws -> TermImportSource {
    let format = try inputFormat ?? Self.format(of: file.name)
    if format == .yaml {
      let result = TermBaseYAMLReader.read([file], beside: known)
      // A source that nobody cites harms nothing in a store.
      let remarks = result.problems.filter { $0.rule == "unused-source" }
      guard remarks.count == result.problems.count else { throw Failure(result.problems) }
      return TermImportSource(file: file.name, terms: result.base, remarks: remarks)
    }
    let dialect: DelimitedReader.Dialect =
      format == .tsv ? .tsv : .csv(detectedIn: try file.text())
    var options = TermTableReader.Options(
      dialect: dialect, columns: try columns(), subject: subject.map { SubjectField(id: $0) })
    options.reservedIDs = reserved
    let table = try TermTableReader.read(file, options)
    return TermImportSource(
      file: file.name, terms: table.base, table: table, skipped: table.skipped,
      remarks: table.remarks)
  }

  private static func format(of name: String) throws -> InputFormat {
    let suffix = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    switch suffix {
    case "yaml", "yml": return .yaml
    case "csv": return .csv
    case "tsv", "tab": return .tsv
    default:
      throw Failure("\(name): the suffix tells no format; pass --input-format yaml, csv or tsv")
    }
  }

  private func columns() throws -> [String: TermTableField] {
    var columns: [String: TermTableField] = [:]
    for mapping in mappings {
      guard let equals = mapping.firstIndex(of: "="), equals > mapping.startIndex,
        mapping.index(after: equals) < mapping.endIndex
      else { throw ValidationError("--map takes FIELD=HEADING, not \"\(mapping)\".") }
      let name = String(mapping[..<equals])
      guard let field = TermTableField(name: name) else {
        throw ValidationError(
          "--map has no field \"\(name)\"; use concept, term, language, … or a language code.")
      }
      columns[String(mapping[mapping.index(after: equals)...])] = field
    }
    return columns
  }
}
