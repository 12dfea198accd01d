/// What the readers of drafts in XML share.
enum XMLDraft {
  /// A tag or a piece of text with its place.
  struct Event {
    var kind: XMLEvent.Kind

    /// The name or text in the buffer of the batch.
    var range: Range<Int>

    /// Where it stands in the document, in UTF-8 offsets; empty for the end of an empty element.
    var source: Range<Int>

    /// Whether a text stands there in the same bytes.
    var isVerbatim: Bool

    var line: Int
    var column: Int
  }

  /// Gives every tag and every piece of text to the body, in order, with the attributes of a tag.
  ///
  /// - Complexity: O(length), and what entities expand to.
  /// - Throws: a `FileProblem` for what is no well-formed XML, or what the body throws.
  static func parse(
    _ file: DecodedFile,
    _ body: (Event, [Attribute], borrowing XMLBatch) throws(FileProblem) -> Void
  ) throws(FileProblem) {
    var parser = try XMLParser(file: file.file.name, keepsPositions: true)
    do {
      try parser.parse(Array(file.text.utf8), isLast: true) { batch in
        for (index, event) in batch.events.enumerated() {
          var located = Event(
            kind: event.kind, range: event.range, source: batch.positions[index].source,
            isVerbatim: false, line: event.line, column: event.column)
          switch event.kind {
          case .start: try body(located, batch.attributes(of: event), batch)
          case .end: try body(located, [], batch)
          case .lostEntity: break
          case .text, .unknownEntity:
            for piece in batch.pieces(ofEvent: index) {
              (located.range, located.source) = (piece.range, piece.source)
              located.isVerbatim = piece.isVerbatim
              try body(located, [], batch)
            }
          }
        }
      }
    } catch let problem as FileProblem {
      throw problem
    } catch {
      throw file.problem("xml-syntax", "no well-formed XML: \(error)")
    }
  }

  /// Words as the content of an element.
  static func content(_ words: String) -> String {
    var replaced = 0
    return XMLText.content(words, &replaced)
  }

  /// Words within a CDATA section.
  static func literal(_ words: String) -> String {
    var output: [UInt8] = []
    for byte in words.utf8 {
      // The end of a section cannot stand in one: it is divided between two.
      if byte == UInt8(ascii: ">"), output.suffix(2).elementsEqual("]]".utf8) {
        output += "]]><![CDATA[".utf8
      }
      output.append(byte)
    }
    return String(decoding: output, as: UTF8.self)
  }
}
