/// The titles of treaties and laws in a draft, and what is wrong with them.
struct TitleReading {
  /// What is wrong, in order of the places.
  let findings: [Finding]

  /// Where titles stand that are right or nearly so, in order.
  let ranges: [TextRange]

  private let treaties: [TitleComparer.Outcome]
  private let laws: [TitleComparer.LawOutcome]

  /// Reads the titles of a draft.
  ///
  /// - Complexity: O(length), and O(size of the nearest titles) for each kind of instrument.
  init(
    _ draft: Draft, words: TextWords, matches: [TermRecognizer.Match], terms: MatchedTerms,
    passages: Passages, knowledge: LanguageKnowledge,
    after earlier: (titles: TitleReading, splice: TextSplice)? = nil
  ) {
    let comparer = TitleComparer(
      draft, words: words, matches: matches, terms: terms, passages: passages,
      knowledge: knowledge)
    let new = earlier?.splice.words.new ?? 0..<words.count
    let newTreaties = comparer.treaties(in: new)
    let newLaws = comparer.laws(in: new)
    if let (titles, splice) = earlier {
      let (moved, bytes) = (splice.words.growth, splice.bytes.growth)
      treaties = splice.words.splice(titles.treaties, newTreaties, place: \.words.lowerBound) {
        $0.moved(words: moved, bytes: bytes)
      }
      laws = splice.words.splice(titles.laws, newLaws, place: \.opener) {
        $0.moved(words: moved, bytes: bytes)
      }
    } else {
      treaties = newTreaties
      laws = newLaws
    }
    findings = (treaties.compactMap(\.finding) + laws.map(\.finding)).sorted { $0.range < $1.range }
    ranges = (treaties.map { words.range($0.words) } + laws.map(\.finding.range)).sorted()
  }

  /// Whether a range stands inside a title.
  ///
  /// - Complexity: O(log number of titles).
  func contains(_ range: TextRange) -> Bool {
    let end = ranges.partitioningIndex { $0.start > range.start }
    return end > 0 && ranges[end - 1].contains(range)
  }
}
