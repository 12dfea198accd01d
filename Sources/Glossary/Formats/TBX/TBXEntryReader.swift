/// Makes concepts of the entries of one TBX document.
struct TBXEntryReader {
  private let file: String

  /// The language of what names none.
  private var language: LanguageTag?

  /// The ids of concepts so far, and those that the file gave, as hashes.
  private var ids = HashSet()
  private var givenIDs = HashSet()
  private var tags: [String: LanguageTag] = [:]
  private var remarks: [TermItem] = []

  init(file: String) {
    self.file = file
  }

  /// Begins a document.
  mutating func begin(_ root: TBXElement) {
    if let code = root["xml:lang"] ?? root["lang"] { language = try? LanguageTag(code) }
  }

  /// The remarks since they were taken last.
  mutating func takeRemarks() -> [TermItem] {
    defer { remarks = [] }
    return remarks
  }

  /// The concept of an entry, or why there is none, after the remarks on it.
  ///
  /// - Complexity: O(size of the entry).
  mutating func read(_ entry: TBXElement) -> [TermItem] {
    var builder = TBXConceptBuilder(language: language)
    var firstTerm: String?
    for element in entry.elements {
      switch element.name {
      case "langSet", "langSec":
        guard let tag = tag(of: element) else { continue }
        read(element, tag, into: &builder)
        firstTerm = firstTerm ?? builder.firstTerm
      default: builder.add(item(element, at: .concept), at: .concept)
      }
    }
    remarkStrayText(entry)
    guard let firstTerm else {
      let message = "the entry\(entry["id"].map { " \($0)" } ?? "") has no term that can be read"
      return takeRemarks() + [.skipped(problem(entry, "no-terms", message))]
    }
    var attributes = entry.attributes
    guard let id = conceptID(&attributes, firstTerm, entry) else {
      let message = "no id can be made of \"\(entry["id"] ?? firstTerm)\"; give the entry another"
      return takeRemarks() + [.skipped(problem(entry, "invalid-id", message))]
    }
    builder.keep(attributes)
    let concept = builder.finish(id)
    return takeRemarks() + [.concept(concept, line: entry.line)]
  }

  private mutating func read(
    _ section: TBXElement, _ tag: LanguageTag, into builder: inout TBXConceptBuilder
  ) {
    builder.begin(tag, section.attributes.filter { $0.name != "xml:lang" && $0.name != "lang" })
    for element in section.elements {
      switch element.name {
      case "tig", "ntig", "termSec": readTerm(element, tag, into: &builder)
      default: builder.add(item(element, at: .language), at: .language)
      }
    }
    remarkStrayText(section)
  }

  private mutating func readTerm(
    _ section: TBXElement, _ tag: LanguageTag, into builder: inout TBXConceptBuilder
  ) {
    // In an <ntig> the term and its notes are a group of their own.
    var elements: [TBXElement] = []
    for element in section.elements {
      elements += element.name == "termGrp" ? element.elements : [element]
    }
    guard let term = elements.first(where: { $0.name == "term" && $0.module == nil }) else {
      remark(section, "missing-term", "<\(section.name)> has no <term>; it was not kept")
      return
    }
    let written = item(term, at: .term)
    guard !written.text.isEmpty else {
      remark(term, "missing-term", "an empty <term>; it was not kept")
      return
    }
    var kept = KeptData(attributes: section.attributes)
    kept.attributes += written.attributes.map {
      Attribute(TBXVocabulary.termPrefix + $0.name, $0.value)
    }
    if !written.items.isEmpty { kept.items.append(DataItem("term", content: written.content)) }
    var items: [DataItem] = []
    var isFirst = true
    for element in elements {
      if isFirst && element.name == "term" && element.module == nil {
        isFirst = false
        continue
      }
      items.append(item(element, at: .term))
    }
    builder.add(written.text, tag, kept, items) { rule, message in
      remarks.append(.remark(problem(section, rule, message)))
    }
    remarkStrayText(section)
  }

  // MARK: Items

