extension MemoryHeader {
  /// The header with all that TMX demands, and nothing that it forbids.
  ///
  /// What is there stays; missing are supplied `creationtool` and `creationtoolversion` as given,
  /// `segtype` sentence, `o-tmf` unknown, `adminlang` en, `srclang` the language or `*all*`, and
  /// `datatype` unknown.
  public func completedForTMX(
    tool: String, toolVersion: String, sourceLanguage: LanguageTag? = nil
  ) -> MemoryHeader {
    let demanded = [
      Attribute("creationtool", tool), Attribute("creationtoolversion", toolVersion),
      Attribute("segtype", "sentence"), Attribute("o-tmf", "unknown"),
      Attribute("adminlang", "en"),
      Attribute("srclang", sourceLanguage?.canonical ?? "*all*"), Attribute("datatype", "unknown"),
    ]
    var header = self
    header.attributes = attributes.map { attribute in
      guard ["creationdate", "changedate"].contains(attribute.name),
        let date = Timestamp(attribute.value)
      else { return attribute }
      return Attribute(attribute.name, date.basic)
    }
    for attribute in demanded {
      let isThere = header.attributes.contains { known in
        known.name == attribute.name && TMXVocabulary.allows(known, on: .header)
      }
      if !isThere { header.attributes.append(attribute) }
    }
    return header
  }
}

/// The header of a memory as XML, for a store that keeps it as a text.
public enum TMXHeader {
  /// The header as an element `header`, with all that it says.
  public static func xml(_ header: MemoryHeader) -> String {
    var output = TMXOutput(isCanonical: false)
    var bytes: [UInt8] = []
    output.header(header, &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The header that an element `header` says.
  ///
  /// - Throws: a `FileProblem` for what is no well-formed XML or no header.
  public static func header(xml: String) throws -> MemoryHeader {
    var blocks = [Array("<tmx>\(xml)</tmx>".utf8)]
    var found: MemoryHeader?
    try TMXReader.read(name: "", blocks: { blocks.popLast() ?? [] }) { item in
      if case .header(let header) = item, found == nil { found = header }
    }
    guard let found else {
      throw FileProblem(
        file: "", line: 1, column: 1, kind: .unreadable, rule: "no-header",
        message: "there is no <header>")
    }
    return found
  }
}

extension TMXOutput {
  /// Appends a header.
  mutating func header(_ header: MemoryHeader, _ output: inout [UInt8]) {
    output += "<header".utf8
    let split = TMXVocabulary.split(header.attributes) { TMXVocabulary.allows($0, on: .header) }
    attributes(split.allowed, &output)
    output += ">\n".utf8
    annotations(header.annotations, &output)
    aside(split.others, &output)
    for (index, encoding) in header.encodings.enumerated() {
      if isCanonical {
        self.encoding(encoding, "ude/\(index + 1)", &output)
      } else {
        ude(encoding.attributes, encoding.maps, &output)
      }
    }
    output += "</header>\n".utf8
  }

  private mutating func encoding(
    _ encoding: UserDefinedEncoding, _ place: String, _ output: inout [UInt8]
  ) {
    var (named, aside) = TMXVocabulary.split(encoding.attributes) {
      TMXVocabulary.allows($0, on: .ude)
    }
    if named["name"] == nil { named.append(Attribute("name", "unknown")) }
    let maps = encoding.maps.map { map in
      TMXVocabulary.split(map) { TMXVocabulary.allows($0, on: .map) }
    }
    if named["base"] == nil, maps.contains(where: { $0.allowed["code"] != nil }) {
      named.append(Attribute("base", "unknown"))
    }
    // The DTD demands a map; an encoding without one is told beside.
    if maps.isEmpty { aside = named + aside }
    for (index, map) in maps.enumerated() {
      aside += map.others.map { Attribute("map/\(index + 1)/\($0.name)", $0.value) }
    }
    self.aside(aside.map { Attribute("\(place)/\($0.name)", $0.value) }, &output)
    if maps.isEmpty { return }
    let whole = maps.map { map in
      map.allowed["unicode"] == nil ? [Attribute("unicode", "")] + map.allowed : map.allowed
    }
    ude(named, whole, &output)
  }

  private mutating func ude(
    _ attributes: [Attribute], _ maps: [[Attribute]], _ output: inout [UInt8]
  ) {
    output += "<ude".utf8
    self.attributes(attributes, &output)
    output += ">\n".utf8
    for map in maps {
      output += "<map".utf8
      self.attributes(map, &output)
      output += "/>\n".utf8
    }
    output += "</ude>\n".utf8
  }
}
