/// Why a match has its score.
public struct MatchExplanation: Hashable, Sendable {
  /// What the edits leave of 10000 hundredths.
  public var base: Int

  /// What comes off the base.
  public var penalties: [MatchPenalty]

  /// What turns the match into the query, in order of place.
  public var edits: [TokenEdit]

  /// The score: the base without the penalties, never below 0.
  public var score: Int { max(0, base - penalties.reduce(0) { $0 + $1.points }) }

  /// Compares a query with the text of a match.
  ///
  /// This is the definition of the score; the index computes the same one from its own records.
  ///
  /// - Complexity: O(n·m) for texts of n and m tokens, in space O(n + m) for long ones.
  public init(query: TokenizedText, match: TokenizedText) {
    if query.text.utf8.elementsEqual(match.text.utf8) {
      self.init(base: MatchScore.exact, penalties: [], edits: [])
      return
    }
    let (ours, theirs) = (ComparedTokens(query), ComparedTokens(match))
    let longer = max(ours.compared.count, theirs.compared.count)
    let edits = TokenAlignment.edits(from: theirs, to: ours)
    let distance = edits.count { $0.operation != .form }
    var counts = ours.differences(to: theirs)
    if distance == 0 && counts.points == 0 { counts[.layout] = 1 }
    self.init(
      base: MatchScore.base(distance: distance, longer: longer), penalties: counts.penalties,
      edits: edits)
  }

  /// Makes an explanation of its parts.
  public init(base: Int, penalties: [MatchPenalty], edits: [TokenEdit]) {
    self.base = base
    self.penalties = penalties
    self.edits = edits
  }
}

/// One edit between the tokens of two texts.
public struct TokenEdit: Hashable, Sendable {
  /// What an edit does to the match so that it becomes the query.
  public enum Operation: String, Hashable, Sendable, CaseIterable {
    /// A token takes the place of another.
    case substitute

    /// A token is added.
    case insert

    /// A token is removed.
    case delete

    /// A token changes its case or form only; the distance does not count it.
    case form
  }

  /// What is done.
  public var operation: Operation

  /// Where the token stands in the query, in UTF-8 offsets; nil for a deletion.
  public var query: TextRange?

  /// Where the token stands in the match, in UTF-8 offsets; nil for an insertion.
  public var match: TextRange?

  /// Makes an edit.
  public init(_ operation: Operation, query: TextRange?, match: TextRange?) {
    self.operation = operation
    self.query = query
    self.match = match
  }
}
