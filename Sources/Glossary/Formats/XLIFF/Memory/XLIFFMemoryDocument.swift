/// Follows the elements of an XLIFF document and makes items of a memory of them.
struct XLIFFMemoryDocument {
  /// What an open element is.
  enum Place {
    /// The root, and what holds units or groups of them.
    case root, file, body, group

    case unit, segment, notes, note, originalData, data

    /// Contexts of XLIFF 1 and metadata of XLIFF 2.
    case contexts, context, metadata, meta

    /// An element with a text of the segment that was begun last.
    case source, segmentedSource, target

    /// An inline element.
    case inline

    /// The states that Trados keeps for the segments of a unit.
    case states
  }

  let file: String
  let options: MemoryReadOptions

  /// What was found and not yet given.
  var items: [MemoryItem] = []
  var root = XLIFFRoot()

  /// The open elements, from the outermost in.
  var places: [Place] = []

  /// How many elements of a part that is passed over are open.
  var ignoredDepth = 0

  /// Whether each open element may be translated.
  var translatable: [Bool] = [true]

  /// The languages of the file that is read.
  var pair = LanguagePair()
  var original: String?
  var hasHeader = false
  var unit = XLIFFMemoryUnit()
  var text = XLIFFInlineReader(isTwo: false)
  var textAttributes: [Attribute] = []
  var note = Annotation(.note, "")
  var dataID = ""

  /// The categories of the open groups of metadata.
  var categories: [String] = []
  var characters: [UInt8] = []

  /// The languages by their codes in the file.
  private var languages: [String: LanguageTag] = [:]

  /// Elements that hold what no unit can: how many, and where the first is.
  private var passedOver: [(name: String, count: Int, line: Int, column: Int)] = []

  /// Where the element that began last begins.
  var line = 1
  var column = 1

  init(file: String, _ options: MemoryReadOptions) {
    self.file = file
    self.options = options
  }

  var isTwo: Bool { root.version == .two }

  /// Takes what the parser found.
  ///
  /// - Returns: why the document cannot be read any further, nil when it can.
  mutating func take(_ batch: borrowing XMLBatch) -> FileProblem? {
    for event in batch.events {
      switch event.kind {
      case .start:
        (line, column) = (event.line, event.column)
        if ignoredDepth > 0 {
          ignoredDepth += 1
        } else if let failure = start(event, batch) {
          return failure
        }
      case .end:
        if ignoredDepth > 0 { ignoredDepth -= 1 } else { end() }
      case .text, .unknownEntity:
        if ignoredDepth == 0 { words(batch.bytes[event.range]) }
      case .lostEntity:
        remark(
          "unknown-entity",
          "&\(batch.text(event.range)); in an attribute is defined in a DTD that is not read and "
            + "was left out; write the character itself")
      }
    }
    return nil
  }

  /// A remark for each kind of element that was passed over.
  var partRemarks: [FileProblem] {
    passedOver.map { name, count, line, column in
      FileProblem(
        file: file, line: line, column: column, rule: "not-kept",
        message: "\(count) × <\(name)>, which a memory has no place for, first here")
    }
  }

  // MARK: Elements

