/// What an entry says, put together of the model and of what is kept beside it: the reverse of
/// `TBXConceptBuilder`.
struct TBXEntryPlan {
  /// A term with what is said of it.
  struct Term {
    /// The attributes of its section and of the term itself.
    var sectionAttributes: [Attribute] = []
    var attributes: [Attribute] = []

    /// The term, with its markup where it has any.
    var content: [DataItem.Content]

    /// What is said of it, its words first.
    var items: [DataItem] = []
  }

  /// The section of a language.
  struct Section {
    var language: LanguageTag
    var attributes: [Attribute] = []
    var items: [DataItem] = []
    var terms: [Term] = []
  }

  var attributes: [Attribute]
  var items: [DataItem] = []
  var sections: [Section] = []

  /// What no dialect of TBX has a place for.
  var losses = TBXLosses()

  /// Makes the plan of a concept.
  ///
  /// - Parameters:
  ///   - concept: The concept.
  ///   - ids: The ids that concepts have in the file.
  ///   - saysStatus: Whether a status is written that another category tells already.
  /// - Complexity: O(size of the concept).
  init(_ concept: Concept, ids: TBXIdentifiers, saysStatus: Bool) {
    attributes = concept.kept.attributes.filter { $0.name != "id" }
    if let id = ids[concept.id] { attributes.insert(Attribute("id", id), at: 0) }
    addItems(of: concept, ids)
    let isStated = concept.designations.contains { $0.kept.items.contains(where: \.isPartOfSpeech) }
    let part = isStated || concept.partOfSpeech == .other ? nil : concept.partOfSpeech
    for designation in concept.designations {
      let index = sectionIndex(designation.language, of: concept)
      sections[index].terms.append(Self.term(designation, part, saysStatus: saysStatus))
      addLosses(of: designation)
    }
    let languages = Set(sections.map(\.language))
    for definition in concept.definitions where !languages.contains(definition.language) {
      let isKept = concept.kept.items.contains { $0.definition == definition.text }
      if !isKept { losses.add("definition in a language without terms") }
    }
    for section in concept.keptByLanguage where !languages.contains(section.language) {
      losses.add("section of a language without terms")
    }
  }

  private mutating func addItems(of concept: Concept, _ ids: TBXIdentifiers) {
    if let subject = concept.subject {
      let isKept = concept.kept.items.contains {
        $0.kind == "descrip" && $0.category == "subjectField"
          && TermTableReader.slug(of: $0.text) == subject.id
      }
      if !isKept { items.append(DataItem("descrip", "subjectField", text: subject.id)) }
      if !subject.titles.isEmpty { losses.add("title of the subject field") }
    }
    items += concept.notes.map { DataItem("note", text: $0) }
    for relation in concept.relations {
      guard let target = ids[relation.target] else {
        losses.add("relation to a concept that is not in the file")
        continue
      }
      items.append(
        DataItem(
          "ref", "crossReference", attributes: [Attribute("target", target)],
          text: relation.target.description))
      losses.add("kind of relation (\(relation.kind.rawValue))")
    }
    items += concept.kept.items
  }

  /// The section of a language, made when it is new.
  private mutating func sectionIndex(_ language: LanguageTag, of concept: Concept) -> Int {
    if let known = sections.firstIndex(where: { $0.language == language }) { return known }
    let kept = concept.kept(of: language)
    var section = Section(
      language: language, attributes: kept.attributes, items: kept.items)
    if let definition = concept.definitions.first(where: { $0.language == language }) {
      let own = concept.designations.filter { $0.language == language }.flatMap(\.kept.items)
      let said = (concept.kept.items + kept.items + own).contains {
        $0.definition == definition.text
      }
      if !said {
        section.items.insert(DataItem("descrip", "definition", text: definition.text), at: 0)
      }
    }
    sections.append(section)
    return sections.count - 1
  }

