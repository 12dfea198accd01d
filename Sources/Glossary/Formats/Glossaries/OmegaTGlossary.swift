/// Reads glossaries of OmegaT: rows of term, translation and comment, between tabs or commas.
///
/// Lines that begin with `#` are comments. Rows of one term are one concept.
public enum OmegaTGlossaryReader {
  /// Reads a glossary whose options name both languages.
  ///
  /// - Complexity: O(size).
  /// - Throws: a `FileProblem` when the file cannot be decoded, when its quotes do not match, or when
  ///   a language is not named.
  public static func read(
    _ file: NamedFile, dialect: DelimitedReader.Dialect, _ options: GlossaryOptions
  ) throws(FileProblem) -> TermTableReader.Result {
    guard let source = options.source, let target = options.target else {
      throw FileProblem(
        file: file.name, line: 1, column: 1, kind: .unreadable, rule: "missing-language",
        message: "the file does not tell its languages; pass --from and --to")
    }
    let text = try DecodedFile(file, kind: .table(encoding: options.encoding)).text
    var builder = GlossaryBuilder(file: file.name, options)
    let records = try DelimitedReader.read(text, file: file.name, dialect: dialect)
    for record in records where record.fields.first?.utf8.first != UInt8(ascii: "#") {
      let fields = record.fields.map(TBXText.trimmed)
      guard fields.count > 1, !fields[0].isEmpty, !fields[1].isEmpty else {
        builder.skip(record.line, "missing-key", "the row has no translation")
        continue
      }
      var row = GlossaryRow(line: record.line)
      let comment = fields.dropFirst(2).filter { !$0.isEmpty }.joined(separator: "; ")
      row.designations = [
        Designation(assumed: source, fields[0]),
        Designation(assumed: target, fields[1], note: comment.isEmpty ? nil : comment),
      ]
      builder.add(row)
    }
    return builder.result
  }
}

/// Writes glossaries for OmegaT.
///
/// Translations that should not be used are left out, since OmegaT would offer them; `losses` counts
/// them with what else has no place.
public struct OmegaTGlossaryWriter: Sendable {
  private let writer: DelimitedWriter
  private let isQuoted: Bool
  private let source: LanguageTag
  private let target: LanguageTag

  /// Makes a writer of rows from one language to another.
  public init(_ dialect: DelimitedReader.Dialect, from source: LanguageTag, to target: LanguageTag)
  {
    writer = DelimitedWriter(dialect)
    isQuoted = dialect.isQuoted
    self.source = source
    self.target = target
  }

  /// The rows of a concept; none where it lacks a term in either language.
  ///
  /// The comment is the note of the translation, else the definition.
  ///
  /// - Complexity: O(size of the concept).
  public func lines(_ concept: Concept) -> String {
    let definition =
      concept.definitions.first { $0.language == target }
      ?? concept.definitions.first { $0.language == source }
    return concept.pairs(source, target) { $0.status.isUsable }.map { pair in
      let comment = pair.target.note ?? definition?.text
      var fields = [pair.source.text, pair.target.text] + (comment.map { [$0] } ?? [])
      // A row that begins with the mark would be a comment.
      if !isQuoted, fields[0].hasPrefix("#") { fields[0] = " " + fields[0] }
      return writer.line(fields)
    }.joined()
  }

  /// What a glossary cannot hold of concepts, each kind with its number.
  public func losses(_ concepts: [Concept]) -> [(kind: String, count: Int)] {
    let shown = concepts.filter { !$0.pairs(source, target) { $0.status.isUsable }.isEmpty }
    let designations = shown.flatMap(\.designations)
    let losses = [
      ("concepts without usable terms in both languages", concepts.count - shown.count),
      (
        "terms of other languages",
        designations.count { $0.language != source && $0.language != target }
      ),
      (
        "translations that should not be used",
        designations.count { $0.language == target && !$0.status.isUsable }
      ),
      ("sources", designations.count { !$0.sources.isEmpty }),
      ("subject fields", shown.count { $0.subject != nil }),
      ("notes on concepts", shown.reduce(0) { $0 + $1.notes.count }),
      ("relations", shown.reduce(0) { $0 + $1.relations.count }),
      ("statements of other files", shown.reduce(0) { $0 + $1.keptCount }),
    ]
    return losses.filter { $0.1 > 0 }.map { (kind: $0.0, count: $0.1) }
  }
}
