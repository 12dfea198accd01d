extension Schema {
  /// What files say of concepts, languages, designations and bases beside the columns.
  ///
  /// A row of `kept_data` is of a language where that is named, of the designation at a position
  /// where one is given, else of the concept; `KeptDataCode` has the bytes.
  static let keptData = """
    CREATE TABLE kept_data (
      concept_id INTEGER NOT NULL REFERENCES concept(id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      language TEXT,
      designation INTEGER,
      content BLOB NOT NULL,
      PRIMARY KEY (concept_id, position)
    ) WITHOUT ROWID;
    CREATE TABLE base_data (
      base_id INTEGER NOT NULL REFERENCES base(id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      content BLOB NOT NULL,
      PRIMARY KEY (base_id, position)
    ) WITHOUT ROWID;
    """
}
