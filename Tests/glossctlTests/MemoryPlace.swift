import Foundation
import Glossary
import GlossaryStore
import TestSupport

extension Workplace {
  /// Fills the memory of the store with pairs of English and Indonesian.
  func fillMemory(
    _ pairs: KeyValuePairs<String, String>, changed: String? = nil, origin: String = "ilo.tmx",
    domain: String? = nil, properties: [String: String] = [:]
  ) throws {
    try fillMemory(
      pairs: pairs.map { ($0.key, $0.value) }, changed: changed, origin: origin, domain: domain,
      properties: properties)
  }

  /// Fills the memory of the store with pairs of English and Indonesian.
  func fillMemory(
    pairs: [(key: String, value: String)], changed: String? = nil, origin: String = "ilo.tmx",
    domain: String? = nil, properties: [String: String] = [:]
  ) throws {
    var units = [TranslationUnit](
      repeating: TranslationUnit(tuid: "t1"), count: pairs.count)
    for (place, pair) in pairs.enumerated() {
      units[place].history.changed = changed.flatMap { Timestamp($0) }
      units[place].annotations = properties.sorted { $0.key < $1.key }
        .map { Annotation(.property(type: $0.key), $0.value) }
      units[place].variants = [
        Variant(language: .english, segment: Segment(pair.key)),
        Variant(language: .indonesian, segment: Segment(pair.value)),
      ]
    }
    var options = MemoryImportOptions(date: Timestamp(startOf: 2024, month: 1, day: 1))
    options.duplicates = .all
    options.domain = domain
    let items = units
    let source = MemorySource(name: origin, format: "tmx") { emit in
      for (line, unit) in items.enumerated() { try emit(.unit(unit, line: line + 1)) }
    }
    let store = try Store(path: path(), builtin: BuiltinTermBase())
    _ = try store.importMemory([source], options: options)
  }

  /// The objects of JSON Lines.
  static func objects(_ output: String) throws -> [[String: Any]] {
    try output.split(separator: "\n").map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
    }
  }
}
