internal import Glossary

/// The match index of a store at one moment: files, and the units that are in none.
///
/// Immutable, so that many tasks may search it while another process goes on importing.
struct MemoryIndex: Sendable {
  /// The indexes of each language that is sought, the store's files before the tail.
  let languages: [(language: String, indexes: [FuzzyIndex])]

  /// The units that are gone but still in files.
  let retired: Set<Int64>

  /// The names of domains and origins.
  let names: UnitNames

  /// The state of the store.
  let revision: Int64

  /// Opens the index of some languages, or of all.
  ///
  /// - Complexity: O(number of files), and the texts of the units that are in none.
  /// - Throws: `IndexDamage` when a file is missing, damaged or of other rules; `StorageError`.
  init(_ store: Store, languages wanted: Set<String>?) throws {
    try store.followIndex()
    let folder = store.index.folder
    var attempts = 0
    while true {
      do {
        self = try store.readIndex { try MemoryIndex($0, catalog: $1, folder, wanted) }
        return
      } catch let damage as IndexDamage {
        // Another process may have replaced a file after this one read its name.
        attempts += 1
        if attempts == 3 { throw damage }
      }
    }
  }

  /// Makes an index of all units in memory, for a store that cannot be written.
  ///
  /// - Complexity: O(n log n) for n units.
  /// - Throws: `StorageError`.
  init(inMemoryOf store: Store, languages wanted: Set<String>?) throws {
    let indexes: [String: FuzzyIndex]
    (indexes, names, revision) = try store.read {
      (try Self.tail($0, after: 0, wanted), try UnitNames($0), try Revision.current($0))
    }
    languages = indexes.sorted { $0.key < $1.key }.map { (language: $0.key, indexes: [$0.value]) }
    retired = []
  }

  private init(
    _ database: any Database, catalog: any Database, _ folder: IndexFolder, _ wanted: Set<String>?
  ) throws {
    let state = try IndexState(catalog)
    if try state.rules != IndexUpdate.rules && database.isThere("SELECT 1 FROM unit") {
      throw IndexDamage("the index was made by other rules of splitting texts")
    }
    var indexes: [String: [FuzzyIndex]] = [:]
    for (_, file) in try IndexState.files(catalog)
    where wanted.map({ $0.contains(file.language) }) ?? true {
      indexes[file.language, default: []].append(try folder.open(file))
    }
    for (language, index) in try Self.tail(database, after: state.through, wanted) {
      indexes[language, default: []].append(index)
    }
    languages = indexes.sorted { $0.key < $1.key }.map { (language: $0.key, indexes: $0.value) }
    retired = try IndexState.retired(database, catalog: catalog)
    names = try UnitNames(database)
    revision = try Revision.current(database)
  }

  /// The units that are in no file, indexed in memory.
  private static func tail(
    _ database: any Database, after id: Int64, _ wanted: Set<String>?
  ) throws -> [String: FuzzyIndex] {
    let units = try IndexedUnits(database, after: id)
    var texts = IndexedTexts(wanted: wanted)
    while case let batch = try units.next(1_000), !batch.units.isEmpty { try texts.add(batch) }
    return try texts.languages.mapValues {
      unsafe try $0.take().index(stamp: 0, checksum: IndexFolder.checksum)
    }
  }
}
