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

  @Option(name: .customLong("on-conflict"), help: "replace or keep a concept the base has.")
  var onConflict = Store.Conflict.replace

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
  }

  func run() throws {
    let store = try common.openStore()
    var outcomes: [TermImportOutcome] = []
    for path in files {
      let file = NamedFile(name: InputFile.name(path), bytes: try InputFile.read(path))
      let (terms, table) = try read(file)
      let account =
        isDryRun
        ? try store.preview(terms, to: base, onConflict: onConflict)
        : try store.add(terms, to: base, onConflict: onConflict)
      outcomes.append(TermImportOutcome(file: file.name, account: account, table: table))
    }
    if let report { try OutputFile.write(report) { try $0(outcomes.map(\.report).joined()) } }
    switch format {
    case .text:
      for outcome in outcomes { try StandardOutput.write(outcome.text(isDryRun: isDryRun)) }
    case .json:
      var json = JSONWriter()
      for outcome in outcomes { outcome.write(isDryRun: isDryRun, to: &json) }
      try StandardOutput.write(json.bytes)
    }
    if outcomes.contains(where: { !($0.table?.skipped.isEmpty ?? true) }) {
      throw ExitCode.findings
    }
  }

  private func read(_ file: NamedFile) throws -> (TermBase, TermTableReader.Result?) {
    let format = try inputFormat ?? Self.format(of: file.name)
    if format == .yaml {
      let result = TermBaseYAMLReader.read([file])
      guard result.problems.isEmpty else { throw Failure(result.problems) }
      return (result.base, nil)
    }
    let dialect: DelimitedReader.Dialect =
      format == .tsv ? .tsv : .csv(detectedIn: try file.text())
    let table = try TermTableReader.read(
      file,
      TermTableReader.Options(
        dialect: dialect, columns: try columns(),
        subject: subject.map { SubjectField(id: $0) }))
    return (table.base, table)
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
