extension Schema {
  /// Proposed changes of concepts and units, which count only once they are accepted.
  ///
  /// `name` is the slug of a concept or the number of a unit, nothing for a new unit; `place` is the base
  /// of the concept or the origin of a new unit. `result` is the subject of the change that an acceptance
  /// made, `revision` the state it made.
  static let suggestions = """
    CREATE TABLE suggestion (
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL,
      name TEXT,
      place TEXT,
      version TEXT,
      content TEXT NOT NULL,
      comment TEXT,
      author TEXT NOT NULL,
      moment INTEGER NOT NULL,
      state TEXT NOT NULL,
      judge TEXT,
      judged INTEGER,
      reason TEXT,
      revision INTEGER,
      result TEXT
    );
    CREATE INDEX suggestion_state ON suggestion (state, id);
    CREATE INDEX suggestion_subject ON suggestion (kind, name);
    CREATE INDEX suggestion_revision ON suggestion (revision);
    """
}
