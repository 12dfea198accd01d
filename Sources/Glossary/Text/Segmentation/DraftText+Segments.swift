extension DraftText {
  /// The blocks to be segmented one by one: its own, or the whole text as a paragraph where no parts
  /// of it are known.
  public var segmentBlocks: [DraftBlock] {
    if !blocks.isEmpty { return blocks }
    let whole = TextRange(start: 0, end: text.utf8.count)
    return whole.isEmpty ? [] : [DraftBlock(range: whole, kind: .paragraph)]
  }
}

/// A sentence of a document.
public struct DraftSentence: Hashable, Sendable {
  /// Where it stands in the text.
  public var range: TextRange

  /// The block that holds it.
  public var block: DraftBlock
}

extension Segmenter {
  /// The sentences of a document, block by block, without the white space around them.
  ///
  /// - Complexity: O(length · number of rules).
  /// - Throws: `UnicodeError` that names a rule that takes too long.
  public mutating func sentences(in draft: DraftText) throws(UnicodeError) -> [DraftSentence] {
    var found: [DraftSentence] = []
    for block in draft.segmentBlocks {
      let start = block.range.start
      for range in try sentences(in: String(draft.text.slice(block.range))) {
        found.append(
          DraftSentence(
            range: TextRange(start: start + range.start, end: start + range.end), block: block))
      }
    }
    return found
  }
}
