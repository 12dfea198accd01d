/// Follows the elements of a TMX document and makes items of them.
struct TMXDocument {
  /// What an open element is.
  enum Place {
    case tmx, header, encoding, map, body, unit, variant
    case annotation, annotationPart, segment, code
  }

  let file: String

  /// What was found since `removeItems`.
  var items: [MemoryItem] = []

  /// The open elements, from the outermost in.
  var places: [Place] = []

  /// How many elements of a part that is passed over are open.
  var ignoredDepth = 0

  /// Where the element that began last begins.
  var line = 1
  var column = 1

  var header = MemoryHeader()
  var unit = TMXUnitInProgress()
  var annotation = TMXAnnotationInProgress()
  var segment = TMXSegmentBuilder()
  var languages: [String: LanguageTag] = [:]
  var knownIDs = HashSet(usualCount: 300_000)
  var headerSize = 0

  init(file: String) {
    self.file = file
  }

  /// Forgets the items and keeps their memory.
  mutating func removeItems() { items.removeAll(keepingCapacity: true) }

  /// Takes what the parser found.
  ///
  /// - Returns: why the document cannot be read any further, nil when it can.
  mutating func take(_ batch: borrowing XMLBatch) -> FileProblem? {
    for event in batch.events {
      switch event.kind {
      case .start:
        if ignoredDepth > 0 {
          ignoredDepth += 1
        } else if let failure = start(event, batch) {
          return failure
        }
      case .end:
        if ignoredDepth > 0 { ignoredDepth -= 1 } else { end() }
      case .text:
        if ignoredDepth == 0 { text(batch.bytes[event.range]) }
      case .unknownEntity:
        if ignoredDepth > 0 { continue }
        (line, column) = (event.line, event.column)
        text(batch.bytes[event.range])
        remark(
          "unknown-entity",
          "\(batch.text(event.range)) is defined in a DTD that is not read and was kept as it "
            + "stands; write the character itself")
      case .lostEntity:
        if ignoredDepth > 0 { continue }
        remark(
          "unknown-entity",
          "&\(batch.text(event.range)); in an attribute is defined in a DTD that is not read and "
            + "was left out; write the character itself")
      }
    }
    if headerSize > TMXReader.maximumUnit {
      return problem(
        "header-too-long",
        "the header has more than \(TMXReader.maximumUnit >> 20) MiB; shorten it",
        kind: .unreadable)
    }
    return nil
  }

  private mutating func start(
    _ event: XMLEvent, _ batch: borrowing XMLBatch
  ) -> FileProblem? {
    (line, column) = (event.line, event.column)
    let name = batch.name(event.range)
    guard let place = places.last else {
      guard name == .tmx else {
        return problem(
          "not-tmx", "the root element is <\(batch.text(event.range))>, not <tmx>; this is no TMX",
          kind: .unreadable)
      }
      places.append(.tmx)
      return nil
    }
    switch (place, name) {
    case (.tmx, .header): beginHeader(event, batch)
    case (.tmx, .body): places.append(.body)
    case (.tmx, .tu), (.body, .tu): beginUnit(event, batch)
    case (.unit, .tuv): beginVariant(event, batch)
    case (.variant, .seg) where !unit.hasSegment: beginSegment()
    case (.header, .ude): beginEncoding(event, batch)
    case (.encoding, .map): addMap(event, batch)
    case (.header, _), (.unit, _), (.variant, _): beginAnnotation(event, batch)
    case (.segment, _), (.code, _): beginCode(event, batch)
    case (.annotation, _), (.annotationPart, _):
      remark(
        "unknown-element",
        "<\(batch.text(event.range))> within a note or property; its text was kept without it")
      places.append(.annotationPart)
    case (.tmx, _), (.body, _), (.encoding, _), (.map, _):
      remark(
        "unknown-element", "<\(batch.text(event.range))> is unknown here and was not kept")
      ignoredDepth = 1
    }
    count(event, batch)
    return nil
  }

  private mutating func end() {
    switch places.popLast() {
    case .header: items.append(.header(header))
    case .unit: endUnit()
    case .variant: endVariant()
    case .annotation: endAnnotation()
    case .segment: endSegment()
    case .code: segment.end()
    case nil, .tmx, .encoding, .map, .body, .annotationPart: break
    }
  }

  private mutating func text(_ bytes: ArraySlice<UInt8>) {
    switch places.last {
    case .annotation, .annotationPart:
      annotation.text += bytes
      add(bytes.count)
    case .segment, .code:
      unit.segmentLength += bytes.count
      guard unit.segmentLength <= TMXReader.maximumSegment else {
        let limit = TMXReader.maximumSegment >> 20
        skipUnit("segment-too-long", "a segment of more than \(limit) MiB; split it")
        return
      }
      segment.append(bytes)
      add(bytes.count)
    case nil, .tmx, .header, .encoding, .map, .body, .unit, .variant:
      guard bytes.contains(where: { $0 > 0x20 }) else { return }
      let start = String(decoding: bytes.prefix(200), as: UTF8.self)
        .split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(40)
      remark("stray-text", "text outside of segments, notes and properties was not kept: \(start)")
    }
  }

  // MARK: Sizes

  /// What an element costs beside its text.
  private static let elementCost = 64

  private mutating func count(_ event: XMLEvent, _ batch: borrowing XMLBatch) {
    var size = Self.elementCost
    if let first = event.attributes.first, let last = event.attributes.last {
      let end = batch.attributes[last].value.upperBound
      size += end - batch.attributes[first].name.lowerBound + event.attributes.count * 32
    }
    add(size)
  }

  private mutating func add(_ size: Int) {
    guard places.count > 1, ignoredDepth == 0 else { return }
    if places[1] == .header {
      headerSize += size
    } else if unit.isOpen {
      unit.size += size
      if unit.size > TMXReader.maximumUnit {
        skipUnit(
          "unit-too-long", "the unit has more than \(TMXReader.maximumUnit >> 20) MiB; split it")
      }
    }
  }
}

extension XMLName {
  static let tmx: XMLName = "tmx"
  static let header: XMLName = "header"
  static let body: XMLName = "body"
  static let tu: XMLName = "tu"
  static let tuv: XMLName = "tuv"
  static let seg: XMLName = "seg"
  static let note: XMLName = "note"
  static let prop: XMLName = "prop"
  static let type: XMLName = "type"
  static let ude: XMLName = "ude"
  static let map: XMLName = "map"
}
