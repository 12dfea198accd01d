internal import GRDB
internal import Glossary

/// Compares the match index with the units of its store.
struct IndexCheck {
  private let database: Database
  private let folder: IndexFolder

  init(_ database: Database, _ folder: IndexFolder) {
    self.database = database
    self.folder = folder
  }

  /// What is wrong, in words.
  ///
  /// - Complexity: O(size of index and memory).
  func problems() throws -> [String] {
    let state = try IndexState(database)
    let hasUnits = try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM unit)") ?? false
    if hasUnits && state.rules != IndexUpdate.rules {
      return ["the match index was made by other rules; run glossctl db reindex"]
    }
    let retired = try IndexState.retired(database)
    let texts = try Statement(
      database, "SELECT text FROM variant WHERE unit_id = ?1 AND position = ?2")
    var problems: [String] = []
    var live = 0
    for (_, file) in try IndexState.files(database) {
      do {
        let index = try folder.open(file)
        try index.checkAll()
        var wrong = 0
        try index.forEachText { entry in
          if retired.contains(entry.unit) { return }
          live += 1
          texts.bind(1, entry.unit)
          texts.bind(2, Int64(entry.position))
          let isThere = try texts.step() && texts.text(0) == entry.text
          texts.reset()
          if !isThere { wrong += 1 }
        }
        if wrong > 0 { problems.append("\(file.name): \(wrong) texts are not those of the store") }
      } catch let damage as IndexDamage {
        problems.append("\(file.name): \(damage.reason); run glossctl db reindex")
      }
    }
    let expected = try Int.fetchOne(
      database, sql: "SELECT count(*) FROM variant WHERE unit_id <= ?", arguments: [state.through])
    if problems.isEmpty && live != expected ?? 0 {
      problems.append(
        "the match index has \(live) of \(expected ?? 0) texts; run glossctl db reindex")
    }
    return problems
  }
}
