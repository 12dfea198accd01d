/// The tables of a store in PostgreSQL, made of the steps for SQLite.
///
/// Beside them stands `glossary_store`: the version, and an id by which nodes know the store.
enum PostgresSchema {
  static let storeTable = """
    CREATE TABLE glossary_store (
      id BIGINT PRIMARY KEY CHECK (id = 1),
      version BIGINT NOT NULL,
      identity TEXT NOT NULL
    )
    """

  /// The statements of the steps that a store of a version lacks.
  ///
  /// - Parameters:
  ///   - version: The version.
  ///   - comparesBytes: Whether the server compares texts byte by byte anyway.
  /// - Returns: The statements, in their order.
  static func statements(after version: Int, comparesBytes: Bool) -> [String] {
    Schema.steps.dropFirst(version).flatMap { step in
      translated(step, collation: comparesBytes ? "" : " COLLATE \"C\"").split(separator: ";").map(
        String.init
      )
      .filter { $0.contains { !$0.isWhitespace } }
    }
  }

  /// Numbers have 64 bits, texts compare byte by byte as they do in SQLite, and what an index holds is
  /// short: PostgreSQL takes no more than 2,704 bytes.
  private static func translated(_ step: String, collation: String) -> String {
    var step = step.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in line.drop { $0 == " " }.hasPrefix("--") ? "" : line }
      .joined(separator: "\n")
    for (sqlite, postgres) in [
      ("INTEGER", "BIGINT"), ("BLOB", "BYTEA"), (" TEXT", " TEXT" + collation),
      (") WITHOUT ROWID", ")"), ("ifnull(url, '')", "coalesce(url, '')"),
      ("(base_id, slug, citation,", "(base_id, slug, md5(citation),"),
      ("ON designation (key)", "ON designation (substr(key, 1, 300))"),
      ("ON designation (lemma, language)", "ON designation (substr(lemma, 1, 300), language)"),
      // Only SQLite sorts by it without reading the rows.
      ("CREATE INDEX designation_sort_key ON designation (language, sort_key);", ""),
    ] {
      step = step.replacing(sqlite, with: postgres)
    }
    return step
  }
}
