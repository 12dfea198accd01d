/// What was copied from one store to another, and found there again.
public struct StoreCopy: Hashable, Sendable {
  /// The rows of a table.
  public struct Table: Hashable, Sendable {
    /// Its name.
    public var name: String

    /// How many rows it has.
    public var rows: Int

    /// A checksum of all its rows in their order, 64 bits of FNV-1a in hexadecimal.
    public var checksum: String
  }

  /// The tables, in the order in which they were copied.
  public var tables: [Table] = []
}

extension Store {
  /// Copies all that the store holds into another one that holds nothing yet but the built-in terms, reads
  /// it back there and compares counts and checksums of each table; then makes the index of the copy.
  ///
  /// One transaction of the other store; this one may be read and written meanwhile.
  ///
  /// - Parameters:
  ///   - other: The store that is written.
  ///   - progress: Hears of rows that were copied since it last did.
  /// - Returns: What was copied.
  /// - Complexity: O(size of the store).
  /// - Throws: `StorageError`; the other store is as it was then.
  public func copy(
    to other: Store, progress: (_ rows: Int) -> Void = { _ in }
  ) throws -> StoreCopy {
    let copied = try read { source in
      try other.engine.write(.bulk) { target in
        guard try Self.isNew(target) else { throw StorageError(.notEmpty, path: other.path) }
        for table in Schema.tables.reversed() { try target.run("DELETE FROM \(table.name)") }
        try IndexState.forget(target)
        var copy = StoreCopy()
        for table in Schema.tables {
          let rows = try Self.copy(table, from: source, to: target, progress)
          let found = try Self.rows(of: table, in: target)
          guard rows == found else {
            throw StorageError(.damaged, path: other.path, detail: "\(table.name) differs")
          }
          copy.tables.append(rows)
        }
        return copy
      }
    }
    try other.rebuildIndex()
    return copied
  }

  /// Copies into a file that does not exist yet, as a backup whose index lies where the file will.
  func backUpRows(to target: String, for place: String) throws {
    _ = try copy(to: Store(new: target, for: place))
  }

  /// A new file that is to have another place, where its index lies already.
  ///
  /// - Throws: `StorageError`.
  public convenience init(new path: String, for place: String) throws {
    let engine = try SQLiteEngine(opening: path)
    try engine.bringUpToDate { _ in }
    self.init(engine, IndexPlace(folder: IndexFolder(store: place), catalog: nil))
  }

  /// Whether nobody has put anything into a store.
  private static func isNew(_ database: any Database) throws -> Bool {
    let isUsed = try ["unit", "memory_import", "access_token", "change"].contains {
      try database.isThere("SELECT 1 FROM \($0)")
    }
    return try !isUsed && !database.isThere("SELECT 1 FROM base WHERE id <> ?", BuiltinTermBase.id)
  }

  private static func copy(
    _ table: Schema.Table, from source: any Database, to target: any Database,
    _ progress: (Int) -> Void
  ) throws -> StoreCopy.Table {
    let places = table.columns.map { _ in "?" }.joined(separator: ", ")
    let insertion = try target.prepare(
      "INSERT INTO \(table.name) (\(table.columns.joined(separator: ", "))) VALUES (\(places))",
      .kept)
    var unheard = 0
    let rows = try rows(of: table, in: source) { values in
      for (place, value) in values.enumerated() {
        let index = Int32(place + 1)
        switch value {
        case .nothing: insertion.bind(index, nil as Int64?)
        case .number(let number): insertion.bind(index, number)
        case .text(let text): insertion.bind(index, text)
        case .bytes(let bytes): insertion.bind(index, copying: bytes)
        }
      }
      try insertion.run()
      unheard += 1
      if unheard == 1_000 {
        progress(unheard)
        unheard = 0
      }
    }
    progress(unheard)
    return rows
  }

  /// Counts and sums up the rows of a table, and gives each to a body.
  private static func rows(
    of table: Schema.Table, in database: any Database,
    _ body: ([DatabaseValue]) throws -> Void = { _ in }
  ) throws -> StoreCopy.Table {
    let columns = table.columns.joined(separator: ", ")
    let row = try database.prepare(
      "SELECT \(columns) FROM \(table.name) ORDER BY \(table.key.joined(separator: ", "))", .stream)
    defer { row.reset() }
    var sum = RowSum()
    var count = 0
    while try row.step() {
      let values = table.columns.indices.map { row.value(Int32($0)) }
      for value in values { sum.add(value) }
      try body(values)
      count += 1
    }
    return StoreCopy.Table(name: table.name, rows: count, checksum: sum.text)
  }
}

/// The checksum of values one after another.
private struct RowSum {
  private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  var text: String { String(hash, radix: 16) }

  mutating func add(_ value: DatabaseValue) {
    switch value {
    case .nothing: add(0)
    case .number(let number):
      add(1)
      for shift in stride(from: 0, to: 64, by: 8) {
        add(UInt8(truncatingIfNeeded: number >> Int64(shift)))
      }
    case .text(let text):
      add(2)
      for byte in text.utf8 { add(byte) }
      // No text in UTF-8 has this byte.
      add(0xFF)
    case .bytes(let bytes):
      add(3)
      for shift in stride(from: 0, to: 64, by: 8) {
        add(UInt8(truncatingIfNeeded: bytes.count >> shift))
      }
      for byte in bytes { add(byte) }
    }
  }

  private mutating func add(_ byte: UInt8) {
    hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }
}
