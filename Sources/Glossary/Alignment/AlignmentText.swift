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

  /// Breaks a document into sentences by the rules of a pool, block by block; lines that belong to the
  /// page are left out.
  ///
  /// - Complexity: O(length).
  /// - Throws: `UnicodeError` when the text is too long for ICU.
  public init(
    _ draft: DraftText, language: LanguageTag, sentences pool: SegmenterPool
  ) throws(UnicodeError) {
    var sentences: [Sentence] = []
    var last: DraftSentence?
    for sentence in try pool.sentences(in: draft, language: language)
    where sentence.block.kind != .boilerplate {
      let startsBlock =
        last.map { last in
          last.block != sentence.block
            || draft.text.hasBlankLine(from: last.range.end, to: sentence.range.start)
        } ?? true
      sentences.append(
        Sentence(
          range: sentence.range, startsBlock: startsBlock, isHeading: sentence.block.kind.isHeading)
      )
      last = sentence
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
}

extension String {
  /// Whether a blank line stands between two offsets.
  fileprivate func hasBlankLine(from start: Int, to end: Int) -> Bool {
    start < end && slice(TextRange(start: start, end: end)).utf8.count { $0 == 0x0A } > 1
  }
}

extension DraftBlock.Kind {
  /// Whether it is a heading of any level.
  fileprivate var isHeading: Bool {
    if case .heading = self { true } else { false }
  }
}
