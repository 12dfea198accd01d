/// The titles of treaties and laws in a draft, and what is wrong with them.
struct TitleReading {
  /// What is wrong, in order of the places.
  let findings: [Finding]

  /// Where titles stand that are right or nearly so, in order.
  let ranges: [TextRange]

  /// Reads the titles of a draft.
  ///
  /// - Complexity: O(length), and O(size of the nearest titles) for each kind of instrument.
  init(
    _ draft: Draft, words: TextWords, matches: [TermRecognizer.Match], terms: MatchedTerms,
    passages: Passages, knowledge: LanguageKnowledge
  ) {
    let comparer = TitleComparer(
      draft, words: words, matches: matches, terms: terms, passages: passages,
      knowledge: knowledge)
    let treaties = comparer.treaties()
    let laws = comparer.laws()
    findings = (treaties.compactMap(\.finding) + laws).sorted { $0.range < $1.range }
    ranges = (treaties.map { words.range($0.words) } + laws.map(\.range)).sorted()
  }

  /// Whether a range stands inside a title.
  ///
  /// - Complexity: O(log number of titles).
  func contains(_ range: TextRange) -> Bool {
    let end = ranges.partitioningIndex { $0.start > range.start }
    return end > 0 && ranges[end - 1].contains(range)
  }
}
