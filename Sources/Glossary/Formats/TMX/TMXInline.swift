/// Text with inline codes as a fragment of XML.
///
/// The fragment says all that the nodes say, also what the DTD of TMX has no place for; a memory in a
/// store keeps it beside the plain text. `TMXMemoryWriter` writes what other tools accept.
public enum TMXInline {
  /// The nodes as XML: `click <ph x="1">&lt;br&gt;</ph>here`.
  ///
  /// Attributes whose names XML does not allow are left out, as are later ones of one name; nodes that
  /// come from a file have neither.
  ///
  /// - Complexity: O(length).
  public static func xml(_ nodes: [InlineNode]) -> String {
    var bytes: [UInt8] = []
    append(nodes, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the nodes as XML to a buffer.
  static func append(_ nodes: [InlineNode], to output: inout [UInt8]) {
    for node in nodes {
      switch node {
      case .text(let text): append(text, to: &output)
      case .code(let code):
        output.append(UInt8(ascii: "<"))
        output += code.kind.rawValue.utf8
        append(code.attributes, to: &output)
        if code.content.isEmpty {
          output += "/>".utf8
        } else {
          output.append(UInt8(ascii: ">"))
          append(code.content, to: &output)
          output += "</".utf8
          output += code.kind.rawValue.utf8
          output.append(UInt8(ascii: ">"))
        }
      }
    }
  }

  /// Appends text; a character that XML forbids is an element that names it.
  private static func append(_ text: String, to output: inout [UInt8]) {
    let start = output.count
    if XMLText.append(text, to: &output) == 0 { return }
    output.removeSubrange(start...)
    for scalar in text.unicodeScalars {
      let character = String(scalar)
      if XLIFFText.hasForbidden(character) {
        let number = String(scalar.value, radix: 16, uppercase: true)
        output += "<\(InlineCode.Kind.unknown.rawValue) \(characterAttribute)=\"\(number)\"/>".utf8
      } else {
        _ = XMLText.append(character, to: &output)
      }
    }
  }

  /// The attribute of an element that stands for a character.
  private static let characterAttribute = "x-character"

  /// Appends attributes that can stand in one element.
  static func append(_ attributes: [Attribute], to output: inout [UInt8]) {
    for (index, attribute) in attributes.enumerated() {
      guard XMLText.isName(attribute.name),
        !attributes[..<index].contains(where: { $0.name == attribute.name })
      else { continue }
      output.append(UInt8(ascii: " "))
      output += attribute.name.utf8
      output += "=\"".utf8
      _ = XMLText.appendAttribute(attribute.value, to: &output)
      output.append(UInt8(ascii: "\""))
    }
  }

  /// The character that an element stands for; nil for an element that is a code.
  private static func character(_ attributes: [Attribute]) -> Unicode.Scalar? {
    guard attributes.count == 1, attributes[0].name == characterAttribute else { return nil }
    return UInt32(attributes[0].value, radix: 16).flatMap { Unicode.Scalar($0) }
  }

  /// The nodes of a fragment that `xml` wrote.
  ///
  /// - Complexity: O(length).
  /// - Throws: a `FileProblem` for what is no well-formed XML or has other elements.
  public static func nodes(xml: String) throws -> [InlineNode] {
    var parser = try XMLParser(file: "")
    var builder = TMXSegmentBuilder(isVerbatim: true)
    var failure: FileProblem?
    var depth = 0
    var isCharacter = false
    try parser.parse(Array("<seg>\(xml)</seg>".utf8), isLast: true) { batch in
      for event in batch.events {
        switch event.kind {
        case .start:
          depth += 1
          if depth == 1 { continue }
          guard let kind = InlineCode.Kind(batch.name(event.range)),
            builder.depth < TMXSegmentBuilder.maximumDepth
          else {
            failure = FileProblem(
              file: "", line: event.line, column: event.column, kind: .unreadable,
              rule: "unknown-element",
              message: "<\(batch.text(event.range))> is no inline element, or nested too deep")
            return
          }
          let attributes = batch.attributes(of: event)
          if kind == .unknown, let character = character(attributes) {
            builder.append(Array(String(character).utf8)[...])
            isCharacter = true
          } else {
            builder.begin(kind, attributes)
          }
        case .end:
          depth -= 1
          if isCharacter { isCharacter = false } else if depth > 0 { builder.end() }
        case .text, .unknownEntity: builder.append(batch.bytes[event.range])
        case .lostEntity: break
        }
      }
    }
    if let failure { throw failure }
    return builder.finishNodes()
  }
}
