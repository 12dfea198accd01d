/// Appends units of XLIFF 1.2 to a buffer.
enum XLIFF1Output {
  /// Appends pairs as one unit.
  static func append(_ group: [MemoryPair], id: String, to bytes: inout [UInt8]) {
    guard let first = group.first else { return }
    bytes += "<trans-unit id=\"\(XLIFFText.attribute(id))\"".utf8
    if !first.isTranslatable { bytes += " translate=\"no\"".utf8 }
    var written: Set<String> = []
    for annotation in first.unit.annotations {
      guard let name = XLIFF1Annotations.nativeName(annotation), written.insert(name).inserted
      else { continue }
      bytes += XLIFFText.attribute(name, annotation.text).utf8
    }
    bytes += " xml:space=\"preserve\">\n".utf8
    if group.count == 1, first["x-segment"] == nil {
      text("source", first.source, nil, &bytes)
      if let target = first.target { text("target", target, first.state, &bytes) }
    } else {
      segments(group, &bytes)
    }
    XLIFF1Annotations.notes(first.unit, &bytes)
    XLIFF1Annotations.contexts(first.unit, &bytes)
    bytes += "</trans-unit>\n".utf8
  }

  // MARK: Texts

  private static func text(
    _ element: String, _ variant: Variant, _ state: String?, _ bytes: inout [UInt8]
  ) {
    let value = state.map { XLIFFState.state($0, isTwo: false) }
    let qualifier = variant.annotations.property(TranslationState.qualifierProperty)
    let attributes =
      XLIFFText.attribute("state", value)
      + XLIFFText.attribute("state-qualifier", element == "target" ? qualifier : nil)
    bytes += "<\(element)\(attributes)>".utf8
    content(variant.segment.nodes, &bytes)
    bytes += "</\(element)>\n".utf8
  }

  /// The texts of segments, which `seg-source` marks.
  private static func segments(_ group: [MemoryPair], _ bytes: inout [UInt8]) {
    var names: [String] = []
    for (number, pair) in group.enumerated() {
      let own = pair["x-segment"] ?? ""
      let isFree = XLIFFNames.isToken(own) && !names.contains(own)
      names.append(isFree ? own : "s\(number + 1)")
    }
    bytes += "<source>".utf8
    for (number, pair) in group.enumerated() {
      if number > 0 { bytes.append(0x20) }
      content(pair.source.segment.nodes, &bytes)
    }
    bytes += "</source>\n<seg-source>".utf8
    for (number, pair) in group.enumerated() {
      mark(pair.source, names, number, &bytes)
    }
    bytes += "</seg-source>\n".utf8
    guard group.contains(where: { $0.target != nil }) else { return }
    let states = Set(group.map { $0.state })
    let state = states.count == 1 ? states.first ?? nil : nil
    let value = state.map { XLIFFState.state($0, isTwo: false) }
    bytes += "<target\(XLIFFText.attribute("state", value))>".utf8
    for (number, pair) in group.enumerated() {
      if let target = pair.target { mark(target, names, number, &bytes) }
    }
    bytes += "</target>\n".utf8
  }

  private static func mark(
    _ variant: Variant, _ names: [String], _ number: Int, _ bytes: inout [UInt8]
  ) {
    if number > 0 { bytes.append(0x20) }
    bytes += "<mrk mtype=\"seg\" mid=\"\(names[number])\">".utf8
    content(variant.segment.nodes, &bytes)
    bytes += "</mrk>".utf8
  }

  // MARK: Inline codes

  /// The texts of a unit with their codes.
  static func texts(_ nodes: [[InlineNode]]) -> [[UInt8]] {
    nodes.map { nodes in
      var bytes: [UInt8] = []
      content(nodes, &bytes)
      return bytes
    }
  }

  private static func content(_ nodes: [InlineNode], _ bytes: inout [UInt8]) {
    let pairs = XLIFFPairs(nodes)
    for (place, node) in nodes.enumerated() {
      switch node {
      case .text(let text): XLIFFText.append(text, isTwo: false, to: &bytes)
      case .code(let code):
        let partner = pairs.partners[place].flatMap { partner in
          if case .code(let code) = nodes[partner] { code } else { nil }
        }
        let isNested = pairs.nested.contains(place)
        append(code, partner, isNested: isNested, place, &bytes)
      }
    }
  }

