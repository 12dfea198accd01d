/// A statement on a PostgreSQL server.
///
/// It is prepared when it is kept, or run for the second time.
final class PostgresStatement: Statement {
  private let connection: PostgresConnection
  private let sql: String
  private let use: StatementUse
  private var parameters: PostgresParameters
  private var runs = 0
  private var prepared: (name: String, generation: Int)?
  private var rows: PostgresRows?
  private var row: Int32 = -1
  private var cursor: String?

  /// How many rows of a stream come at once.
  private static let page = 2_000

  init(_ connection: PostgresConnection, _ text: String, _ use: StatementUse) {
    self.connection = connection
    self.use = use
    let count: Int
    (sql, count) = PostgresSQL.numbered(text)
    parameters = PostgresParameters(count: count)
  }

  deinit {
    if let prepared, prepared.generation == connection.generation {
      connection.discard(prepared.name)
    }
  }

  func bind(_ index: Int32, _ number: Int64?) { parameters.set(index, number) }
  func bind(_ index: Int32, _ text: String?) { parameters.set(index, text) }
  func bind(_ index: Int32, _ bytes: UnsafeRawBufferPointer) {
    unsafe parameters.set(index, bytes)
  }
  func bind(_ index: Int32, copying bytes: [UInt8]) { parameters.set(index, copying: bytes) }

  func run() throws { try connection.send(command(), &parameters) }

  func step() throws -> Bool {
    if rows == nil { rows = try use == .stream ? openCursor() : query() }
    row += 1
    if let rows, row < rows.count { return true }
    if let cursor, let full = rows?.count, full == Self.page {
      rows = try fetch(cursor)
      row = 0
      if rows?.count ?? 0 > 0 { return true }
    }
    reset()
    return false
  }

  func reset() {
    rows = nil
    row = -1
    // The end of the transaction closes it too, whatever becomes of this.
    if let cursor { try? connection.send("CLOSE \(cursor)") }
    cursor = nil
  }

  func number(_ column: Int32) -> Int64? { rows?.number(row, column) }
  func text(_ column: Int32) -> String? { rows?.text(row, column) }
  func bytes(_ column: Int32) -> [UInt8] { rows?.bytes(row, column) ?? [] }
  func value(_ column: Int32) -> DatabaseValue { rows?.value(row, column) ?? .nothing }

  private func query() throws -> PostgresRows {
    try connection.rows(command(), &parameters)
  }

  private func openCursor() throws -> PostgresRows {
    let name = connection.name()
    try connection.send(.text("DECLARE \(name) NO SCROLL CURSOR FOR \(sql)"), &parameters)
    cursor = name
    return try fetch(name)
  }

  private func fetch(_ cursor: String) throws -> PostgresRows {
    var none = PostgresParameters(count: 0)
    return try connection.rows(.text("FETCH \(Self.page) FROM \(cursor)"), &none)
  }

  private func command() throws -> PostgresConnection.Command {
    runs += 1
    if let prepared, prepared.generation == connection.generation {
      return .prepared(prepared.name)
    }
    if use != .kept && runs < 2 { return .text(sql) }
    let name = connection.name()
    try connection.prepare(name, sql)
    prepared = (name, connection.generation)
    return .prepared(name)
  }
}

/// What PostgreSQL writes otherwise than SQLite.
enum PostgresSQL {
  /// A statement with `$1` for `?1` and for the first bare `?`, and how many parameters it has.
  static func numbered(_ sql: String) -> (sql: String, count: Int) {
    var numbered = ""
    numbered.reserveCapacity(sql.utf8.count + 16)
    var count = 0
    var isQuoted = false
    var rest = sql[...]
    while let character = rest.popFirst() {
      if character == "'" { isQuoted.toggle() }
      guard character == "?" && !isQuoted else {
        numbered.append(character)
        continue
      }
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      rest.removeFirst(digits.count)
      let number = Int(digits) ?? count + 1
      count = max(count, number)
      numbered += "$\(number)"
    }
    return (numbered, count)
  }
}
