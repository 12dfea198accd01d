extension BilingualText {
  /// Pairs the sentences of a document with those of its translation.
  ///
  /// Blocks are paired first, then the sentences within paired blocks, both in their order and by
  /// length, headings and numbers. Lines that belong to the page are left out, and a sentence of the
  /// source without a counterpart is a unit without a translation; one of the translation only is in
  /// no unit.
  ///
  /// - Complexity: O(length).
  /// - Throws: `UnicodeError` when a text is too long for ICU.
  public init(
    pairing source: DraftText, with target: DraftText,
    sourceMetadata: DraftMetadata = DraftMetadata(), targetMetadata: DraftMetadata = DraftMetadata()
  ) throws(UnicodeError) {
    let sources = try PairedDocument(source)
    let targets = try PairedDocument(target)
    var units: [Unit] = []
    let blocks = LengthAligner.beads(
      source: sources.blocks.map(\.item), target: targets.blocks.map(\.item))
    for bead in blocks {
      let sentences = sources.blocks[bead.source].flatMap(\.sentences)
      let translations = targets.blocks[bead.target].flatMap(\.sentences)
      let pairs = LengthAligner.beads(
        source: sentences.map(\.item), target: translations.map(\.item))
      for pair in pairs {
        guard let range = PairedDocument.range(sentences[pair.source]) else { continue }
        units.append(
          Unit(id: nil, source: range, target: PairedDocument.range(translations[pair.target])))
      }
    }
    self.init(
      source: source, target: target, units: units, sourceMetadata: sourceMetadata,
      targetMetadata: targetMetadata)
  }
}
