import ArgumentParser
import Glossary
import GlossaryStore
import GlossaryWorkbench

/// Converts a memory or a translated file, unit by unit.
struct MemoryConversion {
  private let command: ConvertCommand
  private let formats: ConversionFormats

  init(_ command: ConvertCommand, _ formats: ConversionFormats) {
    self.command = command
    self.formats = formats
  }

  /// Converts the file; it appears when all is written.
  func run(_ account: inout ConversionAccount) throws {
    guard let format = formats.output.memory else { return }
    let input = try MemoryInput(command.input, format: formats.input?.memory)
    account.inputFormat = input.format.rawValue
    if command.encoding != nil, !input.format.isTable {
      throw Failure(
        "\(input.name): --encoding is for tables, other files declare their own; convert it without"
      )
    }
    let progress = Progress(
      total: input.size, items: "units", isShown: !command.quiet && command.output != "-")
    defer { progress.end() }
    var found = account
    try OutputFile.writeBytes(command.output) { sink in
      try write(format, input, progress, &found, to: sink)
    }
    account = found
  }

  private func write(
    _ format: MemoryFormat, _ input: MemoryInput, _ progress: Progress,
    _ account: inout ConversionAccount, to sink: ([UInt8]) throws -> Void
  ) throws {
    var output = PackedOutput(isPacked: MemoryFormat.isPacked(fileName: command.output))
    var state = UnitWriting(command, format, input.name)
    var counted = 0
    try input.withBlocks { next in
      let blocks = {
        let block = try next()
        progress.add(steps: block.count, items: account.read - counted)
        counted = account.read
        return block
      }
      try MemoryFileReader.read(
        input.format, name: input.name, blocks: blocks, options: readOptions(format)
      ) { item in
        switch item {
        case .header(let header): state.take(header)
        case .skipped(let problem):
          account.read += 1
          account.add(.skipped, problem)
        case .remark(let problem): account.add(.remark, problem)
        case .unit(let unit, let line):
          account.read += 1
          try state.take(unit, line, &account, &output.bytes)
          try output.flush(to: sink)
        }
      }
    }
    try state.end(&account, &output.bytes)
    guard account.written > 0 else {
      progress.end()
      StandardError.write(account.text)
      StandardError.write("glossctl: no unit to write")
      throw ExitCode.findings
    }
    try output.finish(to: sink)
  }

  private func readOptions(_ format: MemoryFormat) -> MemoryReadOptions {
    var options = MemoryReadOptions(source: command.source, target: command.target)
    options.encoding = command.encoding
    let takesAll = command.all || format == .xliff || format == .po
    options.takesDoubtful = takesAll
    options.takesUntranslated = takesAll
    return options
  }
}

/// Writes units, once the two languages are known.
private struct UnitWriting {
  private let command: ConvertCommand
  private let format: MemoryFormat
  private let file: String
  private var header = MemoryHeader()
  private var writer: MemoryFileWriter?
  private var waiting: [(unit: TranslationUnit, line: Int)] = []

  /// How many units are read to find the language of the translations.
  private static let mostWaiting = 10_000

  init(_ command: ConvertCommand, _ format: MemoryFormat, _ file: String) {
    self.command = command
    self.format = format
    self.file = file
  }

  mutating func take(_ header: MemoryHeader) {
    if writer == nil { self.header = header }
  }

  mutating func take(
    _ unit: TranslationUnit, _ line: Int, _ account: inout ConversionAccount,
    _ bytes: inout [UInt8]
  ) throws {
    if writer == nil {
      waiting.append((unit, line))
      guard let languages = languages(with: unit) else {
        if waiting.count < Self.mostWaiting { return }
        throw unknownLanguage
      }
      begin(languages, &account, &bytes)
    } else {
      write(unit, line, &account, &bytes)
    }
  }

  mutating func end(_ account: inout ConversionAccount, _ bytes: inout [UInt8]) throws {
    if writer == nil {
      if waiting.isEmpty { return }
      throw unknownLanguage
    }
    writer?.end(&bytes)
  }

  private mutating func begin(
    _ languages: (source: LanguageTag, target: LanguageTag), _ account: inout ConversionAccount,
    _ bytes: inout [UInt8]
  ) {
    var options = MemoryFileWriter.Options(
      format, source: languages.source, target: languages.target)
    options.xliffVersion = command.xliffVersion ?? .one
    options.tool = "glossctl"
    options.toolVersion = glossctlVersion
    options.created = Today.moment
    options.origin = file
    var writer = MemoryFileWriter(options, header: header)
    writer.begin(&bytes)
    self.writer = writer
    for (unit, line) in waiting { write(unit, line, &account, &bytes) }
    waiting = []
  }

  private mutating func write(
    _ unit: TranslationUnit, _ line: Int, _ account: inout ConversionAccount,
    _ bytes: inout [UInt8]
  ) {
    let losses = writer?.write(unit, to: &bytes) ?? []
    if !losses.contains(where: \.isWhole) { account.written += 1 }
    for loss in losses {
      account.add(
        loss.isWhole ? .skipped : .lost, loss.problem(file: file, line: line), name: loss.rawValue)
    }
  }

  /// The languages of the new file; nil while that of the translations is not known.
  private func languages(
    with unit: TranslationUnit
  ) -> (source: LanguageTag, target: LanguageTag)? {
    let declared = header["srclang"].flatMap { try? LanguageTag($0) }
    let first = unit.variants.first { command.target?.serves($0.language) != true }
    guard let source = command.source ?? declared ?? first?.language else { return nil }
    // TMX and JSON Lines hold any language.
    if format == .tmx || format == .jsonl { return (source, command.target ?? .undetermined) }
    let told = header.annotations.property(MemoryHeader.targetProperty).flatMap {
      try? LanguageTag($0)
    }
    let other = unit.variants.first { !source.serves($0.language) && !$0.language.serves(source) }
    return (command.target ?? told ?? other?.language).map { (source, $0) }
  }

  private var unknownLanguage: Failure {
    Failure("\(file): nothing tells the language of the translations; pass --target")
  }
}
