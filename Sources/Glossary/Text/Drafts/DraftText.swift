/// A stretch of a document that stands by itself: a paragraph, a heading, a cell.
public struct DraftBlock: Hashable, Sendable {
  /// What a block is in its document.
  public enum Kind: Hashable, Sendable {
    /// The document's own title, or a heading of a level from 1.
    case heading(level: Int)

    /// Running text.
    case paragraph

    /// An entry of a list.
    case listItem

    /// A cell of a table.
    case tableCell

    /// The words under a picture or table.
    case caption

    /// A passage quoted at length.
    case quotation

    /// A footnote or endnote.
    case note

    /// A line that belongs to the page and not to its text: a link line, byline, copyright line,
    /// share button, form label, page header or footer.
    case boilerplate
  }

  /// Where the block stands in the text.
  public var range: TextRange

  /// What it is.
  public var kind: Kind

  /// Makes a block.
  public init(range: TextRange, kind: Kind) {
    self.range = range
    self.kind = kind
  }
}

/// The words of a document, with its parts and the way back to the user's file.
///
/// The text holds what a reader of the document reads, block after block, with a blank line between
/// them; a plain text is its own file.
public struct DraftText: Hashable, Sendable {
  /// How a person finds a place in the document.
  public enum Addressing: Hashable, Sendable {
    /// By line and column of the file.
    case lines

    /// By paragraph, since the file is not text: DOCX, ODT.
    case paragraphs
  }

  /// The words.
  public var text: String

  /// The blocks in order; none overlaps another.
  public var blocks: [DraftBlock]

  /// The way back to the file.
  public var source: SourceMap

  /// How places are named.
  public var addressing: Addressing

  /// Makes a text.
  public init(
    text: String, blocks: [DraftBlock], source: SourceMap, addressing: Addressing = .lines
  ) {
    self.text = text
    self.blocks = blocks
    self.source = source
    self.addressing = addressing
  }

  /// Makes the text of a file without known parts.
  public init(verbatim text: String) {
    self.init(text: text, blocks: [], source: SourceMap(verbatim: text))
  }
}

extension DraftText {
  /// The words that markup sets apart from the rest of their block, in order.
  ///
  /// - Complexity: O(number of runs and blocks).
  func emphasizedRanges() -> [TextRange] {
    var ranges: [TextRange] = []
    var block = 0
    for run in source.runs where run.isVerbatim {
      while block < blocks.count, blocks[block].range.end <= run.text.start { block += 1 }
      guard block < blocks.count else { break }
      let own = blocks[block].range
      if own.contains(run.text), own != run.text { ranges.append(run.text) }
    }
    return ranges
  }
}

/// What a document says of itself.
public struct DraftMetadata: Hashable, Sendable {
  /// Its language, where declared.
  public var language: LanguageTag?

  /// The day it was written or published, where declared.
  public var date: PartialDate?

  /// Makes metadata.
  public init(language: LanguageTag? = nil, date: PartialDate? = nil) {
    self.language = language
    self.date = date
  }
}
