import Glossary
import GlossaryStore
import TestSupport
import Testing

extension Store {
  /// Imports units as one file, all of them.
  func fill(_ units: [TranslationUnit], origin: String = "test.tmx", domain: String? = nil) throws {
    var options = MemoryImportOptions(date: Timestamp(startOf: 2024, month: 1, day: 1))
    options.duplicates = .all
    options.domain = domain
    let source = MemorySource(name: origin, format: "tmx") { emit in
      for (line, unit) in units.enumerated() { try emit(.unit(unit, line: line + 1)) }
    }
    _ = try importMemory([source], options: options)
  }

  /// The matches of a text.
  func matches(
    _ query: MatchQuery, _ change: (inout MatchOptions) -> Void = { _ in }
  ) throws -> [MemoryMatch] {
    var options = MatchOptions()
    change(&options)
    var matcher = try matcher(options)
    return try matcher.matches(for: query)
  }

  func matches(
    _ text: String, _ change: (inout MatchOptions) -> Void = { _ in }
  ) throws -> [MemoryMatch] {
    try matches(MatchQuery(text), change)
  }
}

extension TranslationUnit {
  /// A unit of texts by language: `["en": "house", "id": "rumah"]`, in this order.
  static func of(
    _ texts: KeyValuePairs<String, String>, changed: String? = nil, usage: Int? = nil,
    properties: KeyValuePairs<String, String> = [:]
  ) throws -> TranslationUnit {
    var unit = TranslationUnit()
    unit.history.changed = changed.flatMap { Timestamp($0) }
    unit.history.usageCount = usage
    unit.annotations = properties.map { Annotation(.property(type: $0.key), $0.value) }
    unit.variants = try texts.map {
      Variant(language: try LanguageTag($0.key), segment: Segment($0.value))
    }
    return unit
  }
}
