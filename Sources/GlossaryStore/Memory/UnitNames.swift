internal import Glossary

/// The names of domains and origins, by the numbers that units carry.
struct UnitNames: Sendable {
  /// The name of each domain.
  let domains: [Int64: String]

  /// The name of each origin.
  let origins: [Int64: String]

  private let imports: [Int64: Int64]

  init(_ database: any Database) throws {
    domains = try Self.names("SELECT id, name FROM domain", database)
    origins = try Self.names("SELECT id, name FROM origin", database)
    let rows = try database.rows("SELECT id, origin_id FROM memory_import") {
      ($0.number(0) ?? 0, $0.number(1) ?? 0)
    }
    imports = Dictionary(rows, uniquingKeysWith: { $1 })
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

  private static func names(_ sql: String, _ database: any Database) throws -> [Int64: String] {
    Dictionary(
      try database.rows(sql) { ($0.number(0) ?? 0, $0.text(1) ?? "") }, uniquingKeysWith: { $1 })
  }
}
