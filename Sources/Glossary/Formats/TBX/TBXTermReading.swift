/// Reads what one term says of itself.
struct TBXTermReading {
  var designation: Designation

  /// The first part of speech that is stated.
  var partOfSpeech: DataItem?

  private var hasStatus = false
  private var hasForm = false

  init(_ language: LanguageTag, _ text: String, _ kept: KeptData) {
    designation = Designation(language: language, text: text, status: .preferred)
    designation.kept = kept
  }

  mutating func read(
    _ items: [DataItem], _ remark: (_ rule: String, _ message: String) -> Void
  ) {
    // The words of a term come before what is said about it, as ISO 30042 has them.
    let isWord = { (item: DataItem) in item.kind == "termNote" || item.kind == "termNoteGrp" }
    let sorted = items.filter(isWord) + items.filter { !isWord($0) }
    let statuses = sorted.filter(TBXVocabulary.isStatus)
    let status =
      statuses.first { $0.category == "administrativeStatus" && $0.status != nil }
      ?? statuses.first { $0.status != nil }
    for item in statuses where item.status == nil {
      remark("unknown-status", "the status \"\(item.text)\" is unknown; it was kept as it stands")
    }
    designation.status = status?.status ?? .preferred
    var before: DataItem?
    for item in sorted {
      if !take(item, after: before, status) { designation.kept.items.append(item) }
      before = item
    }
    if status == nil {
      designation.kept.attributes.append(Attribute(TBXVocabulary.assumedStatus, ""))
    }
  }

  /// Takes what the model can say wholly.
  private mutating func take(
    _ item: DataItem, after before: DataItem?, _ status: DataItem?
  ) -> Bool {
    switch (item.kind, item.category) {
    case ("termNote", "administrativeStatus") where !hasStatus && item == status:
      hasStatus = true
      return item.isPlain && item.text == TBXVocabulary.value(designation.status)
    case ("termNote", "termType") where !hasForm:
      hasForm = true
      designation.type = TBXVocabulary.form(item.text)
      return item.isPlain && item.text == designation.type.rawValue
        && designation.type != .fullForm
    case ("termNote", "partOfSpeech") where partOfSpeech == nil:
      partOfSpeech = item
      return true
    case ("admin", "source") where item.isPlain:
      designation.sources.append(Source(id: "", citation: item.text))
      return true
    case ("xref", "externalCrossReference"):
      // An address behind the source that it is of.
      guard let before, before.kind == "admin", before.category == "source", before.isPlain,
        before.text == item.text, item.attributes.count == 1, let url = item["target"],
        !designation.sources.isEmpty
      else { return false }
      designation.sources[designation.sources.count - 1].url = url
      return true
    case ("note", _) where item.isPlain && designation.note == nil:
      designation.note = item.text
      return true
    default: return false
    }
  }
}

extension DataItem {
  /// The status that the item tells, where it is one.
  var status: AdministrativeStatus? {
    TBXVocabulary.isStatus(self) ? TBXVocabulary.status(text) : nil
  }

  /// Whether the item is a definition and nothing else.
  var isDefinition: Bool { kind == "descrip" && category == "definition" }

  /// The text of a definition, alone or at the head of a group.
  var definition: String? {
    if isDefinition { return text }
    return kind == "descripGrp" ? items.first { $0.isDefinition }?.text : nil
  }

  /// The language that a definition states.
  var definitionLanguage: LanguageTag? {
    let head = isDefinition ? self : items.first { $0.isDefinition }
    return head?["xml:lang"].flatMap { try? LanguageTag($0) }
  }

  /// States the language of a definition.
  mutating func state(_ language: LanguageTag) {
    let attribute = Attribute("xml:lang", language.canonical)
    if isDefinition {
      attributes.append(attribute)
      return
    }
    for index in content.indices {
      guard case .item(var item) = content[index], item.isDefinition else { continue }
      item.attributes.append(attribute)
      content[index] = .item(item)
      return
    }
  }
}