  /// What an element says, as an item.
  ///
  /// - Complexity: O(size of the element).
  mutating func item(_ element: TBXElement, at level: TBXLevel) -> DataItem {
    if let older = olderNote(element) { return older }
    var attributes = element.attributes
    let (kind, category) = naming(element, &attributes, level)
    let isGroup = TBXVocabulary.groups.contains(kind)
    var item = DataItem(kind, category, attributes: attributes)
    for part in element.content {
      switch part {
      case .element(let element): item.content.append(.item(self.item(element, at: level)))
      case .text(let text):
        if !isGroup {
          item.content.append(.text(TBXText.withoutLayout(text)))
        } else if text.utf8.contains(where: { $0 > 0x20 }) {
          remarkStrayText(element)
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
  mutating func baseItem(_ element: TBXElement) -> DataItem? {
    var item = item(element, at: .base)
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
  private mutating func naming(
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
  private func olderNote(_ element: TBXElement) -> DataItem? {
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

  // MARK: Names

  private mutating func tag(of section: TBXElement) -> LanguageTag? {
    guard let code = section["xml:lang"] ?? section["lang"] else {
      remark(
        section, "missing-language", "<\(section.name)> has no xml:lang; its terms were not kept")
      return nil
    }
    if let known = tags[code] { return known }
    do throws(LanguageTagError) {
      let tag = try LanguageTag(code)
      tags[code] = tag
      return tag
    } catch {
      remark(section, "invalid-language", "\(error.message); its terms were not kept")
      return nil
    }
  }

  /// The id of a concept: that of the entry, or one made from its first term.
  ///
  /// What an id of the file's is otherwise stays among the attributes.
  private mutating func conceptID(
    _ attributes: inout [Attribute], _ firstTerm: String, _ entry: TBXElement
  ) -> Concept.ID? {
    let given = attributes.first { $0.name == "id" }?.value
    var slug = TermTableReader.slug(of: given ?? firstTerm)
    if let given {
      // Writers put a mark before what XML does not take for an id.
      let bare = String(given.drop { $0 == "_" })
      if Concept.ID(bare) != nil { slug = bare }
      if !givenIDs.insert(HashSet.hash(given)) {
        remark(entry, "duplicate-id", "the id \(given) stands twice; both entries were kept")
      }
    }
    let base = slug
    var number = 2
    while !ids.insert(HashSet.hash(slug)) {
      slug = "\(base)-\(number)"
      number += 1
    }
    let isMarked = given == "_" + slug && !TBXIdentifiers.isName(slug)
    if given == slug || isMarked { attributes.removeAll { $0.name == "id" } }
    return Concept.ID(slug)
  }

  private mutating func remarkStrayText(_ element: TBXElement) {
    guard let text = element.strayText else { return }
    remark(element, "stray-text", "text in <\(element.name)> was not kept: \(text.prefix(40))")
  }

  private mutating func remark(_ element: TBXElement, _ rule: String, _ message: String) {
    remarks.append(.remark(problem(element, rule, message)))
  }

  private func problem(_ element: TBXElement, _ rule: String, _ message: String) -> FileProblem {
    FileProblem(
      file: file, line: element.line, column: element.column, rule: rule, message: message)
  }
}

/// Where in a file something is said.
enum TBXLevel: Hashable {
  case base, concept, language, term
}

/// Text as it is meant, without what only lays out the file.
enum TBXText {
  /// The text with one blank for each line end that an indented line follows.
  ///
  /// - Complexity: O(length).
  static func withoutLayout(_ text: String) -> String {
    guard text.utf8.contains(0x0A) else { return text }
    var bytes: [UInt8] = []
    let source = Array(text.utf8)
    var index = 0
    while index < source.count {
      guard source[index] == 0x0A else {
        bytes.append(source[index])
        index += 1
        continue
      }
      var next = index + 1
      while next < source.count, [0x20, 0x09].contains(source[next]) { next += 1 }
      if next > index + 1 {
        while let last = bytes.last, [0x20, 0x09].contains(last) { bytes.removeLast() }
        bytes.append(0x20)
      } else {
        bytes.append(0x0A)
      }
      index = next
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A text without layout, and without white space at its ends.
  static func trimmed(_ text: String) -> String {
    var content: [DataItem.Content] = [.text(withoutLayout(text))]
    trim(&content)
    return DataItem("", content: content).text
  }

  /// Removes white space at the ends of what an item says, and empty texts.
  static func trim(_ content: inout [DataItem.Content]) {
    func isBlank(_ character: Character) -> Bool {
      character == " " || character == "\n" || character == "\t" || character == "\r"
        || character == "\r\n"
    }
    if case .text(let text) = content.first {
      content[0] = .text(String(text.drop(while: isBlank)))
    }
    if case .text(let text) = content.last {
      let end = text.lastIndex { !isBlank($0) }.map { text.index(after: $0) } ?? text.startIndex
      content[content.count - 1] = .text(String(text[..<end]))
    }
    content.removeAll { $0 == .text("") }
  }
}