  private static func term(
    _ designation: Designation, _ part: PartOfSpeech?, saysStatus: Bool
  ) -> Term {
    let marked = designation.kept.items.first { $0.kind == "term" && $0.text == designation.text }
    var term = Term(content: marked?.content ?? [.text(designation.text)])
    for attribute in designation.kept.attributes {
      if attribute.name == TBXVocabulary.assumedStatus { continue }
      if attribute.name.hasPrefix(TBXVocabulary.termPrefix) {
        let name = String(attribute.name.dropFirst(TBXVocabulary.termPrefix.count))
        term.attributes.append(Attribute(name, attribute.value))
      } else {
        term.sectionAttributes.append(attribute)
      }
    }
    var kept = designation.kept.items.filter { $0.kind != "term" }
    if let status = status(of: designation, &kept, saysStatus: saysStatus) {
      term.items.append(status)
    }
    if let form = form(of: designation, &kept) { term.items.append(form) }
    if let part { term.items.append(DataItem("termNote", "partOfSpeech", text: part.rawValue)) }
    let isWord = { (item: DataItem) in item.kind == "termNote" || item.kind == "termNoteGrp" }
    term.items += kept.filter(isWord)
    for source in designation.sources {
      term.items.append(DataItem("admin", "source", text: source.citation))
      guard let url = source.url else { continue }
      term.items.append(
        DataItem(
          "xref", "externalCrossReference", attributes: [Attribute("target", url)],
          text: source.citation))
    }
    if let note = designation.note { term.items.append(DataItem("note", text: note)) }
    term.items += kept.filter { !isWord($0) }
    return term
  }

  /// The status to write; nil where what is kept tells it, or where none was ever stated.
  private static func status(
    of designation: Designation, _ kept: inout [DataItem], saysStatus: Bool
  ) -> DataItem? {
    let own = DataItem(
      "termNote", "administrativeStatus", text: TBXVocabulary.value(designation.status))
    let stated = kept.firstIndex { $0.category == "administrativeStatus" && $0.status != nil }
    if let stated {
      if kept[stated].status == designation.status { return nil }
      kept.remove(at: stated)
      return own
    }
    if designation.kept[TBXVocabulary.assumedStatus] == designation.status.rawValue { return nil }
    let other = kept.first { $0.status != nil }
    return other?.status == designation.status && !saysStatus ? nil : own
  }

  /// The form to write; nil where what is kept tells it, and for full forms, which need no word.
  private static func form(of designation: Designation, _ kept: inout [DataItem]) -> DataItem? {
    let stated = kept.firstIndex { $0.kind == "termNote" && $0.category == "termType" }
    if let stated {
      if TBXVocabulary.form(kept[stated].text) == designation.type { return nil }
      kept.remove(at: stated)
    }
    return designation.type == .fullForm
      ? nil : DataItem("termNote", "termType", text: designation.type.rawValue)
  }

  private mutating func addLosses(of designation: Designation) {
    if designation.from != nil || designation.to != nil { losses.add("dates of validity") }
    if designation.usage != UsageRule() { losses.add("usage rule") }
    if designation.confidence != .wellKnown { losses.add("confidence") }
    for source in designation.sources where !source.id.isEmpty { losses.add("id of a source") }
  }
}

/// What a file cannot hold, each kind with its number, in the order of their first occurrence.
struct TBXLosses {
  private(set) var all: [(kind: String, count: Int)] = []
  private var places: [String: Int] = [:]

  /// Counts one more of a kind.
  mutating func add(_ kind: String, _ count: Int = 1) {
    if let place = places[kind] {
      all[place].count += count
    } else {
      places[kind] = all.count
      all.append((kind, count))
    }
  }

  /// Counts those of others.
  mutating func add(_ other: TBXLosses) {
    for (kind, count) in other.all { add(kind, count) }
  }
}

extension DataItem {
  /// Whether the item is a part of speech, alone or at the head of a group.
  var isPartOfSpeech: Bool {
    kind == "termNote" && category == "partOfSpeech"
      || kind == "termNoteGrp" && items.first?.isPartOfSpeech == true
  }
}
