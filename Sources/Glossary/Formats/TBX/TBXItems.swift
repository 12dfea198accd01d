/// Makes items of what elements of a TBX document say.
enum TBXItems {
  /// What an element says, as an item.
  ///
  /// - Complexity: O(size of the element).
  static func item(
    _ element: TBXElement, at level: TBXLevel, _ remarks: inout TBXRemarks
  ) -> DataItem {
    if let older = olderNote(element) { return older }
    var attributes = element.attributes
    let (kind, category) = naming(element, &attributes, level)
    let isGroup = TBXVocabulary.groups.contains(kind)
    var item = DataItem(kind, category, attributes: attributes)
    for part in element.content {
      switch part {
      case .element(let element):
        item.content.append(.item(self.item(element, at: level, &remarks)))
      case .text(let text):
        if !isGroup {
          item.content.append(.text(TBXText.withoutLayout(text)))
        } else if text.utf8.contains(where: { $0 > 0x20 }) {
          remarks.addStrayText(of: element)
        }
      }
    }
    TBXText.trim(&item.content)
    // A group of one statement says no more than the statement.
    if ["adminGrp", "descripGrp", "termNoteGrp"].contains(kind), attributes.isEmpty,
      item.content.count == 1, let only = item.items.first
    {
      return only
    }
    return item
  }

  /// What a part of the header or the back says; nil where it says only that a file is ours.
  static func baseItem(_ element: TBXElement, _ remarks: inout TBXRemarks) -> DataItem? {
    var item = item(element, at: .base, &remarks)
    switch item.kind {
    case "fileDesc": return item == TBXFrame.origin ? nil : item
    case "encodingDesc", "revisionDesc", "refObjectSec": return item
    case "refObjectList":
      item.kind = "refObjectSec"
      return item
    default:
      // The header of the older TBX-Min has fields of its own.
      let facts = item.attributes.map { "\($0.name)=\($0.value)" } + [item.text]
      let text = "\(element.name): \(facts.filter { !$0.isEmpty }.joined(separator: " "))"
      let origin = DataItem("sourceDesc", content: [.item(DataItem("p", text: text))])
      return DataItem("fileDesc", content: [.item(origin)])
    }
  }

  /// The kind and data category of an element; what its name says beside becomes an attribute.
  private static func naming(
    _ element: TBXElement, _ attributes: inout [Attribute], _ level: TBXLevel
  ) -> (kind: String, category: String?) {
    let name = element.name
    let isKnown =
      TBXVocabulary.statements.contains(name) || TBXVocabulary.groups.contains(name)
      || TBXVocabulary.others.contains(name)
    if element.module == nil && (isKnown || level == .base || name == "term") {
      let type = attributes.firstIndex { $0.name == "type" }
      return (name, type.map { attributes.remove(at: $0).value })
    }
    let category = TBXVocabulary.olderNames[name] ?? name
    let meta = attributes.firstIndex { $0.name == "metaType" }
    let stated = meta.map { attributes.remove(at: $0).value }
    if let kind = TBXVocabulary.kinds[category] { return (kind, category) }
    // Another tool's category: the kind that it states, else the one that says least.
    if let module = element.module { attributes.append(Attribute("module", module)) }
    let isStatement = stated.map(TBXVocabulary.statements.contains) ?? false
    return (isStatement ? stated ?? "admin" : "admin", category)
  }

  /// A note of the older TBX-Min, which has a key and a value in a group.
  private static func olderNote(_ element: TBXElement) -> DataItem? {
    guard element.name == "noteGrp" || element.name == "note", element.module == nil else {
      return nil
    }
    let notes = element.name == "note" ? [element] : element.elements
    guard let note = notes.first, notes.count == 1, note.name == "note", note.attributes.isEmpty
    else { return nil }
    let parts = note.elements
    guard parts.contains(where: { $0.name == "noteValue" }) else { return nil }
    let texts = parts.filter { ["noteKey", "noteValue"].contains($0.name) }.map { part in
      part.content.map { if case .text(let text) = $0 { text } else { "" } }.joined()
    }
    return DataItem("note", text: TBXText.trimmed(texts.joined(separator: ": ")))
  }
}

/// Where in a file something is said.
enum TBXLevel: Hashable {
  case base, concept, language, term
}
