import ArgumentParser
import Glossary
import GlossaryStore
import GlossaryWorkbench

/// Files of terms that the user names.
enum TermInput {
  /// How many problems of a file are listed; all are counted.
  private static let listedProblems = 100_000

  /// The format that a file's suffix tells.
  static func format(of name: String) throws -> TermsImportCommand.InputFormat {
    var parts = name.split(separator: ".").map { $0.lowercased() }
    if parts.last == "gz" { parts.removeLast() }
    switch parts.last ?? "" {
    case "yaml", "yml": return .yaml
    case "csv": return .csv
    case "tsv", "tab": return .tsv
    case "tbx", "martif", "mtf": return .tbx
    case "utx": return .utx
    default:
      throw Failure(
        "\(name): the suffix tells no format; pass --input-format yaml, csv, tsv, tbx, utx or omegat"
      )
    }
  }

  /// A column as `--map FIELD=HEADING` names it.
  static func column(_ mapping: String) throws -> TermTableWriter.Column {
    guard let equals = mapping.firstIndex(of: "="), equals > mapping.startIndex,
      mapping.index(after: equals) < mapping.endIndex
    else { throw ValidationError("--map takes FIELD=HEADING, not \"\(mapping)\".") }
    let name = String(mapping[..<equals])
    guard let field = TermTableField(name: name) else {
      throw ValidationError(
        "--map has no field \"\(name)\"; use concept, term, language, … or a language code.")
    }
    return TermTableWriter.Column(
      field, heading: String(mapping[mapping.index(after: equals)...]))
  }

  /// Reads a glossary of another tool whole.
  static func readGlossary(
    _ file: NamedFile, isUTX: Bool, _ options: GlossaryOptions
  ) throws -> TermImportSource {
    let isCSV = file.name.lowercased().hasSuffix(".csv")
    let table =
      isUTX
      ? try UTXReader.read(file, options)
      : try OmegaTGlossaryReader.read(file, dialect: isCSV ? .csv : .tsv, options)
    return TermImportSource(
      file: file.name, terms: table.base, table: table, skipped: table.skipped,
      remarks: table.remarks, skippedCount: table.skipped.count)
  }

  /// Reads a table whole.
  static func readTable(
    _ file: NamedFile, isTSV: Bool, columns: [String: TermTableField] = [:],
    subject: SubjectField? = nil, _ reserved: Set<Concept.ID> = []
  ) throws -> TermImportSource {
    let dialect: DelimitedReader.Dialect = isTSV ? .tsv : .csv(detectedIn: try file.text())
    var options = TermTableReader.Options(dialect: dialect, columns: columns, subject: subject)
    options.reservedIDs = reserved
    let table = try TermTableReader.read(file, options)
    return TermImportSource(
      file: file.name, terms: table.base, table: table, skipped: table.skipped,
      remarks: table.remarks, skippedCount: table.skipped.count)
  }

  /// Stores the entries of a TBX file as they are read.
  static func readTBX(
    _ path: String, into importer: inout TermImporter, _ conflict: Store.Conflict,
    _ subject: String?, _ reserved: Set<Concept.ID>, isQuiet: Bool
  ) throws -> TermImportSource {
    let name = InputFile.name(path)
    var source = TermImportSource(file: name, terms: TermBase(), entries: 0)
    func list(_ problem: FileProblem, isSkipped: Bool) {
      if isSkipped { source.skippedCount += 1 }
      guard source.problems.count < listedProblems else {
        source.unlisted += 1
        return
      }
      if isSkipped { source.skipped.append(problem) } else { source.remarks.append(problem) }
    }
    let descriptor = try InputFile.open(path)
    defer { InputFile.closeFile(descriptor) }
    let progress = Progress(
      total: InputFile.size(descriptor), items: "entries", isShown: !isQuiet)
    defer { progress.end() }
    var counted = 0
    func next() throws -> [UInt8] {
      let block = try InputFile.readBlock(descriptor, path: name)
      let entries = source.entries ?? 0
      progress.add(steps: block.count, items: entries - counted)
      counted = entries
      return block
    }
    try TBXReader.read(name: name, blocks: next) {
      switch $0 {
      case .concept(var concept, let line):
        source.entries = (source.entries ?? 0) + 1
        if concept.subject == nil { concept.subject = subject.map { SubjectField(id: $0) } }
        let id = try importer.addApart(concept, onConflict: conflict)
        if reserved.contains(id) {
          list(
            FileProblem(
              file: name, line: line, column: 1, rule: "hidden-concept",
              message: "\(id) will hide the concept of another base"), isSkipped: false)
        }
      case .skipped(let problem):
        source.entries = (source.entries ?? 0) + 1
        list(problem, isSkipped: true)
      case .remark(let problem): list(problem, isSkipped: false)
      case .base(let items): try importer.keep(items)
      }
    }
    return source
  }
}
