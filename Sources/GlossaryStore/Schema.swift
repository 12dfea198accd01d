/// The tables of a store and the steps by which older stores reach them.
///
/// The steps are written for SQLite; `PostgresSchema` has them for PostgreSQL.
enum Schema {
  /// The steps, oldest first; a step that has shipped is never changed.
  static let steps = [
    termBase, memory, keptData, termState, changes, suggestions, removals,
  ]

  /// The version of a store that has taken every step, kept in `user_version`.
  static var version: Int { steps.count }

  private static let termBase = """
    CREATE TABLE base (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      version TEXT NOT NULL,
      key_version TEXT NOT NULL
    );
    CREATE TABLE subject (
      id INTEGER PRIMARY KEY,
      base_id INTEGER NOT NULL REFERENCES base(id) ON DELETE CASCADE,
      slug TEXT NOT NULL,
      UNIQUE (base_id, slug)
    );
    CREATE TABLE subject_title (
      subject_id INTEGER NOT NULL REFERENCES subject(id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      language TEXT NOT NULL,
      text TEXT NOT NULL,
      PRIMARY KEY (subject_id, position)
    ) WITHOUT ROWID;
    CREATE TABLE concept (
      id INTEGER PRIMARY KEY,
      base_id INTEGER NOT NULL REFERENCES base(id) ON DELETE CASCADE,
      ordinal INTEGER NOT NULL,
      slug TEXT NOT NULL,
      subject_id INTEGER REFERENCES subject(id),
      part_of_speech TEXT NOT NULL,
      UNIQUE (slug, base_id)
    );
    CREATE UNIQUE INDEX concept_order ON concept (base_id, ordinal);
    CREATE TABLE concept_text (
      concept_id INTEGER NOT NULL REFERENCES concept(id) ON DELETE CASCADE,
      kind TEXT NOT NULL,
      position INTEGER NOT NULL,
      language TEXT,
      text TEXT NOT NULL,
      PRIMARY KEY (concept_id, kind, position)
    ) WITHOUT ROWID;
    CREATE TABLE relation (
      concept_id INTEGER NOT NULL REFERENCES concept(id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      kind TEXT NOT NULL,
      target TEXT NOT NULL,
      PRIMARY KEY (concept_id, position)
    ) WITHOUT ROWID;
    CREATE TABLE designation (
      id INTEGER PRIMARY KEY,
      concept_id INTEGER NOT NULL REFERENCES concept(id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      standing INTEGER NOT NULL,
      language TEXT NOT NULL,
      text TEXT NOT NULL,
      type TEXT NOT NULL,
      status TEXT NOT NULL,
      valid_from TEXT,
      valid_to TEXT,
      confidence TEXT NOT NULL,
      note TEXT,
      suggestion TEXT,
      expansion TEXT,
      is_ambiguous INTEGER NOT NULL,
      is_case_sensitive INTEGER NOT NULL,
      key TEXT NOT NULL,
      lemma TEXT NOT NULL,
      sort_key BLOB NOT NULL
    );
    CREATE UNIQUE INDEX designation_order ON designation (concept_id, position);
    CREATE INDEX designation_key ON designation (key);
    CREATE INDEX designation_lemma ON designation (lemma, language);
    CREATE INDEX designation_sort_key ON designation (language, sort_key);
    CREATE TABLE usage_rule (
      designation_id INTEGER NOT NULL REFERENCES designation(id) ON DELETE CASCADE,
      kind TEXT NOT NULL,
      position INTEGER NOT NULL,
      value TEXT NOT NULL,
      PRIMARY KEY (designation_id, kind, position)
    ) WITHOUT ROWID;
    CREATE TABLE source (
      id INTEGER PRIMARY KEY,
      base_id INTEGER NOT NULL REFERENCES base(id) ON DELETE CASCADE,
      slug TEXT NOT NULL,
      citation TEXT NOT NULL,
      url TEXT
    );
    CREATE UNIQUE INDEX source_identity ON source (base_id, slug, citation, ifnull(url, ''));
    CREATE TABLE designation_source (
      designation_id INTEGER NOT NULL REFERENCES designation(id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      source_id INTEGER NOT NULL REFERENCES source(id),
      PRIMARY KEY (designation_id, position)
    ) WITHOUT ROWID;
    CREATE INDEX designation_source_source ON designation_source (source_id);
    CREATE TABLE protected_name (
      base_id INTEGER NOT NULL REFERENCES base(id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      text TEXT NOT NULL,
      PRIMARY KEY (base_id, position)
    ) WITHOUT ROWID;

    -- A concept of a later base hides those of the same name in earlier ones.
    CREATE VIEW visible_concept AS
      SELECT * FROM concept
      WHERE NOT EXISTS (
        SELECT 1 FROM concept AS later
        WHERE later.slug = concept.slug AND later.base_id > concept.base_id
      );
    """

  /// A number that changes with every change of the terms, so that what is made of them is known to
  /// be of this state.
  private static let termState = """
    CREATE TABLE term_state (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      stamp INTEGER NOT NULL
    );
    INSERT INTO term_state VALUES (1, random());
    """
}
