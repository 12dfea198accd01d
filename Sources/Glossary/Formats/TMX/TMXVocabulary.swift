/// The elements of TMX 1.4b with the attributes that its DTD gives them.
enum TMXElement: String {
  case header, note, prop, ude, map
  case unit = "tu"
  case variant = "tuv"

  /// Whether the DTD gives the element an attribute that has no place of its own in the model.
  fileprivate func has(_ name: String) -> Bool {
    switch (self, name) {
    case (.header, "creationtool"), (.header, "creationtoolversion"), (.header, "segtype"),
      (.header, "o-tmf"), (.header, "adminlang"), (.header, "srclang"), (.header, "datatype"),
      (.header, "o-encoding"), (.header, "creationdate"), (.header, "creationid"),
      (.header, "changedate"), (.header, "changeid"),
      (.note, "xml:lang"), (.note, "o-encoding"), (.note, "lang"),
      (.prop, "xml:lang"), (.prop, "o-encoding"), (.prop, "lang"),
      (.ude, "name"), (.ude, "base"),
      (.map, "unicode"), (.map, "code"), (.map, "ent"), (.map, "subst"),
      (.unit, "srclang"), (.unit, "datatype"), (.unit, "segtype"), (.unit, "o-tmf"),
      (.unit, "o-encoding"), (.unit, "creationtool"), (.unit, "creationtoolversion"),
      (.variant, "datatype"), (.variant, "o-tmf"), (.variant, "o-encoding"),
      (.variant, "creationtool"), (.variant, "creationtoolversion"), (.variant, "lang"):
      true
    default: false
    }
  }
}

/// What TMX 1.4b can say, and how the rest is written so that nothing is lost.
///
/// An attribute that the DTD does not know becomes a property beside the element: of type
/// `x-attribute:NAME` for a header, a unit or a variant, `x-annotation-attribute:NAME` for the note or
/// property just before it, and `x-attribute:seg/N/NAME` for the N-th inline code of the segment,
/// counted from 1 in the order of their beginnings. A code where the DTD has none is wrapped in a
/// `sub` or `ph` of type `x-nested`; one half of a pair without the other is written as `it`, and
/// `x-attribute:seg/N` says what it was. The reader undoes all of it.
enum TMXVocabulary {
  /// The type of a property that holds an attribute, before its name.
  static let attributeType = "x-attribute:"

  /// The same for an attribute of the note or property before.
  static let annotationAttributeType = "x-annotation-attribute:"

  /// The type of a code that only makes place for the one in it.
  static let nestedType = "x-nested"

  /// The type of an annotation, before the name of the unknown element that it was.
  static let elementType = "x-element:"

  /// The attribute of a highlight that holds the name of the unknown element that it was.
  static let elementAttribute = "x-element"

  /// Whether an element can have an attribute as it is.
  static func allows(_ attribute: Attribute, on element: TMXElement) -> Bool {
    guard element.has(attribute.name) else { return false }
    switch attribute.name {
    case "segtype": return ["block", "paragraph", "sentence", "phrase"].contains(attribute.value)
    case "srclang": return attribute.value == "*all*" || isLanguage(attribute.value)
    case "adminlang", "xml:lang", "lang": return isLanguage(attribute.value)
    case "creationdate", "changedate": return Timestamp(attribute.value)?.basic == attribute.value
    default: return true
    }
  }

  /// Whether a code can have an attribute as it is.
  static func allows(_ attribute: Attribute, on kind: InlineCode.Kind) -> Bool {
    switch (kind, attribute.name) {
    case (.isolated, "pos"): ["begin", "end"].contains(attribute.value)
    case (.opening, "i"), (.opening, "x"), (.opening, "type"), (.closing, "i"),
      (.subflow, "datatype"), (.subflow, "type"), (.isolated, "x"), (.isolated, "type"),
      (.placeholder, "x"), (.placeholder, "assoc"), (.placeholder, "type"), (.highlight, "x"),
      (.highlight, "type"), (.unknown, "x"):
      true
    default: false
    }
  }

  /// Whether a segment, or a code of this kind, can hold a code of another.
  static func allows(_ kind: InlineCode.Kind, within parent: InlineCode.Kind?) -> Bool {
    switch parent {
    case nil, .subflow, .highlight: kind != .subflow
    case .opening, .closing, .placeholder, .isolated, .unknown: kind == .subflow
    }
  }

  /// The attributes that the DTD knows, then the others, each in the order given.
  ///
  /// That is the order in which they come back from a file, and XML gives it no meaning.
  static func ordered(_ attributes: [Attribute], on element: TMXElement) -> [Attribute] {
    guard attributes.contains(where: { !allows($0, on: element) }) else { return attributes }
    return attributes.filter { allows($0, on: element) }
      + attributes.filter { !allows($0, on: element) }
  }

  /// The same for a code.
  static func ordered(_ attributes: [Attribute], on kind: InlineCode.Kind) -> [Attribute] {
    guard attributes.contains(where: { !allows($0, on: kind) }) else { return attributes }
    return attributes.filter { allows($0, on: kind) } + attributes.filter { !allows($0, on: kind) }
  }

  private static func isLanguage(_ text: String) -> Bool {
    // Two letters are a tag whatever they are, and the most common one.
    if text.utf8.count == 2, text.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) { return true }
    return (try? LanguageTag(text)) != nil
  }
}
