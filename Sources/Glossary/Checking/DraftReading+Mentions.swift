extension DraftReading {
  /// Words of a draft that stand for something in the term base.
  package struct Mention: Hashable, Sendable {
    /// Where they stand.
    package var range: TextRange

    /// The designation that comes nearest.
    package var designation: Designation

    /// What they may stand for, the nearest first; never empty.
    package var concepts: [Concept]
  }

  /// What the words at an offset stand for: designations of the draft's language, else names and terms
  /// of another; nil where there are none.
  ///
  /// - Complexity: O(log number of matches), and O(number of words) where no match is at hand.
  package func mention(at offset: Int) -> Mention? {
    let next = matches.partitioningIndex { $0.range.start > offset }
    if next > 0, matches[next - 1].range.end >= offset {
      return mention(of: next - 1)
    }
    return foreignMentions { $0.start <= offset && offset <= $0.end }.first
  }

  /// Where a concept is spoken of, in order.
  ///
  /// - Complexity: O(number of words).
  package func places(of concept: Concept.ID) -> [TextRange] {
    let isMeant = terms.map { term in
      term.references.contains { knowledge.base.concepts[$0.concept].id == concept }
    }
    let own = terms.matches(of: isMeant).map { matches[$0].range }
    let foreign = foreignMentions { _ in true }.filter { $0.concepts[0].id == concept }.map(\.range)
    return (own + foreign).sorted()
  }

  private func mention(of index: Int) -> Mention? {
    guard let term = terms.term(index) else { return nil }
    var concepts: [Concept] = []
    for reference in term.references {
      let concept = knowledge.base.concepts[reference.concept]
      if !concepts.contains(where: { $0.id == concept.id }) { concepts.append(concept) }
    }
    return Mention(
      range: matches[index].range, designation: term.designation, concepts: concepts)
  }

  /// The names and terms of other languages at some places.
  private func foreignMentions(_ isWanted: (TextRange) -> Bool) -> [Mention] {
    knowledge.foreignNames.matches(in: words, lemmas: lemmas).compactMap { phrase in
      let range = words.range(phrase.words)
      guard isWanted(range) else { return nil }
      return Mention(
        range: range, designation: knowledge.acronyms.designation(phrase.reference),
        concepts: [knowledge.base.concepts[phrase.reference.concept]])
    }
  }
}