  private mutating func start(_ event: XMLEvent, _ batch: borrowing XMLBatch) -> FileProblem? {
    let attributes = batch.attributes(of: event)
    guard let place = places.last else { return beginRoot(event, attributes, batch) }
    grow(64 + attributes.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count })
    if ignoredDepth > 0 { return nil }
    let whole = batch.text(event.range)
    if root.isForeign(batch.bytes[event.range], attributes) {
      beginForeign(whole, attributes, place)
      return nil
    }
    let name =
      root.prefix.isEmpty ? whole : String(whole.utf8.dropFirst(root.prefix.count)) ?? whole
    switch (place, name) {
    case (.root, "file"): beginFile(attributes)
    case (.file, "body") where !isTwo: places.append(.body)
    case (.body, "group"), (.group, "group"), (.body, "bin-unit"), (.group, "bin-unit"),
      (.file, "group") where isTwo:
      pushTranslatable(.group, attributes)
    case (.body, "trans-unit"), (.group, "trans-unit"), (.file, "unit"), (.group, "unit"):
      beginUnit(attributes)
    case (.unit, "segment") where isTwo: beginSegment(attributes)
    case (.unit, "notes"): places.append(.notes)
    case (.unit, "note"), (.notes, "note"): beginNote(attributes)
    case (.unit, "context-group"): places.append(.contexts)
    case (.contexts, "context"):
      let type = attributes.value("context-type") ?? ""
      note = Annotation(.property(type: XLIFFContext.property(of: type)), "")
      push(.context)
    case (.unit, "originalData"): places.append(.originalData)
    case (.originalData, "data"):
      dataID = attributes.value("id") ?? ""
      push(.data)
    case (.data, "cp"):
      characters += XLIFFDocument.character(attributes)
      ignoredDepth = 1
    case (.unit, "source") where !isTwo, (.segment, "source"): beginText(.source, attributes)
    case (.unit, "target") where !isTwo, (.segment, "target"): beginText(.target, attributes)
    case (.unit, "seg-source"): beginText(.segmentedSource, attributes)
    case (.source, _), (.segmentedSource, _), (.target, _), (.inline, _):
      beginInline(name, attributes)
    case (.unit, "ignorable"): ignoredDepth = 1
    default: passOver(name)
    }
    return nil
  }

  private mutating func end() {
    switch places.popLast() {
    case .file, .group: translatable.removeLast()
    case .unit:
      translatable.removeLast()
      endUnit()
    case .note, .context, .meta:
      note.text = String(decoding: characters, as: UTF8.self)
      unit.annotations.append(note)
    case .data: unit.originalData[dataID] = String(decoding: characters, as: UTF8.self)
    case .source: endText(\.source)
    case .target: endText(\.target)
    case .segmentedSource:
      if unit.segmentedSource == nil { unit.segmentedSource = finishedText() }
    case .inline: text.end()
    case .metadata: _ = categories.popLast()
    case .root, .body, .segment, .notes, .originalData, .contexts, .states, nil: break
    }
  }

  private mutating func words(_ words: ArraySlice<UInt8>) {
    switch places.last {
    case .note, .data, .context, .meta:
      characters += words
    case .source, .segmentedSource, .target, .inline:
      text.append(words)
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
    places.append(place)
  }

  /// Leaves out an element with all that it holds, and counts it.
  mutating func passOver(_ name: String) {
    ignoredDepth = 1
    if let index = passedOver.firstIndex(where: { $0.name == name }) {
      passedOver[index].count += 1
    } else if passedOver.count < Self.maximumNames {
      passedOver.append((name, 1, line, column))
    }
  }

  /// How many names of elements that were passed over are told.
  private static let maximumNames = 100

  // MARK: Sizes

  private mutating func grow(_ size: Int) {
    guard places.contains(.unit) else { return }
    unit.size += size
    if unit.size > XLIFFReader.maximumUnit {
      skipUnit(
        "unit-too-long", "the unit has more than \(XLIFFReader.maximumUnit >> 20) MiB; split it")
    }
  }

  /// Gives up the unit that is open and passes over the rest of it, an element that begins included.
  mutating func skipUnit(_ rule: String, _ message: String, begins: Int = 0) {
    guard let depth = places.firstIndex(of: .unit) else { return }
    items.append(.skipped(problem(rule, message, unit.line, unit.column)))
    ignoredDepth = places.count - depth + begins
    places.removeLast(places.count - depth)
    translatable.removeLast()
    unit = XLIFFMemoryUnit()
    text = XLIFFInlineReader(isTwo: isTwo)
  }

  // MARK: Parts

  /// The language that an attribute names.
  mutating func language(_ attributes: [Attribute], _ name: String) -> LanguageTag? {
    guard let text = attributes.value(name), !text.isEmpty else { return nil }
    if let known = languages[text] { return known }
    do throws(LanguageTagError) {
      let tag = try LanguageTag(text)
      // A real file has a few; one that is made to have many shall not fill the memory.
      if languages.count < 1_000 { languages[text] = tag }
      return tag
    } catch {
      remark("bad-language", "\(name): \(error.message)")
      return nil
    }
  }

  mutating func remark(_ rule: String, _ message: String) {
    items.append(.remark(problem(rule, message, line, column)))
  }

  func problem(
    _ rule: String, _ message: String, _ line: Int, _ column: Int,
    _ kind: FileProblem.Kind = .content
  ) -> FileProblem {
    FileProblem(
      file: file, line: line, column: column, kind: kind, rule: rule, message: message)
  }
}
