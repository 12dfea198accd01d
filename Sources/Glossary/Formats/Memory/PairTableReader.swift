/// Reads tables of pairs, one text and its translation a row, as translation units.
///
/// The first row may be a heading with language codes: `en<TAB>id<TAB>note`. Its other columns become
/// properties `x-note` of the unit; without a heading the first two columns are the pair and the third
/// is `x-column-3`. Files may be packed with gzip.
public enum PairTableReader {
  /// How a table is to be understood.
  public struct Options: Hashable, Sendable {
    /// Whether the first row names the columns.
    public enum Heading: Hashable, Sendable {
      /// It does when its cells are codes of languages.
      case detected

      /// It does.
      case present

      /// It does not.
      case absent
    }

    /// How fields are told apart; nil to find out.
    public var dialect: DelimitedReader.Dialect?

    /// CSV, whose delimiter is found out, or TSV; nil for what the name of the file says, else TSV.
    public var format: MemoryFormat?

    /// The language of the texts; with a heading, the one whose column is taken.
    public var source: LanguageTag?

    /// The language of the translations; with a heading, the one whose column is taken.
    public var target: LanguageTag?

    /// Whether the first row names the columns.
    public var heading = Heading.detected

    /// The encoding of a file without a mark, by any common name; UTF-8 when nil.
    public var encoding: String?

    /// Makes options that leave all to the table.
    public init(source: LanguageTag? = nil, target: LanguageTag? = nil) {
      self.source = source
      self.target = target
    }
  }

  /// The longest row in bytes.
  public static let maximumRow = 16 << 20

  /// Gives the units and problems of a table to the body, in the order of the rows.
  ///
  /// `blocks` gives the next bytes of the file, and none at its end. Blank lines are passed over, a
  /// row with too few columns is skipped, and one with an empty side makes a unit of one language.
  ///
  /// - Complexity: O(size); memory does not grow with the file.
  /// - Throws: a `FileProblem` for a file that is empty, not in its encoding or of broken CSV, or
  ///   whose languages are not known; or what the closures throw.
  public static func read(
    name: String, blocks: () throws -> [UInt8], options: Options = Options(),
    _ body: (MemoryItem) throws -> Void
  ) throws {
    var source = TextBlocks(file: name, kind: .table(encoding: options.encoding))
    var text = UTF8Check(file: name)
    var first = try source.next(from: blocks)
    guard !first.isEmpty else { throw FileProblem.empty(name) }
    // The first line tells the delimiter, and may be longer than a block.
    while !first.contains(0x0A), first.count < maximumRow {
      let block = try source.next(from: blocks)
      if block.isEmpty { break }
      first += block
    }
    let format = options.format ?? MemoryFormat(fileName: name)
    let dialect =
      options.dialect
      ?? (format == .csv ? .csv(detectedIn: String(decoding: first, as: UTF8.self)) : .tsv)
    var parser = DelimitedReader.Parser(file: name, dialect: dialect)
    var rows = PairTableRows(file: name, options: options)
    var block = first
    while !block.isEmpty {
      let failure = text.check(block)
      for byte in failure == nil ? block[...] : block[..<text.validLength] {
        try parser.take(byte)
      }
      if parser.openLength > maximumRow {
        throw FileProblem(
          file: name, line: parser.line, column: 1, kind: .unreadable, rule: "row-too-long",
          message: "a row of more than \(maximumRow >> 20) MiB; look for a quotation mark that is "
            + "never closed")
      }
      try rows.take(&parser.records, body)
      if let failure { throw failure }
      block = try source.next(from: blocks)
    }
    if let failure = text.finish() { throw failure }
    var rest = try parser.finish()
    try rows.take(&rest, body)
    guard rows.hasRows else { throw FileProblem.empty(name) }
  }
}
