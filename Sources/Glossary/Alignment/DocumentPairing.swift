extension BilingualText {
  /// Pairs the sentences of a document with those of its translation.
  ///
  /// Lines that belong to the page are left out. A sentence of the source without a counterpart is a
  /// unit without a translation; one of the translation only is in no unit.
  ///
  /// - Complexity: O(length).
  /// - Throws: `UnicodeError` when a text is too long for ICU.
  public init(
    pairing source: DraftText, with target: DraftText,
    sourceMetadata: DraftMetadata = DraftMetadata(),
    targetMetadata: DraftMetadata = DraftMetadata(),
    aligner: SentenceAligner = SentenceAligner()
  ) throws(UnicodeError) {
    let sources = try AlignmentText(
      source, language: sourceMetadata.language ?? .undetermined)
    let targets = try AlignmentText(
      target, language: targetMetadata.language ?? .undetermined)
    var units: [Unit] = []
    for bead in try aligner.align(sources, targets).beads {
      guard let range = sources.range(bead.source) else { continue }
      units.append(Unit(id: nil, source: range, target: targets.range(bead.target)))
    }
    self.init(
      source: source, target: target, units: pairs.units, sourceMetadata: sourceMetadata,
      targetMetadata: targetMetadata)
  }
}

/// Sentences with their translations, in order.
private struct SentencePairs {
  private struct Pair {
    var source: TextRange?
    var target: TextRange?
    var lengths: (source: Int, target: Int)
  }

  private var pairs: [Pair] = []

  /// Sentences shorter than this are not worth missing.
  private static let shortest = 20

  /// How many pairs on either side are looked at.
  private static let reach = 3

  mutating func add(
    _ sources: ArraySlice<PairedDocument.Sentence>, _ targets: ArraySlice<PairedDocument.Sentence>
  ) {
    pairs.append(
      Pair(
        source: PairedDocument.range(sources), target: PairedDocument.range(targets),
        lengths: (
          sources.reduce(0) { $0 + $1.item.length }, targets.reduce(0) { $0 + $1.item.length }
        )))
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
