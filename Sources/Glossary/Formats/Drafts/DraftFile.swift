/// A draft that was read from a file, with what it takes to write into the file.
public struct DraftFile: Hashable, Sendable {
  /// The name that problems are reported under.
  public var name: String

  /// The format it was read as.
  public var format: DraftFormat

  /// The words.
  public var text: DraftText

  /// What the file says of itself.
  public var metadata: DraftMetadata

  /// The stretches in which the author has silenced rules, in order.
  public var suppressions: [Suppression]

  /// What is odd about the file and did not hinder its reading, in order.
  public var problems: [FileProblem]

  /// The parts of `text.source` as they were decoded, in step with them.
  private let parts: [DecodedText]

  init(
    name: String, format: DraftFormat, text: DraftText, metadata: DraftMetadata,
    parts: [DecodedText], suppressions: [Suppression] = [], problems: [FileProblem] = []
  ) {
    self.name = name
    self.format = format
    self.text = text
    self.metadata = metadata
    self.parts = parts
    self.suppressions = suppressions
    self.problems = problems
  }

  /// The changes of the file that put other words in the place of a range of the text.
  ///
  /// - Complexity: O(log runs + runs in the range).
  /// - Returns: Edits in order, none where the range has no place in the file.
  public func edits(replacing range: TextRange, with words: String) -> [SourceEdit] {
    text.source.edits(replacing: range, with: words, escape: escape)
  }

  /// Words as the file writes them.
  public func escape(_ words: String) -> String {
    switch format {
    case .text: words
    case .markdown: MarkdownEscape.text(words)
    case .html: HTMLEscape.text(words)
    case .docx, .odt:
      // What XML forbids is in no suggestion; it would become U+FFFD.
      {
        var replaced = 0
        return XMLText.content(words, &replaced)
      }()
    }
  }

  /// The bytes of the file with edits applied, which may come in any order.
  ///
  /// Every other byte of a text stays as it is; in a container, every other file.
  ///
  /// - Parameters:
  ///   - edits: The edits; no two of them overlap.
  ///   - original: The bytes that the draft was read from.
  /// - Complexity: O(size + edits · log edits).
  /// - Returns: The bytes to write.
  /// - Throws: a `FileProblem` when the bytes are others, when edits overlap, or when the file's
  ///   encoding lacks a character.
  public func bytes(
    applying edits: [SourceEdit], to original: [UInt8]
  ) throws(FileProblem) -> [UInt8] {
    guard !edits.isEmpty else { return original }
    guard format.isContainer else {
      return try parts[0].replacing(edits, in: original)
    }
    let file = NamedFile(name: name, bytes: original)
    let touched = Set(edits.map(\.location.part)).sorted()
    let names = touched.compactMap { text.source.parts[$0].name }
    let container = try ZipContainer(file) { names.contains($0) }
    var contents: [String: [UInt8]] = [:]
    for (part, name) in zip(touched, names) {
      var edits = edits.filter { $0.location.part == part }
      if format == .docx { edits += WordSpacing.edits(for: edits, in: parts[part].text) }
      contents[name] = try parts[part].replacing(edits, in: container.contents[name] ?? [])
    }
    return try ZipEditor(file).replacing(contents)
  }
}
