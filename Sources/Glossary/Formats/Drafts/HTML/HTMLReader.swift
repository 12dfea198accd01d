/// Reads pages.
enum HTMLReader {
  /// Reads a file.
  ///
  /// - Complexity: O(size) for pages of ordinary nesting.
  /// - Throws: a `FileProblem` for a page that is not in its encoding or nested too deep.
  static func read(_ file: NamedFile, encoding: String?) throws(FileProblem) -> DraftFile {
    let decoded = try DecodedText(file, .html(encoding: encoding))
    let source = Array(decoded.text.utf8)
    if let place = HTMLDepth.placeTooDeep(source, 0..<source.count) {
      let position = LineTable(decoded.text).position(of: place)
      throw FileProblem(
        file: file.name, line: position.line, column: position.column, kind: .unreadable,
        rule: "too-deep",
        message: "elements are nested deeper than \(HTMLTree.maximumDepth); flatten them")
    }
    var walker = HTMLWalker(source: source, comments: SuppressionComments(file: file.name))
    walker.walk(0..<source.count)
    let text = walker.builder.finish(
      parts: [SourceMap.Part(text: decoded.text)], addressing: .lines)
    return DraftFile(
      name: file.name, format: .html, text: text, metadata: walker.metadata.result,
      parts: [decoded], suppressions: walker.comments.suppressions(in: text),
      problems: walker.comments.problems(in: decoded.text))
  }
}
