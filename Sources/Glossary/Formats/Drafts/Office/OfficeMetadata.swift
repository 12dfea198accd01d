/// What documents of office programs say of themselves.
enum OfficeMetadata {
  /// Reads the language and the day of a document from the part that holds them, if it is there.
  ///
  /// The day of the last change outweighs that of the beginning.
  ///
  /// - Throws: a `FileProblem` for what is no XML.
  static func read(
    _ container: ZipContainer, _ part: String, of document: String
  ) throws(FileProblem) -> DraftMetadata {
    guard let content = container.contents[part], !content.isEmpty else { return DraftMetadata() }
    var language: LanguageTag?
    var changed: PartialDate?
    var created: PartialDate?
    try OfficeXML(content, part: part, of: document).forEachElement(
      start: { _, _ in },
      end: { name, text in
        switch name {
        case "dc:language": if language == nil { language = try? LanguageTag(text) }
        case "dcterms:modified", "dc:date": changed = day(text)
        case "dcterms:created", "meta:creation-date": created = day(text)
        default: break
        }
      })
    return DraftMetadata(language: language, date: changed ?? created)
  }

  /// The day of a moment, but of one that a widespread template brings into every document.
  private static func day(_ text: String) -> PartialDate? {
    text.hasPrefix(templateMoment) ? nil : DeclaredDate.read(text)
  }

  /// When the template of python-docx was made.
  private static let templateMoment = "2013-12-23T23:15:00"
}
