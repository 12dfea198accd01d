extension XLIFFMemoryDocument {
  mutating func beginRoot(
    _ event: XMLEvent, _ attributes: [Attribute], _ batch: borrowing XMLBatch
  ) -> FileProblem? {
    do throws(XLIFFRoot.Refusal) {
      root = try XLIFFRoot(batch.bytes[event.range], attributes)
    } catch {
      return problem(error.rule, error.message, line, column, .unreadable)
    }
    places.append(.root)
    if isTwo { setPair(attributes, "srcLang", "trgLang") }
    return nil
  }

  private mutating func setPair(_ attributes: [Attribute], _ source: String, _ target: String) {
    pair = LanguagePair(
      source: language(attributes, source) ?? options.source,
      target: language(attributes, target) ?? options.target)
  }

  mutating func beginFile(_ attributes: [Attribute]) {
    if !isTwo { setPair(attributes, "source-language", "target-language") }
    original = attributes.value("original")
    if !hasHeader {
      hasHeader = true
      var header = MemoryHeader()
      if let source = pair.source {
        header.attributes.append(Attribute("srclang", source.canonical))
      }
      if let target = pair.target {
        header.annotations.append(
          Annotation(.property(type: MemoryHeader.targetProperty), target.canonical))
      }
      items.append(.header(header))
    }
    pushTranslatable(.file, attributes)
  }

  mutating func beginUnit(_ attributes: [Attribute]) {
    pushTranslatable(.unit, attributes)
    unit = XLIFFMemoryUnit()
    (unit.line, unit.column) = (line, column)
    unit.id = attributes.value("id")
    unit.isTranslatable = translatable.last ?? true
    if let original, !original.isEmpty {
      unit.annotations.append(Annotation(.property(type: "x-original"), original))
    }
    if !unit.isTranslatable {
      unit.annotations.append(Annotation(.property(type: "x-translate"), "no"))
    }
    unit.annotations += Self.properties(attributes, besides: ["id", "translate", "xml:space"])
    if !isTwo {
      // Memsource, memoQ, and the standard itself keep the state here, or at the target.
      let state =
        attributes.value("mq:status")
        ?? attributes.value("m:confirmed").map { $0 == "1" ? "confirmed" : "unconfirmed" }
      unit.segments = [XLIFFMemoryUnit.Segment(state: state, line: line, column: column)]
    }
  }

  mutating func beginSegment(_ attributes: [Attribute]) {
    unit.segments.append(
      XLIFFMemoryUnit.Segment(
        id: attributes.value("id"), state: attributes.value("state"),
        annotations: Self.properties(attributes, besides: ["id", "state"]), line: line,
        column: column))
    places.append(.segment)
  }

  mutating func beginNote(_ attributes: [Attribute]) {
    note = Annotation(.note, "", attributes: attributes.without(["id"]))
    push(.note)
  }

  mutating func beginText(_ place: Place, _ attributes: [Attribute]) {
    text = XLIFFInlineReader(isTwo: isTwo, numbers: unit.codeNumbers)
    textAttributes = attributes
    places.append(place)
  }

  mutating func finishedText() -> [InlineNode] {
    unit.codeNumbers = text.numbers
    return text.finish()
  }

  /// Keeps the text that ends, unless the segment has one.
  mutating func endText(_ side: WritableKeyPath<XLIFFMemoryUnit.Segment, XLIFFMemoryUnit.Text?>) {
    let nodes = finishedText()
    guard !unit.segments.isEmpty else { return }
    let last = unit.segments.count - 1
    guard unit.segments[last][keyPath: side] == nil else {
      remark(
        "second-text",
        "a second text of one language in a unit was passed over; remove one")
      return
    }
    var ended = XLIFFMemoryUnit.Text(nodes: nodes)
    ended.language = language(textAttributes, "xml:lang")
    ended.state = textAttributes.value("state")
    ended.qualifier = textAttributes.value("state-qualifier")
    ended.annotations = Self.properties(
      textAttributes, besides: ["xml:lang", "xml:space", "state"])
    unit.segments[last][keyPath: side] = ended
  }

  mutating func beginInline(_ name: String, _ attributes: [Attribute]) {
    if text.isTooDeep { return skipDeepUnit() }
    places.append(.inline)
    text.begin(name, attributes, data: unit.originalData)
  }

  /// Begins an element of another tool: its metadata and states are read, what stands between words
  /// is a code, and all else is passed over.
  mutating func beginForeign(_ name: String, _ attributes: [Attribute], _ place: Place) {
    let local = name.split(separator: ":").last.map(String.init) ?? name
    switch (place, local) {
    case (.unit, "seg-defs"): places.append(.states)
    case (.states, "seg"):
      if let id = attributes.value("id") { unit.segmentStates[id] = attributes.value("conf") }
      ignoredDepth = 1
    case (.unit, "metadata") where isTwo: push(.metadata)
    case (.metadata, "metaGroup"):
      categories.append(attributes.value("category") ?? "")
      push(.metadata)
    case (.metadata, "meta"):
      note = Annotation(
        .property(
          type: XLIFFMetadata.property(of: attributes.value("type") ?? "", in: categories)), "")
      push(.meta)
    case (.source, _), (.segmentedSource, _), (.target, _), (.inline, _):
      if text.isTooDeep { return skipDeepUnit() }
      places.append(.inline)
      text.beginForeign(name, attributes)
    default: passOver(name)
    }
  }

  private mutating func skipDeepUnit() {
    skipUnit(
      "nesting-too-deep",
      "codes are nested deeper than \(TMXSegmentBuilder.maximumDepth); flatten them", begins: 1)
  }

  /// Attributes as properties.
  private static func properties(
    _ attributes: [Attribute], besides names: Set<String>
  ) -> [Annotation] {
    attributes.filter { !names.contains($0.name) && !$0.name.hasPrefix("xmlns") }.map {
      Annotation(.property(type: "x-\($0.name)"), $0.value)
    }
  }

  // MARK: Units

  /// Gives the units that the one that ends makes.
  mutating func endUnit() {
    let ended = unit
    unit = XLIFFMemoryUnit()
    for pair in ended.pairs(isTwo: isTwo) { add(pair, of: ended) }
  }

  private mutating func add(_ pair: XLIFFMemoryUnit.Pair, of unit: XLIFFMemoryUnit) {
    let segment = pair.segment
    guard let source = segment.source else {
      return skip("no-source", "a unit without <source>; add its text", segment)
    }
    let state = pair.state ?? segment.state
    let (text, isBlank) = (Segment(source.nodes), source.nodes.isBlank)
    var target = segment.target
    if let nodes = target?.nodes, Segment(nodes).isBlank, !text.isBlank || nodes.isBlank {
      target = nil
    }
    if !options.takesUntranslated {
      guard unit.isTranslatable else {
        return skip("not-translatable", "the file says that it is not to be translated", segment)
      }
      if isBlank { return skip("no-text", "the unit has no words", segment) }
      if target == nil { return skip("untranslated", "the unit has no translation", segment) }
    }
    let isDoubtful =
      target != nil && TranslationState.isDoubtful(state, qualifier: target?.qualifier)
    if isDoubtful, !options.takesDoubtful {
      return skip(
        "needs-review", "its translation is marked as \(state ?? target?.qualifier ?? "")", segment)
    }
    guard let sourceLanguage = self.pair.source ?? source.language else {
      return skip("no-language", "nothing tells the language of the text; pass --source", segment)
    }
    var value = TranslationUnit(tuid: unit.id, annotations: unit.annotations + segment.annotations)
    if let name = pair.name {
      value.annotations.append(Annotation(.property(type: "x-segment"), name))
    }
    value.variants = [
      Variant(
        language: sourceLanguage, segment: text, annotations: source.annotations)
    ]
    if let target {
      guard let language = self.pair.target ?? target.language else {
        return skip(
          "no-language", "nothing tells the language of the translation; pass --target", segment)
      }
      let stated = state.map { [Annotation(.property(type: TranslationState.property), $0)] } ?? []
      value.variants.append(
        Variant(
          language: language, segment: Segment(target.nodes),
          annotations: stated + target.annotations))
    }
    items.append(.unit(value, line: segment.line))
  }

  private mutating func skip(
    _ rule: String, _ message: String, _ segment: XLIFFMemoryUnit.Segment
  ) {
    items.append(.skipped(problem(rule, message, segment.line, segment.column)))
  }
}

/// How metadata of XLIFF 2 is named as properties.
enum XLIFFMetadata {
  /// The namespace of the module.
  static let namespace = "urn:oasis:names:tc:xliff:metadata:2.0"

  /// The category of the group that holds properties under their own names.
  static let category = "properties"

  /// What stands before the categories of other groups.
  private static let mark = "x-meta:"

  /// The property that metadata in groups of some categories becomes.
  static func property(of type: String, in categories: [String]) -> String {
    categories == [category] ? type : mark + (categories + [type]).joined(separator: "/")
  }

  /// The categories of the groups in which a property is metadata, and its type there.
  static func place(of property: String) -> (categories: [String], type: String) {
    guard property.hasPrefix(mark) else { return ([category], property) }
    let parts = property.dropFirst(mark.count).split(
      separator: "/", omittingEmptySubsequences: false
    ).map(String.init)
    return (Array(parts.dropLast()), parts.last ?? "")
  }
}
