/// Concepts made of pairs, with ids of their own.
public struct TermProposals: Sendable {
  /// The concepts, in the order of the pairs.
  public let concepts: [Concept]

  /// Makes concepts of pairs.
  ///
  /// An id is made of the English term, else of the translation; where it is taken a number is put
  /// after it.
  ///
  /// - Parameters:
  ///   - pairs: The pairs.
  ///   - corpus: Where they were found.
  ///   - taken: Ids that other concepts have.
  /// - Complexity: O(number of pairs), for ids that are not all alike.
  public init(_ pairs: [TermPair], of corpus: TermCorpus, taken: Set<Concept.ID>) {
    var taken = taken
    let isEnglish = LanguageTag.english.serves(corpus.sourceLanguage)
    concepts = pairs.compactMap { pair in
      let slug = Concept.ID.slug(of: isEnglish ? pair.source.text : pair.target.text)
      var number = 1
      var id = Concept.ID(slug)
      while let known = id, taken.contains(known) {
        number += 1
        id = Concept.ID("\(slug)-\(number)")
      }
      guard let id else { return nil }
      taken.insert(id)
      return pair.proposal(
        id: id, from: corpus.sourceLanguage, to: corpus.targetLanguage,
        note:
          "Proposed: the terms stand for each other in \(pair.count) of \(corpus.count) segments.")
    }
  }
}
