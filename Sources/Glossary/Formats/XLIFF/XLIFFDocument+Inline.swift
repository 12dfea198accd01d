extension XLIFFDocument {
  mutating func beginInline(
    _ name: XMLName, _ attributes: [Attribute], at source: Range<Int>
  ) {
    places.append(.inline)
    if version == .two {
      beginInlineOfTwo(name, attributes, at: source)
    } else {
      beginInlineOfOne(name, attributes, at: source)
    }
  }

  /// The inline elements of XLIFF 1.2, section 2.4.
  private mutating func beginInlineOfOne(
    _ name: XMLName, _ attributes: [Attribute], at source: Range<Int>
  ) {
    var code = code(.standalone, attributes, at: source)
    code.id = attributes.value("rid") ?? attributes.value("id") ?? ""
    code.type = attributes.value("ctype")
    code.equivalent = attributes.value("equiv-text")
    switch name {
    case .g:
      code.kind = .opening
      text.append(code)
      code.kind = .closing
      code.equivalent = nil
      text.begin(.pair(closing: code))
    case .x: addEmpty(code)
    case .bx:
      code.kind = .opening
      addEmpty(code)
    case .ex:
      code.kind = .closing
      addEmpty(code)
    case .bpt:
      code.kind = .opening
      text.begin(.native(code))
    case .ept:
      code.kind = .closing
      text.begin(.native(code))
    case .it:
      code.kind = attributes.value("pos") == "close" ? .closing : .opening
      text.begin(.native(code))
    case .ph: text.begin(.native(code))
    case .mrk where attributes.value("mtype") == "seg":
      text.beginSegment(id: attributes.value("mid") ?? "", at: source)
    default: text.begin(.marker)
    }
  }

  /// The inline elements of XLIFF 2.1, section 4.2.3.
  private mutating func beginInlineOfTwo(
    _ name: XMLName, _ attributes: [Attribute], at source: Range<Int>
  ) {
    var code = code(.standalone, attributes, at: source)
    code.type = attributes.value("subType") ?? attributes.value("type")
    code.canDelete = attributes.value("canDelete") != "no"
    // The name of the data, until the unit ends.
    code.data = attributes.value("dataRef")
    code.equivalent = attributes.value("equiv") ?? attributes.value("disp")
    switch name {
    case .ph: addEmpty(code)
    case .sc:
      code.kind = .opening
      addEmpty(code)
    case .ec:
      code.kind = .closing
      code.id = attributes.value("startRef") ?? code.id
      addEmpty(code)
    case .pc:
      code.kind = .opening
      code.data = attributes.value("dataRefStart")
      code.equivalent = attributes.value("equivStart") ?? attributes.value("dispStart")
      text.append(code)
      code.kind = .closing
      code.data = attributes.value("dataRefEnd")
      code.equivalent = attributes.value("equivEnd") ?? attributes.value("dispEnd")
      text.begin(.pair(closing: code))
    case .codePoint:
      let place = TextRange(start: source.lowerBound, end: source.upperBound)
      text.append(Self.character(attributes)[...], at: place, isVerbatim: false)
      text.begin(.marker)
    default: text.begin(.marker)
    }
  }

  /// Begins an element of another tool: the states of Trados are read, those between words are codes,
  /// and the others are passed over.
  mutating func beginForeign(
    _ name: String, _ attributes: [Attribute], _ place: Place, at source: Range<Int>
  ) {
    switch (place, name) {
    case (.unit, "sdl:seg-defs"): push(.states)
    case (.unit, let name) where name == "matches" || name.hasSuffix(":matches"):
      let isEmpty = bytes[source.upperBound - 2] == UInt8(ascii: "/")
      unit.matches =
        name == "matches" || isEmpty
        ? .closed
        : .open(at: source.upperBound, prefix: String(name.dropLast("matches".utf8.count)))
      ignoredDepth = 1
    case (.states, "sdl:seg"):
      if let id = attributes.value("id") {
        let isLocked = attributes.value("locked") == "true"
        unit.segmentStates[id] = isLocked ? "final" : attributes.value("conf")
      }
      ignoredDepth = 1
    case (.source, _), (.segmentedSource, _), (.target, _), (.inline, _):
      var code = code(.standalone, attributes, at: source)
      code.type = name
      places.append(.inline)
      text.begin(.native(code))
    default: ignoredDepth = 1
    }
  }

  private func code(
    _ kind: BilingualText.Code.Kind, _ attributes: [Attribute], at source: Range<Int>
  ) -> BilingualText.Code {
    BilingualText.Code(
      kind: kind, id: attributes.value("id") ?? "", offset: 0,
      location: SourceMap.Location(
        part: 0, range: TextRange(start: source.lowerBound, end: source.upperBound)))
  }

  /// Adds a code whose element holds nothing.
  private mutating func addEmpty(_ code: BilingualText.Code) {
    text.append(code)
    text.begin(.marker)
  }
}

extension XMLName {
  fileprivate static let g: XMLName = "g"
  fileprivate static let x: XMLName = "x"
  fileprivate static let bx: XMLName = "bx"
  fileprivate static let ex: XMLName = "ex"
  fileprivate static let bpt: XMLName = "bpt"
  fileprivate static let ept: XMLName = "ept"
  fileprivate static let it: XMLName = "it"
  fileprivate static let ph: XMLName = "ph"
  fileprivate static let mrk: XMLName = "mrk"
  fileprivate static let pc: XMLName = "pc"
  fileprivate static let sc: XMLName = "sc"
  fileprivate static let ec: XMLName = "ec"
}
