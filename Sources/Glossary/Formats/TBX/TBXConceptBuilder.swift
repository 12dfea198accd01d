/// Puts what an entry says where the model has it, and keeps the rest.
///
/// A statement that the model says wholly is not kept; one that says more, as a definition with its
/// source does, is kept whole, and the model has its text beside.
struct TBXConceptBuilder {
  /// A section of one language.
  private struct Section {
    var language: LanguageTag
    var kept = KeptData()
    var designations: [Designation] = []

    /// The parts of speech that the designations state, in step with them.
    var parts: [DataItem?] = []
  }

  private let language: LanguageTag?
  private var subject: SubjectField?
  private var definitions: [LocalizedText] = []
  private var notes: [String] = []
  private var kept = KeptData()
  private var sections: [Section] = []

  /// The section that is read.
  private var current = 0

  /// The first term so far.
  private(set) var firstTerm: String?

  /// Begins a concept in a file of this language.
  init(language: LanguageTag?) {
    self.language = language
  }

  /// Keeps what the entry itself says by name.
  mutating func keep(_ attributes: [Attribute]) { kept.attributes = attributes }

  /// Begins, or goes on with, the section of a language.
  mutating func begin(_ language: LanguageTag, _ attributes: [Attribute]) {
    current = sections.firstIndex { $0.language == language } ?? sections.count
    if current == sections.count { sections.append(Section(language: language)) }
    for attribute in attributes where sections[current].kept[attribute.name] == nil {
      sections[current].kept.attributes.append(attribute)
    }
  }

  /// Adds a statement on the concept or on the language whose section is read.
  mutating func add(_ item: DataItem, at level: TBXLevel) {
    switch level {
    case .concept:
      if take(item) { kept.items.append(item) }
    case .language:
      let language = sections[current].language
      if item.isDefinition, item.isPlain, !hasDefinition(language) {
        definitions.append(LocalizedText(language, item.text))
      } else {
        if let text = item.definition, !hasDefinition(language) {
          definitions.append(LocalizedText(language, text))
        }
        sections[current].kept.items.append(item)
      }
    case .base, .term: break
    }
  }

  /// Takes what the model can say of a concept; false when nothing is left to keep.
  private mutating func take(_ item: DataItem) -> Bool {
    if item.kind == "descrip", item.category == "subjectField", subject == nil {
      let slug = TermTableReader.slug(of: item.text)
      subject = SubjectField(validID: slug)
      return !(item.isPlain && slug == item.text)
    }
    if item.kind == "note", item.isPlain {
      notes.append(item.text)
      return false
    }
    return true
  }

  private func hasDefinition(_ language: LanguageTag) -> Bool {
    definitions.contains { $0.language == language }
  }

  /// Adds a designation to the section that is read.
  mutating func add(
    _ text: String, _ language: LanguageTag, _ kept: KeptData, _ items: [DataItem],
    _ remark: (_ rule: String, _ message: String) -> Void
  ) {
    var reading = TBXTermReading(language, text, kept)
    reading.read(items, remark)
    sections[current].designations.append(reading.designation)
    sections[current].parts.append(reading.partOfSpeech)
    firstTerm = firstTerm ?? text
  }

  /// The concept.
  mutating func finish(_ id: Concept.ID) -> Concept {
    takeDefinitions()
    let part = partOfSpeech()
    for index in sections.indices { assumeStatus(&sections[index].designations) }
    var concept = Concept(
      id: id, subject: subject, partOfSpeech: part, definitions: definitions, notes: notes,
      designations: sections.flatMap(\.designations))
    concept.kept = kept
    concept.keptByLanguage = sections.filter { !$0.kept.isEmpty }.map {
      LanguageData($0.language, $0.kept)
    }
    return concept
  }

  /// Takes definitions of the whole concept, and those of single terms, for languages that have none.
  private mutating func takeDefinitions() {
    for index in kept.items.indices {
      guard let text = kept.items[index].definition else { continue }
      let stated = kept.items[index].definitionLanguage
      guard let language = stated ?? self.language else { continue }
      // An export has a language of its own.
      if stated == nil { kept.items[index].state(language) }
      if !hasDefinition(language) { definitions.append(LocalizedText(language, text)) }
    }
    for section in sections where !hasDefinition(section.language) {
      let texts = section.designations.flatMap(\.kept.items).compactMap(\.definition)
      if let text = texts.first { definitions.append(LocalizedText(section.language, text)) }
    }
  }

  /// The part of speech of all terms; each keeps its own where they differ.
  private mutating func partOfSpeech() -> PartOfSpeech {
    let stated = sections.flatMap(\.parts)
    let first = stated.lazy.compactMap { $0 }.compactMap { PartOfSpeech(rawValue: $0.text) }.first
    if let first, first != .other,
      stated.allSatisfy({ $0?.isPlain == true && $0?.text == first.rawValue })
    {
      return first
    }
    for index in sections.indices {
      for (place, part) in sections[index].parts.enumerated() {
        guard let part else { continue }
        sections[index].designations[place].kept.items.insert(part, at: 0)
      }
    }
    return first ?? .other
  }

  /// Gives designations without a status one that fits the others, and notes that it is assumed.
  private func assumeStatus(_ designations: inout [Designation]) {
    for index in designations.indices
    where designations[index].kept[TBXVocabulary.assumedStatus] != nil {
      designations[index].status = .preferred
      let isSecond =
        designations[index].type == .variant
        || designations.indices.contains { other in
          other != index
            && (other < index || designations[other].kept[TBXVocabulary.assumedStatus] == nil)
            && designations[other].competes(with: designations[index])
        }
      if isSecond { designations[index].status = .admitted }
      let place = designations[index].kept.attributes.firstIndex {
        $0.name == TBXVocabulary.assumedStatus
      }
      if let place {
        designations[index].kept.attributes[place].value = designations[index].status.rawValue
      }
    }
  }
}
