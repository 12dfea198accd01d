/// What is known of a match index: in the store itself, or in the catalogue of this machine.
struct IndexState {
  /// The last unit that is in the files.
  var through: Int64

  /// The rules by which the files were made.
  var rules: String

  init(_ catalog: any Database) throws {
    let rows = try catalog.rows("SELECT through, rules FROM index_state") {
      (through: $0.number(0), rules: $0.text(1))
    }
    through = rows.first?.through ?? 0
    rules = rows.first?.rules ?? ""
  }

  /// Takes the present rules where no unit is stored yet; whether the index has them.
  static func adoptRules(_ database: any Database) throws -> Bool {
    if try IndexState(database).rules == IndexUpdate.rules { return true }
    if try database.isThere("SELECT 1 FROM unit") { return false }
    try set(through: 0, rules: IndexUpdate.rules, database)
    return true
  }

  static func set(through: Int64, rules: String, _ catalog: any Database) throws {
    try catalog.run("UPDATE index_state SET through = ?, rules = ?", through, rules)
  }

  /// Leaves no file named, so that the index is made anew.
  static func forget(_ catalog: any Database) throws {
    try catalog.run("DELETE FROM index_file")
    try catalog.run("DELETE FROM retired_unit")
    try set(through: 0, rules: "", catalog)
  }

  /// The files of a language, or of all, the oldest first.
  static func files(
    _ catalog: any Database, language: String? = nil
  ) throws -> [(id: Int64, file: IndexFile)] {
    try catalog.rows(
      """
      SELECT id, language, stamp, entries, bytes FROM index_file
      WHERE language = ?1 OR ?1 IS NULL ORDER BY id
      """, language
    ) {
      let file = IndexFile(
        language: $0.text(1) ?? "", stamp: $0.number(2) ?? 0, entries: Int($0.number(3) ?? 0),
        bytes: Int($0.number(4) ?? 0))
      return ($0.number(0) ?? 0, file)
    }
  }

  /// The units that are gone but still in files.
  static func retired(_ catalog: any Database) throws -> Set<Int64> {
    Set(try catalog.values("SELECT unit_id FROM retired_unit") as [Int64])
  }

  /// The same for units that another database may hold, which tells of those that went since the
  /// catalogue was written.
  static func retired(_ units: any Database, catalog: any Database) throws -> Set<Int64> {
    let known = try retired(catalog)
    return units === catalog ? known : known.union(try removed(units, catalog: catalog))
  }

  /// The units that a store on a server lost since the files of this machine were made.
  static func removed(_ units: any Database, catalog: any Database) throws -> [Int64] {
    let revision: Int64 = try catalog.value("SELECT revision FROM index_state") ?? 0
    return try units.values("SELECT unit_id FROM retired_unit WHERE revision > ?", revision)
  }
}
