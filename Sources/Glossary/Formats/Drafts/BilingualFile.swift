/// A file that holds a text with its translation, as it was read.
public struct BilingualFile: Hashable, Sendable {
  /// Which text of a unit is meant.
  public enum Side: Hashable, Sendable {
    /// The text.
    case source

    /// Its translation.
    case target
  }

  /// Its format.
  public let format: BilingualFormat

  /// The texts.
  public let text: BilingualText

  /// How many units the file itself counts, those that were passed over included: `trans-unit`,
  /// `segment`, `tu`, message or row.
  public let unitCount: Int

  /// How many of them are marked as no longer in use.
  public let obsoleteCount: Int

  /// What was passed over or is doubtful, in order, each with its place; a long list is cut off and
  /// says so.
  public let problems: [FileProblem]

  let file: DecodedFile

  /// Where the file holds text that is written without references: CDATA sections of XML.
  let literals: [TextRange]

  /// The cells of a table, in order.
  let cells: [TableCell]

  /// Where the file takes the translation of each unit of the text; nil where it takes none.
  let slots: [TranslationSlot?]

  init(
    _ format: BilingualFormat, file: DecodedFile, text: BilingualText, unitCount: Int,
    obsoleteCount: Int = 0, problems: [FileProblem] = [], literals: [TextRange] = [],
    cells: [TableCell] = [], slots: [TranslationSlot?] = []
  ) {
    self.format = format
    self.file = file
    self.text = text
    self.unitCount = unitCount
    self.obsoleteCount = obsoleteCount
    self.problems = problems
    self.literals = literals
    self.cells = cells
    self.slots = slots
  }

  /// The name of the file.
  public var name: String { file.file.name }

  // MARK: Writing back

  /// The edits that put other words in the place of a range of one side.
  ///
  /// Inline codes, line breaks between strings of PO and comments within the range stay; words are
  /// written with the references and escapes that their place needs.
  ///
  /// - Complexity: O(log runs + runs in the range).
  /// - Returns: Edits in order; none where the range has no place in the file, or holds a part of what
  ///   the file writes as one.
  public func edits(
    replacing range: TextRange, of side: Side, with words: String
  ) -> [SourceEdit] {
    let map = side == .source ? text.source.source : text.target.source
    let edits = map.edits(replacing: range, with: words) { $0 }
    if !cells.isEmpty { return TableCell.written(edits, in: cells) }
    return edits.map { edit in
      var edit = edit
      edit.replacement = written(edit.replacement, at: edit.location.range)
      return edit
    }
  }

  /// The file with edits; every other byte is the same.
  ///
  /// - Complexity: O(size).
  /// - Throws: a `FileProblem` for a file that is packed or in an encoding of several bytes a
  ///   character other than Unicode's, and for characters that its encoding lacks.
  public func bytes(applying edits: [SourceEdit]) throws(FileProblem) -> [UInt8] {
    try file.bytes(applying: edits, isXML: format.isXML)
  }

  private func written(_ words: String, at place: TextRange) -> String {
    switch format {
    case .xliff, .tmx: isLiteral(place) ? XMLDraft.literal(words) : XMLDraft.content(words)
    case .po: POString.escaped(words)
    case .tsv, .csv: words
    }
  }

  private func isLiteral(_ place: TextRange) -> Bool {
    let first = literals.partitioningIndex { $0.end >= place.end }
    return first < literals.count && literals[first].contains(place)
  }
}
