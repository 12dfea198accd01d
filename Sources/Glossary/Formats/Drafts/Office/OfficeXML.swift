/// Reads a file of XML inside a document, element by element.
struct OfficeXML {
  /// The file as it is decoded.
  let decoded: DecodedText

  /// Its bytes in UTF-8.
  let source: [UInt8]

  private let name: String

  /// Decodes the file `part` of a document.
  ///
  /// - Throws: a `FileProblem` that names the document, the part and the line.
  init(_ content: [UInt8], part: String, of document: String) throws(FileProblem) {
    name = "\(document) (\(part))"
    decoded = try DecodedText(NamedFile(name: name, bytes: content), .xml)
    source = Array(decoded.text.utf8)
  }

  /// Gives everything in the file to the body, in batches.
  ///
  /// - Complexity: O(size).
  /// - Throws: a `FileProblem` that names the document, the part and the line.
  func forEachBatch(_ body: (borrowing XMLBatch) -> Void) throws(FileProblem) {
    do {
      var parser = try XMLParser(file: name, keepsPositions: true)
      try parser.parse(source, isLast: true, body)
    } catch let problem as FileProblem {
      throw problem
    } catch {
      throw FileProblem(
        file: name, line: 1, column: 1, kind: .unreadable, rule: "xml-syntax",
        message: "\(error)")
    }
  }

  /// Gives the elements of a small file, whose text is of the innermost element.
  ///
  /// - Throws: as `forEachBatch` does.
  func forEachElement(
    start: (_ name: String, _ attributes: [String: String]) -> Void,
    end: (_ name: String, _ text: String) -> Void
  ) throws(FileProblem) {
    var open: [String] = []
    var text = ""
    try forEachBatch { batch in
      for event in batch.events {
        switch event.kind {
        case .start:
          let name = batch.text(event.range)
          open.append(name)
          text = ""
          let attributes = batch.attributes(of: event).map { ($0.name, $0.value) }
          start(name, Dictionary(attributes, uniquingKeysWith: { first, _ in first }))
        case .end:
          end(open.popLast() ?? "", text)
          text = ""
        case .text: text += batch.text(event.range)
        case .unknownEntity, .lostEntity: continue
        }
      }
    }
  }
}

extension OfficeXML {
  /// The name of an element or attribute without its prefix.
  static func localName(_ name: String) -> String {
    name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
  }
}
