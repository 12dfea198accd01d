/// Where preferred terms stand in passages that another term was found to begin: *trafficking in persons*
/// in *victims of trafficking in persons*.
///
/// Of designations that overlap the first and longest is recognized, which is right for what a passage
/// means. But what it hides says too by which word a draft calls a thing. Names are no evidence, since
/// their words are not the draft's own.
struct NestedForms {
  /// The words that terms of more than one take.
  private let outer: [Range<Int>]
  private let words: TextWords

  /// Gathers the terms that may hide another.
  ///
  /// - Complexity: O(number of matches · log length).
  init(_ matches: [TermRecognizer.Match], _ terms: MatchedTerms, _ words: TextWords) {
    let isPhrase = terms.map {
      $0.designation.text.contains(" ") && $0.designation.text.first?.isLowercase ?? false
    }
    outer = terms.matches(of: isPhrase).map { words.words(in: matches[$0].range) }
    self.words = words
  }

  /// The places of a term of several words that begin inside another one, in order.
  ///
  /// - Complexity: O(number of words of terms + number of distinct words).
  func places(of designation: Designation) -> [TextRange] {
    let inner = designation.text.lowercased().split { !$0.isLetter && !$0.isNumber }
    guard inner.count > 1 else { return [] }
    let isFirst = words.map { $0 == inner[0] }
    return outer.flatMap { term in
      term.dropFirst().compactMap { start -> TextRange? in
        guard isFirst[Int(words.numbers[start])], start + inner.count <= words.count,
          inner.indices.allSatisfy({ words.word(start + $0) == inner[$0] })
        else { return nil }
        return words.range(start..<start + inner.count)
      }
    }
  }
}
