/// Follows the elements of an XLIFF document and puts its segments side by side.
struct XLIFFDocument {
  /// What an open element is.
  enum Place {
    /// The root, and what holds units or groups of them.
    case root, file, body, group

    case unit, segment, notes, note, originalData, data

    /// An element with a text of the segment that was begun last.
    case source, segmentedSource, target

    /// An inline element.
    case inline

    /// The states that Trados keeps for the segments of a unit.
    case states
  }

  let file: DecodedFile

  /// The document in UTF-8.
  let bytes: [UInt8]

  let wanted: LanguagePair

  /// What the root says of the version and the names of XLIFF's elements.
  var root = XLIFFRoot()
  var problems: DraftProblems
  var builder = BilingualTextBuilder()

  /// The open elements, from the outermost in.
  var places: [Place] = []

  /// How many elements of a part that is passed over are open.
  var ignoredDepth = 0

  /// Whether each open element may be translated.
  var translatable: [Bool] = [true]

  /// The languages of the file that is read, and of the units so far.
  var filePair = LanguagePair()
  var pair: LanguagePair?
  var otherPair: LanguagePair?
  var date: PartialDate?

  var unit = XLIFFUnit()
  var text = InlineText()

  /// The start tag of the element that holds it.
  var textTag = TextRange(start: 0, end: 0)
  var characters: [UInt8] = []
  var dataID = ""
  var literals: [TextRange] = []
  var unitCount = 0

  /// Where the element that began last begins.
  var line = 1
  var column = 1

  init(_ file: DecodedFile, _ wanted: LanguagePair) {
    self.file = file
    self.wanted = wanted
    bytes = Array(file.text.utf8)
    problems = DraftProblems(file: file.file.name)
  }

  var version: XLIFFRoot.Version { root.version }

  /// Takes what the parser found.
  mutating func take(
    _ event: XMLDraft.Event, _ attributes: [Attribute], _ batch: borrowing XMLBatch
  ) throws(FileProblem) {
    switch event.kind {
    case .start:
      if ignoredDepth > 0 {
        ignoredDepth += 1
      } else {
        try start(event, attributes, batch)
      }
    case .end:
      if ignoredDepth > 0 { ignoredDepth -= 1 } else { try end(event) }
    case .text, .unknownEntity:
      guard ignoredDepth == 0 else { return }
      words(batch.bytes[event.range], event)
    case .lostEntity: break
    }
  }

  /// The file, once all is read.
  func finish() throws(FileProblem) -> BilingualFile {
    if pair == nil, let otherPair {
      throw FileProblem(
        file: file.file.name, line: 1, column: 1, kind: .unreadable, rule: "no-language",
        message: "the file has texts from \(otherPair) and not from \(wanted); ask for those")
    }
    let languages = wanted.filled(from: pair ?? filePair)
    let text = builder.finish(
      file: file.text, source: DraftMetadata(language: languages.source, date: date),
      target: DraftMetadata(language: languages.target, date: date))
    return BilingualFile(
      .xliff, file: file, text: text, unitCount: unitCount, problems: problems.all,
      literals: literals.sorted(), slots: builder.slots)
  }

  // MARK: Elements

  private mutating func start(
    _ event: XMLDraft.Event, _ attributes: [Attribute], _ batch: borrowing XMLBatch
  ) throws(FileProblem) {
    (line, column) = (event.line, event.column)
    guard let place = places.last else {
      try beginRoot(batch.bytes[event.range], attributes)
      return
    }
    grow(64 + event.source.count)
    if root.isForeign(batch.bytes[event.range], attributes) {
      beginForeign(batch.text(event.range), attributes, place, at: event.source)
      return
    }
    let name = batch.name(event.range.dropFirst(root.prefix.count))
    switch (place, name) {
    case (.root, .file): try beginFile(attributes)
    case (.file, .body) where version == .one: push(.body)
    case (.body, .group), (.group, .group), (.body, .binUnit), (.group, .binUnit),
      (.file, .group) where version == .two:
      pushTranslatable(.group, attributes)
    case (.body, .transUnit), (.group, .transUnit): try beginUnit(attributes, at: event.source)
    case (.file, .unit), (.group, .unit): try beginUnit(attributes, at: event.source)
    case (.unit, .segment) where version == .two: beginSegment(attributes, at: event.source)
    case (.unit, .notes): push(.notes)
    case (.unit, .note), (.notes, .note): push(.note)
    case (.unit, .originalData): push(.originalData)
    case (.originalData, .data):
      dataID = attributes.value("id") ?? ""
      push(.data)
    case (.data, .codePoint): appendCodePoint(attributes, at: event.source)
    case (.unit, .source) where version == .one, (.segment, .source):
      beginText(.source, attributes, at: event.source)
    case (.unit, .target) where version == .one, (.segment, .target):
      beginText(.target, attributes, at: event.source)
    case (.unit, .segSource): beginText(.segmentedSource, attributes, at: event.source)
    case (.source, _), (.segmentedSource, _), (.target, _), (.inline, _):
      beginInline(name, attributes, at: event.source)
    default: ignoredDepth = 1
    }
  }

