internal import Glossary

/// Compares the match index with the units of its store.
struct IndexCheck {
  private let database: any Database
  private let catalog: any Database
  private let folder: IndexFolder

  init(_ database: any Database, catalog: any Database, _ folder: IndexFolder) {
    self.database = database
    self.catalog = catalog
    self.folder = folder
  }

  /// What is wrong, in words.
  ///
  /// - Complexity: O(size of index and memory).
  func problems() throws -> [String] {
    let state = try IndexState(catalog)
    if try state.rules != IndexUpdate.rules && database.isThere("SELECT 1 FROM unit") {
      return ["the match index was made by other rules; run glossctl db reindex"]
    }
    let retired = try IndexState.retired(database, catalog: catalog)
    let units = try database.prepare("SELECT content FROM unit WHERE id = ?1", .kept)
    var problems: [String] = []
    var live = 0
    for (_, file) in try IndexState.files(catalog) {
      do {
        let index = try folder.open(file)
        try index.checkAll()
        var wrong = 0
        try index.forEachText { entry in
          if retired.contains(entry.unit) { return }
          live += 1
          units.bind(1, entry.unit)
          defer { units.reset() }
          let isThere = try units.step() && Self.text(units.bytes(0), entry.position) == entry.text
          if !isThere { wrong += 1 }
        }
        if wrong > 0 {
          problems.append("\(file.name): \(wrong.counted("text")) unlike those of the store")
        }
      } catch let damage as IndexDamage {
        problems.append("\(file.name): \(damage.reason); run glossctl db reindex")
      }
    }
    let expected: Int? = try database.value(
      "SELECT CAST(sum(variants) AS BIGINT) FROM unit WHERE id <= ?", state.through)
    if problems.isEmpty && live != expected ?? 0 {
      problems.append(
        "the match index has \(live) of \(expected ?? 0) texts; run glossctl db reindex")
    }
    return problems
  }

  /// The text of a variant.
  private static func text(_ content: [UInt8], _ position: Int) throws -> String? {
    var found: String?
    var place = 0
    try UnitCursor.forEachText(content, content.indices) { _, text in
      if place == position { found = String(decoding: content[text], as: UTF8.self) }
      place += 1
    }
    return found
  }
}
