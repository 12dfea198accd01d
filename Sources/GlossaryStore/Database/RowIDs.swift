/// Gives new rows their ids: one more than the largest, in every database alike, so that rows lie in the
/// order in which they came.
struct RowIDs {
  private let database: any Database
  private var last: [String: Int64] = [:]

  /// Begins, inside the transaction that adds the rows.
  init(_ database: any Database) { self.database = database }

  /// The id of the next row of a table, to which nobody else adds meanwhile.
  ///
  /// - Complexity: O(1) but for the first of a table, which is looked for in its index.
  /// - Throws: an error of the database.
  mutating func next(in table: String) throws -> Int64 {
    let id = try (last[table] ?? largest(in: table)) + 1
    last[table] = id
    return id
  }

  private func largest(in table: String) throws -> Int64 {
    try database.value("SELECT max(id) FROM \(table)") ?? 0
  }
}
