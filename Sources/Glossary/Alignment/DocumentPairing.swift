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
      source: source, target: target, units: units, sourceMetadata: sourceMetadata,
      targetMetadata: targetMetadata)
  }
}
