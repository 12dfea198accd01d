/// What TBX-Basic can hold, by its schemas and Schematron rules, and what becomes of the rest.
///
/// Values that mean the same are written as TBX-Basic has them; what has no place there is left out
/// and counted.
struct TBXBasic {
  private let options: TBXWriter.Options

  /// The ids of the file, to which references may lead.
  private let ids: Set<String>

  /// What was left out.
  var losses = TBXLosses()

  init(_ options: TBXWriter.Options, ids: Set<String>) {
    self.options = options
    self.ids = ids
  }

  /// The prefix of a data category where categories are tags: its module.
  static func prefix(_ category: String) -> String {
    minimal.contains(category) ? "min" : "basic"
  }

  private static let minimal: Set<String> = [
    "administrativeStatus", "partOfSpeech", "subjectField", "customerSubset",
    "externalCrossReference",
  ]

  /// The levels of each data category, by its kind of statement.
  private static let levels: [String: [String: Set<TBXLevel>]] = [
    "admin": [
      "customerSubset": [.concept, .term], "projectSubset": [.concept, .term],
      "source": [.concept, .language, .term],
    ],
    "descrip": [
      "subjectField": [.concept], "definition": [.concept, .language], "context": [.term],
    ],
    "ref": ["crossReference": [.concept, .term]],
    "termNote": [
      "administrativeStatus": [.term], "partOfSpeech": [.term], "geographicalUsage": [.term],
      "grammaticalGender": [.term], "termLocation": [.term], "termType": [.term],
    ],
    "transac": ["transactionType": [.concept, .language, .term]],
    "transacNote": ["responsibility": [.concept, .language, .term]],
    "xref": [
      "externalCrossReference": [.concept, .language, .term], "xGraphic": [.concept, .language],
    ],
  ]

  /// The levels at which a data category may stand; nil for one that TBX-Basic does not have.
  static func levels(of kind: String, _ category: String) -> Set<TBXLevel>? {
    levels[kind]?[category]
  }

  /// The values that a data category takes; nil for any text.
  static func values(of category: String, _ version: TBXWriter.Version) -> [String]? {
    switch category {
    case "administrativeStatus": AdministrativeStatus.allCases.map(TBXVocabulary.value)
    case "partOfSpeech":
      ["noun", "verb", "adjective", "adverb", "other"] + (version == .two ? ["properNoun"] : [])
    case "termType": ["fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase"]
    case "grammaticalGender": ["masculine", "feminine", "neuter", "other"]
    case "transactionType": ["origination", "modification"]
    case "termLocation":
      version == .two
        ? nil
        : [
          "checkBox", "comboBox", "comboBoxElement", "dialogBox", "groupBox", "informativeMessage",
          "interactiveMessage", "menuItem", "progressBar", "pushButton", "radioButton", "slider",
          "spinBox", "tab", "tableText", "textBox", "toolTip", "user-definedType",
        ]
    default: nil
    }
  }

  /// The entry as TBX-Basic has it.
  ///
  /// - Complexity: O(size of the entry).
  mutating func reduce(_ entry: TBXEntryPlan) -> TBXEntryPlan {
    var entry = entry
    entry.attributes = own(entry.attributes, ["id"])
    let (items, moved) = moveDefinitions(entry)
    entry.items = items.flatMap { reduce($0, .concept) }
    for index in entry.sections.indices {
      let allowed: [String] = options.version == .two ? ["id"] : []
      entry.sections[index].attributes = own(entry.sections[index].attributes, allowed)
      let items = entry.sections[index].items + (moved[entry.sections[index].language] ?? [])
      entry.sections[index].items = items.flatMap { reduce($0, .language) }
      for place in entry.sections[index].terms.indices {
        reduce(&entry.sections[index].terms[place])
      }
    }
    return entry
  }

  private mutating func reduce(_ term: inout TBXEntryPlan.Term) {
    term.sectionAttributes = own(term.sectionAttributes, ["id"])
    term.attributes = own(term.attributes, ["id"])
    term.content = content(term.content, takesMarkup: true)
    let items = term.items.flatMap { reduce($0, .term) }
    let isWord = { (item: DataItem) in item.kind == "termNote" || item.kind == "termNoteGrp" }
    term.items = items.filter(isWord) + items.filter { !isWord($0) }
  }

