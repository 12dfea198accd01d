internal import Dispatch
internal import GRDB
internal import Glossary
internal import Synchronization

/// Brings the files of the match index up to the units of a store, inside one transaction.
struct IndexUpdate {
  private let database: Database
  private let folder: IndexFolder
  private let gatherer: IndexGatherer

  /// Files that this update wrote; they count once the transaction is committed.
  private(set) var created: [IndexFile] = []

  /// Fewer units than these are not worth a file: each search reads them from the store.
  static let largestTail: Int64 = 1_000

  /// The rules by which texts are split and found; files of other rules are made anew.
  static var rules: String { "1/\(SearchKey.version)" }

  init(_ database: Database, _ folder: IndexFolder, _ gatherer: IndexGatherer) {
    self.database = database
    self.folder = folder
    self.gatherer = gatherer
  }

  /// Gives the gatherer the units that are in no file yet.
  static func gatherTail(_ database: Database, _ gatherer: IndexGatherer) throws {
    let state = try IndexState(database)
    let units = try IndexedUnits(database, after: state.rules == rules ? state.through : 0)
    while true {
      let batch = try units.next(1_000)
      if batch.units.isEmpty { return }
      gatherer.add(batch)
    }
  }

  /// Makes files of all that was gathered, and the store name them.
  ///
  /// A new file takes in the latest ones of its language while they are not much larger, so that
  /// there are few files and each text is copied a logarithmic number of times. `beside` is what else
  /// is to be done in the transaction; it runs while files are written, if that is on other threads.
  mutating func finish(beside: () throws -> Void) throws {
    let state = try IndexState(database)
    let isCurrent = state.rules == Self.rules
    if !isCurrent { try database.execute(sql: "DELETE FROM index_file; DELETE FROM retired_unit") }
    let last = try Int64.fetchOne(database, sql: "SELECT max(id) FROM unit") ?? 0
    let through = isCurrent ? state.through : 0
    // No more are counted than matter.
    let pending =
      try Int64.fetchOne(
        database,
        sql: "SELECT count(*) FROM (SELECT 1 FROM unit WHERE id > ? LIMIT ?)",
        arguments: [through, Self.largestTail + 1]) ?? 0
    guard pending > Self.largestTail else {
      try beside()
      if !isCurrent { try IndexState.set(through: 0, rules: Self.rules, database) }
      return
    }
    let (files, rest) = try gatherer.finish()
    created = files
    for file in files { try Self.insert(file, database) }
    let retired = try IndexState.retired(database)
    // Units that are gone lie in the files until those are merged; too many of them are got rid of.
    if retired.count > Self.largestTail && Int64(retired.count) > last / 20 {
      try beside()
      try copyAll(rest, retired)
      return try IndexState.set(through: last, rules: Self.rules, database)
    }
    let fresh = rest.filter { $0.value.builder.count > 0 }.sorted { $0.key < $1.key }
    for (language, texts) in fresh { try takeIn(texts, language, retired) }
    try writeSideBySide(fresh.map { ($0.key, $0.value) }, beside)
    try IndexState.set(through: last, rules: Self.rules, database)
  }

  /// Copies every file without the units that are gone.
  ///
  /// A damaged file stays, and with it the list of those units, until the index is made anew.
  private mutating func copyAll(
    _ rest: [String: LanguageTexts], _ retired: Set<Int64>
  ) throws {
    let old = try IndexState.files(database)
    for (language, texts) in rest where texts.builder.count > 0 { try write(texts, language) }
    var isWhole = true
    for (id, file) in old {
      guard let index = try? folder.open(file), (try? index.checkAll()) != nil else {
        isWhole = false
        continue
      }
      let texts = LanguageTexts(file.language, folder)
      try texts.builder.add(index) { !retired.contains($0) }
      try database.execute(sql: "DELETE FROM index_file WHERE id = ?", arguments: [id])
      if texts.builder.count > 0 { try write(texts, file.language) }
    }
    if isWhole { try database.execute(sql: "DELETE FROM retired_unit") }
  }

  private mutating func write(
    _ texts: LanguageTexts, _ language: String
  ) throws {
    let file = try folder.write(texts.take(), language: language)
    created.append(file)
    try Self.insert(file, database)
  }

