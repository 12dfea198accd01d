/// Reads Markdown with the tables, footnotes and deletions of GitHub.
enum MarkdownReader {
  /// Reads a file.
  ///
  /// - Complexity: O(size).
  static func read(_ file: NamedFile, encoding: String?) throws(FileProblem) -> DraftFile {
    let decoded = try DecodedText(file, .text(encoding: encoding))
    let source = Array(decoded.text.utf8)
    let frontMatter = FrontMatter(source)
    let tree = MarkdownTree(source[frontMatter.end...])
    var walker = MarkdownWalker(
      source: source, from: frontMatter.end, comments: SuppressionComments(file: file.name))
    walker.walk(tree)
    let text = walker.builder.finish(
      parts: [SourceMap.Part(text: decoded.text)], addressing: .lines)
    return DraftFile(
      name: file.name, format: .markdown, text: text, metadata: frontMatter.metadata,
      parts: [decoded], suppressions: walker.comments.suppressions(in: text),
      problems: walker.comments.problems(in: decoded.text))
  }
}
