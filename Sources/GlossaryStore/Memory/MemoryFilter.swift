public import Glossary

/// Which units of a memory a question is about; a condition that is nil holds for all.
public struct MemoryFilter: Hashable, Sendable {
  /// Units of one of these domains.
  public var domains: [String]?

  /// Units from one of these origins.
  public var origins: [String]?

  /// Units that were changed, or else made, at this moment or later; undated ones are left out.
  public var since: Timestamp?

  /// Units that were changed, or else made, before this moment; undated ones are left out.
  public var before: Timestamp?

  /// Units that were used so often or more.
  public var minimumUsage: Int?

  /// Makes a filter that holds for all.
  public init() {}
}

/// A filter in the numbers of one store.
struct UnitFilter {
  var domains: Set<Int64>?
  var origins: Set<Int64>?
  var since: Int64?
  var before: Int64?
  var minimumUsage: Int?

  /// The condition in SQL.
  var clause: String {
    var conditions: [String] = []
    if let domains { conditions.append("domain_id IN (\(Self.list(domains)))") }
    if let origins {
      conditions.append(
        "import_id IN (SELECT id FROM memory_import WHERE origin_id IN (\(Self.list(origins))))")
    }
    if since != nil { conditions.append("date >= ?1") }
    if before != nil { conditions.append("date < ?2") }
    if minimumUsage != nil { conditions.append("usage_count >= ?3") }
    return conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
  }

  /// Whether the date of a unit, in seconds since 1970 and 0 for none, is wanted.
  func acceptsDate(_ date: UInt32) -> Bool {
    if since == nil && before == nil { return true }
    guard date > 0 else { return false }
    return since.map { date >= Self.indexed($0) } ?? true
      && before.map { date < Self.indexed($0) || $0 > Int64(UInt32.max) } ?? true
  }

  /// A moment as an index keeps it, which knows those from 1970 to 2106.
  private static func indexed(_ seconds: Int64) -> UInt32 {
    UInt32(clamping: max(1, seconds))
  }

  /// Whether texts of a profile are wanted, and have translations that are.
  func accepts(_ profile: SegmentProfile, _ options: MatchOptions) -> Bool {
    if let source = options.source, !profile.language.serves(source) { return false }
    if let target = options.target {
      guard profile.others.contains(where: { $0.serves(target) }) else { return false }
    } else if profile.others.isEmpty {
      return false
    }
    if let domains, !(profile.domain.map(domains.contains) ?? false) { return false }
    if let origins, !(profile.origin.map(origins.contains) ?? false) { return false }
    return true
  }

  func bind(to statement: any Statement) {
    if let since { statement.bind(1, since) }
    if let before { statement.bind(2, before) }
    if let minimumUsage { statement.bind(3, Int64(minimumUsage)) }
  }

  /// Ids in brackets; none of them is in an empty list, which not every database takes.
  private static func list(_ ids: Set<Int64>) -> String {
    ids.isEmpty ? "NULL" : ids.sorted().map { String($0) }.joined(separator: ",")
  }
}
