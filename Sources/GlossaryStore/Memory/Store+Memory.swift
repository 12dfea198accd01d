public import Glossary
internal import GRDB

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

/// What a memory holds.
public struct MemoryStatistics: Hashable, Sendable {
  /// The numbers of one language.
  public struct Language: Hashable, Sendable {
    /// The language.
    public var language: LanguageTag

    /// The number of variants.
    public var variants: Int

    /// The number of distinct texts.
    public var distinctTexts: Int

    /// The number of words and numbers.
    public var words: Int

    /// The number of Unicode scalars.
    public var characters: Int
  }

  /// The units that came from one origin.
  public struct Origin: Hashable, Sendable {
    /// Its name.
    public var name: String

    /// The number of units.
    public var units: Int
  }

  /// The number of units.
  public var units = 0

  /// The numbers of each language, in the order of their codes.
  public var languages: [Language] = []

  /// The number of units of each origin.
  public var origins: [Origin] = []
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
    try read {
      try Bool.fetchOne($0, sql: "SELECT NOT EXISTS (SELECT 1 FROM unit)") ?? true
    }
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
        try String.fetchAll(database, sql: "SELECT name FROM domain ORDER BY name"),
        try String.fetchAll(database, sql: "SELECT name FROM origin ORDER BY name")
      )
    }
  }

  /// What the memory holds.
  ///
  /// - Complexity: O(size of the memory).
  /// - Throws: `StorageError`, `UnicodeError`.
  public func memoryStatistics() throws -> MemoryStatistics {
    try read { database in
      var statistics = MemoryStatistics()
      statistics.units = try Int.fetchOne(database, sql: "SELECT count(*) FROM unit") ?? 0
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT name, count(*) FROM unit JOIN memory_import ON memory_import.id = import_id
          JOIN origin ON origin.id = origin_id GROUP BY origin.id ORDER BY name
          """)
      statistics.origins = rows.map { MemoryStatistics.Origin(name: $0[0], units: $0[1]) }
      var languages: [String: LanguageCount] = [:]
      let units = try UnitTexts(database)
      var decoder = UnitDecoder()
      var tokenizer = Tokenizer(.undetermined)
      while try units.next({ language, bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        let words = try tokenizer.tokenize(text).tokens.count {
          $0.kind == .word || $0.kind == .number
        }
        let tag = try decoder.language(String(decoding: language, as: UTF8.self))
        languages[tag.canonical, default: LanguageCount()].add(text, words: words)
      }) {}
      statistics.languages = try languages.sorted { $0.key < $1.key }.map { tag, count in
        MemoryStatistics.Language(
          language: try LanguageTag(tag), variants: count.variants,
          distinctTexts: count.hashes.count, words: count.words, characters: count.characters)
      }
      return statistics
    }
  }
}

private struct LanguageCount {
  var variants = 0
  var words = 0
  var characters = 0

  /// Hashes instead of texts, so that a million of them find room.
  var hashes: Set<Int> = []

  mutating func add(_ text: String, words: Int) {
    variants += 1
    self.words += words
    characters += text.unicodeScalars.count
    hashes.insert(text.hashValue)
  }
}
