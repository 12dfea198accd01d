/// Puts the text of a draft together, block by block, with the way back to the file.
///
/// Blocks nest in a file (a footnote in a paragraph, a cell in a list) and not in a draft: an inner
/// block comes after the one it stands in. Empty blocks are dropped.
struct DraftBuilder {
  /// A block with its text and runs, whose offsets count from its own start.
  private struct Open {
    var kind: DraftBlock.Kind
    var bytes: [UInt8] = []
    var runs: [SourceMap.Run] = []

    /// White space that counts only when something follows it.
    var space: (source: Range<Int>, part: Int, isVerbatim: Bool)?
    var inner: [Open] = []
  }

  /// The part of the source that ranges are of.
  var part = 0

  private var text: [UInt8] = []
  private var blocks: [DraftBlock] = []
  private var runs: [SourceMap.Run] = []
  private var open: [Open] = []

  /// Whether a block is open.
  var isOpen: Bool { !open.isEmpty }

  /// Whether the innermost block has text.
  var hasText: Bool { !(open.last?.bytes.isEmpty ?? true) }

  // MARK: Blocks

  /// Begins a block.
  mutating func begin(_ kind: DraftBlock.Kind) {
    open.append(Open(kind: kind))
  }

  /// Makes the innermost block another kind.
  mutating func turn(into kind: DraftBlock.Kind) {
    guard isOpen else { return }
    open[open.count - 1].kind = kind
  }

  /// Ends the innermost block.
  mutating func end() {
    guard let block = open.popLast() else { return }
    if open.isEmpty {
      finish(block)
    } else {
      open[open.count - 1].inner.append(block)
    }
  }

  private mutating func finish(_ block: Open) {
    if Self.hasWords(block.bytes) {
      if !text.isEmpty { text += [0x0A, 0x0A] }
      let start = text.count
      text += block.bytes
      blocks.append(
        DraftBlock(
          range: TextRange(start: start, end: text.count),
          kind: Self.kind(of: block.bytes, block.kind)))
      for run in block.runs {
        var run = run
        run.text = TextRange(start: run.text.start + start, end: run.text.end + start)
        runs.append(run)
      }
    }
    for inner in block.inner { finish(inner) }
  }

  /// Whether a block holds more than blanks and what stands for objects.
  private static func hasWords(_ bytes: [UInt8]) -> Bool {
    var place = 0
    while place < bytes.count {
      if bytes[place] > 0x20 {
        guard bytes[place] == 0xEF, bytes[place...].starts(with: [0xEF, 0xBF, 0xBC]) else {
          return true
        }
        place += 2
      }
      place += 1
    }
    return false
  }

  /// What a block is when its words are looked at too.
  static func kind(of bytes: [UInt8], _ kind: DraftBlock.Kind) -> DraftBlock.Kind {
    switch kind {
    case .paragraph, .listItem:
      if BoilerplateLine.matches(bytes) { return .boilerplate }
      return BoilerplateLine.isCaption(bytes) ? .caption : kind
    case .heading, .tableCell, .caption, .quotation, .note, .boilerplate: return kind
    }
  }

  // MARK: Text

  /// Adds what the source has at a range, byte by byte the same.
  mutating func append(_ source: [UInt8], _ range: Range<Int>) {
    guard !range.isEmpty, isOpen else { return }
    flushSpace()
    add(source[range], range, isVerbatim: true)
  }

  /// Adds text that stands for what the source has at a range: a reference, an element.
  mutating func append(_ text: some Collection<UInt8>, for range: Range<Int>) {
    guard !text.isEmpty, isOpen else { return }
    flushSpace()
    add(text, range, isVerbatim: false)
  }

  /// Adds text that the source does not have.
  mutating func append(unwritten text: String) {
    guard isOpen else { return }
    flushSpace()
    open[open.count - 1].bytes += Array(text.utf8)
  }

  /// Adds a blank for white space, unless the block begins or ends with it or has just had one.
  mutating func appendSpace(for range: Range<Int>, isVerbatim: Bool) {
    guard let last = open.last, last.space == nil, let byte = last.bytes.last, byte != 0x20,
      byte != 0x0A
    else { return }
    open[open.count - 1].space = (range, part, isVerbatim)
  }

  /// Adds the end of a line within a block, which takes the white space around it.
  mutating func appendLineBreak(for range: Range<Int>) {
    guard let last = open.last, !last.bytes.isEmpty else { return }
    open[open.count - 1].space = nil
    add([0x0A], range, isVerbatim: false)
  }

  /// Adds what the source has at a range, in which white space of any length is one blank.
  mutating func appendCollapsing(_ source: [UInt8], _ range: Range<Int>) {
    var start = range.lowerBound
    let end = range.upperBound
    while start < end {
      var stop = start
      // A single blank between words is itself.
      while stop < end,
        !Self.isSpace(source[stop])
          || (source[stop] == 0x20 && stop > start && stop + 1 < end
            && !Self.isSpace(source[stop + 1]))
      { stop &+= 1 }
      append(source, start..<stop)
      start = stop
      while stop < end, Self.isSpace(source[stop]) { stop &+= 1 }
      if stop > start {
        appendSpace(for: start..<stop, isVerbatim: stop - start == 1 && source[start] == 0x20)
      }
      start = stop
    }
  }

  /// Whether a byte is white space in the formats that make one blank of it.
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
  }

  private mutating func flushSpace() {
    guard let space = open[open.count - 1].space else { return }
    open[open.count - 1].space = nil
    let part = part
    self.part = space.part
    add([0x20], space.source, isVerbatim: space.isVerbatim)
    self.part = part
  }

  private mutating func add(
    _ bytes: some Collection<UInt8>, _ source: Range<Int>, isVerbatim: Bool
  ) {
    let index = open.count - 1
    let start = open[index].bytes.count
    open[index].bytes += bytes
    let end = open[index].bytes.count
    if isVerbatim, let last = open[index].runs.last, last.isVerbatim, last.part == part,
      last.text.end == start, last.source.end == source.lowerBound
    {
      let place = open[index].runs.count - 1
      open[index].runs[place].text.end = end
      open[index].runs[place].source.end = source.upperBound
      return
    }
    open[index].runs.append(
      SourceMap.Run(
        text: TextRange(start: start, end: end),
        source: TextRange(start: source.lowerBound, end: source.upperBound), part: part,
        isVerbatim: isVerbatim))
  }

  // MARK: Result

  /// The text, with the parts that its runs lead to.
  mutating func finish(
    parts: [SourceMap.Part], addressing: DraftText.Addressing
  ) -> DraftText {
    while isOpen { end() }
    return DraftText(
      text: String(decoding: text, as: UTF8.self), blocks: blocks,
      source: SourceMap(parts: parts, runs: runs), addressing: addressing)
  }
}

extension DraftBuilder {
  /// What stands where a file has something other than words in the midst of them, so that the
  /// words on either side are no neighbours: a piece of code, a formula.
  static let object: String = "\u{FFFC}"
}
