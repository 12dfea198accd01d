/// Finds the designations that the words being typed may become.
package struct TermCompletion: ~Copyable {
  /// A designation that words being typed begin.
  package struct Candidate: Hashable, Sendable {
    /// Where the words begin, in UTF-8 offsets of the text before the caret.
    package var start: Int

    /// The designation.
    package var designation: Designation

    /// Its concept.
    package var concept: Concept
  }

  private var tokenizers = TokenizerPool()

  /// Makes a completion.
  package init() {}

  /// The designations that the last words of a text begin, those for more words first; then the usable
  /// ones first, the shortest first.
  ///
  /// - Parameters:
  ///   - text: The text before the caret.
  ///   - language: The language of the designations.
  ///   - index: Where they are found.
  ///   - limit: The most to return.
  /// - Returns: The candidates, none for fewer than two letters.
  /// - Complexity: O(length) and a few look-ups.
  /// - Throws: `UnicodeError`, or an error of the index.
  package mutating func candidates(
    after text: String, in language: LanguageTag, from index: some DesignationIndex, limit: Int
  ) throws -> [Candidate] {
    let tokens = try tokenizers.tokenize(text)
    guard let last = tokens.tokens.last, last.isContent || tokens.isFolded(last, as: 0x2D) else {
      return []
    }
    var found: [Candidate] = []
    var seen: Set<String> = []
    for start in starts(in: tokens) {
      let words = String(tokens.text.slice(TextRange(start: start, end: text.utf8.count)))
      let key = try tokenizers.searchKey(tokenizers.tokenize(words), in: .undetermined).plain
      guard key.unicodeScalars.count > 1 else { continue }
      let entries = try index.entries(
        withKeyPrefix: key, limit: 4 * limit, filter: DesignationFilter(languages: [language]))
      let usable = entries.filter(\.status.isUsable) + entries.filter { !$0.status.isUsable }
      for entry in usable where found.count < limit && seen.insert(entry.text).inserted {
        let concept = try index.concept(entry.concept)
        found.append(
          Candidate(
            start: start, designation: concept.designations[entry.position], concept: concept))
      }
    }
    return found
  }

  /// Where the last words begin, the first of them first; marks but hyphens end a phrase.
  private func starts(in text: TokenizedText) -> [Int] {
    var starts: [Int] = []
    for token in text.tokens.reversed() {
      if token.isContent {
        starts.append(token.range.start)
        if starts.count == Self.mostWords { break }
      } else if token.kind == .punctuation, !text.isFolded(token, as: UInt8(ascii: "-")) {
        break
      }
    }
    return starts.reversed()
  }

  /// Longer beginnings are hardly typed before a term is chosen.
  private static let mostWords = 6
}
