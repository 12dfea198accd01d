import ArgumentParser
import Glossary
import GlossaryWorkbench

/// Converts a file of terms, to another one or to a memory.
struct TermConversion {
  private let command: ConvertCommand
  private let formats: ConversionFormats

  init(_ command: ConvertCommand, _ formats: ConversionFormats) {
    self.command = command
    self.formats = formats
  }

  /// Converts the file; it appears when all is written.
  func run(_ account: inout ConversionAccount) throws {
    let terms = try read(&account)
    guard !terms.concepts.isEmpty else {
      StandardError.write(account.text)
      StandardError.write("glossctl: no concept to write")
      throw ExitCode.findings
    }
    let (source, target) = try languages(of: terms.concepts.map(\.concept))
    if let format = formats.output.memory, !format.isTable {
      return try writeMemory(format, terms, source, target, &account)
    }
    var found = account
    let given = TermSource(kept: terms.kept) { body in
      for (concept, line) in terms.concepts { try body(concept, line) }
    }
    try termFile(source, target).write(given, to: command.output) { found.add($0, of: name) }
    found.written = terms.concepts.count
    account = found
  }

  private var name: String { InputFile.name(command.input) }

  // MARK: Reading

  /// The concepts of a file with their lines, and what it says of itself.
  private struct Terms {
    var concepts: [(concept: Concept, line: Int)] = []
    var kept: [DataItem] = []
  }

  private func read(_ account: inout ConversionAccount) throws -> Terms {
    let format = formats.input ?? .tbx
    if format == .tbx { return try readTBX(&account) }
    let file = NamedFile(
      name: InputFile.name(command.input), bytes: try InputFile.read(command.input))
    var options = GlossaryOptions(source: command.source, target: command.target)
    options.encoding = command.encoding
    let read: TermImportSource
    switch format {
    case .utx, .omegat:
      read = try TermInput.readGlossary(file, isUTX: format == .utx, options)
    case .yaml:
      let result = TermBaseYAMLReader.read([file])
      let remarks = result.problems.filter { $0.rule == "unused-source" }
      guard remarks.count == result.problems.count else { throw Failure(result.problems) }
      read = TermImportSource(file: file.name, terms: result.base, remarks: remarks)
    default: read = try TermInput.readTable(file, isTSV: format == .tsv)
    }
    for problem in read.skipped { account.add(.skipped, problem) }
    for problem in read.remarks { account.add(.remark, problem) }
    account.read = read.terms.concepts.count
    return Terms(concepts: read.terms.concepts.map { ($0, 1) }, kept: read.terms.kept)
  }

  private func readTBX(_ account: inout ConversionAccount) throws -> Terms {
    let name = InputFile.name(command.input)
    let descriptor = try InputFile.open(command.input)
    defer { InputFile.closeFile(descriptor) }
    var terms = Terms()
    var known: Set<Concept.ID> = []
    try TBXReader.read(
      name: name, blocks: { try InputFile.readBlock(descriptor, path: name) }
    ) { item in
      switch item {
      case .concept(var concept, let line):
        account.read += 1
        Self.setApart(&concept, &known)
        terms.concepts.append((concept, line))
      case .skipped(let problem):
        account.read += 1
        account.add(.skipped, problem)
      case .remark(let problem): account.add(.remark, problem)
      case .base(let items): terms.kept += items
      }
    }
    return terms
  }

  /// Gives a concept whose id an earlier one has an id of its own.
  private static func setApart(_ concept: inout Concept, _ known: inout Set<Concept.ID>) {
    let id = concept.id
    var number = 2
    while !known.insert(concept.id).inserted {
      concept.id = Concept.ID("\(id)-\(number)") ?? id
      number += 1
    }
    if concept.id != id, concept.kept["id"] == nil {
      concept.kept.attributes.insert(Attribute("id", id.description), at: 0)
    }
  }

  // MARK: Writing

