/// A unit that is being read.
struct TMXUnitInProgress {
  var isOpen = false
  var value = TranslationUnit()

  /// The number of elements around it.
  var depth = 0

  var line = 0
  var column = 0

  /// The bytes it takes, for the limit.
  var size = 0

  /// What is to be said of it once it is known to be kept.
  var remarks: [FileProblem] = []

  /// Whether the last variant, which is open while this matters, has its segment.
  var hasSegment = false
  var segmentLength = 0
}

extension TMXDocument {
  mutating func beginUnit(_ event: XMLEvent, _ batch: borrowing XMLBatch) {
    unit = TMXUnitInProgress()
    unit.isOpen = true
    unit.value.variants.reserveCapacity(2)
    unit.depth = places.count
    (unit.line, unit.column) = (line, column)
    places.append(.unit)
    var tuid: String?
    var history = History()
    let attributes = attributes(event, batch, on: .unit, &history) { name, value in
      guard name == Self.tuid else { return false }
      tuid = value
      return true
    }
    unit.value.attributes = attributes
    unit.value.tuid = tuid
    unit.value.history = history
    if let tuid, !knownIDs.insert(HashSet.hash(tuid)) {
      remark(
        "duplicate-tuid", "tuid \"\(tuid)\" names an earlier unit too; both were kept")
    }
  }

  mutating func endUnit() {
    unit.isOpen = false
    guard let language = unit.value.variants.first?.language else {
      items.append(
        .skipped(
          problem(
            "no-variant", "<tu> has no <tuv>; add a text for each language", at: unit)))
      return
    }
    let variants = unit.value.variants
    let hasOneLanguage = variants.indices.allSatisfy { variants[$0].language == language }
    var value = TranslationUnit()
    swap(&value, &unit.value)
    items.append(.unit(value, line: unit.line))
    if hasOneLanguage {
      items.append(
        .remark(
          problem("one-language", "the unit has \(language) only; add a translation", at: unit)))
    }
    for remark in unit.remarks { items.append(.remark(remark)) }
  }

  mutating func beginVariant(_ event: XMLEvent, _ batch: borrowing XMLBatch) {
    places.append(.variant)
    var given: String?
    var deprecated: String?
    var history = History()
    var attributes = attributes(event, batch, on: .variant, &history) { name, value in
      if name == Self.xmlLang { given = value } else if name == Self.lang { deprecated = value }
      return name == Self.xmlLang || name == Self.lang
    }
    if given != nil, let deprecated { attributes.insert(Attribute("lang", deprecated), at: 0) }
    guard let text = given ?? deprecated else {
      skipUnit("no-language", "<tuv> has no xml:lang; add the code of its language")
      return
    }
    do throws(LanguageTagError) {
      let language = try language(text)
      unit.hasSegment = false
      unit.value.variants.append(
        Variant(
          language: language, segment: Segment(""), history: history, attributes: attributes))
    } catch {
      skipUnit("bad-language", "<tuv>: \(error.message)")
    }
  }

  mutating func endVariant() {
    if !unit.hasSegment {
      skipUnit("no-segment", "<tuv> has no <seg>; add the text of the language")
    }
  }

  mutating func beginSegment() {
    segment.removeAll()
    for (number, attribute) in annotation.codeAttributes {
      segment.keep(attribute, forCode: number)
    }
    annotation.codeAttributes = []
    unit.segmentLength = 0
    places.append(.segment)
  }

  mutating func endSegment() {
    unit.hasSegment = true
    unit.value.variants[unit.value.variants.count - 1].segment = segment.finish()
  }

  mutating func beginCode(_ event: XMLEvent, _ batch: borrowing XMLBatch) {
    places.append(.code)
    guard segment.depth < TMXSegmentBuilder.maximumDepth else {
      skipUnit(
        "nesting-too-deep",
        "codes are nested deeper than \(TMXSegmentBuilder.maximumDepth); flatten them")
      return
    }
    var attributes = batch.attributes(of: event)
    if let kind = InlineCode.Kind(batch.name(event.range)) {
      segment.begin(kind, TMXVocabulary.ordered(attributes, on: kind))
      return
    }
    let name = batch.text(event.range)
    remark(
      "unknown-element", "<\(name)> is no inline element of TMX and was kept as <hi>")
    attributes.insert(Attribute(TMXVocabulary.elementAttribute, name), at: 0)
    segment.begin(.highlight, TMXVocabulary.ordered(attributes, on: .highlight))
  }

  // MARK: Parts

  /// The attributes of an element that have no place of their own, those of TMX first.
  ///
  /// The closure takes what has one; a history takes its own.
  private mutating func attributes(
    _ event: XMLEvent, _ batch: borrowing XMLBatch, on element: TMXElement,
    _ history: inout History, _ take: (XMLName, String) -> Bool
  ) -> [Attribute] {
    guard !event.attributes.isEmpty else { return [] }
    var rest: [Attribute] = []
    for attribute in batch.attributes[event.attributes] {
      let name = batch.name(attribute.name)
      switch TMXHistory.take(name, batch.bytes[attribute.value], into: &history) {
      case .taken: continue
      case .normalized:
        remark(
          "date-form",
          "\(batch.text(attribute.name))=\"\(batch.text(attribute.value))\" was read, but is not "
            + "written as TMX demands (20250131T093000Z, 12)")
        continue
      case .unreadable:
        remark(
          "bad-date",
          "\(batch.text(attribute.name))=\"\(batch.text(attribute.value))\" is no date or count and "
            + "was kept as it stands; write it as 20250131T093000Z, or 12")
      case .other: break
      }
      let value = batch.text(attribute.value)
      if take(name, value) { continue }
      rest.append(Attribute(batch.text(attribute.name), value))
    }
    return TMXVocabulary.ordered(rest, on: element)
  }

  private mutating func language(_ text: String) throws(LanguageTagError) -> LanguageTag {
    if let known = languages[text] { return known }
    let tag = try LanguageTag(text)
    // A real file has a few; one that is made to have many shall not fill the memory.
    if languages.count < 1_000 { languages[text] = tag }
    return tag
  }

  private static let tuid: XMLName = "tuid"
  private static let xmlLang: XMLName = "xml:lang"
  private static let lang: XMLName = "lang"
}
