import TestSupport
import Testing

@testable import Glossary

@Suite struct MatchExplanationTests {
  /// The explanation of two texts.
  static func explain(_ query: String, _ match: String) throws -> MatchExplanation {
    var tokenizer = Tokenizer(.undetermined)
    return MatchExplanation(
      query: try tokenizer.tokenize(query), match: try tokenizer.tokenize(match))
  }

  struct Example: Sendable, CustomTestStringConvertible {
    var query: String
    var match: String
    var base: Int
    var penalties: [MatchPenalty] = []
    var score: Int
    var testDescription: String { "\(query) | \(match)" }
  }

  static let table: [Example] = [
    Example(query: "the same", match: "the same", base: 10_000, score: 10_000),
    Example(query: "", match: "", base: 10_000, score: 10_000),
    // 100·(1 − 1/12)
    Example(
      query: "a b c d e f g h i j k l", match: "a b c d e f g h i j k m", base: 9_167,
      score: 9_167),
    Example(query: "one two three", match: "one two", base: 6_667, score: 6_667),
    Example(query: "one two", match: "two one", base: 0, score: 0),
    Example(query: "one", match: "other", base: 0, score: 0),
    Example(query: "word", match: "", base: 0, score: 0),
    // A number is an edit and a penalty.
    Example(
      query: "Article 18 applies here", match: "Article 19 applies here", base: 7_500,
      penalties: [MatchPenalty(.number, count: 1)], score: 7_450),
    Example(
      query: "<b>Read this now", match: "<i>Read this now", base: 7_500,
      penalties: [MatchPenalty(.tag, count: 1)], score: 7_450),
    Example(
      query: "see https://ilo.org/a today", match: "see https://ilo.org/b today", base: 6_667,
      penalties: [MatchPenalty(.address, count: 1)], score: 6_617),
    Example(
      query: "open {0} files", match: "open {1} files", base: 6_667,
      penalties: [MatchPenalty(.variable, count: 1)], score: 6_617),
    Example(
      query: "the PMI office", match: "the pmi office", base: 10_000,
      penalties: [MatchPenalty(.form, count: 1)], score: 9_980),
    Example(
      query: "Yes!", match: "Yes.", base: 10_000,
      penalties: [MatchPenalty(.punctuation, count: 1)], score: 9_990),
    Example(
      query: "Yes, sir.", match: "Yes sir", base: 10_000,
      penalties: [MatchPenalty(.punctuation, count: 2)], score: 9_980),
    Example(
      query: "two\twords", match: "two words", base: 10_000,
      penalties: [MatchPenalty(.space, count: 1)], score: 9_995),
    Example(
      query: "(a) b", match: "a (b)", base: 10_000,
      penalties: [MatchPenalty(.layout, count: 1)], score: 9_999),
    // A curly apostrophe is another form of the same mark.
    Example(
      query: "“quoted”", match: "\"quoted\"", base: 10_000,
      penalties: [MatchPenalty(.form, count: 2)], score: 9_960),
    // Without words, numbers and placeholders the marks are compared.
    Example(query: "— …", match: "— !", base: 5_000, score: 5_000),
  ]

  @Test(arguments: table)
  func examples(_ example: Example) throws {
    let explanation = try Self.explain(example.query, example.match)
    #expect(explanation.base == example.base)
    #expect(explanation.penalties == example.penalties)
    #expect(explanation.score == example.score)
    let reverse = try Self.explain(example.match, example.query)
    #expect(reverse.score == example.score, "the score does not depend on the direction")
  }

  struct Edits: Sendable {
    var query: String
    var match: String
    var operations: [TokenEdit.Operation]
  }

  @Test(arguments: [
    Edits(
      query: "Every ⟦migrant⟧ worker has ⟦a⟧ right", match: "Every ⟦domestic⟧ worker has right",
      operations: [.substitute, .insert]),
    Edits(query: "pekerja ⟦PMI⟧", match: "pekerja ⟦pmi⟧ ⟦baru⟧", operations: [.form, .delete]),
    Edits(query: "สวัสดี⟦ครับ⟧", match: "สวัสดี⟦ค่ะ⟧", operations: [.substitute]),
    Edits(query: "é é ⟦é⟧ ä", match: "é é ä", operations: [.insert]),
  ])
  func editsStandWhereTheTextsDiffer(_ row: Edits) throws {
    let (query, match) = (MarkedText(row.query), MarkedText(row.match))
    let edits = try Self.explain(query.text, match.text).edits
    #expect(edits.map(\.operation) == row.operations)
    #expect(MarkedText.mark(edits.compactMap(\.query), in: query.text) == row.query)
    #expect(MarkedText.mark(edits.compactMap(\.match), in: match.text) == row.match)
  }

  @Test(arguments: 0..<400 as Range<UInt64>)
  func nothingButTheSameTextIs100(seed: UInt64) throws {
    var source = RandomText(seed: seed)
    let one = source.mixture(pieces: source.number(in: 0...8))
    let other = source.edited(one, edits: 1, alphabet: ["a", " ", ".", "A", "\u{301}", "7", "é"])
    let (there, back) = (try Self.explain(one, other), try Self.explain(other, one))
    #expect(there.score == back.score)
    #expect(there.base == back.base && there.penalties == back.penalties)
    #expect(try Self.explain(one, one).score == 10_000)
    let isSame = one.utf8.elementsEqual(other.utf8)
    #expect(isSame ? there.score == 10_000 : there.score <= 9_999)
    #expect((0...10_000).contains(there.score))
  }

  /// Texts too long for one table are halved; their edits must be as few as the short way's.
  @Test(arguments: 0..<3 as Range<UInt64>)
  func longTextsHaveTheShortestEdits(seed: UInt64) throws {
    var source = RandomText(seed: seed)
    let words = (0..<2_600).map { _ in "w\(source.number(in: 0...40))x" }
    var other = words
    for _ in 0..<300 {
      let place = source.number(in: 0...(other.count - 1))
      switch source.number(in: 0...2) {
      case 0: other.remove(at: place)
      case 1: other.insert("new\(source.number(in: 0...9))x", at: place)
      default: other[place] = "w\(source.number(in: 0...40))x"
      }
    }
    let edits = try Self.explain(
      other.joined(separator: " "), words.joined(separator: " ")
    ).edits
    #expect(edits.count == Self.distance(words, other))
  }

  /// The distance of two sequences, row by row.
  private static func distance(_ one: [String], _ other: [String]) -> Int {
    var row = Array(0...other.count)
    for (count, token) in one.enumerated() {
      var diagonal = row[0]
      row[0] = count + 1
      for (index, candidate) in other.enumerated() {
        let substituted = diagonal + (candidate == token ? 0 : 1)
        diagonal = row[index + 1]
        row[index + 1] = min(substituted, row[index] + 1, diagonal + 1)
      }
    }
    return row[other.count]
  }
}
