extension BilingualText {
  /// Pairs the sentences of a document with those of its translation.
  ///
  /// Sentences are broken by the rules of a pool, in the language that the metadata declare or the words
  /// tell. Lines that belong to the page are left out. A sentence of the source is a unit without a
  /// translation where none corresponds and the translation around it is shorter by most of its length;
  /// else its translation may stand in a neighbour, and nothing is said of it. A sentence of the
  /// translation only is in no unit.
  ///
  /// - Complexity: O(length).
  /// - Throws: `UnicodeError` when a text is too long for ICU.
  public init(
    pairing source: DraftText, with target: DraftText,
    sourceMetadata: DraftMetadata = DraftMetadata(),
    targetMetadata: DraftMetadata = DraftMetadata(), sentences: SegmenterPool,
    aligner: SentenceAligner = SentenceAligner()
  ) throws(UnicodeError) {
    let sources = try AlignmentText(source, sourceMetadata, sentences)
    let targets = try AlignmentText(target, targetMetadata, sentences)
    let beads = try aligner.align(sources, targets).beads
    let pairs = DocumentPairs(beads, sources, targets)
    self.init(
      source: source, target: target, units: pairs.units, sourceMetadata: sourceMetadata,
      targetMetadata: targetMetadata)
  }
}

extension AlignmentText {
  /// A document in the language that it declares, else in the one that its words tell.
  fileprivate init(
    _ draft: DraftText, _ metadata: DraftMetadata, _ sentences: SegmenterPool
  ) throws(UnicodeError) {
    var language = metadata.language
    if language == nil { language = try LanguageGuess.known(draft.text) }
    try self.init(draft, language: language ?? .undetermined, sentences: sentences)
  }
}

/// The beads of two documents with how long they are.
private struct DocumentPairs {
  private struct Pair {
    var source: TextRange?
    var target: TextRange?
    var lengths: (source: Int, target: Int)
  }

  private let pairs: [Pair]

  /// Sentences shorter than this are not worth missing.
  private static let shortest = 20

  /// How many pairs on either side are looked at.
  private static let reach = 3

  init(_ beads: [Bead], _ source: AlignmentText, _ target: AlignmentText) {
    pairs = beads.map { bead in
      Pair(
        source: source.range(bead.source), target: target.range(bead.target),
        lengths: (
          Self.length(source.words(bead.source)), Self.length(target.words(bead.target))
        ))
    }
  }

  /// How many characters a text has, blanks apart.
  private static func length(_ words: Substring) -> Int {
    words.unicodeScalars.count { !$0.properties.isWhitespace }
  }

  /// The lengths of all that is paired.
  private var whole: (source: Int, target: Int) {
    pairs.reduce((0, 0)) { sums, pair in
      guard pair.source != nil, pair.target != nil else { return sums }
      return (sums.0 + pair.lengths.source, sums.1 + pair.lengths.target)
    }
  }

  /// The pairs with a source, without those whose translation may be in a neighbour.
  ///
  /// - Complexity: O(number of pairs).
  var units: [BilingualText.Unit] {
    let whole = whole
    return pairs.indices.compactMap { index in
      let pair = pairs[index]
      guard let source = pair.source, pair.target != nil || isMissing(index, whole) else {
        return nil
      }
      return BilingualText.Unit(id: nil, source: source, target: pair.target)
    }
  }

  /// Whether the translation lacks most of a sentence's length around it.
  private func isMissing(_ index: Int, _ whole: (source: Int, target: Int)) -> Bool {
    let length = pairs[index].lengths.source
    guard length >= Self.shortest else { return false }
    guard whole.source > 0 else { return true }
    let window = pairs[max(0, index - Self.reach)...min(pairs.count - 1, index + Self.reach)]
    let source = window.reduce(0) { $0 + $1.lengths.source }
    let target = window.reduce(0) { $0 + $1.lengths.target }
    let lacking = source * whole.target - target * whole.source
    return lacking * 10 >= length * whole.target * 7
  }
}
