/// The blocks and sentences of one of two documents.
struct PairedDocument {
  struct Sentence {
    var range: TextRange
    var item: AlignmentItem
  }

  struct Block {
    var isHeading: Bool
    var sentences: [Sentence]

    var item: AlignmentItem {
      AlignmentItem(
        length: sentences.reduce(0) { $0 + $1.item.length }, isHeading: isHeading,
        anchors: sentences.flatMap(\.item.anchors))
    }
  }

  private(set) var blocks: [Block] = []

  /// Finds them.
  ///
  /// - Complexity: O(length).
  init(_ draft: DraftText) throws(UnicodeError) {
    var tokenizer = Tokenizer(.undetermined)
    let text = try tokenizer.tokenize(draft.text)
    let sentences = text.sentenceRanges()
    var walk = TokenWalk(text)
    var next = 0
    for block in draft.blocks.isEmpty ? Self.paragraphs(text) : draft.blocks
    where block.kind != .boilerplate {
      while next < sentences.count, sentences[next].end <= block.range.start { next += 1 }
      var found: [Sentence] = []
      var index = next
      while index < sentences.count, sentences[index].start < block.range.end {
        let range = TextRange(
          start: max(sentences[index].start, block.range.start),
          end: min(sentences[index].end, block.range.end))
        if let sentence = walk.sentence(in: range) { found.append(sentence) }
        index += 1
      }
      if !found.isEmpty { blocks.append(Block(isHeading: block.kind.isHeading, sentences: found)) }
    }
  }

  /// From the first sentence to the last.
  static func range(_ sentences: ArraySlice<Sentence>) -> TextRange? {
    guard let first = sentences.first, let last = sentences.last else { return nil }
    return TextRange(start: first.range.start, end: last.range.end)
  }

  /// The stretches between blank lines.
  private static func paragraphs(_ text: TokenizedText) -> [DraftBlock] {
    var ranges: [TextRange] = []
    var start = 0
    var lineBreaks = 0
    for token in text.tokens {
      if token.kind == .space {
        lineBreaks += text.source(token).utf8.count { $0 == 0x0A }
      } else {
        if lineBreaks > 1, start < token.range.start {
          ranges.append(TextRange(start: start, end: token.range.start))
          start = token.range.start
        }
        lineBreaks = 0
      }
    }
    ranges.append(TextRange(start: start, end: text.text.utf8.count))
    return ranges.map { DraftBlock(range: $0, kind: .paragraph) }
  }
}

/// Goes once through the tokens of a text, sentence after sentence.
private struct TokenWalk {
  private let text: TokenizedText
  private var next = 0

  init(_ text: TokenizedText) {
    self.text = text
  }

  /// The sentence in a range that does not begin before the last one, without the blanks around it;
  /// nil when it holds nothing else.
  mutating func sentence(in range: TextRange) -> PairedDocument.Sentence? {
    while next < text.tokens.count, text.tokens[next].range.end <= range.start { next += 1 }
    var item = AlignmentItem(length: 0)
    var start: Int?
    var end = range.start
    while next < text.tokens.count, text.tokens[next].range.start < range.end {
      let token = text.tokens[next]
      next += 1
      guard token.kind != .space else { continue }
      start = start ?? max(range.start, token.range.start)
      end = min(range.end, token.range.end)
      item.length += text.source(token).unicodeScalars.count
      if token.kind == .number, let anchor = anchor(token) { item.anchors.append(anchor) }
    }
    return start.map { PairedDocument.Sentence(range: TextRange(start: $0, end: end), item: item) }
  }

  /// The digits of a number, whatever stands between them; one digit may be a word in the translation.
  private func anchor(_ token: Token) -> UInt64? {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var count = 0
    for byte in text.source(token).utf8 where (0x30...0x39).contains(byte) {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      count += 1
    }
    return count > 1 ? hash : nil
  }
}

extension DraftBlock.Kind {
  /// Whether it is a heading of any level.
  fileprivate var isHeading: Bool {
    if case .heading = self { true } else { false }
  }
}
