import ArgumentParser
import Glossary
import GlossaryStore
import GlossaryWorkbench

/// `glossctl import`.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Import translation memories and translated files.",
    discussion: """
      Reads TMX, XLIFF (1.0 to 2.2), PO, and TSV and CSV with a text and its translation a row, each \
      perhaps packed with gzip. A table may begin with a row of language codes; without one, --source \
      and --target name the languages of the first two columns, as they do for a PO or XLIFF file \
      that does not tell them. Every unit is accounted for. All files are imported or none.

      Of XLIFF and PO come the units that are translated. Those marked as fuzzy, as a draft or in need \
      of work are left out unless --include-fuzzy is given, and so are messages that are no longer in \
      use and units that are not to be translated.

      Two units are the same when they have the same tuid, the same domain, and the same texts and \
      inline codes in the same languages. Of these the newer one stays; of equally old ones the \
      notes and properties are joined.

      Examples:
        glossctl import memory.tmx
        glossctl import --domain health --report problems.txt *.tmx.gz
        glossctl import --source en --target id pairs.tsv
        glossctl import --source en --include-fuzzy messages.po letter.xlf
        zcat pairs.gz | glossctl import --input-format csv --origin agency -

      Exit status: 0 done, 1 units with mistakes were skipped, 2 a file could not be read and \
      nothing was imported.
      """)

  @Argument(
    help: ArgumentHelp(
      "TMX, XLIFF, PO, TSV or CSV files; - is standard input.", valueName: "file"))
  var files: [String]

  @Option(
    help: "The language of the texts; units without it are left out.",
    transform: LanguageTag.argument)
  var source: LanguageTag?

  @Option(
    help: "The language of the translations; units without it are left out.",
    transform: LanguageTag.argument)
  var target: LanguageTag?

  @Option(help: "The domain of all units. Default: each unit's property domain or x-domain.")
  var domain: String?

  @Option(help: "Where the units come from. Default: the name of the file.")
  var origin: String?

  @Option(
    help: """
      What to do with a unit that the memory has: the newest stays (newest), both stay (all) or the \
      old one stays (skip).
      """)
  var duplicates = MemoryImportOptions.Duplicates.newest

  @Flag(
    help: "Also take translations that an XLIFF or PO file marks as fuzzy or in need of work.")
  var includeFuzzy = false

  @Option(help: "tmx, xliff, po, tsv or csv, whatever the suffix says.")
  var inputFormat: InputFormat?

  @Option(
    help: ArgumentHelp(
      "The encoding of tables without a mark, such as windows-1252. Default: UTF-8.",
      valueName: "name"))
  var encoding: String?

  @Flag(name: .customLong("dry-run"), help: "Tell what would happen and change nothing.")
  var isDryRun = false

  @Option(
    help: ArgumentHelp(
      "Write every unit that was not simply added, and every remark, here.", valueName: "file"))
  var report: String?

  @Option(help: "text or json.")
  var format = TextOrJSON.text

  @OptionGroup var common: CommonOptions

  /// The formats that can be read.
  enum InputFormat: String, ExpressibleByArgument, CaseIterable {
    case tmx, xliff, po, tsv, csv

    fileprivate var memoryFormat: MemoryFormat {
      switch self {
      case .tmx: .tmx
      case .xliff: .xliff
      case .po: .po
      case .tsv: .tsv
      case .csv: .csv
      }
    }
  }

  func validate() throws {
    for file in files where files.count(where: { OutputFile.isSame($0, file) }) > 1 {
      throw ValidationError("\(InputFile.name(file)) is named twice.")
    }
    if domain?.trimmed.isEmpty ?? false { throw ValidationError("--domain needs a name.") }
    if origin?.trimmed.isEmpty ?? false { throw ValidationError("--origin needs a name.") }
    if let source, source == target {
      throw ValidationError("--source and --target are the same language.")
    }
  }

  func run() throws {
    let inputs = try files.map { try MemoryInput($0, format: inputFormat?.memoryFormat) }
    if encoding != nil, let input = inputs.first(where: { !$0.format.isTable }) {
      throw Failure(
        "\(input.name): --encoding is for tables, other files declare their own; import it without")
    }
    Allocator.returnLargeBlocks()
    let store = try common.openStore()
    if let report {
      try OutputFile.protect(files + [store.path, store.path + "-wal"], from: report)
    }
    let progress = Progress(
      total: inputs.reduce(0) { sum, input in sum.flatMap { sum in input.size.map { sum + $0 } } },
      items: "units", isShown: !common.quiet)
    var outcome = MemoryImportOutcome(inputs: inputs, isDryRun: isDryRun)
    try withReport { line in
      defer { progress.end() }
      outcome.accounts = try store.importMemory(
        sources(inputs, progress), options: options
      ) { found in
        try line(found)
        outcome.add(found)
      } notice: {
        common.remark("glossctl: \($0)")
      }
    }
    switch format {
    case .text: try StandardOutput.write(outcome.text)
    case .json:
      var json = JSONWriter()
      outcome.write(to: &json)
      try StandardOutput.write(json.bytes)
    }
    if outcome.accounts.contains(where: { $0.faulty > 0 }) { throw ExitCode.findings }
  }

  private var options: MemoryImportOptions {
    var options = MemoryImportOptions(date: Today.moment)
    options.duplicates = duplicates
    options.domain = domain?.trimmed
    options.origin = origin?.trimmed
    options.languages = [source, target].compactMap(\.self)
    options.isDryRun = isDryRun
    return options
  }

  /// Runs a body with a function that adds a case to the report, if one is wanted.
  private func withReport(
    _ body: (_ line: (MemoryImportCase) throws -> Void) throws -> Void
  ) throws {
    guard let report else { return try body { _ in } }
    try OutputFile.write(report) { sink in
      try withoutActuallyEscaping(sink) { sink in try body { try sink("\($0.problem)\n") } }
    }
  }

  private func sources(_ inputs: [MemoryInput], _ progress: Progress) -> [MemorySource] {
    var options = MemoryReadOptions(source: source, target: target)
    options.encoding = encoding
    options.takesDoubtful = includeFuzzy
    return inputs.enumerated().map { index, input in
      source(input, options, progress, isLast: index == inputs.count - 1)
    }
  }

  private func source(
    _ input: MemoryInput, _ options: MemoryReadOptions, _ progress: Progress, isLast: Bool
  ) -> MemorySource {
    MemorySource(name: input.name, format: input.format.rawValue) { emit in
      try input.withBlocks { next in
        var units = 0
        let counted = {
          let block = try next()
          progress.add(steps: block.count, items: units)
          units = 0
          return block
        }
        try MemoryFileReader.read(
          input.format, name: input.name, blocks: counted, options: options
        ) { item in
          if case .unit = item { units += 1 }
          try emit(item)
        }
      }
      if isLast { progress.enter("making the index") }
    }
  }
}
