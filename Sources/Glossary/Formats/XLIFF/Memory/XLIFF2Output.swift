/// Appends units of XLIFF 2.1 to a buffer.
struct XLIFF2Output {
  /// The ids of the unit's codes, by what names them in a memory.
  private var ids: [String: String] = [:]
  private var usedIDs: Set<String> = []

  /// Those that the text that is written has already.
  private var textIDs: Set<String> = []
  private var freeID = 1

  /// The codes of the original document, each once.
  private var data: [String] = []
  private var dataIDs: [String: String] = [:]

  /// The names of the segments, by their places.
  private var segmentNames: [Int: String] = [:]

  private init() {}

  /// Appends pairs as one unit.
  static func append(_ group: [MemoryPair], id: String, to bytes: inout [UInt8]) {
    guard let first = group.first else { return }
    var output = XLIFF2Output()
    output.reserveNames(of: group)
    var segments: [UInt8] = []
    for (number, pair) in group.enumerated() { output.segment(pair, number, group, &segments) }
    bytes += "<unit id=\"\(XLIFFText.attribute(id))\"".utf8
    let name = first["x-name"] ?? (first.unit.tuid == id ? nil : first.unit.tuid)
    bytes += XLIFFText.attribute("name", name).utf8
    if !first.isTranslatable { bytes += " translate=\"no\"".utf8 }
    bytes += " xml:space=\"preserve\">\n".utf8
    XLIFF2Annotations.metadata(first, hasName: name == first["x-name"], &bytes)
    XLIFF2Annotations.notes(first.unit, &bytes)
    output.originalData(&bytes)
    bytes += segments
    bytes += "</unit>\n".utf8
  }

  // MARK: Texts

  /// Keeps the names of segments, so that no code takes one.
  private mutating func reserveNames(of group: [MemoryPair]) {
    for (number, pair) in group.enumerated() {
      guard let name = pair["x-segment"], XLIFFNames.isToken(name), usedIDs.insert(name).inserted
      else { continue }
      segmentNames[number] = name
    }
  }

  private mutating func segment(
    _ pair: MemoryPair, _ number: Int, _ group: [MemoryPair], _ bytes: inout [UInt8]
  ) {
    bytes += "<segment".utf8
    bytes += XLIFFText.attribute("id", segmentNames[number]).utf8
    let stated = pair.state ?? (pair["x-approved"] == "yes" && pair.target != nil ? "final" : nil)
    if let state = stated.map({ XLIFFState.state($0, isTwo: true) }) {
      bytes += XLIFFText.attribute("state", state).utf8
    }
    bytes += ">\n<source>".utf8
    textIDs = []
    content(pair.source.segment.nodes, &bytes)
    bytes += "</source>\n".utf8
    if let target = pair.target {
      bytes += "<target>".utf8
      textIDs = []
      content(target.segment.nodes, &bytes)
      bytes += "</target>\n".utf8
    }
    bytes += "</segment>\n".utf8
  }

  private func originalData(_ bytes: inout [UInt8]) {
    if data.isEmpty { return }
    bytes += "<originalData>\n".utf8
    for (number, code) in data.enumerated() {
      bytes += "<data id=\"d\(number + 1)\" xml:space=\"preserve\">".utf8
      XLIFFText.append(code, isTwo: true, to: &bytes)
      bytes += "</data>\n".utf8
    }
    bytes += "</originalData>\n".utf8
  }

  // MARK: Inline codes

  /// The texts of a unit with their codes, and the codes of the original document by their ids.
  static func texts(_ nodes: [[InlineNode]]) -> (texts: [[UInt8]], data: [String: String]) {
    var output = XLIFF2Output()
    let texts = nodes.map { nodes in
      var bytes: [UInt8] = []
      output.textIDs = []
      output.content(nodes, &bytes)
      return bytes
    }
    let data = output.dataIDs.map { ($1, $0) }
    return (texts, Dictionary(data) { first, _ in first })
  }

  private mutating func content(_ nodes: [InlineNode], _ bytes: inout [UInt8]) {
    let pairs = XLIFFPairs(nodes)
    for (place, node) in nodes.enumerated() {
      guard case .code(let code) = node else {
        if case .text(let text) = node { XLIFFText.append(text, isTwo: true, to: &bytes) }
        continue
      }
      let partner = pairs.partners[place].flatMap { partner in
        if case .code(let code) = nodes[partner] { code } else { nil }
      }
      let start = pairs.partners[place] ?? place
      append(code, partner, isNested: pairs.nested.contains(place), (place, start), &bytes)
    }
  }