  /// Tags cannot state the language of a definition: one of the whole concept goes to its language.
  private func moveDefinitions(
    _ entry: TBXEntryPlan
  ) -> (items: [DataItem], moved: [LanguageTag: [DataItem]]) {
    guard options.style == .dct else { return (entry.items, [:]) }
    var items: [DataItem] = []
    var moved: [LanguageTag: [DataItem]] = [:]
    for item in entry.items {
      let languages = entry.sections.map(\.language)
      if item.definition != nil, let language = item.definitionLanguage,
        let own = languages.first(where: { $0 == language })
          ?? languages.first(where: { $0.serves(language) || language.serves($0) })
      {
        moved[own, default: []].append(item.withoutDefinitionLanguage)
      } else {
        items.append(item)
      }
    }
    return (items, moved)
  }

  // MARK: Items

  /// What becomes of an item at a level: itself, changed or not, its parts, or nothing.
  mutating func reduce(_ item: DataItem, _ level: TBXLevel) -> [DataItem] {
    switch item.kind {
    case "note":
      var note = item
      note.attributes = own(item.attributes, ["id", "xml:lang"])
      note.content = content(item.content, takesMarkup: true)
      return note.content.isEmpty ? [] : [note]
    case "transacGrp", "descripGrp", "adminGrp", "termNoteGrp": return group(item, level)
    case "transac", "transacNote", "date":
      // ISO 30042 has them in a group only.
      return item.kind == "transac"
        ? group(DataItem("transacGrp", content: [.item(item)]), level) : lose(item)
    default: return statement(item, level).map { [$0] } ?? []
    }
  }

  private mutating func statement(_ item: DataItem, _ level: TBXLevel) -> DataItem? {
    guard let category = item.category,
      Self.levels(of: item.kind, category)?.contains(level) == true
    else { return lose(item, at: level) }
    var result = item
    let isTag = options.style == .dct
    let isReference = ["ref", "xref", "transacNote"].contains(item.kind)
    var allowed = isTag ? [] : item.kind == "xref" ? ["id"] : ["id", "xml:lang", "datatype"]
    if !isTag || isReference { allowed.append("target") }
    result.attributes = own(item.attributes, allowed)
    let takesMarkup = ["admin", "descrip", "termNote"].contains(item.kind) && !isTag
    result.content = content(item.content, takesMarkup: takesMarkup)
    switch item.kind {
    case "xref":
      guard let target = item["target"], Self.isAddress(target) else {
        return lose(item, "\(category) without an address on the web")
      }
    case "ref":
      guard result["target"] != nil else { return lose(item, "\(category) that leads nowhere") }
    default: break
    }
    if let values = Self.values(of: category, options.version) {
      guard let value = Self.value(result.text, of: category, values) else {
        return lose(item, "\(category) \"\(item.text)\"")
      }
      if category == "administrativeStatus",
        !["preferred", "admitted", "deprecated", "superseded"]
          .contains(where: { item.text.lowercased().hasPrefix($0) }), value != item.text
      {
        losses.add("administrativeStatus \"\(item.text)\", written as \(value)")
      }
      result.content = [.text(value)]
    }
    return result
  }

  /// The value of a data category that a text means.
  private static func value(_ text: String, of category: String, _ values: [String]) -> String? {
    if values.contains(text) { return text }
    if category == "administrativeStatus" {
      return TBXVocabulary.status(text).map(TBXVocabulary.value)
    }
    return values.first { $0.lowercased() == text.lowercased() }
  }

  private mutating func group(_ group: DataItem, _ level: TBXLevel) -> [DataItem] {
    guard let first = group.items.first, let head = statement(first, level) else { return [] }
    var members: [DataItem] = []
    for member in group.items.dropFirst() {
      switch member.kind {
      case "date":
        if let date = date(member) { members.append(date) }
      case "transacNote": members += statement(member, level).map { [$0] } ?? []
      case "transac", "descrip", "termNote", "descripNote", "adminNote": _ = lose(member, at: level)
      default: members += reduce(member, level)
      }
    }
    if members.isEmpty && head.kind != "transac" { return [head] }
    var result = DataItem(group.kind, attributes: own(group.attributes, ["id"]))
    let (inside, outside) = split(members, of: group.kind)
    result.content = ([head] + inside).map { .item($0) }
    if !outside.isEmpty { losses.add("belonging together (\(group.kind))") }
    let isNeeded = !inside.isEmpty || head.kind == "transac"
    return [isNeeded ? result : head] + outside
  }

