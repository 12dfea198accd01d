/// Writes the pairs of a memory in two languages as a table, one pair a row.
///
/// The texts are those that a reader sees, without inline codes. A unit makes a row for each of its
/// translations into the target language.
public struct PairTableWriter: Sendable {
  /// What an export came to.
  public struct Summary: Hashable, Sendable {
    /// The number of rows written, without the heading.
    public var rows = 0

    /// The units that lack one of the languages.
    public var skipped = 0

    /// The texts in which tabs or line breaks became blanks, since TSV cannot hold them.
    public var alteredTexts = 0

    /// The texts whose inline codes were left out.
    public var textsWithoutCodes = 0
  }

  /// What was written so far.
  public private(set) var summary = Summary()

  private let dialect: DelimitedReader.Dialect
  private let writer: DelimitedWriter
  private let source: LanguageTag
  private let target: LanguageTag

  /// Makes a writer of two languages; `en` takes `en-GB` where a unit has no `en`.
  public init(
    _ dialect: DelimitedReader.Dialect, source: LanguageTag, target: LanguageTag
  ) {
    self.dialect = dialect
    writer = DelimitedWriter(dialect)
    self.source = source
    self.target = target
  }

  /// Appends the row that names the languages, which `PairTableReader` understands.
  public func writeHeading(to bytes: inout [UInt8]) {
    bytes += writer.line([source.canonical, target.canonical]).utf8
  }

  /// Appends the rows of a unit.
  ///
  /// - Complexity: O(size of the unit).
  public mutating func write(_ unit: TranslationUnit, to bytes: inout [UInt8]) {
    let targets = unit.variants(in: target)
    guard let source = unit.variants(in: source).first, !targets.isEmpty else {
      summary.skipped += 1
      return
    }
    for target in targets {
      count(source)
      count(target)
      bytes += writer.line([source.segment.text, target.segment.text]).utf8
      summary.rows += 1
    }
  }

  private mutating func count(_ variant: Variant) {
    if !variant.segment.markup.isEmpty { summary.textsWithoutCodes += 1 }
    guard !dialect.isQuoted else { return }
    let isAltered = variant.segment.text.utf8.contains { byte in
      byte == 0x0A || byte == 0x0D || byte == dialect.delimiter
    }
    if isAltered { summary.alteredTexts += 1 }
  }
}
