internal import GRDB
internal import Glossary

/// The names of domains and origins, by the numbers that units carry.
struct UnitNames: Sendable {
  /// The name of each domain.
  let domains: [Int64: String]

  /// The name of each origin.
  let origins: [Int64: String]

  private let imports: [Int64: Int64]

  init(_ database: Database) throws {
    domains = try Self.names("SELECT id, name FROM domain", database)
    origins = try Self.names("SELECT id, name FROM origin", database)
    let rows = try Row.fetchAll(database, sql: "SELECT id, origin_id FROM memory_import")
    imports = Dictionary(rows.map { ($0["id"], $0["origin_id"]) }, uniquingKeysWith: { $1 })
  }

  /// The origin of an import.
  func origin(ofImport id: Int64) -> String {
    imports[id].flatMap { origins[$0] } ?? ""
  }

  /// A filter in numbers; a name that is not known leaves no unit.
  func resolve(_ filter: MemoryFilter) -> UnitFilter {
    var resolved = UnitFilter()
    resolved.domains = filter.domains.map { Self.numbers(of: $0, in: domains) }
    resolved.origins = filter.origins.map { Self.numbers(of: $0, in: origins) }
    resolved.since = filter.since?.seconds
    resolved.before = filter.before?.seconds
    resolved.minimumUsage = filter.minimumUsage
    return resolved
  }

  private static func numbers(of names: [String], in known: [Int64: String]) -> Set<Int64> {
    Set(known.filter { names.contains($0.value) }.keys)
  }

  private static func names(_ sql: String, _ database: Database) throws -> [Int64: String] {
    Dictionary(
      try Row.fetchAll(database, sql: sql).map { ($0[0], $0[1]) }, uniquingKeysWith: { $1 })
  }
}
