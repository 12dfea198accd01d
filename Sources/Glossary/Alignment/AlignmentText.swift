/// A text as its sentences, ready to be aligned with its translation.
public struct AlignmentText: Hashable, Sendable {
  /// A sentence, or a segment as the user gave it.
  public struct Sentence: Hashable, Sendable {
    /// Where it stands in the text, without the blanks around it.
    public var range: TextRange

    /// Whether a block of the document begins with it.
    public var startsBlock: Bool

    /// Whether it belongs to a heading.
    public var isHeading: Bool

    /// Makes a sentence.
    public init(range: TextRange, startsBlock: Bool = false, isHeading: Bool = false) {
      self.range = range
      self.startsBlock = startsBlock
      self.isHeading = isHeading
    }
  }

  /// The text.
  public let text: String

  /// Its language; undetermined where it is not known.
  public let language: LanguageTag

  /// The sentences in order; none overlaps another.
  public let sentences: [Sentence]

  /// Takes sentences that are known.
  public init(text: String, language: LanguageTag, sentences: [Sentence]) {
    self.text = text
    self.language = language
    self.sentences = sentences
  }

  /// Takes a segment a line, empty ones too.
  ///
  /// - Complexity: O(length).
  public init(segments: [String], language: LanguageTag) {
    var text = ""
    var sentences: [Sentence] = []
    sentences.reserveCapacity(segments.count)
    for segment in segments {
      let start = text.utf8.count
      text += segment
      sentences.append(Sentence(range: TextRange(start: start, end: text.utf8.count)))
      // A blank line ends whatever might go on into the next segment.
      text += "\n\n"
    }
    self.init(text: text, language: language, sentences: sentences)
  }

  /// Splits a document into sentences, block by block; lines that belong to the page are left out.
  ///
  /// - Complexity: O(length).
  /// - Throws: `UnicodeError` when the text is too long for ICU.
  public init(_ draft: DraftText, language: LanguageTag) throws(UnicodeError) {
    var tokenizer = Tokenizer(language)
    let text = try tokenizer.tokenize(draft.text)
    let ranges = text.sentenceRanges()
    var sentences: [Sentence] = []
    var next = 0
    var token = 0
    for block in draft.blocks.isEmpty ? Self.paragraphs(text) : draft.blocks
    where block.kind != .boilerplate {
      while next < ranges.count, ranges[next].end <= block.range.start { next += 1 }
      var startsBlock = true
      var index = next
      while index < ranges.count, ranges[index].start < block.range.end {
        let range = TextRange(
          start: max(ranges[index].start, block.range.start),
          end: min(ranges[index].end, block.range.end))
        index += 1
        guard let core = Self.withoutBlanks(range, in: text, from: &token) else { continue }
        sentences.append(
          Sentence(range: core, startsBlock: startsBlock, isHeading: block.kind.isHeading))
        startsBlock = false
      }
    }
    self.init(text: draft.text, language: language, sentences: sentences)
  }

  /// The text of some sentences, from the first to the last; empty when there is none.
  ///
  /// - Complexity: O(length).
  public func words(_ sentences: Range<Int>) -> Substring {
    range(sentences).map { text.slice($0) } ?? ""
  }

  /// From the first of some sentences to the last; nil when there is none.
  public func range(_ sentences: Range<Int>) -> TextRange? {
    guard let first = self.sentences[sentences].first, let last = self.sentences[sentences].last
    else { return nil }
    return TextRange(start: first.range.start, end: last.range.end)
  }

  /// A range without the blanks around it, nil when it holds nothing else; `token` is the first that
  /// may stand in it, and moves on.
  private static func withoutBlanks(
    _ range: TextRange, in text: TokenizedText, from token: inout Int
  ) -> TextRange? {
    while token < text.tokens.count, text.tokens[token].range.end <= range.start { token += 1 }
    var start: Int?
    var end = range.start
    while token < text.tokens.count, text.tokens[token].range.start < range.end {
      if text.tokens[token].kind != .space {
        start = start ?? max(range.start, text.tokens[token].range.start)
        end = min(range.end, text.tokens[token].range.end)
      }
      token += 1
    }
    return start.map { TextRange(start: $0, end: end) }
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

extension DraftBlock.Kind {
  /// Whether it is a heading of any level.
  fileprivate var isHeading: Bool {
    if case .heading = self { true } else { false }
  }
}
