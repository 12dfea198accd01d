/// Makes units of the messages of a PO file.
struct POUnits {
  private(set) var builder = BilingualTextBuilder()
  private(set) var problems: DraftProblems
  private(set) var sourceMetadata = DraftMetadata()
  private(set) var targetMetadata = DraftMetadata()

  /// How many messages there are in use, without the header.
  private(set) var messageCount = 0
  private(set) var obsoleteCount = 0

  private let wanted: LanguagePair
  private var formCount: Int?
  private var hasHeader = false

  init(_ wanted: LanguagePair, problems: DraftProblems) {
    self.wanted = wanted
    self.problems = problems
    sourceMetadata.language = wanted.source
    targetMetadata.language = wanted.target
  }

  mutating func add(_ entry: POEntry) {
    guard !entry.isObsolete else {
      obsoleteCount += 1
      return
    }
    if entry.isHeader {
      if !hasHeader { takeHeader(entry) }
      return
    }
    messageCount += 1
    let tooLong = entry.strings.values.contains { $0.bytes.count > BilingualReader.maximumSegment }
    guard !tooLong, let id = entry.strings[.id] else {
      problems.add(
        line: entry.line, "segment-too-long",
        "a string of more than \(BilingualReader.maximumSegment >> 20) MiB; split it")
      return
    }
    if let plural = entry.strings[.plural] {
      addForms(entry, id, plural)
    } else {
      let source = builder.addSource(id)
      add(entry, source, isBlank: id.isBlank, form: 0)
    }
  }

  /// Adds a unit for each form of a plural.
  ///
  /// The first form is for one thing, and translates the singular; in a language with one form it is
  /// for any number, and translates the plural.
  private mutating func addForms(_ entry: POEntry, _ id: SegmentText, _ plural: SegmentText) {
    let forms = entry.forms
    var singularPlace: BilingualTextBuilder.Placed?
    if (formCount ?? forms.count) > 1 { singularPlace = builder.addSource(id) }
    let needsPlural = singularPlace == nil || forms.contains { $0 > 0 }
    let pluralPlace = needsPlural ? builder.addSource(plural) : nil
    for form in forms {
      if form == 0, let singularPlace {
        add(entry, singularPlace, isBlank: id.isBlank, form: form)
      } else if let pluralPlace {
        add(entry, pluralPlace, isBlank: plural.isBlank, form: form)
      }
    }
  }

  private mutating func add(
    _ entry: POEntry, _ source: BilingualTextBuilder.Placed, isBlank: Bool, form: Int
  ) {
    let target = entry.strings[.translation(form)]
    var context = entry.strings[.context].map { String(decoding: $0.bytes, as: UTF8.self) }
    if entry.strings[.plural] != nil {
      context = (context.map { "\($0), " } ?? "") + "msgstr[\(form)]"
    }
    var unit = BilingualText.Unit(id: nil, context: context)
    unit.flags = entry.flags.filter { $0 != "fuzzy" }
    unit.notes = entry.notes
    if let target, !target.isBlank {
      unit.state = entry.flags.contains("fuzzy") ? "fuzzy" : "translated"
    }
    let slot = entry.places[.translation(form)].map { place in
      TranslationSlot.po(
        POSlot(
          message: entry.start, flags: entry.flagsPlace, isFuzzy: entry.flags.contains("fuzzy"),
          hasPrevious: entry.hasPrevious, translation: place))
    }
    builder.add(unit, source: source, isSourceBlank: isBlank, target: target, slot: slot)
  }

  private mutating func takeHeader(_ entry: POEntry) {
    hasHeader = true
    let text = entry.strings[.translation(0)].map { String(decoding: $0.bytes, as: UTF8.self) }
    let header = POHeader(text ?? "")
    formCount = header.formCount
    sourceMetadata = DraftMetadata(
      language: wanted.source ?? header.source, date: header.created)
    targetMetadata = DraftMetadata(
      language: wanted.target ?? header.target, date: header.revised ?? header.created)
    if let target = wanted.target, let declared = header.target, !target.serves(declared) {
      problems.add(
        line: entry.line, "other-language",
        "the header says that the translations are in \(declared.original), and \(target.original) "
          + "was asked for, which is taken; correct the header")
    }
  }
}
