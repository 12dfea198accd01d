public import Glossary

/// Finds the texts most like a query by comparing it with every one: the slow twin of the index.
public struct PlainMatcher {
  private let texts: [TokenizedText]

  /// Takes the texts; the unit of each is its place.
  public init(_ texts: [String]) throws {
    var tokenizer = Tokenizer(.undetermined)
    self.texts = try texts.map { try tokenizer.tokenize($0) }
  }

  /// The best texts: score and place, the best first, of equal scores the later place first.
  public func search(
    _ query: TokenizedText, minimum: Int, limit: Int, where accepts: (Int) -> Bool = { _ in true }
  ) -> [(score: Int, place: Int)] {
    texts.indices
      .filter(accepts)
      .map { (MatchExplanation(query: query, match: texts[$0]).score, $0) }
      .filter { $0.0 >= max(1, minimum) }
      .sorted { ($0.0, $0.1) > ($1.0, $1.1) }
      .prefix(limit)
      .map { (score: $0.0, place: $0.1) }
  }
}
