/// Reads a plain text: its text is the file, but for the lines that silence rules.
enum PlainTextReader {
  /// Reads a file.
  ///
  /// - Complexity: O(size).
  static func read(_ file: NamedFile, encoding: String?) throws(FileProblem) -> DraftFile {
    let decoded = try DecodedText(file, .text(encoding: encoding))
    let source = Array(decoded.text.utf8)
    var comments = SuppressionComments(file: file.name)
    var cuts: [Range<Int>] = []
    var blocks = PlainTextBlocks(source)
    var place = 0
    while place < source.count {
      let line = PlainTextLine(source, from: place)
      if let comment = line.comment(in: source), comments.add(comment, at: line.content) {
        cuts.append(line.content.lowerBound..<line.next)
        blocks.skip(line)
      } else {
        blocks.add(line)
      }
      place = line.next
    }
    let text = text(decoded.text, source, without: cuts, blocks: blocks.finish())
    return DraftFile(
      name: file.name, format: .text, text: text, metadata: DraftMetadata(), parts: [decoded],
      suppressions: comments.suppressions(in: text), problems: comments.problems(in: decoded.text))
  }

  /// The text without some of its lines, whose blocks stand in the file yet.
  private static func text(
    _ whole: String, _ source: [UInt8], without cuts: [Range<Int>], blocks: [DraftBlock]
  ) -> DraftText {
    guard !cuts.isEmpty else {
      return DraftText(text: whole, blocks: blocks, source: SourceMap(verbatim: whole))
    }
    var bytes: [UInt8] = []
    var runs: [SourceMap.Run] = []
    var place = 0
    for cut in cuts + [source.count..<source.count] {
      if cut.lowerBound > place {
        let start = bytes.count
        bytes += source[place..<cut.lowerBound]
        runs.append(
          SourceMap.Run(
            text: TextRange(start: start, end: bytes.count),
            source: TextRange(start: place, end: cut.lowerBound)))
      }
      place = cut.upperBound
    }
    var next = 0
    var removed = 0
    let moved = blocks.map { block in
      while next < cuts.count, cuts[next].lowerBound <= block.range.start {
        removed += cuts[next].count
        next += 1
      }
      return DraftBlock(
        range: TextRange(start: block.range.start - removed, end: block.range.end - removed),
        kind: block.kind)
    }
    return DraftText(
      text: String(decoding: bytes, as: UTF8.self), blocks: moved,
      source: SourceMap(parts: [SourceMap.Part(text: whole)], runs: runs))
  }
}
