/// A PostgreSQL database over one connection, inside a transaction.
final class PostgresDatabase: Database {
  let connection: PostgresConnection
  private var kept: [String: PostgresStatement] = [:]

  init(_ connection: PostgresConnection) { self.connection = connection }

  func prepare(_ sql: String, _ use: StatementUse) throws -> any Statement {
    guard use == .kept else { return PostgresStatement(connection, sql, use) }
    if let known = kept[sql] { return known }
    let statement = PostgresStatement(connection, sql, use)
    kept[sql] = statement
    return statement
  }

  let isFile = false

  func keepSmallTables() {}

  func relieve() {}
}
