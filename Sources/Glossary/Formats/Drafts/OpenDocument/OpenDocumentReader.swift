/// Reads OpenDocument texts (ODT).
enum OpenDocumentReader {
  /// Reads a file from its container.
  ///
  /// - Complexity: O(size of the parts with words).
  /// - Throws: a `FileProblem` for a part that is missing or no XML.
  static func read(_ file: NamedFile, _ container: ZipContainer) throws(FileProblem) -> DraftFile {
    guard let content = container.contents["content.xml"] else {
      throw FileProblem(
        file: file.name, line: 1, column: 1, kind: .unreadable, rule: "missing-part",
        message: "the document has no content.xml; save it again")
    }
    var parts = [("content.xml", try OfficeXML(content, part: "content.xml", of: file.name))]
    if let content = container.contents["styles.xml"] {
      parts.append(("styles.xml", try OfficeXML(content, part: "styles.xml", of: file.name)))
    }
    var styles = OpenDocumentStyles()
    for (_, xml) in parts.reversed() {
      try xml.forEachBatch { batch in
        for event in batch.events where event.kind == .start {
          switch OpenDocumentElement.byName[batch.name(event.range)] {
          case .style: styles.add(batch.attributes(of: event))
          case .textProperties: styles.addText(batch.attributes(of: event))
          default: continue
          }
        }
      }
    }
    var builder = DraftBuilder()
    for (index, (_, xml)) in parts.enumerated() {
      builder.part = index
      var walker = OpenDocumentWalker(source: xml.source, builder: builder, styles: styles)
      builder = DraftBuilder()
      try xml.forEachBatch { walker.take($0) }
      builder = walker.builder
    }
    let text = builder.finish(
      parts: parts.map { SourceMap.Part(name: $0.0, text: $0.1.decoded.text) },
      addressing: .paragraphs)
    return DraftFile(
      name: file.name, format: .odt, text: text,
      metadata: try OfficeMetadata.read(container, "meta.xml", of: file.name),
      parts: parts.map(\.1.decoded))
  }
}