  /// Appends a code; `places` are its own and that of its other half.
  private mutating func append(
    _ code: InlineCode, _ partner: InlineCode?, isNested: Bool, _ places: (Int, Int),
    _ bytes: inout [UInt8]
  ) {
    let (place, start) = places
    switch code.kind {
    case .opening where isNested:
      let id = id(of: code, place)
      bytes += "<pc\(XLIFFText.attribute("id", id))".utf8
      bytes += reference("dataRefStart", code).utf8
      if let partner { bytes += reference("dataRefEnd", partner).utf8 }
      bytes += "\(type(code))\(details(code, suffix: "Start"))>".utf8
    case .closing where isNested: bytes += "</pc>".utf8
    case .opening:
      let isolated = partner == nil ? " isolated=\"yes\"" : ""
      let id = id(of: code, place)
      bytes += "<sc\(XLIFFText.attribute("id", id))\(isolated)\(reference("dataRef", code))".utf8
      bytes += "\(type(code))\(details(code))/>".utf8
    case .closing:
      if let partner {
        bytes += "<ec\(XLIFFText.attribute("startRef", ids[key(of: partner, start)]))".utf8
      } else {
        bytes += "<ec id=\"\(id(of: code, place))\" isolated=\"yes\"".utf8
      }
      bytes += "\(reference("dataRef", code))\(details(code))/>".utf8
    case .isolated:
      let name = code.attributes["pos"] == "end" ? "ec" : "sc"
      bytes += "<\(name) id=\"\(id(of: code, place))\" isolated=\"yes\"".utf8
      bytes += "\(reference("dataRef", code))\(type(code))\(details(code))/>".utf8
    case .placeholder, .unknown:
      bytes += "<ph id=\"\(id(of: code, place))\"\(reference("dataRef", code))".utf8
      bytes += "\(type(code))\(details(code))/>".utf8
    case .highlight:
      bytes += "<mrk id=\"\(id(of: code, place))\"\(markDetails(code))>".utf8
      content(code.content, &bytes)
      bytes += "</mrk>".utf8
    case .subflow: content(code.content, &bytes)
    }
  }

  /// The id of a code, the same for its counterparts in all texts of the unit.
  private mutating func id(of code: InlineCode, _ place: Int) -> String {
    let key = key(of: code, place)
    if let known = ids[key], textIDs.insert(known).inserted { return known }
    let id = freshID([code.attributes["id"], code.attributes["x"] ?? code.attributes["i"]])
    ids[key] = id
    textIDs.insert(id)
    return id
  }

  private func key(of code: InlineCode, _ place: Int) -> String {
    let number = code.attributes["x"] ?? code.attributes["i"] ?? "at\(place)"
    let kind = code.kind == .highlight ? "m" : "c"
    return "\(kind)\(code.attributes["id"] ?? ""):\(number)"
  }

  /// The first of some ids that can be one and is free, else a number.
  private mutating func freshID(_ wanted: [String?]) -> String {
    for id in wanted.compactMap(\.self)
    where XLIFFNames.isToken(id) && usedIDs.insert(id).inserted {
      return id
    }
    while !usedIDs.insert(String(freeID)).inserted { freeID += 1 }
    return String(freeID)
  }

  private mutating func reference(_ name: String, _ code: InlineCode) -> String {
    let text = code.content.allText
    if text.isEmpty { return "" }
    if let known = dataIDs[text] { return " \(name)=\"\(known)\"" }
    data.append(text)
    let id = "d\(data.count)"
    dataIDs[text] = id
    return " \(name)=\"\(id)\""
  }

  private func type(_ code: InlineCode) -> String {
    let kind = XLIFFCodeType.ofTwo(code.attributes["type"], code.attributes["subType"])
    return XLIFFText.attribute("type", kind?.type) + XLIFFText.attribute("subType", kind?.subType)
  }

  private func details(_ code: InlineCode, suffix: String = "") -> String {
    let given = code.attributes
    let equivalent =
      given["equiv\(suffix)"] ?? given["equiv-text"]
    var text =
      XLIFFText.attribute("equiv\(suffix)", equivalent)
      + XLIFFText.attribute("disp\(suffix)", given["disp\(suffix)"])
    if !suffix.isEmpty {
      text += XLIFFText.attribute("equivEnd", given["equivEnd"])
      text += XLIFFText.attribute("dispEnd", given["dispEnd"])
    }
    let isPlaceholder = code.kind == .placeholder || code.kind == .unknown
    for (name, values) in Self.permissions where !(isPlaceholder && name == "canOverlap") {
      if let value = given[name], values.contains(value) {
        text += XLIFFText.attribute(name, value)
      }
    }
    return text
  }

  private static let permissions = [
    ("canCopy", ["yes", "no"]), ("canDelete", ["yes", "no"]), ("canOverlap", ["yes", "no"]),
    ("canReorder", ["yes", "firstNo", "no"]),
  ]

  private func markDetails(_ code: InlineCode) -> String {
    let type = code.attributes["type"] ?? "generic"
    let isKnown = ["generic", "comment", "term"].contains(type)
    let hasValue = code.attributes["value"] != nil
    let name = isKnown && (type != "comment" || hasValue) ? type : "generic"
    // What is in the unit has other names now.
    let reference = code.attributes["ref"].flatMap { $0.hasPrefix("#") ? nil : $0 }
    let translate = code.attributes["translate"].flatMap { ["yes", "no"].contains($0) ? $0 : nil }
    return XLIFFText.attribute("type", name) + XLIFFText.attribute("translate", translate)
      + XLIFFText.attribute("value", code.attributes["value"])
      + XLIFFText.attribute("ref", hasValue || name == "comment" ? nil : reference)
  }
}
