internal import Glossary

/// Units for the match index, with their texts in one buffer.
struct IndexedBatch: Sendable {
  /// The blocks of the units, as `UnitCode` has them, and perhaps others.
  var code: [UInt8]

  /// The languages that units name by number, those of all variants in order.
  var languages: [[LanguageTag]]

  var units: [IndexedUnit] = []
}

/// A unit for the match index.
struct IndexedUnit: Sendable {
  var id: Int64
  var domain: Int64?
  var origin: Int64?

  /// The moment of its last change in seconds since 1970.
  var date: Int64?

  /// Where its block lies in the code of the batch.
  var code: Range<Int>

  /// The languages of its variants, by their number in the batch.
  var languages: Int
}

/// The languages of units one after another, each distinct list once.
struct LanguageLists: Sendable {
  private(set) var lists: [[LanguageTag]] = []

  /// The number of the list of some variants, which is mostly one of a few.
  mutating func number(_ variants: [Variant]) -> Int {
    let known = lists.firstIndex { list in
      list.count == variants.count && list.indices.allSatisfy { list[$0] == variants[$0].language }
    }
    if let known { return known }
    return add(variants.map(\.language))
  }

  /// The number of a list.
  mutating func number(_ list: [LanguageTag]) -> Int { lists.firstIndex(of: list) ?? add(list) }

  private mutating func add(_ list: [LanguageTag]) -> Int {
    lists.append(list)
    return lists.count - 1
  }
}

/// Reads the units of a store for the match index, in the order of ids.
final class IndexedUnits {
  private let rows: any Statement
  private var isAtEnd = false
  private var decoder = UnitDecoder()

  /// Begins behind a unit.
  init(_ database: any Database, after id: Int64) throws {
    rows = try database.prepare(
      """
      SELECT unit.id, domain_id, origin_id, date, content FROM unit
      JOIN memory_import ON memory_import.id = import_id
      WHERE unit.id > ?1 ORDER BY unit.id
      """, .stream)
    rows.bind(1, id)
  }

  /// The next units, at most a number; none at the end.
  func next(_ limit: Int) throws -> IndexedBatch {
    var batch = IndexedBatch(code: [], languages: [])
    var languages = LanguageLists()
    while batch.units.count < limit && !isAtEnd {
      guard try rows.step() else {
        isAtEnd = true
        break
      }
      let start = batch.code.count
      batch.code += rows.bytes(4)
      let range = start..<batch.code.count
      var list: [LanguageTag] = []
      try UnitCursor.forEachText(batch.code, range) { language, _ in
        list.append(
          try decoder.language(String(decoding: batch.code[language], as: UTF8.self)))
      }
      batch.units.append(
        IndexedUnit(
          id: rows.number(0) ?? 0, domain: rows.number(1), origin: rows.number(2),
          date: rows.number(3), code: range, languages: languages.number(list)))
    }
    batch.languages = languages.lists
    return batch
  }
}
