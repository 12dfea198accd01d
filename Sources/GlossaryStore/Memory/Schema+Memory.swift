extension Schema {
  /// The tables of the translation memory.
  ///
  /// Ids of units are given by this program, ascending, and never again: the index counts on it.
  static let memory = """
    CREATE TABLE origin (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE
    );
    CREATE TABLE domain (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE
    );
    CREATE TABLE memory_import (
      id INTEGER PRIMARY KEY,
      origin_id INTEGER NOT NULL REFERENCES origin(id),
      file TEXT NOT NULL,
      format TEXT NOT NULL,
      imported INTEGER NOT NULL,
      header TEXT
    );
    -- What is asked for in columns, and the unit whole as `UnitCode` has it: one row, since rows are
    -- what an import pays for.
    CREATE TABLE unit (
      id INTEGER PRIMARY KEY,
      identity INTEGER NOT NULL,
      import_id INTEGER NOT NULL REFERENCES memory_import(id),
      domain_id INTEGER REFERENCES domain(id),
      date INTEGER,
      usage_count INTEGER,
      variants INTEGER NOT NULL,
      content BLOB NOT NULL
    );
    -- Only imports ask for it: it is not there while a memory has had only one.
    CREATE INDEX unit_identity ON unit (identity);

    -- Which files hold the match index, up to which unit, and by which rules texts were split.
    CREATE TABLE index_file (
      id INTEGER PRIMARY KEY,
      language TEXT NOT NULL,
      stamp INTEGER NOT NULL,
      entries INTEGER NOT NULL,
      bytes INTEGER NOT NULL
    );
    CREATE TABLE index_state (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      through INTEGER NOT NULL,
      rules TEXT NOT NULL
    );
    INSERT INTO index_state VALUES (1, 0, '');

    -- Units that are gone but still in index files.
    CREATE TABLE retired_unit (
      unit_id INTEGER PRIMARY KEY
    );
    """
}