  private mutating func takeIn(
    _ texts: LanguageTexts, _ language: String, _ retired: Set<Int64>
  ) throws {
    for (id, file) in try IndexState.files(database, language: language).reversed() {
      let count = texts.builder.count
      guard file.entries <= 2 * count && file.entries + count <= FuzzyIndexBuilder.capacity else {
        break
      }
      // A damaged file is not passed on: its units come from the store when it is made anew.
      guard let index = try? folder.open(file), (try? index.checkAll()) != nil else { break }
      try texts.builder.add(index) { !retired.contains($0) }
      try database.execute(sql: "DELETE FROM index_file WHERE id = ?", arguments: [id])
    }
  }

  /// Writes a file for each language at once, on threads beside this one, where the transaction is.
  private mutating func writeSideBySide(
    _ fresh: [(language: String, texts: LanguageTexts)], _ beside: () throws -> Void
  ) throws {
    let folder = folder
    let results = Mutex<[Result<IndexFile, any Error>]>([])
    let group = DispatchGroup()
    for (language, texts) in fresh {
      DispatchQueue.global().async(group: group) {
        let result = Result { try folder.write(texts.take(), language: language) }
        results.withLock { $0.append(result) }
      }
    }
    let outcome = Result { try beside() }
    group.wait()
    let all = results.withLock { $0 }
    created += all.compactMap { try? $0.get() }
    try outcome.get()
    for result in all { try Self.insert(try result.get(), database) }
  }

  private static func insert(_ file: IndexFile, _ database: Database) throws {
    try database.execute(
      sql: "INSERT INTO index_file (language, stamp, entries, bytes) VALUES (?, ?, ?, ?)",
      arguments: [file.language, file.stamp, file.entries, file.bytes])
  }
}

/// What a store says of its match index.
struct IndexState {
  /// The last unit that is in the files.
  var through: Int64

  /// The rules by which the files were made.
  var rules: String

  init(_ database: Database) throws {
    let row = try Row.fetchOne(database, sql: "SELECT through, rules FROM index_state")
    through = row?["through"] ?? 0
    rules = row?["rules"] ?? ""
  }

  /// Takes the present rules where no unit is stored yet; whether the index has them.
  static func adoptRules(_ database: Database) throws -> Bool {
    if try IndexState(database).rules == IndexUpdate.rules { return true }
    let isEmpty = try Bool.fetchOne(database, sql: "SELECT NOT EXISTS (SELECT 1 FROM unit)")
    guard isEmpty ?? false else { return false }
    try set(through: 0, rules: IndexUpdate.rules, database)
    return true
  }

  static func set(through: Int64, rules: String, _ database: Database) throws {
    try database.execute(
      sql: "UPDATE index_state SET through = ?, rules = ?", arguments: [through, rules])
  }

  /// The files of a language, or of all, the oldest first.
  static func files(
    _ database: Database, language: String? = nil
  ) throws -> [(id: Int64, file: IndexFile)] {
    try Row.fetchAll(
      database,
      sql: "SELECT * FROM index_file WHERE ?1 IS NULL OR language = ?1 ORDER BY id",
      arguments: [language]
    ).map {
      let file = IndexFile(
        language: $0["language"], stamp: $0["stamp"], entries: $0["entries"], bytes: $0["bytes"])
      return ($0["id"], file)
    }
  }

  /// The units that are gone but still in files.
  static func retired(_ database: Database) throws -> Set<Int64> {
    Set(try Int64.fetchAll(database, sql: "SELECT unit_id FROM retired_unit"))
  }
}

extension SegmentProfile {
  /// The profiles of a unit's variants.
  static func profiles(
    _ languages: [LanguageTag], domain: Int64?, origin: Int64?
  ) -> [SegmentProfile] {
    languages.indices.map { position in
      var others: [LanguageTag] = []
      for (index, language) in languages.enumerated()
      where index != position && language != languages[position] && !others.contains(language) {
        others.append(language)
      }
      return SegmentProfile(
        language: languages[position], others: others, position: position, domain: domain,
        origin: origin)
    }
  }
}
