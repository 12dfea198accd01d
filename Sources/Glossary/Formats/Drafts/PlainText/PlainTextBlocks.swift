/// Finds the parts of a plain text as far as lines tell them.
///
/// Blank lines part paragraphs; lines that are no text, captions and lines in capitals stand by
/// themselves, and so do entries of lists. Titles below *Artikel terkait* are no text either.
struct PlainTextBlocks {
  private let source: [UInt8]
  private var blocks: [DraftBlock] = []

  /// The paragraph that is being read.
  private var current: Range<Int>?
  private var kind = DraftBlock.Kind.paragraph
  private var lines = 0

  /// Whether the paragraph is one line that may turn out to be a heading.
  private var mayBeHeading = false

  /// Whether the last lines are titles of other pages, below a line that says so.
  private var isAmongLinks = false

  init(_ source: [UInt8]) {
    self.source = source
  }

  /// Takes the next line.
  mutating func add(_ line: PlainTextLine) {
    guard !line.content.isEmpty else {
      isAmongLinks = false
      finishParagraph(isBeforeBlank: true)
      return
    }
    let content = source[line.content]
    isAmongLinks = isAmongLinks && line.isShortPhrase(source)
    if BoilerplateLine.matches(content) || isAmongLinks {
      isAmongLinks = isAmongLinks || BoilerplateLine.headsLinks(content)
      stand(alone: line, .boilerplate)
    } else if BoilerplateLine.isCaption(content) {
      stand(alone: line, .caption)
    } else if line.isInCapitals(source) {
      stand(alone: line, .heading(level: 1))
    } else if line.beginsListItem(source) {
      begin(line, .listItem)
    } else if content.first == UInt8(ascii: ">") {
      if current == nil || kind != .quotation { begin(line, .quotation) } else { extend(line) }
    } else if current == nil || kind == .quotation {
      begin(line, .paragraph)
    } else {
      extend(line)
    }
  }

  /// Leaves a line out; it parts paragraphs, since a block is one piece of the text.
  mutating func skip(_ line: PlainTextLine) {
    finishParagraph(isBeforeBlank: false)
  }

  /// The blocks in order.
  mutating func finish() -> [DraftBlock] {
    finishParagraph(isBeforeBlank: false)
    return blocks
  }

  private mutating func stand(alone line: PlainTextLine, _ kind: DraftBlock.Kind) {
    begin(line, kind)
    finishParagraph(isBeforeBlank: false)
  }

  private mutating func begin(_ line: PlainTextLine, _ kind: DraftBlock.Kind) {
    finishParagraph(isBeforeBlank: false)
    current = line.content
    self.kind = kind
    lines = 1
    mayBeHeading = kind == .paragraph && line.isShortPhrase(source)
  }

  private mutating func extend(_ line: PlainTextLine) {
    guard let start = current?.lowerBound else { return }
    current = start..<line.content.upperBound
    lines += 1
  }

  private mutating func finishParagraph(isBeforeBlank: Bool) {
    guard let range = current else { return }
    current = nil
    if isBeforeBlank, mayBeHeading, lines == 1 { kind = .heading(level: blocks.isEmpty ? 1 : 2) }
    blocks.append(
      DraftBlock(range: TextRange(start: range.lowerBound, end: range.upperBound), kind: kind))
  }
}
