/// The text of a match in pieces that tell what a query has in its place, for people to read.
public struct WordDifference: Hashable, Sendable {
  /// A stretch of the match, or of the query where the match lacks it.
  public enum Piece: Hashable, Sendable {
    /// What both have, or what lies between the compared tokens of the match.
    case same(String)

    /// What only the match has.
    case deleted(String)

    /// What only the query has.
    case inserted(String)

    /// What both have in another case or form: as the match has it, and as the query has it.
    case form(match: String, query: String)
  }

  /// The pieces in order.
  public let pieces: [Piece]

  /// Takes the edits of an explanation apart.
  ///
  /// - Complexity: O(length of both texts).
  public init(_ explanation: MatchExplanation, query: TokenizedText, match: TokenizedText) {
    var writer = PieceWriter(query: query, match: match)
    writer.write(explanation.edits)
    pieces = writer.pieces
  }
}

/// Walks along both texts: tokens without an edit are the same, side by side.
private struct PieceWriter {
  var pieces: [WordDifference.Piece] = []
  private let query: TokenizedText
  private let match: TokenizedText
  private var queryTokens: ArraySlice<TextRange>
  private var matchTokens: ArraySlice<TextRange>

  /// How much of each text is done.
  private var queryEnd = 0
  private var matchEnd = 0

  init(query: TokenizedText, match: TokenizedText) {
    self.query = query
    self.match = match
    queryTokens = ComparedTokens(query).compared.map(\.range)[...]
    matchTokens = ComparedTokens(match).compared.map(\.range)[...]
  }

  mutating func write(_ edits: [TokenEdit]) {
    for edit in edits {
      passSame(before: edit)
      switch edit.operation {
      case .substitute:
        delete()
        insert(isAlone: false)
      case .delete: delete()
      case .insert: insert(isAlone: true)
      case .form:
        let old = takeMatch()
        pieces.append(.form(match: old, query: takeQuery()))
      }
    }
    append(same: match.text.slice(TextRange(start: matchEnd, end: match.text.utf8.count)))
  }

  /// Passes the tokens before an edit, which both texts have.
  private mutating func passSame(before edit: TokenEdit) {
    while let query = queryTokens.first, let match = matchTokens.first,
      edit.query.map({ $0 != query }) ?? true, edit.match.map({ $0 != match }) ?? true
    {
      append(same: takeMatch())
      _ = takeQuery()
    }
  }

  private mutating func delete() { pieces.append(.deleted(takeMatch())) }

  /// An insertion brings the blanks that the query has beside it.
  private mutating func insert(isAlone: Bool) {
    let before = queryEnd
    let text = takeQuery()
    if isAlone && matchEnd > 0 {
      let start = queryEnd - text.utf8.count
      if query.text.slice(TextRange(start: before, end: start)).contains(where: \.isWhitespace) {
        append(same: " ")
      }
    }
    pieces.append(.inserted(text))
    if isAlone && matchEnd == 0 {
      let next = queryTokens.first?.start ?? query.text.utf8.count
      if query.text.slice(TextRange(start: queryEnd, end: next)).contains(where: \.isWhitespace) {
        append(same: " ")
      }
    }
  }

  /// The next token of the match; what lies before it becomes a piece.
  private mutating func takeMatch() -> String {
    guard let range = matchTokens.popFirst() else { return "" }
    append(same: match.text.slice(TextRange(start: matchEnd, end: range.start)))
    matchEnd = range.end
    return String(match.text.slice(range))
  }

  private mutating func takeQuery() -> String {
    guard let range = queryTokens.popFirst() else { return "" }
    queryEnd = range.end
    return String(query.text.slice(range))
  }

  private mutating func append(same text: some StringProtocol) {
    guard !text.isEmpty else { return }
    if case .same(let before)? = pieces.last {
      pieces[pieces.count - 1] = .same(before + text)
    } else {
      pieces.append(.same(String(text)))
    }
  }
}
