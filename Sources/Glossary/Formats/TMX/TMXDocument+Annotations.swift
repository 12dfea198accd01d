/// A note or property that is being read.
struct TMXAnnotationInProgress {
  var kind = Annotation.Kind.note
  var attributes: [Attribute] = []
  var text: [UInt8] = []

  /// Attributes for codes of the segment that follows, with the number of the code.
  var codeAttributes: [(Int, Attribute)] = []
}

extension TMXDocument {
  mutating func beginHeader(_ event: XMLEvent, _ batch: borrowing XMLBatch) {
    places.append(.header)
    header = MemoryHeader(
      attributes: TMXVocabulary.ordered(batch.attributes(of: event), on: .header))
  }

  mutating func beginEncoding(_ event: XMLEvent, _ batch: borrowing XMLBatch) {
    places.append(.encoding)
    header.encodings.append(UserDefinedEncoding(attributes: batch.attributes(of: event)))
  }

  mutating func addMap(_ event: XMLEvent, _ batch: borrowing XMLBatch) {
    places.append(.map)
    header.encodings[header.encodings.count - 1].maps.append(batch.attributes(of: event))
  }

  /// Begins a note, a property, or an element that is kept as one because TMX does not know it here.
  mutating func beginAnnotation(_ event: XMLEvent, _ batch: borrowing XMLBatch) {
    places.append(.annotation)
    annotation.text.removeAll(keepingCapacity: true)
    let name = batch.name(event.range)
    if name == .prop, event.attributes.count == 1,
      case let only = batch.attributes[event.attributes.lowerBound], batch.name(only.name) == .type
    {
      annotation.kind = .property(type: batch.text(only.value))
      annotation.attributes = []
      return
    }
    var attributes = batch.attributes(of: event)
    switch name {
    case .note:
      annotation.kind = .note
      annotation.attributes = TMXVocabulary.ordered(attributes, on: .note)
    case .prop:
      let type = attributes.firstIndex { $0.name == "type" }.map { attributes.remove(at: $0).value }
      if type == nil {
        remark("no-type", "<prop> has no type; add one")
      }
      annotation.kind = .property(type: type ?? "")
      annotation.attributes = TMXVocabulary.ordered(attributes, on: .prop)
    default:
      let name = batch.text(event.range)
      annotation.kind = .property(type: TMXVocabulary.elementType + name)
      annotation.attributes = TMXVocabulary.ordered(attributes, on: .prop)
      remark(
        "unknown-element", "<\(name)> is unknown here and was kept as a property of its text")
    }
  }

  /// Adds the annotation to the header, unit or variant that it stands in.
  mutating func endAnnotation() {
    let ended = Annotation(
      annotation.kind, String(decoding: annotation.text, as: UTF8.self),
      attributes: annotation.attributes)
    switch places.last {
    case .header:
      Self.add(ended, to: &header.annotations, &header.attributes)
    case .variant:
      if let code = Self.codeAttribute(ended) {
        annotation.codeAttributes.append(code)
      } else {
        let last = unit.value.variants.count - 1
        var variant = unit.value.variants[last]
        Self.add(ended, to: &variant.annotations, &variant.attributes)
        unit.value.variants[last] = variant
      }
    default:
      Self.add(ended, to: &unit.value.annotations, &unit.value.attributes)
    }
  }

  /// Adds an annotation, or restores the attribute that it was written for.
  private static func add(
    _ added: Annotation, to annotations: inout [Annotation], _ attributes: inout [Attribute]
  ) {
    if let name = name(in: added, after: TMXVocabulary.annotationAttributeType),
      !annotations.isEmpty
    {
      annotations[annotations.count - 1].attributes.append(Attribute(name, added.text))
    } else if let name = name(in: added, after: TMXVocabulary.attributeType) {
      attributes.removeAll { $0.name == name }
      attributes.append(Attribute(name, added.text))
    } else {
      annotations.append(added)
    }
  }

  /// The rest of the type of a property that begins like this.
  private static func name(in annotation: Annotation, after prefix: String) -> String? {
    guard case .property(let type) = annotation.kind, annotation.attributes.isEmpty,
      type.utf8.starts(with: prefix.utf8)
    else { return nil }
    return String(Substring(type.utf8.dropFirst(prefix.utf8.count)))
  }

  /// The attribute that a property `x-attribute:seg/3/type` holds for a code; that of `seg/3` has no
  /// name.
  private static func codeAttribute(_ annotation: Annotation) -> (Int, Attribute)? {
    guard let name = name(in: annotation, after: TMXVocabulary.attributeType) else { return nil }
    let parts = name.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count >= 2, parts[0] == "seg", let number = Int(parts[1]) else { return nil }
    return (number, Attribute(parts.count == 3 ? String(parts[2]) : "", annotation.text))
  }
}
