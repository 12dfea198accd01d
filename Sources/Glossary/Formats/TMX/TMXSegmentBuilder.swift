/// Gathers the text and codes of one segment at a time.
struct TMXSegmentBuilder {
  /// The deepest nesting of codes.
  static let maximumDepth = 100

  /// The text since the last beginning or end of a code.
  private var text: [UInt8] = []

  /// What the open codes hold so far, from the outermost in.
  private var open: [(code: InlineCode, content: [InlineNode])] = []

  /// What stands before the outermost open code.
  private var nodes: [InlineNode] = []

  /// The codes so far.
  private var codeCount = 0

  /// Attributes that were written beside the segment, by the number of their code.
  private var attributesByCode: [Int: [Attribute]] = [:]

  /// Whether every code is taken as it stands, since no writer had to make place for any.
  private let isVerbatim: Bool

  init(isVerbatim: Bool = false) {
    self.isVerbatim = isVerbatim
  }

  /// How many codes are open.
  var depth: Int { open.count }

  /// Appends text.
  mutating func append(_ bytes: ArraySlice<UInt8>) { text.append(contentsOf: bytes) }

  /// Keeps an attribute for a code that is still to come.
  mutating func keep(_ attribute: Attribute, forCode number: Int) {
    attributesByCode[number, default: []].append(attribute)
  }

  /// Begins a code.
  mutating func begin(_ kind: InlineCode.Kind, _ attributes: [Attribute]) {
    endText()
    var kind = kind
    var attributes = attributes
    // What only makes place is no code of the file's.
    if !isVerbatim && !Self.isWrapper(kind, attributes) {
      codeCount += 1
      for kept in attributesByCode.removeValue(forKey: codeCount) ?? [] {
        if kept.name.isEmpty {
          kind = InlineCode.Kind(rawValue: kept.value) ?? kind
          attributes.removeAll { $0.name == "pos" }
        } else {
          attributes.removeAll { $0.name == kept.name }
          attributes.append(kept)
        }
      }
      attributes = TMXVocabulary.ordered(attributes, on: kind)
    }
    open.append((InlineCode(kind, attributes: attributes), []))
  }

  /// Ends the innermost code.
  mutating func end() {
    endText()
    guard let (begun, content) = open.popLast() else { return }
    if !isVerbatim, Self.isWrapper(begun.kind, begun.attributes), content.count == 1,
      case .code = content[0]
    {
      append(content[0])
    } else {
      var code = begun
      code.content = content
      append(.code(code))
    }
  }

  /// The segment; the builder is empty afterwards.
  mutating func finish() -> Segment {
    defer { removeAll() }
    if nodes.isEmpty { return Segment(String(decoding: text, as: UTF8.self)) }
    endText()
    return Segment(nodes)
  }

  /// The nodes; the builder is empty afterwards.
  mutating func finishNodes() -> [InlineNode] {
    endText()
    defer { removeAll() }
    return nodes
  }

  /// Forgets everything and keeps the memory.
  mutating func removeAll() {
    text.removeAll(keepingCapacity: true)
    codeCount = 0
    if !open.isEmpty { open = [] }
    if !nodes.isEmpty { nodes = [] }
    if !attributesByCode.isEmpty { attributesByCode = [:] }
  }

  static func isWrapper(_ kind: InlineCode.Kind, _ attributes: [Attribute]) -> Bool {
    guard kind == .subflow || kind == .placeholder, attributes.count == 1 else { return false }
    return attributes[0].name == "type" && attributes[0].value == TMXVocabulary.nestedType
  }

  private mutating func endText() {
    guard !text.isEmpty else { return }
    append(.text(String(decoding: text, as: UTF8.self)))
    text.removeAll(keepingCapacity: true)
  }

  private mutating func append(_ node: InlineNode) {
    if open.isEmpty { nodes.append(node) } else { open[open.count - 1].content.append(node) }
  }
}

extension InlineCode.Kind {
  /// The kind of an element.
  init?(_ name: XMLName) {
    switch name {
    case Self.bpt: self = .opening
    case Self.ept: self = .closing
    case Self.ph: self = .placeholder
    case Self.it: self = .isolated
    case Self.hi: self = .highlight
    case Self.sub: self = .subflow
    case Self.ut: self = .unknown
    default: return nil
    }
  }

  private static let bpt: XMLName = "bpt"
  private static let ept: XMLName = "ept"
  private static let ph: XMLName = "ph"
  private static let it: XMLName = "it"
  private static let hi: XMLName = "hi"
  private static let sub: XMLName = "sub"
  private static let ut: XMLName = "ut"
}
