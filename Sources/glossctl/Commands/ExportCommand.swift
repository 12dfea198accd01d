import ArgumentParser
import Glossary
import GlossaryStore
import GlossaryWorkbench

/// `glossctl export`.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Export the translation memory as TMX, XLIFF, PO, TSV, CSV or JSON Lines.",
    discussion: """
      TMX and JSON Lines hold all that the units say. XLIFF and PO hold two languages with codes, notes \
      and states; TSV and CSV hold a text and its translation a row. What a file cannot hold is told. A \
      suffix .gz packs it.

      When all units come from files with the same header, a TMX file has that header; otherwise \
      each unit says for itself what its own header said of it.

      Examples:
        glossctl export memory.tmx
        glossctl export --domain health --since 2020 --include-terms health.tmx.gz
        glossctl export --source en --target id pairs.tsv
        glossctl export --source en --target id --xliff-version 2.1 memory.xlf
        glossctl export --format jsonl - | head

      Exit status: 0 done, 1 no unit to export.
      """)

  @Argument(help: ArgumentHelp("The file to write; - is standard output.", valueName: "file"))
  var file: String

  @Option(help: "tmx, xliff, po, tsv, csv or jsonl. Default: by the suffix, else tmx.")
  var format: MemoryFormat?

  @Option(
    help:
      "The language of the texts of a table, XLIFF or PO. Default: the memory's, when it has two.",
    transform: LanguageTag.argument)
  var source: LanguageTag?

  @Option(
    help:
      "The language of the translations of a table, XLIFF or PO. Default: the memory's, when it has two.",
    transform: LanguageTag.argument)
  var target: LanguageTag?

  @Option(
    help: ArgumentHelp(
      "Only texts in these languages, as in en,id; for TMX and JSON Lines.", valueName: "codes"))
  var languages: String?

  @OptionGroup var filterOptions: MemoryFilterOptions

  @Flag(help: "Add the terms that may be used today, with the domain terms; for TMX.")
  var includeTerms = false

  @Option(help: "1 leaves inline codes out, 2 keeps them; for TMX. Default: 2.")
  var level: Int?

  @Option(help: ArgumentHelp("For XLIFF: 1.2 (default) or 2.1.", valueName: "version"))
  var xliffVersion: XLIFFMemoryWriter.Version?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if format == nil && file != "-" && MemoryFormat(fileName: file) == nil {
      throw ValidationError(
        "The suffix of \(file) tells no format; pass --format tmx, xliff, po, tsv, csv or jsonl.")
    }
    if let level, ![1, 2].contains(level) { throw ValidationError("--level is 1 or 2.") }
    if includeTerms || level != nil, outputFormat != .tmx {
      throw ValidationError("--include-terms and --level are for TMX only.")
    }
    if xliffVersion != nil, outputFormat != .xliff {
      throw ValidationError("--xliff-version is for XLIFF only.")
    }
    if isPaired {
      if languages != nil {
        throw ValidationError("A file in two languages takes --source and --target.")
      }
    } else if source != nil || target != nil {
      throw ValidationError("--source and --target are for tables, XLIFF and PO; pass --languages.")
    }
    if let source, source == target {
      throw ValidationError("--source and --target are the same language.")
    }
    _ = try kept()
  }

  func run() throws {
    let store = try common.openStore()
    try OutputFile.protect([store.path, store.path + "-wal"], from: file)
    let filter = filterOptions.filter
    let kept = try kept()
    let terms = includeTerms ? try termUnits(store) : []
    try store.withMemory(where: filter) { memory in
      let count = try memory.count()
      let progress = Progress(total: count, items: "units", isShown: !common.quiet && file != "-")
      defer { progress.end() }
      var export = MemoryExport(languages: kept, progress: progress, isPacked: isPacked)
      let remarks: [String]
      switch outputFormat {
      case .tmx:
        remarks = try OutputFile.writeBytes(file) { sink in
          try export.writeTMX(memory, terms: terms, level: level == 1 ? .one : .two, to: sink)
        }
      case .jsonl:
        remarks = try OutputFile.writeBytes(file) { try export.writeJSON(memory, to: $0) }
      case .tsv: remarks = try writeTable(.tsv, memory, count, &export)
      case .csv: remarks = try writeTable(.csv, memory, count, &export)
      case .xliff, .po: remarks = try writePairs(memory, count, &export)
      }
      progress.end()
      common.remark(remarks.joined(separator: ", "))
    }
  }

  private var outputFormat: MemoryFormat { format ?? MemoryFormat(fileName: file) ?? .tmx }

  /// Whether the file is in two languages.
  private var isPaired: Bool { outputFormat != .tmx && outputFormat != .jsonl }

  private var isPacked: Bool { MemoryFormat.isPacked(fileName: file) }

  /// The languages that are kept, none for all.
  private func kept() throws -> [LanguageTag] {
    try languages.map { codes in
      try codes.split(separator: ",", omittingEmptySubsequences: false)
        .map { try LanguageTag.argument(String($0).trimmed) }
    } ?? []
  }

  private func termUnits(_ store: Store) throws -> [TranslationUnit] {
    guard let date = Today.date else { throw Failure("the clock is not set") }
    let writer = TMXTermWriter(
      tool: "glossctl", toolVersion: glossctlVersion, created: Today.timestamp, on: date)
    return try store.concepts(sortedBy: .english).compactMap { concept in
      guard var unit = writer.unit(of: concept) else { return nil }
      unit.annotations.append(Annotation(.property(type: "x-domain"), "terms"))
      return unit
    }
  }

  private func writeTable(
    _ dialect: DelimitedReader.Dialect, _ memory: MemorySnapshot, _ count: Int,
    _ export: inout MemoryExport
  ) throws -> [String] {
    if count == 0 { throw MemoryExport.nothing() }
    let (source, target) = try pair(memory)
    return try OutputFile.writeBytes(file) { sink in
      try export.writeTable(
        memory, PairTableWriter(dialect, source: source, target: target), to: sink)
    }
  }

  private func writePairs(
    _ memory: MemorySnapshot, _ count: Int, _ export: inout MemoryExport
  ) throws -> [String] {
    if count == 0 { throw MemoryExport.nothing() }
    let (source, target) = try pair(memory)
    var options = MemoryFileWriter.Options(outputFormat, source: source, target: target)
    options.xliffVersion = xliffVersion ?? .one
    options.created = Today.moment
    return try OutputFile.writeBytes(file) { try export.writePairs(memory, options, to: $0) }
  }

  /// The languages of a table: those that are given, else the two of the memory.
  private func pair(_ memory: MemorySnapshot) throws -> (LanguageTag, LanguageTag) {
    if let source, let target { return (source, target) }
    let known = try memory.languages()
    let text = known.map(\.canonical).joined(separator: ", ")
    guard known.count == 2 else {
      throw ValidationError("The units are in \(text); pass --source and --target.")
    }
    let headers = Set(try memory.headers().map { $0.header["srclang"] })
    let declared = headers.count == 1 ? headers.first.flatMap { $0 } : nil
    let first = source ?? declared.flatMap { try? LanguageTag($0) }
    let second = known.first { language in
      target?.serves(language) ?? !(first ?? known[0]).serves(language)
    }
    let rest = known.first { $0 != second }
    guard let source = source ?? rest, let target = target ?? second else {
      throw ValidationError("The units are in \(text); pass --source and --target.")
    }
    return (source, target)
  }
}
