internal import GRDB
internal import Glossary

/// Reads translation units back as they were given.
struct UnitReader {
  private let units: Statement
  private let variants: Statement
  private let annotations: Statement
  private var languages: [String: LanguageTag] = [:]

  /// Prepares to read units by id.
  init(_ database: Database) throws {
    units = try Statement(database, "SELECT * FROM unit WHERE id = ?1")
    variants = try Statement(
      database, "SELECT * FROM variant WHERE unit_id = ?1 ORDER BY position")
    annotations = try Statement(
      database, "SELECT * FROM annotation WHERE unit_id = ?1 ORDER BY variant, position")
  }

  /// The unit of an id; nil where there is none.
  ///
  /// - Complexity: O(size of the unit), and log of the number of units.
  mutating func unit(_ id: Int64) throws -> StoredUnit? {
    // A statement that an error leaves in the middle of its rows would keep the transaction open.
    defer {
      units.reset()
      variants.reset()
      annotations.reset()
    }
    units.bind(1, id)
    guard try units.step() else { return nil }
    var stored = Self.unit(units)
    variants.bind(1, id)
    while try variants.step() { stored.unit.variants.append(try variant(variants)) }
    annotations.bind(1, id)
    while try annotations.step() { Self.add(annotations, to: &stored.unit) }
    return stored
  }

  private static func unit(_ row: Statement) -> StoredUnit {
    StoredUnit(
      id: row.number(0) ?? 0, importID: row.number(2) ?? 0, domainID: row.number(3),
      unit: TranslationUnit(
        tuid: row.text(4), history: history(row), attributes: AttributeText.attributes(row.text(12))
      ))
  }

  private mutating func variant(_ row: Statement) throws -> Variant {
    let written = row.text(3) ?? row.text(2) ?? ""
    let segment =
      if let markup = row.text(5) { Segment(try TMXInline.nodes(xml: markup)) } else {
        Segment(row.text(4) ?? "")
      }
    return Variant(
      language: try language(written), segment: segment, history: Self.history(row),
      attributes: AttributeText.attributes(row.text(12)))
  }

  private mutating func language(_ text: String) throws -> LanguageTag {
    if let known = languages[text] { return known }
    let language = try LanguageTag(text)
    languages[text] = language
    return language
  }

  private static func history(_ row: Statement) -> History {
    var history = History()
    history.created = row.number(6).map { Timestamp(seconds: $0) }
    history.createdBy = row.text(7)
    history.changed = row.number(8).map { Timestamp(seconds: $0) }
    history.changedBy = row.text(9)
    history.lastUsed = row.number(10).map { Timestamp(seconds: $0) }
    history.usageCount = row.number(11).map { Int($0) }
    return history
  }

  private static func add(_ row: Statement, to unit: inout TranslationUnit) {
    let kind = row.text(3).map { Annotation.Kind.property(type: $0) } ?? .note
    let annotation = Annotation(
      kind, row.text(4) ?? "", attributes: AttributeText.attributes(row.text(5)))
    let variant = Int(row.number(1) ?? -1)
    if variant < 0 {
      unit.annotations.append(annotation)
    } else if variant < unit.variants.count {
      unit.variants[variant].annotations.append(annotation)
    }
  }
}

extension UnitReader {
  /// Gives every unit that a condition picks, in the order of ids.
  ///
  /// The three tables lie in that order, so each is read once from front to back.
  ///
  /// - Complexity: O(size of the memory).
  static func forEach(
    _ database: Database, where filter: UnitFilter, _ body: (StoredUnit) throws -> Void
  ) throws {
    var reader = try UnitReader(database)
    let units = try Statement(database, "SELECT * FROM unit \(filter.clause) ORDER BY id")
    let variants = try Statement(database, "SELECT * FROM variant ORDER BY unit_id, position")
    let annotations = try Statement(
      database, "SELECT * FROM annotation ORDER BY unit_id, variant, position")
    filter.bind(to: units)
    var hasVariant = try variants.step()
    var hasAnnotation = try annotations.step()
    while try units.step() {
      var stored = unit(units)
      while hasVariant, let id = variants.number(0), id <= stored.id {
        if id == stored.id { stored.unit.variants.append(try reader.variant(variants)) }
        hasVariant = try variants.step()
      }
      while hasAnnotation, let id = annotations.number(0), id <= stored.id {
        if id == stored.id { add(annotations, to: &stored.unit) }
        hasAnnotation = try annotations.step()
      }
      try body(stored)
    }
  }
}
