import ArgumentParser
import Glossary
import GlossaryStore
import GlossaryWorkbench

/// `glossctl terms import`.
struct TermsImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Import terms into a base of your own.",
    discussion: """
      Reads YAML, CSV, TSV, TBX and UTX, told apart by the file's suffix, and glossaries of OmegaT. A table has a row a term (columns \
      concept, language, term, and others by name) or a row a concept (a column a language). \
      Columns with other names are mapped with --map FIELD=HEADING. TBX is read in versions \
      2 and 3 and any dialect; what terms have no field for is kept and written back. Every row \
      and entry is accounted for; a YAML file with problems is refused whole. All of a file is \
      imported or nothing.

      Examples:
        glossctl terms import my-terms.yaml
        glossctl terms import glossary.csv --map en=Source --map id=Target --subject health
        glossctl terms import --dry-run terms.tsv
        glossctl terms import --input-format omegat --from en --to id glossary.txt
        glossctl terms import --base iate --report skipped.txt iate.tbx
      """)

  @Argument(
    help: ArgumentHelp("YAML, CSV, TSV, TBX or UTX files; - is standard input.", valueName: "file"))
  var files: [String]

  @Option(help: "The base that takes the terms; made when it is new.")
  var base = "user"

  @Option(
    name: .customLong("map"),
    help: ArgumentHelp(
      "A column by its heading, as in en=Source; may be repeated.", valueName: "field=heading"))
  var mappings: [String] = []

  @Option(
    help: "The language of the first column of a glossary that does not tell it.",
    transform: LanguageTag.argument)
  var from: LanguageTag?

  @Option(
    help: "The language of the second column of a glossary that does not tell it.",
    transform: LanguageTag.argument)
  var to: LanguageTag?

  @Option(help: "The subject field of rows that name none.")
  var subject: String?

  @Option(help: "yaml, csv, tsv, tbx, utx or omegat, whatever the suffix says.")
  var inputFormat: InputFormat?

  @Option(
    name: .customLong("on-conflict"),
    help: """
      What to do with a concept that the base has: merge (default for tables), replace (default \
      for YAML and TBX) or keep.
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
    case yaml, csv, tsv, tbx, utx, omegat
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
    let formats = try files.map { try inputFormat ?? TermInput.format(of: InputFile.name($0)) }
    let known = formats.contains(.yaml) ? try store.termBase() : TermBase()
    let reserved = try store.conceptIDs(outside: base)
    // Every file that is read whole is read before anything is stored. Files of entries are stored
    // as they are read; all is one transaction, so that a bad one stores nothing.
    let inputs = try zip(files, formats).map { path, format in
      format == .tbx ? nil : try read(path, format, beside: known, reserved)
    }
    let outcomes = try store.importTerms(to: base, isPreview: isDryRun) { importer in
      try zip(files, inputs).map { path, input in
        let source =
          try input
          ?? TermInput.readTBX(
            path, into: &importer, onConflict ?? .replace, subject, reserved,
            isQuiet: common.quiet)
        if input != nil {
          let usual = source.table == nil ? Store.Conflict.replace : .merge
          try importer.add(source.terms, onConflict: onConflict ?? usual)
        }
        return TermImportOutcome(
          source: source, account: importer.takeAccount(), isDryRun: isDryRun)
      }
    }
    if let report {
      try OutputFile.write(report) { try $0(outcomes.map(\.source.report).joined()) }
    }
    for outcome in outcomes {
      switch format {
      case .text: try StandardOutput.write(outcome.text)
      case .json:
        var json = JSONWriter()
        outcome.write(to: &json)
        try StandardOutput.write(json.bytes)
      }
    }
    if outcomes.contains(where: { $0.source.skippedCount > 0 }) { throw ExitCode.findings }
  }

  private func read(
    _ path: String, _ format: InputFormat, beside known: TermBase, _ reserved: Set<Concept.ID>
  ) throws -> TermImportSource {
    let file = NamedFile(name: InputFile.name(path), bytes: try InputFile.read(path))
    if format == .yaml {
      let result = TermBaseYAMLReader.read([file], beside: known)
      // A source that nobody cites harms nothing in a store.
      let remarks = result.problems.filter { $0.rule == "unused-source" }
      guard remarks.count == result.problems.count else { throw Failure(result.problems) }
      return TermImportSource(file: file.name, terms: result.base, remarks: remarks)
    }
    if format == .utx || format == .omegat {
      var options = GlossaryOptions(
        source: from, target: to, subject: subject.map { SubjectField(id: $0) })
      options.reservedIDs = reserved
      return try TermInput.readGlossary(file, isUTX: format == .utx, options)
    }
    return try TermInput.readTable(
      file, isTSV: format == .tsv, columns: try columns(),
      subject: subject.map { SubjectField(id: $0) }, reserved)
  }

  private func columns() throws -> [String: TermTableField] {
    var columns: [String: TermTableField] = [:]
    for mapping in mappings {
      let column = try TermInput.column(mapping)
      columns[column.heading] = column.field
    }
    return columns
  }
}