  /// The members that a group may hold, and those that go behind it.
  private func split(
    _ members: [DataItem], of kind: String
  ) -> (inside: [DataItem], outside: [DataItem]) {
    let allowed: [String]
    switch (kind, options.version) {
    case ("transacGrp", .two): allowed = ["transacNote", "date"]
    case ("transacGrp", .three):
      allowed = ["transacNote", "date", "note"] + (options.style == .dca ? ["ref", "xref"] : [])
    case ("descripGrp", .two): allowed = ["admin"]
    case ("descripGrp", .three):
      allowed = ["admin", "note", "transacGrp"] + (options.style == .dca ? ["ref", "xref"] : [])
    // The rules for tags know a source in a group of a description only.
    default: allowed = []
    }
    return (
      members.filter { allowed.contains($0.kind) }, members.filter { !allowed.contains($0.kind) }
    )
  }

  private mutating func date(_ item: DataItem) -> DataItem? {
    var date = item
    date.attributes = own(item.attributes, ["id"])
    let text = item.text
    if options.version == .two || PartialDate(text)?.description.utf8.count == 10 { return date }
    guard let moment = Timestamp(text) else { return lose(item, "date \"\(text)\"") }
    losses.add("time of day")
    let basic = moment.basic
    let day = [basic.prefix(4), basic.dropFirst(4).prefix(2), basic.dropFirst(6).prefix(2)]
    date.content = [.text(day.joined(separator: "-"))]
    return date
  }

  // MARK: Parts

  /// Those of an element's attributes that TBX-Basic has there.
  private mutating func own(_ attributes: [Attribute], _ allowed: [String]) -> [Attribute] {
    attributes.filter { attribute in
      guard allowed.contains(attribute.name) else {
        losses.add("attribute \(attribute.name)")
        return false
      }
      switch attribute.name {
      case "id":
        if TBXIdentifiers.isName(attribute.value) { return true }
        losses.add("id that XML does not allow")
        return false
      case "target":
        if ids.contains(attribute.value) || Self.isAddress(attribute.value) { return true }
        losses.add("target that is not in the file")
        return false
      default: return true
      }
    }
  }

  /// Content with the markup that TBX-Basic has there; of other markup the text stays.
  private mutating func content(
    _ content: [DataItem.Content], takesMarkup: Bool
  ) -> [DataItem.Content] {
    var result: [DataItem.Content] = []
    var text = ""
    for part in content {
      switch part {
      case .text(let more): text += more
      case .item(let item) where takesMarkup && isHighlight(item):
        if !text.isEmpty { result.append(.text(text)) }
        text = ""
        result.append(.item(item))
      case .item(let item):
        losses.add("markup in text (\(item.kind))")
        text += item.text
      }
    }
    if !text.isEmpty { result.append(.text(text)) }
    return result
  }

  private func isHighlight(_ item: DataItem) -> Bool {
    let types = ["entailedTerm", "hotkey", "italics", "bold", "superscript", "subscript", "math"]
    return item.kind == "hi" && item.items.isEmpty
      && item.category.map(types.contains) ?? true
      && item.attributes.allSatisfy {
        $0.name == "xml:lang" || $0.name == "target" && ids.contains($0.value)
      }
  }

  static func isAddress(_ text: String) -> Bool {
    ["http://", "https://"].contains { text.hasPrefix($0) && text.count > $0.count }
      && !text.utf8.contains { $0 <= 0x20 || "<>\"{}|\\^`".utf8.contains($0) }
  }

  private mutating func lose(_ item: DataItem) -> [DataItem] {
    losses.add(item.category.map { "\(item.kind) \($0)" } ?? item.kind)
    return []
  }

  private mutating func lose(_ item: DataItem, at level: TBXLevel) -> DataItem? {
    let name = item.category.map { "\(item.kind) \($0)" } ?? item.kind
    let isElsewhere = item.category.flatMap { Self.levels(of: item.kind, $0) } != nil
    losses.add(isElsewhere ? "\(name) at \(level) level" : name)
    return nil
  }

  private mutating func lose(_ item: DataItem, _ what: String) -> DataItem? {
    losses.add(what)
    return nil
  }
}

extension DataItem {
  /// The definition without a statement of its language.
  fileprivate var withoutDefinitionLanguage: DataItem {
    var result = self
    if isDefinition {
      result.attributes.removeAll { $0.name == "xml:lang" }
      return result
    }
    result.content = content.map { part in
      guard case .item(var item) = part, item.isDefinition else { return part }
      item.attributes.removeAll { $0.name == "xml:lang" }
      return .item(item)
    }
    return result
  }
}
