/// Whether the codes of a unit come back from XLIFF: they are written, read and compared, so that
/// whatever is lost of them is told, and nothing else.
struct XLIFFCodeSurvey {
  private let isTwo: Bool

  /// Which numbers of codes became which.
  private var numbers: [String: String] = [:]

  private init(isTwo: Bool) {
    self.isTwo = isTwo
  }

  /// What is lost of the codes of a pair.
  ///
  /// - Complexity: O(size of the texts with codes).
  static func losses(_ pair: MemoryPair, isTwo: Bool) -> Set<MemoryLoss> {
    let nodes = ([pair.source] + (pair.target.map { [$0] } ?? [])).map(\.segment.nodes)
    guard nodes.contains(where: { $0.contains(where: \.isCode) }) else { return [] }
    let (texts, data) = isTwo ? XLIFF2Output.texts(nodes) : (XLIFF1Output.texts(nodes), [:])
    var survey = XLIFFCodeSurvey(isTwo: isTwo)
    var names: [String: Int] = [:]
    for (given, text) in zip(nodes, texts) {
      guard let read = survey.read(text, data, &names), survey.isSame(read, as: given) else {
        return [.codeDetails]
      }
    }
    return []
  }

  private func read(
    _ text: [UInt8], _ data: [String: String], _ names: inout [String: Int]
  ) -> [InlineNode]? {
    var reader = XLIFFInlineReader(isTwo: isTwo, numbers: names)
    var depth = 0
    do {
      var parser = try XMLParser(file: "", keepsPositions: false)
      try parser.parse(Array("<s>".utf8) + text + Array("</s>".utf8), isLast: true) { batch in
        for event in batch.events {
          switch event.kind {
          case .start:
            depth += 1
            if depth > 1 {
              reader.begin(batch.text(event.range), batch.attributes(of: event), data: data)
            }
          case .end:
            depth -= 1
            if depth > 0 { reader.end() }
          case .text, .unknownEntity: reader.append(batch.bytes[event.range])
          case .lostEntity: break
          }
        }
      }
    } catch {
      return nil
    }
    names = reader.numbers
    return reader.finish()
  }

  /// Whether what was read says all that was given.
  private mutating func isSame(_ read: [InlineNode], as given: [InlineNode]) -> Bool {
    let before = XLIFFCodePart.parts(of: given)
    let after = XLIFFCodePart.parts(of: read)
    guard before.count == after.count else { return false }
    return zip(before, after).allSatisfy { one, other in
      switch (one, other) {
      case (.text(let one), .text(let other)):
        // A forbidden character is told of otherwise.
        one == other || XLIFFText.hasForbidden(one)
      case (.end, .end): true
      case (.code(let one), .code(let other)): isSame(other, as: one)
      default: false
      }
    }
  }

  private mutating func isSame(_ read: XLIFFCodePart.Code, as given: XLIFFCodePart.Code) -> Bool {
    guard read.kind == given.kind else { return false }
    if let number = given.number {
      let key = "\(given.isPair ? "i" : "x")\(number)"
      if let known = numbers[key], known != read.number { return false }
      numbers[key] = read.number
    }
    return given.attributes.allSatisfy { name, value in
      // A name that is a number is the number of its code.
      read.attributes[name] == value
        || name == "id" && read.attributes["id"] == nil && read.number == value
    }
  }
}

/// A text with codes as it is compared: in a row, and in words that both versions of XLIFF share.
private enum XLIFFCodePart {
  struct Code {
    var kind: String

    /// Whether it is one of a pair.
    var isPair: Bool
    var number: String?
    var attributes: [String: String] = [:]
  }

  case text(String)
  case code(Code)

  /// The end of a code that holds something.
  case end

  static func parts(of nodes: [InlineNode]) -> [XLIFFCodePart] {
    var parts: [XLIFFCodePart] = []
    append(nodes, to: &parts)
    return parts
  }

  private static func append(_ nodes: [InlineNode], to parts: inout [XLIFFCodePart]) {
    let pairs = XLIFFPairs(nodes)
    for (place, node) in nodes.enumerated() {
      switch node {
      case .text(let text):
        if case .text(let before) = parts.last {
          parts[parts.count - 1] = .text(before + text)
        } else if !text.isEmpty {
          parts.append(.text(text))
        }
      case .code(let code):
        parts.append(.code(Code(code, isPaired: pairs.partners[place] != nil)))
        if code.content.isEmpty { continue }
        append(code.content, to: &parts)
        parts.append(.end)
      }
    }
  }
}

extension XLIFFCodePart.Code {
  /// What pairing, place and defaults tell need not be said.
  private static let implied: Set<String> = ["i", "x", "pos", "rid", "isolated", "subType"]
  private static let defaults = ["canCopy": "yes", "canDelete": "yes", "canReorder": "yes"]
  private static let names = ["equiv-text": "equiv", "equivStart": "equiv"]

  fileprivate init(_ code: InlineCode, isPaired: Bool) {
    let given = code.attributes
    isPair = [.opening, .closing, .isolated].contains(code.kind)
    kind =
      switch code.kind {
      case .opening: isPaired ? "opening" : "begin"
      case .closing: isPaired ? "closing" : "end"
      case .isolated: given["pos"] ?? "begin"
      case .placeholder, .unknown: "placeholder"
      case .highlight, .subflow: code.kind.rawValue
      }
    number = given["i"] ?? given["x"]
    for attribute in given
    where !Self.implied.contains(attribute.name)
      && Self.defaults[attribute.name] != attribute.value
    {
      attributes[Self.names[attribute.name] ?? attribute.name] = attribute.value
    }
    // Which type a code has, the opening half of a pair tells.
    guard code.kind != .highlight, code.kind != .closing else { return }
    attributes["type"] = XLIFFCodeType.common(given["type"], given["subType"])
  }
}

extension InlineNode {
  /// Whether it is a code.
  fileprivate var isCode: Bool {
    if case .code = self { true } else { false }
  }
}

extension [InlineNode] {
  /// All text that the nodes hold, that of codes too.
  var allText: String {
    reduce(into: "") { text, node in
      switch node {
      case .text(let words): text += words
      case .code(let code): text += code.content.allText
      }
    }
  }
}
