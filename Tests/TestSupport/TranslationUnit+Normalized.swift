public import Glossary

extension TranslationUnit {
  /// The unit as a writer gives it back: languages canonical, and attributes by name, for XML has no
  /// order of them.
  public var normalized: TranslationUnit {
    var unit = self
    unit.attributes = unit.attributes.normalized
    unit.annotations = unit.annotations.map(\.normalized)
    unit.variants = unit.variants.map { variant in
      var variant = variant
      variant.attributes = variant.attributes.normalized
      variant.annotations = variant.annotations.map(\.normalized)
      variant.segment = Segment(variant.segment.nodes.map(\.normalized))
      return variant
    }
    return unit
  }
}

extension [Attribute] {
  fileprivate var normalized: [Attribute] {
    map { attribute in
      let isLanguage = ["srclang", "xml:lang", "lang"].contains(attribute.name)
      guard isLanguage, let tag = try? LanguageTag(attribute.value) else { return attribute }
      return Attribute(attribute.name, tag.canonical)
    }.sorted { $0.name < $1.name }
  }
}

extension Annotation {
  fileprivate var normalized: Annotation {
    Annotation(kind, text, attributes: attributes.normalized)
  }
}

extension InlineNode {
  fileprivate var normalized: InlineNode {
    guard case .code(let code) = self else { return self }
    return .code(
      InlineCode(
        code.kind, attributes: code.attributes.normalized,
        content: code.content.map(\.normalized)))
  }
}
