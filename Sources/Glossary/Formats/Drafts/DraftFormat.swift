/// The formats of drafts in one language.
public enum DraftFormat: String, Hashable, Sendable, CaseIterable {
  case text, markdown, html, docx, odt

  /// The format that the ending of a file's name tells; nil for a name that tells none.
  public init?(fileName: String) {
    guard let dot = fileName.lastIndex(of: ".") else { return nil }
    switch fileName[fileName.index(after: dot)...].lowercased() {
    case "txt", "text": self = .text
    case "md", "markdown", "mdown", "mkd", "mkdn": self = .markdown
    case "html", "htm", "xhtml", "xht": self = .html
    case "docx", "docm", "dotx", "dotm": self = .docx
    case "odt", "ott": self = .odt
    default: return nil
    }
  }

  /// The name that people know it by.
  public var name: String {
    switch self {
    case .text: "plain text"
    case .markdown: "Markdown"
    case .html: "HTML"
    case .docx: "DOCX"
    case .odt: "ODT"
    }
  }

  /// Whether a file of it is a ZIP container.
  var isContainer: Bool { self == .docx || self == .odt }
}