  private mutating func end(_ event: XMLDraft.Event) throws(FileProblem) {
    switch places.popLast() {
    case .file, .group: translatable.removeLast()
    case .unit:
      translatable.removeLast()
      try endUnit()
    case .note:
      let note = String(decoding: characters, as: UTF8.self)
      if note.utf8.contains(where: { $0 > 0x20 }) { unit.notes.append(note) }
    case .data: unit.originalData[dataID] = String(decoding: characters, as: UTF8.self)
    case .source: endText(\.source, at: event.source)
    case .target: endText(\.target, at: event.source)
    case .segmentedSource:
      literals += text.literals
      if unit.segmentedSource == nil { unit.segmentedSource = text }
      if !unit.segments.isEmpty {
        unit.segments[0].place.sourceEnd = max(textTag.end, event.source.upperBound)
      }
    case .inline: text.end(at: event.source)
    case .root, .body, .segment, .notes, .originalData, .states, nil: break
    }
  }

  private mutating func words(_ words: ArraySlice<UInt8>, _ event: XMLDraft.Event) {
    switch places.last {
    case .note, .data:
      characters += words
    case .source, .segmentedSource, .target, .inline:
      text.append(words, event, in: bytes)
      if text.length > BilingualReader.maximumSegment {
        let limit = BilingualReader.maximumSegment >> 20
        skipUnit("segment-too-long", "a segment of more than \(limit) MiB; split it")
        return
      }
    default: return
    }
    grow(words.count)
  }

  mutating func push(_ place: Place) {
    characters.removeAll(keepingCapacity: true)
    places.append(place)
  }

  mutating func pushTranslatable(_ place: Place, _ attributes: [Attribute]) {
    translatable.append(attributes.isTranslatable ?? translatable.last ?? true)
    push(place)
  }

  // MARK: Sizes

  private mutating func grow(_ size: Int) {
    guard places.contains(.unit) else { return }
    unit.size += size
    if unit.size > XLIFFReader.maximumUnit {
      skipUnit(
        "unit-too-long", "the unit has more than \(XLIFFReader.maximumUnit >> 20) MiB; split it")
    }
  }

  /// Gives up the unit that is open and passes over the rest of it.
  private mutating func skipUnit(_ rule: String, _ message: String) {
    guard let depth = places.firstIndex(of: .unit) else { return }
    problems.add(line: unit.line, column: unit.column, rule, message)
    ignoredDepth = places.count - depth
    places.removeLast(ignoredDepth)
    translatable.removeLast()
    unit = XLIFFUnit()
    text = InlineText()
  }
}

extension [Attribute] {
  /// The value of an attribute.
  func value(_ name: String) -> String? { first { $0.name == name }?.value }

  /// What `translate` says, nil when it is absent.
  var isTranslatable: Bool? { value("translate").map { $0 != "no" } }
}

extension XMLName {
  static let file: XMLName = "file"
  static let group: XMLName = "group"
  static let transUnit: XMLName = "trans-unit"
  static let binUnit: XMLName = "bin-unit"
  static let unit: XMLName = "unit"
  static let segment: XMLName = "segment"
  static let notes: XMLName = "notes"
  static let originalData: XMLName = "originalData"
  static let data: XMLName = "data"
  static let source: XMLName = "source"
  static let segSource: XMLName = "seg-source"
  static let target: XMLName = "target"
  static let codePoint: XMLName = "cp"
}
