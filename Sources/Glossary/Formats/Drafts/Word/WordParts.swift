/// The parts of a DOCX file and what leads from one to another (ECMA-376, part 2).
struct WordParts {
  /// What a part is for, by the last word of its relation's type.
  enum Kind: String {
    case main = "officeDocument"
    case styles, footnotes, endnotes, header, footer
  }

  /// The parts that hold words, in the order in which they are read.
  private(set) var texts: [(kind: Kind, name: String)] = []

  /// The part that describes the styles.
  private(set) var styles: String?

  /// Finds the parts of a document.
  ///
  /// - Throws: a `FileProblem` for a list of parts that is no XML.
  init(_ container: ZipContainer, main: String, file: NamedFile) throws(FileProblem) {
    texts = [(.main, main)]
    let folder = main.lastIndex(of: "/").map { String(main[...$0]) } ?? ""
    let list = "\(folder)_rels/\(main.dropFirst(folder.count)).rels"
    guard let content = container.contents[list] else { return }
    var found: [(Kind, String)] = []
    try OfficeXML(content, part: list, of: file.name).forEachElement(
      start: { _, attributes in
        guard let relation = Self.relation(attributes, folder: folder) else { return }
        found.append(relation)
      }, end: { _, _ in })
    for (kind, name) in found where container.contents[name] != nil {
      switch kind {
      case .styles: styles = name
      case .footnotes, .endnotes, .header, .footer:
        if !texts.contains(where: { $0.name == name }) { texts.append((kind, name)) }
      case .main: continue
      }
    }
    // Notes belong to the text; headers and footers come last.
    texts =
      texts.filter { $0.kind != .header && $0.kind != .footer }
      + texts.filter { $0.kind == .header || $0.kind == .footer }
  }

  /// The name of the part that holds the text; nil when there is none.
  static func main(of container: ZipContainer) -> String? {
    if let content = container.contents["_rels/.rels"] {
      var found: String?
      try? OfficeXML(content, part: "_rels/.rels", of: "").forEachElement(
        start: { _, attributes in
          if let (kind, name) = relation(attributes, folder: ""), kind == .main { found = name }
        }, end: { _, _ in })
      if let found, container.contents[found] != nil, !found.hasPrefix("xl/"),
        !found.hasPrefix("ppt/")
      {
        return found
      }
    }
    return container.contents["word/document.xml"] != nil ? "word/document.xml" : nil
  }

  private static func relation(
    _ attributes: [String: String], folder: String
  ) -> (Kind, String)? {
    guard let type = attributes["Type"], let target = attributes["Target"],
      attributes["TargetMode"] != "External",
      let slash = type.lastIndex(of: "/"),
      let kind = Kind(rawValue: String(type[type.index(after: slash)...]))
    else { return nil }
    return (kind, target.hasPrefix("/") ? String(target.dropFirst()) : folder + target)
  }
}
