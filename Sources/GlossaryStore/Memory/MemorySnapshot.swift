public import Glossary

/// The units of a memory that a filter accepts, all from one state of the store.
///
/// It is of use only within the body that it is given to.
public struct MemorySnapshot {
  private let database: any Database
  private let names: UnitNames
  private let filter: UnitFilter

  init(_ database: any Database, _ filter: MemoryFilter) throws {
    self.database = database
    names = try UnitNames(database)
    self.filter = names.resolve(filter)
  }

  /// The state of the store that the units are of.
  ///
  /// - Complexity: O(1).
  public func revision() throws -> Int64 { try Revision.current(database) }

  /// The number of units.
  ///
  /// - Complexity: O(number of units).
  public func count() throws -> Int {
    try number("SELECT count(*) FROM unit \(filter.clause)")
  }

  /// The headers of the files that the units come from, by the number of the import and in its order;
  /// an empty one for a file that has none.
  ///
  /// - Complexity: O(number of units).
  public func headers() throws -> [(importID: Int64, header: MemoryHeader)] {
    let statement = try database.prepare(
      """
      SELECT id, header FROM memory_import
      WHERE id IN (SELECT import_id FROM unit \(filter.clause)) ORDER BY id
      """)
    filter.bind(to: statement)
    var headers: [(importID: Int64, header: MemoryHeader)] = []
    while try statement.step() {
      let header = try statement.text(1).map { try TMXHeader.header(xml: $0) }
      headers.append((statement.number(0) ?? 0, header ?? MemoryHeader()))
    }
    return headers
  }

  /// The languages of the units, in the order of their codes.
  ///
  /// - Complexity: O(number of variants).
  public func languages() throws -> [LanguageTag] {
    let units = try UnitTexts(database, where: filter)
    var decoder = UnitDecoder()
    var languages: Set<LanguageTag> = []
    while try units.next({ language, _ in
      languages.insert(try decoder.language(String(decoding: language, as: UTF8.self)))
    }) {}
    return try languages.map { try LanguageTag($0.canonical) }.sorted()
  }

  /// Whether each unit has a text in a language.
  ///
  /// - Complexity: O(number of units).
  public func eachUnitHas(_ language: LanguageTag) throws -> Bool {
    let units = try UnitTexts(database, where: filter)
    defer { units.end() }
    var decoder = UnitDecoder()
    while true {
      var isThere = false
      let isUnit = try units.next { tag, _ in
        if try decoder.language(String(decoding: tag, as: UTF8.self)) == language { isThere = true }
      }
      if !isUnit || !isThere { return !isUnit }
    }
  }

  /// Gives every unit, in the order in which they came into the store.
  ///
  /// - Complexity: O(size of the memory); one unit at a time is held.
  /// - Throws: what the body throws, `StorageError`.
  public func forEachUnit(_ body: (MemoryUnit) throws -> Void) throws {
    try UnitReader.forEach(database, where: filter) { try body(MemoryUnit($0, names)) }
  }

  private func number(_ sql: String) throws -> Int {
    let statement = try database.prepare(sql)
    filter.bind(to: statement)
    defer { statement.reset() }
    return try statement.step() ? Int(statement.number(0) ?? 0) : 0
  }
}

extension Store {
  /// Runs a body that asks for units of one consistent state, while others may go on writing.
  ///
  /// - Throws: what the body throws, `StorageError`.
  public func withMemory<Value>(
    where filter: MemoryFilter = MemoryFilter(), _ body: (MemorySnapshot) throws -> Value
  ) throws -> Value {
    try read { try body(MemorySnapshot($0, filter)) }
  }
}

extension MemoryUnit {
  init(_ stored: StoredUnit, _ names: UnitNames) {
    self.init(
      id: stored.id, importID: stored.importID, origin: names.origin(ofImport: stored.importID),
      domain: stored.domainID.flatMap { names.domains[$0] }, unit: stored.unit)
  }
}

extension TranslationUnit {
  /// Adds the domain that an import gave as a property, unless the unit names it itself; so that it
  /// is known again from a file.
  public mutating func supply(domain: String?) {
    guard let domain, domain != domainProperty else { return }
    annotations.insert(Annotation(.property(type: "x-domain"), domain), at: 0)
  }
}
