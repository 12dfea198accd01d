/// The files inside documents of office programs.
enum OfficePart {
  /// Whether a file inside a container is looked at to read a document.
  static func isWanted(_ name: String) -> Bool {
    if name == "mimetype" || name.hasSuffix(".rels") { return true }
    guard name.hasSuffix(".xml") else { return false }
    return !unread.contains { name.contains($0) }
  }

  /// What kind of document a container holds.
  ///
  /// - Throws: a `FileProblem` for another container, or one whose text is missing or encrypted.
  static func format(of container: ZipContainer, _ file: NamedFile) throws(FileProblem)
    -> DraftFormat
  {
    func problem(_ rule: String, _ message: String) -> FileProblem {
      FileProblem(
        file: file.name, line: 1, column: 1, kind: .unreadable, rule: rule, message: message)
    }
    if let type = container.contents["mimetype"] {
      let type = String(decoding: type.prefix(100), as: UTF8.self)
      guard type.hasPrefix("application/vnd.oasis.opendocument.text") else {
        throw problem("wrong-format", "a file of the type \(type), which holds no text to check")
      }
      let manifest = container.contents["META-INF/manifest.xml"] ?? []
      if contains("encryption-data", in: manifest) {
        throw problem(
          "encrypted",
          "the document is encrypted; open it with its password and save it without")
      }
      guard container.contents["content.xml"] != nil else {
        throw problem("missing-part", "the document has no content.xml; fetch or save it again")
      }
      return .odt
    }
    if WordParts.main(of: container) != nil { return .docx }
    if container.contents["[Content_Types].xml"] != nil {
      let other = [("xl/", "a spreadsheet"), ("ppt/", "a presentation")]
        .first { kind in container.names.contains { $0.hasPrefix(kind.0) } }
      if let other {
        throw problem("wrong-format", "\(other.1), which holds no text to check")
      }
      throw problem("missing-part", "the document has no word/document.xml; save it again")
    }
    if container.contents["content.xml"] != nil { return .odt }
    throw problem("wrong-format", "a ZIP file without a document; unpack it and check its files")
  }

  private static func contains(_ word: String, in bytes: [UInt8]) -> Bool {
    let word = Array(word.utf8)
    guard bytes.count >= word.count else { return false }
    return (0...(bytes.count - word.count)).contains {
      bytes[$0] == word[0] && bytes[$0...].starts(with: word)
    }
  }

  /// Files without words, some of them long.
  private static let unread = [
    "/theme/", "fontTable.xml", "webSettings.xml", "customXml/", "/charts/", "/diagrams/",
    "/embeddings/", "Configurations2/", "Thumbnails/", "settings.xml", "/glossary/", "Object ",
    "comments", "people.xml", "/media/", "/activeX/",
  ]
}
