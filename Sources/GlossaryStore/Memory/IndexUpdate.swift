internal import Dispatch
internal import Glossary
internal import Synchronization

/// Brings the files of the match index up to the units of a store, inside one transaction.
struct IndexUpdate {
  private let catalog: any Database
  private let folder: IndexFolder
  private let gatherer: IndexGatherer

  /// Files that this update wrote; they count once the transaction is committed.
  private(set) var created: [IndexFile] = []

  /// Fewer units than these are not worth a file: each search reads them from the store.
  static let largestTail: Int64 = 1_000

  /// The rules by which texts are split and found; files of other rules are made anew.
  static var rules: String { "1/\(SearchKey.version)" }

  /// Begins, in the transaction of the database that names the files.
  init(_ catalog: any Database, _ folder: IndexFolder, _ gatherer: IndexGatherer) {
    self.catalog = catalog
    self.folder = folder
    self.gatherer = gatherer
  }

  /// Gives the gatherer the units that are in no file yet.
  static func gatherTail(
    _ database: any Database, catalog: any Database, _ gatherer: IndexGatherer
  ) throws {
    let state = try IndexState(catalog)
    let units = try IndexedUnits(database, after: state.rules == rules ? state.through : 0)
    while true {
      let batch = try units.next(1_000)
      if batch.units.isEmpty { return }
      gatherer.add(batch)
    }
  }

  /// How many units come after one; no more are counted than matter.
  static func tail(_ database: any Database, after id: Int64) throws -> Int64 {
    try database.value(
      "SELECT count(*) FROM (SELECT 1 FROM unit WHERE id > ? LIMIT ?) AS tail", id, largestTail + 1)
      ?? 0
  }

  /// Makes files of all that was gathered, and the store name them.
  ///
  /// A new file takes in the latest ones of its language while they are not much larger, so that
  /// there are few files and each text is copied a logarithmic number of times. `beside` is what else
  /// is to be done in the transaction; it runs while files are written, if that is on other threads.
  /// The units are in the database that names the files unless another is given.
  mutating func finish(units: (any Database)? = nil, beside: () throws -> Void) throws {
    let units = units ?? catalog
    let state = try IndexState(catalog)
    let isCurrent = state.rules == Self.rules
    if !isCurrent { try IndexState.forget(catalog) }
    let last: Int64 = try units.value("SELECT max(id) FROM unit") ?? 0
    let through = isCurrent ? state.through : 0
    guard try Self.tail(units, after: through) > Self.largestTail else {
      try beside()
      if !isCurrent { try IndexState.set(through: 0, rules: Self.rules, catalog) }
      return
    }
    let (files, rest) = try gatherer.finish()
    created = files
    for file in files { try Self.insert(file, catalog) }
    let retired = try IndexState.retired(catalog)
    // Units that are gone lie in the files until those are merged; too many of them are got rid of.
    if retired.count > Self.largestTail && Int64(retired.count) > last / 20 {
      try beside()
      try copyAll(rest, retired)
      return try IndexState.set(through: last, rules: Self.rules, catalog)
    }
    let fresh = rest.filter { $0.value.builder.count > 0 }.sorted { $0.key < $1.key }
    for (language, texts) in fresh { try takeIn(texts, language, retired) }
    try writeSideBySide(fresh.map { ($0.key, $0.value) }, beside)
    try IndexState.set(through: last, rules: Self.rules, catalog)
  }

  /// Copies every file without the units that are gone.
  ///
  /// A damaged file stays, and with it the list of those units, until the index is made anew.
  private mutating func copyAll(
    _ rest: [String: LanguageTexts], _ retired: Set<Int64>
  ) throws {
    let old = try IndexState.files(catalog)
    for (language, texts) in rest where texts.builder.count > 0 { try write(texts, language) }
    var isWhole = true
    for (id, file) in old {
      guard let index = try? folder.open(file), (try? index.checkAll()) != nil else {
        isWhole = false
        continue
      }
      let texts = LanguageTexts(file.language, folder)
      try texts.builder.add(index) { !retired.contains($0) }
      try catalog.run("DELETE FROM index_file WHERE id = ?", id)
      if texts.builder.count > 0 { try write(texts, file.language) }
    }
    if isWhole { try catalog.run("DELETE FROM retired_unit") }
  }

  private mutating func write(
    _ texts: LanguageTexts, _ language: String
  ) throws {
    let file = try folder.write(texts.take(), language: language)
    created.append(file)
    try Self.insert(file, catalog)
  }

  private mutating func takeIn(
    _ texts: LanguageTexts, _ language: String, _ retired: Set<Int64>
  ) throws {
    for (id, file) in try IndexState.files(catalog, language: language).reversed() {
      let count = texts.builder.count
      guard file.entries <= 2 * count && file.entries + count <= FuzzyIndexBuilder.capacity else {
        break
      }
      // A damaged file is not passed on: its units come from the store when it is made anew.
      guard let index = try? folder.open(file), (try? index.checkAll()) != nil else { break }
      try texts.builder.add(index) { !retired.contains($0) }
      try catalog.run("DELETE FROM index_file WHERE id = ?", id)
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
    for result in all { try Self.insert(try result.get(), catalog) }
  }

  private static func insert(_ file: IndexFile, _ catalog: any Database) throws {
    var ids = RowIDs(catalog)
    try catalog.run(
      "INSERT INTO index_file (id, language, stamp, entries, bytes) VALUES (?, ?, ?, ?, ?)",
      ids.next(in: "index_file"), file.language, file.stamp, file.entries, file.bytes)
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
