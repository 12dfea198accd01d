/// Makes items of a memory of the messages of a PO file.
struct POMemoryUnits {
  /// What was made and not yet given.
  var items: [MemoryItem] = []

  /// Whether there was any message, of whatever kind.
  private(set) var hasMessages = false

  private let file: String
  private let options: MemoryReadOptions
  private var languages: (source: LanguageTag, target: LanguageTag)?
  private var formCount: Int?
  private var hasHeader = false

  init(file: String, _ options: MemoryReadOptions) {
    self.file = file
    self.options = options
  }

  /// Takes what a scanner found.
  mutating func take(_ entries: [POEntry], _ problems: [FileProblem]) throws(FileProblem) {
    // What is of broken syntax is passed over; a mistake in a comment costs nothing.
    items += problems.map(MemoryItem.skipped)
    for entry in entries { try take(entry) }
  }

  private mutating func take(_ entry: POEntry) throws(FileProblem) {
    hasMessages = true
    if entry.isObsolete {
      return skip("obsolete", "the message is no longer in use", entry)
    }
    if entry.isHeader {
      if hasHeader { return skip("second-header", "a second header; remove it", entry) }
      return try takeHeader(entry)
    }
    if languages == nil { try setLanguages(POHeader(""), entry) }
    guard let id = entry.strings[.id] else { return }
    if entry.strings.values.contains(where: { $0.bytes.count > BilingualReader.maximumSegment }) {
      let limit = BilingualReader.maximumSegment >> 20
      return skip("segment-too-long", "a string of more than \(limit) MiB; split it", entry)
    }
    guard let plural = entry.strings[.plural] else {
      return add(entry, text: id, form: nil)
    }
    // The first form is for one thing, unless the language has no other.
    let hasSingular = (formCount ?? entry.forms.count) > 1
    for form in entry.forms {
      add(entry, text: form == 0 && hasSingular ? id : plural, form: form)
    }
  }

  private mutating func add(_ entry: POEntry, text: SegmentText, form: Int?) {
    guard let languages else { return }
    let translation = entry.strings[.translation(form ?? 0)]
    let isTranslated = !(translation?.isBlank ?? true)
    if !isTranslated, !options.takesUntranslated {
      return skip("untranslated", "the message has no translation", entry)
    }
    let isFuzzy = isTranslated && entry.flags.contains("fuzzy")
    if isFuzzy, !options.takesDoubtful {
      return skip("needs-review", "its translation is marked as fuzzy", entry)
    }
    var unit = TranslationUnit(annotations: Self.annotations(entry, form))
    unit.variants = [Variant(language: languages.source, segment: Segment(text.string))]
    if isTranslated, let translation {
      var variant = Variant(language: languages.target, segment: Segment(translation.string))
      if isFuzzy {
        variant.annotations.append(
          Annotation(.property(type: TranslationState.property), "fuzzy"))
      }
      unit.variants.append(variant)
    }
    items.append(.unit(unit, line: entry.line))
  }

  private static func annotations(_ entry: POEntry, _ form: Int?) -> [Annotation] {
    var annotations = entry.notes.enumerated().map { number, note in
      let isProgrammers = entry.developerNotes.contains(number)
      return Annotation(
        .note, note, attributes: isProgrammers ? [Attribute("from", "developer")] : [])
    }
    func add(_ type: String, _ text: String) {
      annotations.append(Annotation(.property(type: type), text))
    }
    if let context = entry.strings[.context] { add("x-context", context.string) }
    for reference in entry.references { add("x-reference", reference) }
    let flags = entry.flags.filter { $0 != "fuzzy" }
    if !flags.isEmpty { add("x-flags", flags.joined(separator: ", ")) }
    if let form, let id = entry.strings[.id], let plural = entry.strings[.plural] {
      add(POPlural.formProperty, String(form))
      add(POPlural.singularProperty, id.string)
      add(POPlural.pluralProperty, plural.string)
    }
    return annotations
  }

  private mutating func skip(_ rule: String, _ message: String, _ entry: POEntry) {
    items.append(
      .skipped(
        FileProblem(file: file, line: entry.line, column: 1, rule: rule, message: message)))
  }

  // MARK: Header

  private mutating func takeHeader(_ entry: POEntry) throws(FileProblem) {
    hasHeader = true
    let text = entry.strings[.translation(0)]?.string ?? ""
    let header = POHeader(text)
    formCount = header.formCount
    try setLanguages(header, entry)
    guard let languages else { return }
    var annotations = entry.notes.map { Annotation(.note, $0) }
    annotations.append(
      Annotation(.property(type: MemoryHeader.targetProperty), languages.target.canonical))
    annotations.append(Annotation(.property(type: POMemoryReader.headerProperty), text))
    items.append(
      .header(
        MemoryHeader(
          attributes: [Attribute("srclang", languages.source.canonical)],
          annotations: annotations)))
  }

  private mutating func setLanguages(
    _ header: POHeader, _ entry: POEntry
  ) throws(FileProblem) {
    let source = header.source ?? options.source
    guard let source, let target = header.target ?? options.target else {
      throw FileProblem(
        file: file, line: entry.line, column: 1, kind: .unreadable, rule: "no-language",
        message: source == nil
          ? "nothing tells the language of the messages; pass --source, or add X-Source-Language to the "
            + "header"
          : "nothing tells the language of the translations; pass --target, or add Language to the header"
      )
    }
    languages = (source, target)
  }
}

/// The properties of a unit that is a form of a message with a plural.
enum POPlural {
  /// The number of the form.
  static let formProperty = "x-po-form"

  /// The texts of the message.
  static let singularProperty = "x-po-singular"
  static let pluralProperty = "x-po-plural"
}

extension SegmentText {
  /// The words.
  var string: String { String(decoding: bytes, as: UTF8.self) }
}
