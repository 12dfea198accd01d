/// Reads documents of Word (DOCX).
enum WordReader {
  /// Reads a file from its container.
  ///
  /// - Complexity: O(size of the parts with words).
  /// - Throws: a `FileProblem` for a part that is missing or no XML.
  static func read(_ file: NamedFile, _ container: ZipContainer) throws(FileProblem) -> DraftFile {
    guard let main = WordParts.main(of: container) else {
      throw FileProblem(
        file: file.name, line: 1, column: 1, kind: .unreadable, rule: "missing-part",
        message: "the document has no word/document.xml; save it again")
    }
    let parts = try WordParts(container, main: main, file: file)
    var styles = WordStyles()
    if let name = parts.styles, let content = container.contents[name] {
      styles = try WordStyles(try OfficeXML(content, part: name, of: file.name))
    }
    var builder = DraftBuilder()
    var languages: [String: Int] = [:]
    var sources: [SourceMap.Part] = []
    var decoded: [DecodedText] = []
    for (kind, name) in parts.texts {
      let xml = try OfficeXML(container.contents[name] ?? [], part: name, of: file.name)
      builder.part = sources.count
      var walker = WordWalker(
        source: xml.source, builder: builder, styles: styles, kind: kind)
      builder = DraftBuilder()
      try xml.forEachBatch { walker.take($0) }
      builder = walker.builder
      if kind == .main { languages = walker.languages }
      sources.append(SourceMap.Part(name: name, text: xml.decoded.text))
      decoded.append(xml.decoded)
    }
    var metadata = try OfficeMetadata.read(container, "docProps/core.xml", of: file.name)
    // What most of the words are marked as, when they are marked.
    let total = languages.values.reduce(0, +)
    if metadata.language == nil,
      let most = languages.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
      most.value * 2 > total, !most.key.isEmpty
    {
      metadata.language = try? LanguageTag(most.key)
    }
    let text = builder.finish(parts: sources, addressing: .paragraphs)
    return DraftFile(
      name: file.name, format: .docx, text: text, metadata: metadata, parts: decoded)
  }
}
