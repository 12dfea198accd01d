/// Appends the parts of a TBX document to a buffer.
struct TBXOutput {
  private let options: TBXWriter.Options

  /// What was written since it was taken last.
  private var bytes: [UInt8] = []

  /// What has no name in the document.
  private(set) var losses = TBXLosses()

  /// How many characters that XML forbids were replaced by U+FFFD.
  private(set) var replacedCharacters = 0

  init(_ options: TBXWriter.Options) {
    self.options = options
  }

  /// What was written since it was taken last.
  mutating func take() -> String {
    defer { bytes.removeAll(keepingCapacity: true) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What had no name since it was taken last.
  mutating func takeLosses() -> TBXLosses {
    defer { losses = TBXLosses() }
    return losses
  }

  /// Appends a line of markup.
  mutating func line(_ depth: Int, _ markup: String) {
    indent(depth)
    bytes += markup.utf8
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Appends an entry.
  mutating func entry(_ entry: TBXEntryPlan) {
    let isOld = options.version == .two
    let names = isOld ? ("termEntry", "langSet", "tig") : ("conceptEntry", "langSec", "termSec")
    begin(names.0, entry.attributes, 3)
    for item in entry.items { self.item(item, 4) }
    for section in entry.sections {
      let language = Attribute("xml:lang", section.language.canonical)
      begin(names.1, [language] + section.attributes, 4)
      for item in section.items { self.item(item, 5) }
      for term in section.terms {
        begin(names.2, term.sectionAttributes, 5)
        statement("term", term.attributes, term.content, 6)
        for item in term.items { self.item(item, 6) }
        line(5, "</\(names.2)>")
      }
      line(4, "</\(names.1)>")
    }
    line(3, "</\(names.0)>")
  }

  /// Appends an item on lines of its own.
  mutating func item(_ item: DataItem, _ depth: Int) {
    let (name, attributes) = tag(item)
    guard TBXVocabulary.groups.contains(item.kind) else {
      statement(name, attributes, item.content, depth)
      return
    }
    begin(name, attributes, depth)
    for part in item.items { self.item(part, depth + 1) }
    line(depth, "</\(name)>")
  }

  private mutating func begin(_ name: String, _ attributes: [Attribute], _ depth: Int) {
    indent(depth)
    open(name, attributes)
    bytes += ">\n".utf8
  }

  private mutating func statement(
    _ name: String, _ attributes: [Attribute], _ content: [DataItem.Content], _ depth: Int
  ) {
    indent(depth)
    inline(name, attributes, content)
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func inline(
    _ name: String, _ attributes: [Attribute], _ content: [DataItem.Content]
  ) {
    open(name, attributes)
    if content.isEmpty {
      bytes += "/>".utf8
      return
    }
    bytes.append(UInt8(ascii: ">"))
    for part in content {
      switch part {
      case .text(let text): replacedCharacters += XMLText.append(text, to: &bytes)
      case .item(let item):
        let (name, attributes) = tag(item)
        inline(name, attributes, item.content)
      }
    }
    bytes += "</\(name)>".utf8
  }

  private mutating func open(_ name: String, _ attributes: [Attribute]) {
    bytes.append(UInt8(ascii: "<"))
    bytes += name.utf8
    for attribute in attributes {
      // A prefix of another file's means nothing here.
      guard attribute.name.hasPrefix("xml:") || TBXIdentifiers.isName(attribute.name) else {
        losses.add("attribute \(attribute.name)")
        continue
      }
      bytes.append(UInt8(ascii: " "))
      bytes += attribute.name.utf8
      bytes += "=\"".utf8
      replacedCharacters += XMLText.appendAttribute(attribute.value, to: &bytes)
      bytes.append(UInt8(ascii: "\""))
    }
  }

  /// The name of an item's element, and its attributes.
  private func tag(_ item: DataItem) -> (String, [Attribute]) {
    if item.kind == "refObjectSec" && options.version == .two {
      return ("refObjectList", typed(item))
    }
    guard options.style == .dct, let category = item.category,
      TBXVocabulary.statements.contains(item.kind)
    else { return (item.kind, typed(item)) }
    return ("\(TBXBasicCategories.prefix(category)):\(category)", item.attributes)
  }

  private func typed(_ item: DataItem) -> [Attribute] {
    guard let category = item.category else { return item.attributes }
    // A tag may have had an attribute of this name beside its own.
    return [Attribute("type", category)] + item.attributes.filter { $0.name != "type" }
  }

  private mutating func indent(_ depth: Int) {
    for _ in 0..<depth { bytes += "  ".utf8 }
  }
}
