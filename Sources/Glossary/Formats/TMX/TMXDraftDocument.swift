/// Follows the elements of a TMX document and puts the segments of two languages side by side.
struct TMXDraftDocument {
  private enum Place { case root, body, unit, note, variant, segment, inline }

  private struct Variant {
    var language: LanguageTag
    var text: InlineText

    /// Where it begins.
    var start: Int

    /// Its element `seg`.
    var segment: TextRange
  }

  private let file: DecodedFile
  private let bytes: [UInt8]
  private var pair: LanguagePair
  private let wanted: LanguagePair
  private var headerLanguage: LanguageTag?
  private var problems: DraftProblems
  private var builder = BilingualTextBuilder()
  private var places: [Place] = []
  private var ignoredDepth = 0
  private var unit = BilingualText.Unit(id: nil)
  private var variants: [Variant] = []
  private var language: LanguageTag?
  private var languages: Set<LanguageTag> = []
  private var text = InlineText()

  /// The names of the opening codes of the segment by what pairs them.
  private var openCodes: [String: String] = [:]
  private var note: [UInt8] = []
  private var literals: [TextRange] = []
  private var unitCount = 0
  private var unitSize = 0
  private var line = 1
  private var column = 1
  private var unitPlace = (line: 1, column: 1)
  private var variantStart = 0
  private var segmentTag = 0..<0

  init(_ file: DecodedFile, _ wanted: LanguagePair) {
    self.file = file
    self.wanted = wanted
    pair = wanted
    bytes = Array(file.text.utf8)
    problems = DraftProblems(file: file.file.name)
  }

  /// Takes what the parser found.
  mutating func take(
    _ event: XMLDraft.Event, _ attributes: [Attribute], _ batch: borrowing XMLBatch
  ) throws(FileProblem) {
    switch event.kind {
    case .start:
      if ignoredDepth > 0 { ignoredDepth += 1 } else { try start(event, attributes, batch) }
    case .end:
      if ignoredDepth > 0 { ignoredDepth -= 1 } else { try end(event) }
    case .text, .unknownEntity:
      if ignoredDepth == 0 { words(batch.bytes[event.range], event) }
    case .lostEntity: break
    }
  }

  /// The file, once all is read.
  func finish() throws(FileProblem) -> BilingualFile {
    if builder.units.isEmpty, !languages.isEmpty, wanted != LanguagePair() {
      let there = languages.sorted().prefix(20).map(\.canonical).joined(separator: ", ")
      throw FileProblem(
        file: file.file.name, line: 1, column: 1, kind: .unreadable, rule: "no-language",
        message: "the file has no texts from \(pair); it has \(there)")
    }
    let text = builder.finish(
      file: file.text, source: DraftMetadata(language: pair.source),
      target: DraftMetadata(language: pair.target))
    return BilingualFile(
      .tmx, file: file, text: text, unitCount: unitCount, problems: problems.all,
      literals: literals.sorted(), slots: builder.slots)
  }

  // MARK: Elements

  private mutating func start(
    _ event: XMLDraft.Event, _ attributes: [Attribute], _ batch: borrowing XMLBatch
  ) throws(FileProblem) {
    (line, column) = (event.line, event.column)
    let name = batch.name(event.range)
    guard let place = places.last else {
      guard name == .tmx else {
        throw FileProblem(
          file: file.file.name, line: line, column: column, kind: .unreadable, rule: "not-tmx",
          message: "the root element is <\(batch.text(event.range))>, not <tmx>; this is no TMX")
      }
      places.append(.root)
      return
    }
    grow(64 + event.source.count)
    switch (place, name) {
    case (.root, .header):
      headerLanguage = attributes.value("srclang").flatMap { try? LanguageTag($0) }
      ignoredDepth = 1
    case (.root, .body): places.append(.body)
    case (.root, .tu), (.body, .tu): beginUnit(attributes)
    case (.unit, .note):
      note = []
      places.append(.note)
    case (.unit, .tuv):
      variantStart = event.source.lowerBound
      beginVariant(attributes)
    case (.variant, .seg):
      text = InlineText()
      segmentTag = event.source
      openCodes = [:]
      places.append(.segment)
    case (.segment, _), (.inline, _):
      places.append(.inline)
      beginInline(name, attributes, at: event.source)
    default: ignoredDepth = 1
    }
  }

