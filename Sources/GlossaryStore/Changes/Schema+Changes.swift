extension Schema {
  /// The number of the state, single changes of concepts and units, and the keys of those who may
  /// change them through a server.
  static let changes = """
    CREATE TABLE revision (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      number INTEGER NOT NULL
    );
    INSERT INTO revision VALUES (1, 1);

    CREATE TABLE change (
      id INTEGER PRIMARY KEY,
      revision INTEGER NOT NULL,
      moment INTEGER NOT NULL,
      actor TEXT NOT NULL,
      kind TEXT NOT NULL,
      subject TEXT NOT NULL,
      content TEXT
    );
    CREATE INDEX change_subject ON change (kind, subject);

    -- A unit whose texts change gets a new number, since the index counts on numbers.
    CREATE TABLE unit_successor (
      unit_id INTEGER PRIMARY KEY,
      successor_id INTEGER NOT NULL
    );

    CREATE TABLE access_token (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      digest BLOB NOT NULL,
      scope TEXT NOT NULL,
      created INTEGER NOT NULL,
      expires INTEGER
    );
    """

  /// The state that removed a unit, by which whoever keeps an index of its own learns of it.
  static let removals = """
    ALTER TABLE retired_unit ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
    """
}
