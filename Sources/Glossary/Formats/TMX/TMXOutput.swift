/// Appends the parts of a TMX document to a buffer.
struct TMXOutput {
  /// How many characters that XML forbids were replaced by U+FFFD.
  private(set) var replacedCharacters = 0

  /// Whether language codes are written in canonical form, and not as they were given.
  let isCanonical: Bool

  init(isCanonical: Bool = true) {
    self.isCanonical = isCanonical
  }

  /// Appends text.
  mutating func text(_ text: String, _ output: inout [UInt8]) {
    replacedCharacters += XMLText.append(text, to: &output)
  }

  /// Appends an attribute with a blank before it.
  mutating func attribute(_ name: String, _ value: String, _ output: inout [UInt8]) {
    output.append(UInt8(ascii: " "))
    output += name.utf8
    output += "=\"".utf8
    replacedCharacters += XMLText.appendAttribute(value, to: &output)
    output.append(UInt8(ascii: "\""))
  }

  /// Appends attributes.
  mutating func attributes(_ attributes: [Attribute], _ output: inout [UInt8]) {
    for attribute in attributes {
      written(attribute, &output)
    }
  }

  private mutating func written(_ attribute: Attribute, _ output: inout [UInt8]) {
    switch attribute.name {
    case "srclang" where isCanonical, "adminlang" where isCanonical,
      "xml:lang" where isCanonical, "lang" where isCanonical:
      let tag = try? LanguageTag(attribute.value)
      self.attribute(attribute.name, tag?.canonical ?? attribute.value, &output)
    default: self.attribute(attribute.name, attribute.value, &output)
    }
  }

  /// Appends the history, and returns what it says that TMX cannot write.
  mutating func history(_ history: History, _ output: inout [UInt8]) -> [Attribute] {
    var others: [Attribute] = []
    date("creationdate", history.created, &output, &others)
    if let user = history.createdBy { attribute("creationid", user, &output) }
    date("changedate", history.changed, &output, &others)
    if let user = history.changedBy { attribute("changeid", user, &output) }
    date("lastusagedate", history.lastUsed, &output, &others)
    if let count = history.usageCount { attribute("usagecount", String(count), &output) }
    return others
  }

  private mutating func date(
    _ name: String, _ date: Timestamp?, _ output: inout [UInt8], _ others: inout [Attribute]
  ) {
    guard let date else { return }
    let text = date.basic
    if text.utf8.count == 16 {
      attribute(name, text, &output)
    } else {
      others.append(Attribute(name, text))
    }
  }

  /// Appends notes and properties in order, each with what the DTD does not know after it.
  mutating func annotations(_ annotations: [Annotation], _ output: inout [UInt8]) {
    for annotation in annotations {
      let element: TMXElement
      switch annotation.kind {
      case .note:
        element = .note
        output += "<note".utf8
      case .property(let type):
        element = .prop
        output += "<prop".utf8
        attribute("type", type, &output)
      }
      let split = TMXVocabulary.split(annotation.attributes) {
        TMXVocabulary.allows($0, on: element)
      }
      attributes(split.allowed, &output)
      output.append(UInt8(ascii: ">"))
      text(annotation.text, &output)
      output += (element == .note ? "</note>\n" : "</prop>\n").utf8
      for other in split.others {
        property(TMXVocabulary.annotationAttributeType + other.name, other.value, &output)
      }
    }
  }

  /// Appends a property.
  mutating func property(_ type: String, _ value: String, _ output: inout [UInt8]) {
    output += "<prop".utf8
    attribute("type", type, &output)
    output.append(UInt8(ascii: ">"))
    text(value, &output)
    output += "</prop>\n".utf8
  }

  /// Appends attributes that the DTD does not know as properties.
  mutating func aside(_ attributes: [Attribute], _ output: inout [UInt8]) {
    for attribute in attributes {
      property(TMXVocabulary.attributeType + attribute.name, attribute.value, &output)
    }
  }

  /// Appends what a plan puts beside a segment.
  mutating func aside(_ plan: TMXCodePlan, _ output: inout [UInt8]) {
    for code in plan.codes {
      for attribute in code.aside {
        let name = attribute.name.isEmpty ? "" : "/\(attribute.name)"
        property(
          "\(TMXVocabulary.attributeType)seg/\(code.number)\(name)", attribute.value, &output)
      }
    }
  }

  /// Appends the content of a segment by its plan.
  mutating func content(
    _ nodes: [InlineNode], within parent: InlineCode.Kind?, _ plan: TMXCodePlan,
    _ next: inout Int, _ output: inout [UInt8]
  ) {
    for node in nodes {
      switch node {
      case .text(let text): self.text(text, &output)
      case .code(let code):
        let planned = plan.codes[next]
        next += 1
        let isWrapped = !TMXVocabulary.allows(planned.kind, within: parent)
        let wrapper = planned.kind == .subflow ? "ph" : "sub"
        if isWrapped { output += "<\(wrapper) type=\"\(TMXVocabulary.nestedType)\">".utf8 }
        output.append(UInt8(ascii: "<"))
        output += planned.kind.rawValue.utf8
        attributes(planned.attributes, &output)
        if code.content.isEmpty {
          output += "/>".utf8
        } else {
          output.append(UInt8(ascii: ">"))
          content(code.content, within: planned.kind, plan, &next, &output)
          output += "</".utf8
          output += planned.kind.rawValue.utf8
          output.append(UInt8(ascii: ">"))
        }
        if isWrapped { output += "</\(wrapper)>".utf8 }
      }
    }
  }
}