  /// The languages of a file of pairs: those that are given, else English and Indonesian where the
  /// terms have both, else the two that most terms have.
  private func languages(of concepts: [Concept]) throws -> (LanguageTag, LanguageTag) {
    var counts: [LanguageTag: Int] = [:]
    for concept in concepts {
      for language in Set(concept.designations.map(\.language)) {
        counts[language, default: 0] += 1
      }
    }
    let ranked = counts.sorted { ($1.value, $0.key.canonical) < ($0.value, $1.key.canonical) }
      .map(\.key)
    let source = command.source ?? ranked.first { command.target?.serves($0) != true }
    guard let source else { throw Failure("\(command.input): there are no terms") }
    let target = command.target ?? ranked.first { !source.serves($0) && !$0.serves(source) }
    if let target { return (source, target) }
    let isPaired = formats.output == .utx || formats.output == .omegat
    guard isPaired || formats.output.memory.map({ !$0.isTable }) ?? false else {
      return (source, .undetermined)
    }
    throw Failure("\(InputFile.name(command.input)): all terms are in \(source); pass --target")
  }

  private func termFile(_ source: LanguageTag, _ target: LanguageTag) throws -> TermFileOutput {
    guard let format = TermsExportCommand.Format(rawValue: formats.output.rawValue) else {
      throw Failure("terms cannot be written as \(formats.output.rawValue)")
    }
    var output = TermFileOutput(format, from: source, to: target)
    output.tbx = TBXWriter.Options(
      version: command.tbxVersion.flatMap(TBXWriter.Version.init) ?? .three,
      dialect: command.dialect ?? .basic)
    output.utxVersion = command.utxVersion ?? .v111
    output.isCommaSeparated = command.output.lowercased().hasSuffix(".csv")
    return output
  }

  private func writeMemory(
    _ format: MemoryFormat, _ terms: Terms, _ source: LanguageTag, _ target: LanguageTag,
    _ account: inout ConversionAccount
  ) throws {
    guard let date = Today.date else { throw Failure("the clock is not set") }
    let units = TMXTermWriter(
      tool: "glossctl", toolVersion: glossctlVersion, created: Today.timestamp, on: date)
    var options = MemoryFileWriter.Options(format, source: source, target: target)
    options.xliffVersion = command.xliffVersion ?? .one
    options.tool = "glossctl"
    options.toolVersion = glossctlVersion
    options.created = Today.moment
    var found = account
    try OutputFile.writeBytes(command.output) { sink in
      var output = PackedOutput(isPacked: MemoryFormat.isPacked(fileName: command.output))
      var header = MemoryHeader()
      header.attributes = [Attribute("segtype", "phrase"), Attribute("datatype", "plaintext")]
      var writer = MemoryFileWriter(options, header: header)
      writer.begin(&output.bytes)
      for (concept, line) in terms.concepts {
        for loss in units.losses(concept) {
          found.add(
            TermLoss(concept: concept.id, line: line, kind: loss.kind, count: loss.count),
            of: name, isWhole: loss.isWhole)
        }
        guard let unit = units.unit(of: concept) else { continue }
        let losses = writer.write(unit, to: &output.bytes)
        if !losses.contains(where: \.isWhole) { found.written += 1 }
        for loss in losses {
          found.add(
            loss.isWhole ? .skipped : .lost, loss.problem(file: name, line: line),
            name: loss.rawValue)
        }
        try output.flush(to: sink)
      }
      writer.end(&output.bytes)
      guard found.written > 0 else {
        StandardError.write(found.text)
        StandardError.write("glossctl: no concept has usable terms in two languages")
        throw ExitCode.findings
      }
      try output.finish(to: sink)
    }
    account = found
  }
}

extension ConversionAccount {
  /// Counts what a format cannot hold of terms of a file.
  fileprivate mutating func add(_ loss: TermLoss, of file: String, isWhole: Bool = false) {
    let message = (loss.concept.map { "\($0): " } ?? "") + loss.kind
    let problem = FileProblem(
      file: file, line: loss.line, column: 1, rule: "lost-terms", message: message)
    add(
      isWhole ? .skipped : .lost, problem, rule: "lost-\(loss.kind.replacing(" ", with: "-"))",
      name: loss.kind, count: loss.count)
  }
}
