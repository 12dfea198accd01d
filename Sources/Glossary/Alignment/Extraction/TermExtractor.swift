/// Finds the terms of a corpus with their translations.
///
/// Words are linked by `WordAligner`; phrases that the links pair, that begin and end with words that
/// carry a subject, and that are frequent are candidates (`PhrasePairs`), and `PairRanking` orders
/// them.
///
/// ```swift
/// var corpus = TermCorpus(from: .english, to: .indonesian)
/// try corpus.append("Migrant workers came home.", "Pekerja migran pulang.", &tokenizer)
/// let terms = await TermExtractor.extract(from: corpus)
/// ```
public enum TermExtractor {
  /// What is looked for.
  public struct Options: Hashable, Sendable {
    /// In how many segments a pair stands at least.
    public var minimumCount = 2

    /// The most words of a term.
    public var longest = 6

    /// Makes the usual options.
    public init() {}
  }

  /// The pairs, the best first; pairs of equal score by count, then by their lemmas.
  ///
  /// The result does not depend on the number of threads.
  ///
  /// - Complexity: O(words), for segments of bounded length.
  public static func extract(
    from corpus: TermCorpus, options: Options = Options()
  ) async -> [TermPair] {
    let aligner = await WordAligner(corpus.sentencePairs, equalWords: corpus.equalLemmas)
    return pairs(in: corpus, links: await aligner.alignment(), options: options)
  }

  /// The pairs that some links give.
  static func pairs(
    in corpus: TermCorpus, links: [[WordLink]], options: Options
  ) -> [TermPair] {
    let source = TermSide(
      corpus.source, longest: options.longest, minimum: options.minimumCount)
    let target = TermSide(
      corpus.target, longest: options.longest, minimum: options.minimumCount)
    let pairs = PhrasePairs(source: source, target: target, links: links)
    let ranked = PairRanking(
      pairs, source: source, target: target, minimum: options.minimumCount
    ).ranked
    let sources = SurfaceForms(of: ranked.map(\.pair.source), in: source)
    let targets = SurfaceForms(of: ranked.map(\.pair.target), in: target)
    let found = ranked.map { ranked in
      let (first, second) = (ranked.pair.source, ranked.pair.target)
      var pair = TermPair(
        source: sources.term(first), target: targets.term(second), count: Int(ranked.pair.count),
        score: ranked.score, kind: kind(sources.shape(first), targets.shape(second)),
        example: Int(ranked.pair.example))
      // Names of bodies and laws are rare in any text, and what people look for.
      if pair.kind == .name, pair.source.lemma.contains(" "), pair.target.lemma.contains(" ") {
        pair.score += pair.score / 2
      }
      return pair
    }
    return found.sorted {
      ($1.score, $1.count, $0.source.lemma, $0.target.lemma)
        < ($0.score, $0.count, $1.source.lemma, $1.target.lemma)
    }
  }

  private static func kind(
    _ source: SurfaceForms.Shape, _ target: SurfaceForms.Shape
  ) -> TermPair.Kind {
    if source == .acronym || target == .acronym { return .acronym }
    return source == .name && target == .name ? .name : .term
  }
}
