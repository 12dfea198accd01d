import ArgumentParser
import Glossary
import GlossaryWorkbench

/// `glossctl convert`.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Convert files between formats of memories, or of terms.",
    discussion: """
      Memories and translated files: TMX, XLIFF (1.0 to 2.2), PO, TSV and CSV with a text and its \
      translation a row; JSON Lines are written only. Terms: TBX, UTX, glossaries of OmegaT, YAML, and \
      CSV and TSV with a row a term. Terms become a memory too, with the terms that may be used on the \
      day. No store is needed. The suffix tells the format, unless options do; .gz packs.

      What the new format cannot hold is counted, with the first cases and their lines; --report \
      lists all. The file appears whole or not at all.

      XLIFF and PO take units without a translation, and those that are fuzzy or in need of work. For \
      other formats they are left out unless --all is given.

      Examples:
        glossctl convert letter.xlf letter.tmx
        glossctl convert --source en messages.po messages.xlf
        glossctl convert --xliff-version 2.1 --report lost.txt memory.tmx job.xlf
        glossctl convert iate.tbx glossary.utx
        glossctl convert --input-format omegat --source en --target id glossary.txt terms.tbx
        glossctl convert terms.tbx terms.tmx
        zcat memory.tmx.gz | glossctl convert --output-format csv - - | head

      Exit status: 0 done, 1 nothing to write, or units with mistakes were left out, 2 the file cannot \
      be read.
      """)

  @Argument(help: ArgumentHelp("The file to read; - is standard input.", valueName: "in"))
  var input: String

  @Argument(help: ArgumentHelp("The file to write; - is standard output.", valueName: "out"))
  var output: String

  @Option(
    help: ArgumentHelp(
      "tmx, xliff, po, tsv, csv, tbx, utx, omegat or yaml. Default: by the suffix.",
      valueName: "format"))
  var inputFormat: ConversionFormat?

  @Option(
    help: ArgumentHelp("The same, and jsonl. Default: by the suffix.", valueName: "format"))
  var outputFormat: ConversionFormat?

  @Option(
    help: "The language of the texts. Default: as the file tells.",
    transform: LanguageTag.argument)
  var source: LanguageTag?

  @Option(
    help: "The language of the translations. Default: as the file tells.",
    transform: LanguageTag.argument)
  var target: LanguageTag?

  @Option(
    help: ArgumentHelp(
      "The encoding of tables without a mark, such as windows-1252. Default: UTF-8.",
      valueName: "name"))
  var encoding: String?

  @Flag(help: "Also units without a translation, and those that are fuzzy or in need of work.")
  var all = false

  @Option(help: ArgumentHelp("For XLIFF: 1.2 (default) or 2.1.", valueName: "version"))
  var xliffVersion: XLIFFMemoryWriter.Version?

  @Option(
    help: ArgumentHelp(
      "For TBX: basic (default) or open, which holds all that other files said.",
      valueName: "dialect"))
  var dialect: TBXWriter.Dialect?

  @Option(name: .customLong("tbx-version"), help: ArgumentHelp("For TBX: 3 (default) or 2."))
  var tbxVersion: Int?

  @Option(name: .customLong("utx-version"), help: ArgumentHelp("For UTX: 1.11 (default) or 1.20."))
  var utxVersion: UTXWriter.Version?

  @Option(
    help: ArgumentHelp(
      "Write everything that is left out or lost here, a line each.", valueName: "file"))
  var report: String?

  @Option(help: "text or json, for the account.")
  var format = TextOrJSON.text

  @Flag(name: [.short, .long], help: "No account on standard error but errors.")
  var quiet = false

  func validate() throws {
    if source != nil, source == target {
      throw ValidationError("--source and --target are the same language.")
    }
    if format == .json && output == "-" {
      throw ValidationError("--format json needs a file to write; standard output is taken.")
    }
    if outputFormat == nil, output == "-" {
      throw ValidationError("Standard output has no suffix; pass --output-format.")
    }
    if input != "-", OutputFile.isSame(input, output) {
      throw ValidationError("\(output) is the file that is read; name another.")
    }
    if let tbxVersion, TBXWriter.Version(rawValue: tbxVersion) == nil {
      throw ValidationError("--tbx-version takes 2 or 3.")
    }
    let formats = try formats()
    if formats.isMemory, formats.output.isTermsOnly {
      throw ValidationError(
        "A memory has no terms to write as \(formats.output.rawValue); see glossctl extract.")
    }
    if xliffVersion != nil, formats.output != .xliff {
      throw ValidationError("--xliff-version is for XLIFF only.")
    }
    if dialect != nil || tbxVersion != nil, formats.output != .tbx {
      throw ValidationError("--dialect and --tbx-version are for TBX only.")
    }
    if utxVersion != nil, formats.output != .utx {
      throw ValidationError("--utx-version is for UTX only.")
    }
    if formats.input == .jsonl { throw ValidationError("JSON Lines cannot be read.") }
  }

  func run() throws {
    let formats = try formats()
    if let report { try OutputFile.protect([input, output].filter { $0 != "-" }, from: report) }
    var account = ConversionAccount(
      input: InputFile.name(input), output: output, formats: formats, keepsAll: report != nil)
    if formats.isMemory {
      try MemoryConversion(self, formats).run(&account)
    } else {
      try TermConversion(self, formats).run(&account)
    }
    if let report { try OutputFile.write(report) { try $0(account.lines) } }
    switch format {
    case .text:
      if !quiet { StandardError.write(account.text) }
    case .json:
      var json = JSONWriter()
      account.write(to: &json)
      try StandardOutput.write(json.bytes)
    }
    if account.faulty > 0 { throw ExitCode.findings }
  }

  /// The formats of both files.
  private func formats() throws -> ConversionFormats {
    guard let written = outputFormat ?? ConversionFormat(fileName: output) else {
      throw ValidationError("The suffix of \(output) tells no format; pass --output-format.")
    }
    let told = inputFormat ?? ConversionFormat(fileName: input)
    if told == nil, input != "-", written.isTermsOnly {
      throw ValidationError("The suffix of \(input) tells no format; pass --input-format.")
    }
    return ConversionFormats(input: told, output: written)
  }
}
