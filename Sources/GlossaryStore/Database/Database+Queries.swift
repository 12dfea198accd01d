extension Database {
  /// Prepares a statement for whoever asks.
  func prepare(_ sql: String) throws -> any Statement { try prepare(sql, .once) }

  /// Runs a statement that gives no rows.
  ///
  /// - Throws: an error of the database.
  func run(
    _ sql: String, _ values: (any ColumnValue)?..., use: StatementUse = .once
  ) throws {
    let statement = try prepare(sql, use)
    Self.bind(values, to: statement)
    try statement.run()
  }

  /// The first column of the first row; nil where there is no row, or nothing in it.
  ///
  /// - Throws: an error of the database.
  func value<Value: ColumnValue>(
    _ sql: String, _ values: (any ColumnValue)?..., use: StatementUse = .once
  ) throws -> Value? {
    let statement = try prepare(sql, use)
    Self.bind(values, to: statement)
    // A statement that an error leaves in the middle of its rows would keep the transaction open.
    defer { statement.reset() }
    return try statement.step() ? Value.read(statement, 0) : nil
  }

  /// The first column of all rows, without those that have nothing in it.
  ///
  /// - Throws: an error of the database.
  func values<Value: ColumnValue>(
    _ sql: String, _ values: (any ColumnValue)?..., use: StatementUse = .once
  ) throws -> [Value] {
    let statement = try prepare(sql, use)
    Self.bind(values, to: statement)
    defer { statement.reset() }
    var all: [Value] = []
    while try statement.step() {
      if let value = Value.read(statement, 0) { all.append(value) }
    }
    return all
  }

  /// What a body makes of each row.
  ///
  /// - Throws: an error of the database, or what the body throws.
  func rows<Value>(
    _ sql: String, _ values: (any ColumnValue)?..., use: StatementUse = .once,
    as body: (any Statement) throws -> Value
  ) throws -> [Value] {
    let statement = try prepare(sql, use)
    Self.bind(values, to: statement)
    defer { statement.reset() }
    var all: [Value] = []
    while try statement.step() { all.append(try body(statement)) }
    return all
  }

  /// Whether there is a row of what a query asks for.
  ///
  /// - Throws: an error of the database.
  func isThere(_ query: String, _ values: (any ColumnValue)?...) throws -> Bool {
    let statement = try prepare("\(query) LIMIT 1")
    Self.bind(values, to: statement)
    defer { statement.reset() }
    return try statement.step()
  }

  private static func bind(_ values: [(any ColumnValue)?], to statement: any Statement) {
    for (place, value) in values.enumerated() {
      let index = Int32(place + 1)
      if let value {
        value.bind(to: statement, index)
      } else {
        statement.bind(index, nil as Int64?)
      }
    }
  }
}
