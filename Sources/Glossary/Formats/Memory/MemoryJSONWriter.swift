/// Writes units as JSON Lines, one object a unit, with all that is known of each.
///
/// ```json
/// {"tuid":"7","origin":"a.tmx","domain":null,"created":"2017-11-22T00:00:00Z","createdBy":"BobW",
///  "attributes":{"srclang":"en"},"annotations":[{"kind":"property","type":"Project","text":"P"}],
///  "variants":[{"language":"en","text":"Click here"},
///   {"language":"id","text":"Klik di sini","markup":"Klik <ph x=\"1\"/>di sini"}]}
/// ```
///
/// - `tuid`, `origin`, `domain` and `variants` are always there; everything else only where there is
///   something to say.
/// - `created`, `changed` and `lastUsed` are moments of ISO 8601 in universal time, `createdBy` and
///   `changedBy` users, `usageCount` a whole number; a unit and each variant may have them.
/// - `attributes` are what the file says by name, as TMX has it.
/// - `annotations` are notes (`kind` `note`) and properties (`kind` `property`, with a `type`) in
///   order, each with its `text` and perhaps `attributes`.
/// - `language` is the canonical code, `languageAsWritten` the file's own where it differs.
/// - `markup` is the text with its inline codes as TMX elements, where it has any.
public struct MemoryJSONWriter: Sendable {
  private var json = JSONWriter()

  /// Makes a writer.
  public init() {}

  /// Appends the line of a unit; `origin` is the file that it came from.
  ///
  /// - Complexity: O(size of the unit).
  public mutating func write(
    _ unit: TranslationUnit, origin: String?, domain: String?, to bytes: inout [UInt8]
  ) {
    json.object { json in
      json.member("tuid", unit.tuid)
      json.member("origin", origin)
      json.member("domain", domain)
      Self.details(unit.history, unit.attributes, unit.annotations, &json)
      json.key("variants")
      json.array(unit.variants) { json, variant in
        json.object { Self.variant(variant, &$0) }
      }
    }
    json.endLine()
    bytes += json.bytes
    json.removeAll()
  }

  private static func variant(_ variant: Variant, _ json: inout JSONWriter) {
    json.member("language", variant.language.canonical)
    if variant.language.original != variant.language.canonical {
      json.member("languageAsWritten", variant.language.original)
    }
    json.member("text", variant.segment.text)
    if !variant.segment.markup.isEmpty {
      json.member("markup", TMXInline.xml(variant.segment.markup))
    }
    details(variant.history, variant.attributes, variant.annotations, &json)
  }

  private static func details(
    _ history: History, _ attributes: [Attribute], _ annotations: [Annotation],
    _ json: inout JSONWriter
  ) {
    if let date = history.created { json.member("created", date.extended) }
    if let user = history.createdBy { json.member("createdBy", user) }
    if let date = history.changed { json.member("changed", date.extended) }
    if let user = history.changedBy { json.member("changedBy", user) }
    if let date = history.lastUsed { json.member("lastUsed", date.extended) }
    if let count = history.usageCount { json.member("usageCount", count) }
    members(attributes, &json)
    guard !annotations.isEmpty else { return }
    json.key("annotations")
    json.array(annotations) { json, annotation in
      json.object { json in
        switch annotation.kind {
        case .note: json.member("kind", "note")
        case .property(let type):
          json.member("kind", "property")
          json.member("type", type)
        }
        json.member("text", annotation.text)
        members(annotation.attributes, &json)
      }
    }
  }

  private static func members(_ attributes: [Attribute], _ json: inout JSONWriter) {
    guard !attributes.isEmpty else { return }
    json.key("attributes")
    json.object { json in
      for attribute in attributes { json.member(attribute.name, attribute.value) }
    }
  }
}
