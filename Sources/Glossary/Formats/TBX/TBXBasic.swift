/// What TBX-Basic can hold, by its schemas and Schematron rules, and what becomes of the rest.
///
/// Values that mean the same are written as TBX-Basic has them; what has no place there is left out
/// and counted.
struct TBXBasic {
  private let options: TBXWriter.Options

  /// The ids of the file, to which references may lead.
  private let ids: TBXIdentifiers

  /// What was left out.
  private var losses = TBXLosses()

  init(_ options: TBXWriter.Options, ids: TBXIdentifiers) {
    self.options = options
    self.ids = ids
  }

  /// What was left out since it was taken last.
  mutating func takeLosses() -> TBXLosses {
    defer { losses = TBXLosses() }
    return losses
  }

  /// The entry as TBX-Basic has it.
  ///
  /// - Complexity: O(size of the entry).
  mutating func reduce(_ entry: TBXEntryPlan) -> TBXEntryPlan {
    var entry = entry
    entry.attributes = own(entry.attributes, ["id"])
    let (items, moved, widened) =
      options.style == .dct ? entry.movingDefinitions() : (entry.items, [:], 0)
    if widened > 0 { losses.add("region of a definition's language", widened) }
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
      TBXBasicCategories.levels(of: item.kind, category)?.contains(level) == true
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
      guard let target = item["target"], TBXBasicCategories.isAddress(target) else {
        return lose(item, "\(category) without an address on the web")
      }
    case "ref":
      guard result["target"] != nil else { return lose(item, "\(category) that leads nowhere") }
    default: break
    }
    if let values = TBXBasicCategories.values(of: category, options.version) {
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
        let isKnown = ids.contains(attribute.value)
        if isKnown || TBXBasicCategories.isAddress(attribute.value) { return true }
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

  private mutating func lose(_ item: DataItem) -> [DataItem] {
    losses.add(item.category.map { "\(item.kind) \($0)" } ?? item.kind)
    return []
  }

  private mutating func lose(_ item: DataItem, at level: TBXLevel) -> DataItem? {
    let name = item.category.map { "\(item.kind) \($0)" } ?? item.kind
    let levels = item.category.flatMap { TBXBasicCategories.levels(of: item.kind, $0) }
    losses.add(levels != nil ? "\(name) at \(level) level" : name)
    return nil
  }

  private mutating func lose(_ item: DataItem, _ what: String) -> DataItem? {
    losses.add(what)
    return nil
  }
}
