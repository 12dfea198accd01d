internal import GRDB
internal import Glossary

/// Writes translation units, inside one transaction of the caller.
struct UnitWriter {
  private let insertUnit: Statement
  private let insertVariant: Statement
  private let insertAnnotation: Statement
  private let deletions: [Statement]
  private let retireUnit: Statement

  init(_ database: Database) throws {
    insertUnit = try Statement(
      database, "INSERT INTO unit VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13)")
    insertVariant = try Statement(
      database, "INSERT INTO variant VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13)")
    insertAnnotation = try Statement(
      database, "INSERT INTO annotation VALUES (?1,?2,?3,?4,?5,?6)")
    // An import does without the checks of references, which would also follow a removal.
    deletions = try [
      "DELETE FROM annotation WHERE unit_id = ?1", "DELETE FROM variant WHERE unit_id = ?1",
      "DELETE FROM unit WHERE id = ?1",
    ].map { try Statement(database, $0) }
    retireUnit = try Statement(database, "INSERT OR IGNORE INTO retired_unit VALUES (?1)")
  }

  /// Adds a unit under an id that is free.
  func insert(_ stored: StoredUnit, identity: Int64) throws {
    let unit = stored.unit
    insertUnit.bind(1, stored.id)
    insertUnit.bind(2, identity)
    insertUnit.bind(3, stored.importID)
    insertUnit.bind(4, stored.domainID)
    insertUnit.bind(5, unit.tuid)
    insertUnit.bind(6, unit.date?.seconds)
    bind(unit.history, unit.attributes, to: insertUnit)
    try insertUnit.run()
    try insert(unit.annotations, unit: stored.id, variant: -1)
    for (position, variant) in unit.variants.enumerated() {
      let language = variant.language
      insertVariant.bind(1, stored.id)
      insertVariant.bind(2, Int64(position))
      insertVariant.bind(3, language.canonical)
      insertVariant.bind(4, language.original == language.canonical ? nil : language.original)
      insertVariant.bind(5, variant.segment.text)
      let markup = variant.segment.markup
      insertVariant.bind(6, markup.isEmpty ? nil : TMXInline.xml(markup))
      bind(variant.history, variant.attributes, to: insertVariant)
      try insertVariant.run()
      try insert(variant.annotations, unit: stored.id, variant: Int64(position))
    }
  }

  /// Removes a unit for good; its id is kept from the index's answers.
  func remove(_ id: Int64) throws {
    try delete(id)
    retireUnit.bind(1, id)
    try retireUnit.run()
  }

  /// Puts another unit with the same texts in the place of one.
  func replace(_ stored: StoredUnit, identity: Int64) throws {
    try delete(stored.id)
    try insert(stored, identity: identity)
  }

  private func delete(_ id: Int64) throws {
    for deletion in deletions {
      deletion.bind(1, id)
      try deletion.run()
    }
  }

  /// The last seven columns of units and of variants alike.
  private func bind(
    _ history: History, _ attributes: [Attribute], to statement: Statement
  ) {
    statement.bind(7, history.created?.seconds)
    statement.bind(8, history.createdBy)
    statement.bind(9, history.changed?.seconds)
    statement.bind(10, history.changedBy)
    statement.bind(11, history.lastUsed?.seconds)
    statement.bind(12, history.usageCount.map { Int64($0) })
    statement.bind(13, AttributeText.text(attributes))
  }

  private func insert(_ annotations: [Annotation], unit: Int64, variant: Int64) throws {
    for (position, annotation) in annotations.enumerated() {
      insertAnnotation.bind(1, unit)
      insertAnnotation.bind(2, variant)
      insertAnnotation.bind(3, Int64(position))
      switch annotation.kind {
      case .note: insertAnnotation.bind(4, nil as String?)
      case .property(let type): insertAnnotation.bind(4, type)
      }
      insertAnnotation.bind(5, annotation.text)
      insertAnnotation.bind(6, AttributeText.text(annotation.attributes))
      try insertAnnotation.run()
    }
  }
}

/// A unit with what the store adds to it.
struct StoredUnit {
  var id: Int64
  var importID: Int64
  var domainID: Int64?
  var unit: TranslationUnit
}
