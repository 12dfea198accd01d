/// A change of a file that leaves every other byte as it is.
public struct SourceEdit: Hashable, Sendable {
  /// Where.
  public var location: SourceMap.Location

  /// What stands there instead, as the file writes it: references and escapes made.
  public var replacement: String

  /// Makes an edit.
  public init(location: SourceMap.Location, replacement: String) {
    self.location = location
    self.replacement = replacement
  }
}

extension SourceMap {
  /// The edits that put other words in the place of a range of the text.
  ///
  /// The first run of the range takes the new words and the others lose theirs, so that markup
  /// inside the range stays. Nothing is replaced where the range holds only a part of what the file
  /// writes as one, such as an entity that stands for several words.
  ///
  /// - Parameters:
  ///   - range: The range to replace.
  ///   - words: What stands there instead.
  ///   - escape: Writes text as the file does.
  /// - Complexity: O(log runs + runs in the range).
  /// - Returns: Edits in order, none where the range has no place in the source.
  public func edits(
    replacing range: TextRange, with words: String, escape: (String) -> String
  ) -> [SourceEdit] {
    var words: String? = words
    let runs = runs(in: range)
    guard runs.allSatisfy({ $0.isVerbatim || range.contains($0.text) }) else { return [] }
    return runs.compactMap { run in
      let inside = TextRange(
        start: max(run.text.start, range.start), end: min(run.text.end, range.end))
      guard let location = location(of: inside) else { return nil }
      let replacement = words.map(escape) ?? ""
      words = nil
      return SourceEdit(location: location, replacement: replacement)
    }
  }
}
