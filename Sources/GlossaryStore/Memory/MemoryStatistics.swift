internal import Dispatch
public import Glossary
internal import Synchronization

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
  /// What the memory holds; `progress` hears of units that were counted since it last did.
  ///
  /// - Complexity: O(size of the memory), spread over all cores.
  /// - Throws: `StorageError`, `UnicodeError`.
  public func memoryStatistics(
    progress: (_ units: Int) -> Void = { _ in }
  ) throws -> MemoryStatistics {
    try read { database in
      var statistics = MemoryStatistics()
      (statistics.units, statistics.origins) = try Self.unitCounts(database)
      statistics.languages = try languages(database, progress)
      return statistics
    }
  }

  /// How many units the memory has, and of which origins.
  ///
  /// - Complexity: O(number of units), without reading their texts.
  /// - Throws: `StorageError`.
  public func unitCounts() throws -> (units: Int, origins: [MemoryStatistics.Origin]) {
    try read { try Self.unitCounts($0) }
  }

  private static func unitCounts(
    _ database: any Database
  ) throws -> (units: Int, origins: [MemoryStatistics.Origin]) {
    let origins = try database.rows(
      """
      SELECT name, count(*) FROM unit JOIN memory_import ON memory_import.id = import_id
      JOIN origin ON origin.id = origin_id GROUP BY origin.id, name ORDER BY name
      """
    ) { MemoryStatistics.Origin(name: $0.text(0) ?? "", units: Int($0.number(1) ?? 0)) }
    return (origins.reduce(0) { $0 + $1.units }, origins)
  }

  private func languages(
    _ database: any Database, _ progress: (Int) -> Void
  ) throws -> [MemoryStatistics.Language] {
    let counters = (0..<CoreCount.available).map { _ in LanguageCounter() }
    let units = try database.prepare("SELECT content FROM unit ORDER BY id", .stream)
    defer { units.reset() }
    var isAtEnd = false
    while !isAtEnd {
      var batch: [[UInt8]] = []
      while batch.count < 8_192 && !isAtEnd {
        if try units.step() { batch.append(units.bytes(0)) } else { isAtEnd = true }
      }
      let all = batch
      let failure = Mutex<(any Error)?>(nil)
      DispatchQueue.concurrentPerform(iterations: counters.count) { place in
        let part = place * all.count / counters.count..<(place + 1) * all.count / counters.count
        do { try counters[place].add(all[part]) } catch { failure.withLock { $0 = error } }
      }
      if let failure = failure.withLock(\.self) { throw failure }
      progress(all.count)
    }
    var sum: [LanguageTag: LanguageCount] = [:]
    for counter in counters {
      for (tag, count) in counter.languages { sum[tag, default: LanguageCount()].add(count) }
    }
    return try sum.sorted { $0.key < $1.key }.map { tag, count in
      MemoryStatistics.Language(
        language: try LanguageTag(tag.canonical), variants: count.variants,
        distinctTexts: count.hashes.count, words: count.words, characters: count.characters)
    }
  }
}

/// Counts the texts of some units.
///
/// `@unchecked Sendable` holds because one task at a time has it.
private final class LanguageCounter: @unchecked Sendable {
  private(set) var languages: [LanguageTag: LanguageCount] = [:]
  private var tokenizer = Tokenizer(.undetermined)
  private var decoder = UnitDecoder()

  func add(_ units: ArraySlice<[UInt8]>) throws {
    for unit in units {
      try UnitCursor.forEachText(unit, unit.indices) { language, text in
        let words = try tokenizer.countWords(utf8: unit.span.extracting(text))
        let tag = try decoder.language(String(decoding: unit[language], as: UTF8.self))
        languages[tag, default: LanguageCount()].add(unit[text], words: words)
      }
    }
  }
}

private struct LanguageCount {
  var variants = 0
  var words = 0
  var characters = 0

  /// Hashes instead of texts, so that a million of them find room.
  var hashes: Set<Int> = []

  mutating func add(_ text: ArraySlice<UInt8>, words: Int) {
    variants += 1
    self.words += words
    characters += text.count { $0 & 0xC0 != 0x80 }
    var hasher = Hasher()
    unsafe text.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    hashes.insert(hasher.finalize())
  }

  mutating func add(_ other: LanguageCount) {
    variants += other.variants
    words += other.words
    characters += other.characters
    hashes.formUnion(other.hashes)
  }
}