  private mutating func end(_ event: XMLDraft.Event) throws(FileProblem) {
    switch places.popLast() {
    case .unit: try endUnit(at: event.source)
    case .note: unit.notes.append(String(decoding: note, as: UTF8.self))
    case .segment:
      literals += text.literals
      if let language {
        let end = max(segmentTag.upperBound, event.source.upperBound)
        variants.append(
          Variant(
            language: language, text: text, start: variantStart,
            segment: TextRange(start: segmentTag.lowerBound, end: end)))
      }
      language = nil
    case .inline: text.end(at: event.source)
    case .root, .body, .variant, nil: break
    }
  }

  private mutating func words(_ words: ArraySlice<UInt8>, _ event: XMLDraft.Event) {
    switch places.last {
    case .note: note += words
    case .segment, .inline:
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

  private mutating func beginUnit(_ attributes: [Attribute]) {
    places.append(.unit)
    unit = BilingualText.Unit(id: attributes.value("tuid"))
    variants = []
    unitPlace = (line, column)
    unitCount += 1
    unitSize = 0
  }

  private mutating func beginVariant(_ attributes: [Attribute]) {
    places.append(.variant)
    let name = attributes.value("xml:lang") ?? attributes.value("lang")
    language = name.flatMap { try? LanguageTag($0) }
    if let language {
      if languages.count < 1_000 { languages.insert(language) }
    } else {
      problems.add(
        line: line, column: column, "no-language",
        "a text was passed over, since \"\(name ?? "")\" is no code of a language; add xml:lang")
    }
  }

  /// The inline elements of TMX 1.4b.
  ///
  /// The attribute `x` is one for both languages, and `i` pairs the codes of one segment.
  private mutating func beginInline(
    _ name: XMLName, _ attributes: [Attribute], at source: Range<Int>
  ) {
    var code = BilingualText.Code(
      kind: .standalone, id: attributes.value("x") ?? attributes.value("i") ?? "",
      type: attributes.value("type"), offset: 0,
      location: SourceMap.Location(
        part: 0, range: TextRange(start: source.lowerBound, end: source.upperBound)))
    switch InlineCode.Kind(name) {
    case .opening:
      code.kind = .opening
      if let pair = attributes.value("i") { openCodes[pair] = code.id }
    case .closing:
      code.kind = .closing
      code.id = attributes.value("i").flatMap { openCodes[$0] } ?? code.id
    case .isolated: code.kind = attributes.value("pos") == "end" ? .closing : .opening
    case .placeholder, .unknown: break
    case .highlight, .subflow, nil:
      text.begin(.marker)
      return
    }
    text.begin(.native(code))
  }

  // MARK: Units

  private mutating func endUnit(at tag: Range<Int>) throws(FileProblem) {
    choosePair()
    guard let source = variant(in: pair.source) else {
      if !variants.isEmpty || pair.source == nil {
        problems.add(
          line: unitPlace.line, column: unitPlace.column, "no-source",
          "a unit without a text in \(pair.source?.original ?? "any language") was passed over")
      }
      return
    }
    let target = variant(in: pair.target)
    builder.add(
      unit, source: source.text.whole, target: target?.text.whole,
      slot: .tmx(
        TMXSlot(unitEnd: tag.lowerBound, sourceStart: source.start, segment: target?.segment)))
    if builder.length > DecodedFile.maximumSize {
      throw file.problem(
        "too-large", "the texts have more than \(DecodedFile.maximumSize >> 20) MiB; split the file"
      )
    }
  }

  /// Takes the languages of the first unit where they are not known.
  private mutating func choosePair() {
    func first(besides other: LanguageTag?) -> LanguageTag? {
      variants.first { variant in other.map { !variant.language.serves($0) } ?? true }?.language
    }
    if pair.source == nil {
      let header = headerLanguage.flatMap { header in
        pair.target.map { $0.serves(header) } ?? false ? nil : header
      }
      pair.source = header ?? first(besides: pair.target)
    }
    if pair.target == nil, let source = pair.source { pair.target = first(besides: source) }
  }

  private func variant(in language: LanguageTag?) -> Variant? {
    guard let language else { return nil }
    return variants.first { $0.language == language }
      ?? variants.first { $0.language.serves(language) }
  }

  private mutating func grow(_ size: Int) {
    guard places.count > 1, places.contains(.unit) else { return }
    unitSize += size
    if unitSize > TMXReader.maximumUnit {
      skipUnit(
        "unit-too-long", "the unit has more than \(TMXReader.maximumUnit >> 20) MiB; split it")
    }
  }

  private mutating func skipUnit(_ rule: String, _ message: String) {
    guard let depth = places.firstIndex(of: .unit) else { return }
    problems.add(line: unitPlace.line, column: unitPlace.column, rule, message)
    ignoredDepth = places.count - depth
    places.removeLast(ignoredDepth)
    text = InlineText()
    variants = []
  }
}