  private static func append(
    _ code: InlineCode, _ partner: InlineCode?, isNested: Bool, _ place: Int,
    _ bytes: inout [UInt8]
  ) {
    let number = code.attributes["x"] ?? code.attributes["i"] ?? String(place + 1)
    let id = XLIFFText.attribute("id", code.attributes["id"] ?? number)
    let isEmpty = code.content.isEmpty && (partner?.content.isEmpty ?? true)
    let details = details(code)
    switch code.kind {
    case .opening where isNested && isEmpty: bytes += "<g\(id)\(details)>".utf8
    case .closing where isNested && isEmpty: bytes += "</g>".utf8
    case .opening:
      element(isEmpty ? "bx" : "bpt", id + pairName(code, partner) + details, code, &bytes)
    case .closing:
      element(isEmpty ? "ex" : "ept", id + pairName(code, partner) + rest(code), code, &bytes)
    case .placeholder, .unknown:
      let association = code.attributes["assoc"].flatMap {
        ["preceding", "following", "both"].contains($0) ? $0 : nil
      }
      let isPlain = code.content.isEmpty && association == nil
      element(
        isPlain ? "x" : "ph", id + details + XLIFFText.attribute("assoc", association), code, &bytes
      )
    case .isolated:
      let position = code.attributes["pos"] == "end" ? "close" : "open"
      element("it", "\(id) pos=\"\(position)\"\(details)", code, &bytes)
    case .highlight:
      bytes += "<mrk mtype=\"\(XLIFFText.attribute(markType(code)))\"".utf8
      bytes += XLIFFText.attribute("comment", code.attributes["comment"]).utf8
      bytes += ">".utf8
      content(code.content, &bytes)
      bytes += "</mrk>".utf8
    case .subflow: content(code.content, &bytes)
    }
  }

  /// An element with the code of the original document, in which text may be marked.
  private static func element(
    _ name: String, _ attributes: String, _ code: InlineCode, _ bytes: inout [UInt8]
  ) {
    if ["x", "bx", "ex"].contains(name) {
      bytes += "<\(name)\(attributes)/>".utf8
      return
    }
    bytes += "<\(name)\(attributes)>".utf8
    for node in code.content {
      switch node {
      case .text(let text): XLIFFText.append(text, isTwo: false, to: &bytes)
      case .code(let inner) where inner.kind == .subflow:
        bytes +=
          "<sub\(XLIFFText.attribute("ctype", XLIFFCodeType.ofOne(inner.attributes["type"], nil, isPlaceholder: false)))>"
          .utf8
        content(inner.content, &bytes)
        bytes += "</sub>".utf8
      case .code(let inner):
        XLIFFText.append(inner.content.allText, isTwo: false, to: &bytes)
      }
    }
    bytes += "</\(name)>".utf8
  }

  /// What a code and the other half of its pair have in common.
  private static func pairName(_ code: InlineCode, _ partner: InlineCode?) -> String {
    guard partner != nil else { return "" }
    return XLIFFText.attribute("rid", code.attributes["rid"] ?? code.attributes["i"])
  }

  private static func details(_ code: InlineCode) -> String {
    let isPlaceholder = code.kind == .placeholder || code.kind == .unknown
    let type = XLIFFCodeType.ofOne(
      code.attributes["type"], code.attributes["subType"], isPlaceholder: isPlaceholder)
    return XLIFFText.attribute("ctype", type) + rest(code)
  }

  private static func rest(_ code: InlineCode) -> String {
    let equivalent = code.attributes["equiv-text"] ?? code.attributes["equiv"]
    return XLIFFText.attribute("equiv-text", equivalent)
      + XLIFFText.attribute("xid", code.attributes["xid"])
  }

  private static func markType(_ code: InlineCode) -> String {
    let type = code.attributes["type"] ?? "x-highlight"
    if XLIFFVocabulary.markTypes.contains(type) || type.hasPrefix("x-") {
      return XLIFFCodeType.token(type)
    }
    return "x-" + XLIFFCodeType.token(type)
  }
}
