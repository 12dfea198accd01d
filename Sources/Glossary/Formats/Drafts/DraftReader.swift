/// Reads drafts in one language.
public enum DraftReader {
  /// Reads a file.
  ///
  /// A text, a Markdown file and a page are told apart by the format given, else by the name; what
  /// the bytes say outweighs the name, with a remark.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - format: Its format; nil to find out.
  ///   - encoding: The name of its encoding, for a text in another than UTF-8 and without a mark.
  /// - Complexity: O(size).
  /// - Returns: The draft, with remarks on what is odd about the file.
  /// - Throws: a `FileProblem` for a file that is empty, damaged, encrypted, too large or not in
  ///   its format.
  public static func read(
    _ file: NamedFile, format: DraftFormat? = nil, encoding: String? = nil
  ) throws(FileProblem) -> DraftFile {
    guard !file.bytes.isEmpty else {
      throw FileProblem.empty(file.name)
    }
    // What a container unpacks to has a limit of its own.
    guard file.bytes.count <= DecodedFile.maximumSize || ZipContainer.isZip(file.bytes) else {
      throw FileProblem.tooLarge(file.name)
    }
    let named = format ?? DraftFormat(fileName: file.name)
    switch DraftContent(file.bytes) {
    case .other(let rule, let message): throw problem(file, rule, message)
    case .zip: return try readContainer(file, named, isDemanded: format != nil)
    case .html where format == nil && named != .html && named != .markdown:
      return remark(try HTMLReader.read(file, encoding: encoding), named)
    case .html, .text:
      switch named {
      case .html: return try HTMLReader.read(file, encoding: encoding)
      case .markdown: return try MarkdownReader.read(file, encoding: encoding)
      case .text, nil: return try PlainTextReader.read(file, encoding: encoding)
      case .docx, .odt:
        throw problem(
          file, "wrong-format",
          "no \(named?.name ?? "") file: it does not begin as a ZIP container does; give the format "
            + "that it has, or fetch or save it again")
      }
    }
  }

  private static func readContainer(
    _ file: NamedFile, _ named: DraftFormat?, isDemanded: Bool
  ) throws(FileProblem) -> DraftFile {
    let container = try ZipContainer(file, where: OfficePart.isWanted)
    let found = try OfficePart.format(of: container, file)
    if isDemanded, let named, named != found {
      throw problem(
        file, "wrong-format", "the file is \(found.name) and not \(named.name); give that format")
    }
    switch found {
    case .docx: return remark(try WordReader.read(file, container), named)
    default: return remark(try OpenDocumentReader.read(file, container), named)
    }
  }

  /// The draft with a remark when its file's name tells another format.
  private static func remark(_ draft: DraftFile, _ named: DraftFormat?) -> DraftFile {
    guard let named, named != draft.format else { return draft }
    var draft = draft
    draft.problems.append(
      FileProblem(
        file: draft.name, line: 1, column: 1, rule: "wrong-extension",
        message: "the name says \(named.name), but the file is \(draft.format.name) and was read "
          + "as that; rename it"))
    return draft
  }

  private static func problem(_ file: NamedFile, _ rule: String, _ message: String) -> FileProblem {
    FileProblem(
      file: file.name, line: 1, column: 1, kind: .unreadable, rule: rule, message: message)
  }
}
