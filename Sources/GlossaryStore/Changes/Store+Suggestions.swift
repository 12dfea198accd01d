internal import Glossary

extension Store {
  /// Keeps a proposal for those who may accept or reject it.
  ///
  /// No answer changes by it, nor does the revision.
  ///
  /// - Complexity: O(size of the proposal).
  /// - Throws: `ChangeConflict` where the version that it would replace is not the present one,
  ///   `StorageError`; nothing is kept then.
  public func suggest(
    _ proposal: SuggestionProposal, by author: ChangeAuthor
  ) throws -> Suggestion {
    try write { database in
      try check(proposal, database)
      let row = SuggestionRow(proposal.subject)
      // Numbers are never given twice: no suggestion is ever removed.
      var ids = RowIDs(database)
      let id = try ids.next(in: "suggestion")
      try database.run(
        """
        INSERT INTO suggestion
          (id, kind, name, place, version, content, comment, author, moment, state)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'open')
        """,
        id, row.kind.rawValue, row.name, row.place, proposal.version, proposal.content,
        proposal.comment, author.name, author.moment.seconds)
      guard let suggestion = try Self.suggestion(id, database) else {
        throw SuggestionConflict.missing
      }
      return suggestion
    }
  }

  /// The suggestion of a number; nil where there is none.
  ///
  /// - Throws: `StorageError`.
  public func suggestion(_ id: Int64) throws -> Suggestion? {
    try read { try Self.suggestion(id, $0) }
  }

  /// The suggestions that pass a filter, the newest first: those of a range, and how many there are.
  ///
  /// - Complexity: O(number of suggestions that pass).
  /// - Throws: `StorageError`.
  public func suggestions(
    _ filter: SuggestionFilter, _ range: Range<Int>
  ) throws -> (total: Int, page: [Suggestion]) {
    // A condition that is not asked for holds for all.
    let clause = """
      WHERE (state = ?1 OR ?1 IS NULL) AND (kind = ?2 OR ?2 IS NULL)
        AND (kind = 'concept' AND name = ?3 OR ?3 IS NULL)
        AND (kind = 'unit' AND name = ?4 OR ?4 IS NULL) AND (author = ?5 OR ?5 IS NULL)
      """
    let (state, kind) = (filter.state?.rawValue, filter.kind?.rawValue)
    let (concept, unit) = (filter.concept?.description, filter.unit.map { String($0) })
    return try read { database in
      let total: Int? = try database.value(
        "SELECT count(*) FROM suggestion \(clause)", state, kind, concept, unit, filter.author)
      let page = try database.rows(
        """
        SELECT \(Self.suggestionColumns) FROM suggestion \(clause)
        ORDER BY id DESC LIMIT ?6 OFFSET ?7
        """, state, kind, concept, unit, filter.author, range.count, range.lowerBound
      ) { Self.suggestion($0) }
      return (total ?? 0, page.compactMap(\.self))
    }
  }

  /// Rejects a suggestion that is open.
  ///
  /// - Throws: `SuggestionConflict`, `StorageError`; nothing is changed then.
  public func reject(
    _ id: Int64, reason: String, by judge: ChangeAuthor
  ) throws -> Suggestion {
    try write { database in
      let changed: Int64? = try database.value(
        """
        UPDATE suggestion SET state = 'rejected', judge = ?, judged = ?, reason = ?
        WHERE id = ? AND state = 'open' RETURNING id
        """, judge.name, judge.moment.seconds, reason, id)
      if changed == nil { throw try Self.conflict(id, database) }
      guard let suggestion = try Self.suggestion(id, database) else {
        throw SuggestionConflict.missing
      }
      return suggestion
    }
  }

  /// Marks a suggestion as accepted by a change, inside the transaction that makes the change: it is
  /// accepted once, or not at all.
  static func accept(
    _ id: Int64, result subject: String, by judge: ChangeAuthor, _ database: any Database
  ) throws {
    let changed: Int64? = try database.value(
      """
      UPDATE suggestion SET state = 'accepted', judge = ?, judged = ?, result = ?,
        revision = (SELECT number FROM revision)
      WHERE id = ? AND state = 'open' RETURNING id
      """, judge.name, judge.moment.seconds, subject, id)
    if changed == nil { throw try conflict(id, database) }
  }

  /// Finds what would be replaced as the proposal expects it.
  private func check(_ proposal: SuggestionProposal, _ database: any Database) throws {
    let present: String?
    switch proposal.subject {
    case .newUnit: present = nil
    case .unit(let id): present = try Self.versioned(id, database)?.version
    case .concept(let id, let base):
      if base == BuiltinTermBase.name { throw StorageError(.builtinBase, path: path) }
      present = try Self.versioned(id, base, database)?.version
    }
    switch (present, proposal.version) {
    case (nil, nil): break
    case (.some, nil): throw ChangeConflict.exists
    case (nil, .some): throw ChangeConflict.missing
    case (.some(let present), .some(let version)):
      if present != version { throw ChangeConflict.otherVersion(present) }
    }
  }

  private static func conflict(_ id: Int64, _ database: any Database) throws -> SuggestionConflict {
    try suggestion(id, database).map { .judged($0.state) } ?? .missing
  }

  private static func suggestion(_ id: Int64, _ database: any Database) throws -> Suggestion? {
    try database.rows("SELECT \(suggestionColumns) FROM suggestion WHERE id = ?", id) {
      suggestion($0)
    }.first ?? nil
  }

  private static let suggestionColumns = """
    id, kind, name, place, version, content, comment, author, moment, state, judge, judged, reason,
    revision, result
    """

  private static func suggestion(_ row: any Statement) -> Suggestion? {
    guard let id = row.number(0), let subject = SuggestionRow(row)?.subject,
      let state = row.text(9).flatMap(Suggestion.State.init)
    else { return nil }
    var verdict: Suggestion.Verdict?
    if let judge = row.text(10), let judged = row.number(11) {
      verdict = Suggestion.Verdict(
        judge: judge, moment: Timestamp(seconds: judged), reason: row.text(12),
        revision: row.number(13), unit: row.text(14).flatMap { Int64($0) })
    }
    return Suggestion(
      id: id,
      proposal: SuggestionProposal(
        subject, replacing: row.text(4), content: row.text(5) ?? "", comment: row.text(6)),
      author: row.text(7) ?? "", moment: Timestamp(seconds: row.number(8) ?? 0), state: state,
      verdict: verdict)
  }
}

/// What a suggestion is about, as columns.
private struct SuggestionRow {
  var kind: ChangeKind
  var name: String?
  var place: String?

  init(_ subject: Suggestion.Subject) {
    switch subject {
    case .concept(let id, let base): (kind, name, place) = (.concept, id.description, base)
    case .unit(let id): (kind, name, place) = (.unit, String(id), nil)
    case .newUnit(let origin): (kind, name, place) = (.unit, nil, origin)
    }
  }

  init?(_ row: any Statement) {
    guard let kind = row.text(1).flatMap(ChangeKind.init) else { return nil }
    (self.kind, name, place) = (kind, row.text(2), row.text(3))
  }

  var subject: Suggestion.Subject? {
    switch (kind, name, place) {
    case (.concept, let name?, let place?): Concept.ID(name).map { .concept($0, base: place) }
    case (.concept, _, _): nil
    case (.unit, let name?, _): Int64(name).map { .unit($0) }
    case (.unit, nil, let place?): .newUnit(origin: place)
    case (.unit, nil, nil): nil
    }
  }
}
