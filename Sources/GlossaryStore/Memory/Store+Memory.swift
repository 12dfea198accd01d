public import Glossary

/// A unit of a memory with what the store knows of it.
public struct MemoryUnit: Hashable, Sendable {
  /// The number of the unit in the store.
  public var id: Int64

  /// The number of the import that brought it.
  public var importID: Int64

  /// Where the unit comes from.
  public var origin: String

  /// Its domain.
  public var domain: String?

  /// The unit as it was given.
  public var unit: TranslationUnit
}

extension Store {
  /// Gives every unit that a filter accepts, in the order in which they came into the store, from one
  /// consistent state.
  ///
  /// - Complexity: O(size of the memory); one unit at a time is held.
  /// - Throws: what the body throws, `StorageError`.
  public func forEachUnit(
    where filter: MemoryFilter = MemoryFilter(), _ body: (MemoryUnit) throws -> Void
  ) throws {
    try withMemory(where: filter) { try $0.forEachUnit(body) }
  }

  /// Whether the memory has no unit at all.
  ///
  /// - Throws: `StorageError`.
  public func isMemoryEmpty() throws -> Bool {
    try read { try !$0.isThere("SELECT 1 FROM unit") }
  }

  /// The unit of a number; nil where there is none.
  ///
  /// - Throws: `StorageError`.
  public func unit(_ id: Int64) throws -> MemoryUnit? {
    guard let stored = try storedUnit(id) else { return nil }
    let names = try read { try UnitNames($0) }
    return MemoryUnit(stored, names)
  }

  /// The headers of the files that the units of a filter come from, each distinct one once.
  ///
  /// - Throws: `StorageError`.
  public func memoryHeaders(where filter: MemoryFilter = MemoryFilter()) throws -> [MemoryHeader] {
    try withMemory(where: filter) { memory in
      var headers: [MemoryHeader] = []
      for (_, header) in try memory.headers() where !headers.contains(header) {
        headers.append(header)
      }
      return headers
    }
  }

  /// The domains and origins of the memory, by name.
  ///
  /// - Throws: `StorageError`.
  public func memoryNames() throws -> (domains: [String], origins: [String]) {
    try read { database in
      (
        try database.values("SELECT name FROM domain ORDER BY name"),
        try database.values("SELECT name FROM origin ORDER BY name")
      )
    }
  }
}
