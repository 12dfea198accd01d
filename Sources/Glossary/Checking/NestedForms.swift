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

  /// The numbers of the words in them that begin none.
  private let inner: [String: Int32]

  /// Gathers the terms that may hide another.
  ///
  /// - Complexity: O(number of matches · log length).
  init(_ matches: [TermRecognizer.Match], _ terms: MatchedTerms, _ words: TextWords) {
    let isPhrase = terms.map {
      $0.designation.text.contains(" ") && $0.designation.text.first?.isLowercase ?? false
    }
    outer = terms.matches(of: isPhrase).map { words.words(in: matches[$0].range) }
    self.words = words
    var isInner = [Bool](repeating: false, count: words.words.count)
    for term in outer {
      for index in term.dropFirst() { isInner[Int(words.numbers[index])] = true }
    }
    // Equal words of two kinds are as good as one.
    inner = Dictionary(
      isInner.indices.lazy.filter { isInner[$0] }.map { (words.words[$0], Int32($0)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The places of a term of several words that begin inside another one, in order.
  ///
  /// - Complexity: O(number of words of terms).
  func places(of designation: Designation) -> [TextRange] {
    let inner = designation.text.lowercased().split { !$0.isLetter && !$0.isNumber }
    guard inner.count > 1, let first = self.inner[String(inner[0])] else { return [] }
    return outer.flatMap { term in
      term.dropFirst().compactMap { start -> TextRange? in
        guard words.numbers[start] == first, start + inner.count <= words.count,
          inner.indices.allSatisfy({ words.word(start + $0) == inner[$0] })
        else { return nil }
        return words.range(start..<start + inner.count)
      }
    }
  }
}
