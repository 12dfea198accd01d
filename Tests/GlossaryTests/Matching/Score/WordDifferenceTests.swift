import Glossary
import TestSupport
import Testing

@Suite struct WordDifferenceTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var query: String
    var match: String
    var marked: String
    var testDescription: String { query }
  }

  @Test(arguments: [
    Row(query: "same text", match: "same text", marked: "same text"),
    Row(
      query: "Every migrant worker has a right.", match: "Every domestic worker has right!",
      marked: "Every [-domestic-]{+migrant+} worker has {+a+} right!"),
    Row(query: "one two", match: "one", marked: "one {+two+}"),
    Row(query: "zero one", match: "one", marked: "{+zero+} one"),
    Row(query: "one", match: "one, two", marked: "one, [-two-]"),
    Row(query: "PMI baru", match: "pmi baru", marked: "[~pmi~]{~PMI~} baru"),
    Row(query: "สวัสดีครับ", match: "สวัสดี", marked: "สวัสดี{+ครับ+}"),
    Row(query: "", match: "gone", marked: "[-gone-]"),
  ])
  func pieces(_ row: Row) throws {
    var tokenizer = Tokenizer(.undetermined)
    let (query, match) = (try tokenizer.tokenize(row.query), try tokenizer.tokenize(row.match))
    let explanation = MatchExplanation(query: query, match: match)
    let pieces = WordDifference(explanation, query: query, match: match).pieces
    let marked = pieces.map { piece -> String in
      switch piece {
      case .same(let text): text
      case .deleted(let text): "[-\(text)-]"
      case .inserted(let text): "{+\(text)+}"
      case .form(let match, let query): "[~\(match)~]{~\(query)~}"
      }
    }
    #expect(marked.joined() == row.marked)
  }

  /// Without what was inserted, the pieces are the match; nothing goes missing.
  @Test(arguments: 0..<300 as Range<UInt64>)
  func theMatchIsWhole(seed: UInt64) throws {
    var source = RandomText(seed: seed)
    let text = source.mixture(pieces: 10)
    let other = source.edited(text, edits: 3, alphabet: ["a", " ", "x", "7"])
    var tokenizer = Tokenizer(.undetermined)
    let (query, match) = (try tokenizer.tokenize(other), try tokenizer.tokenize(text))
    let explanation = MatchExplanation(query: query, match: match)
    let pieces = WordDifference(explanation, query: query, match: match).pieces
    let scalars = pieces.flatMap { piece -> [Unicode.Scalar] in
      switch piece {
      case .same(let text), .deleted(let text), .form(match: let text, query: _):
        Array(text.unicodeScalars)
      case .inserted: []
      }
    }
    #expect(scalars.count { $0 != " " } == text.unicodeScalars.count { $0 != " " })
    let inserted: [String] = pieces.compactMap { piece -> String? in
      if case .inserted(let text) = piece { text } else { nil }
    }
    let expected = explanation.edits.filter {
      $0.operation == .insert || $0.operation == .substitute
    }
    .compactMap { $0.query.map { String(other.slice($0)) } }
    #expect(inserted == expected)
  }
}
