/// Orders pairs of phrases: how sure they are, and how likely they are terms.
///
/// The score is G² · √i · l · s, with
/// - G² the log-likelihood ratio of the segments that have both against those that have one (T.
///   Dunning, "Accurate Methods for the Statistics of Surprise and Coincidence", Computational
///   Linguistics 19 (1), 1993), which grows with the frequency as well as with the association;
/// - i the independence: the share of the pair's segments that the most frequent longer pair around it
///   leaves to it. C-value (K. Frantzi, S. Ananiadou and H. Mima, "Automatic Recognition of Multi-Word
///   Terms", International Journal on Digital Libraries 3 (2), 2000) takes off the mean of the longer
///   ones, which many rare ones make small, and multiplies by the length, which buries single words;
/// - l the share of the pair's words that are linked;
/// - s a half for what is the same in both languages, which needs no dictionary, and a half for single
///   verbs and adverbs.
///
/// Names of several words get half as much again, when their capitals are known (`TermExtractor`).
struct PairRanking {
  /// A pair with its score in hundredths.
  struct Ranked {
    var pair: PhrasePairs.Pair
    var score: Int
  }

  /// What is left to a pair must be more than this share, in hundredths.
  private static let leastIndependence = 10

  /// A pair has at least this share of the segments of the best pair of either phrase, in hundredths.
  private static let leastShare = 30

  /// The pairs that are worth showing, in the order in which they were found.
  private(set) var ranked: [Ranked] = []

  private let source: TermSide
  private let target: TermSide
  private let links: PhrasePairs

  /// Ranks the pairs of `minimum` segments or more.
  ///
  /// - Complexity: O(number of pairs · longest⁴).
  init(_ links: PhrasePairs, source: TermSide, target: TermSide, minimum: Int) {
    self.links = links
    self.source = source
    self.target = target
    var bestOfSource = [Int32](repeating: 0, count: source.phrases.counts.count)
    var bestOfTarget = [Int32](repeating: 0, count: target.phrases.counts.count)
    for pair in links.pairs {
      bestOfSource[Int(pair.source)] = max(bestOfSource[Int(pair.source)], pair.count)
      bestOfTarget[Int(pair.target)] = max(bestOfTarget[Int(pair.target)], pair.count)
    }
    let longer = countsOfLonger(minimum)
    for (number, pair) in links.pairs.enumerated() where pair.count >= minimum {
      let best = max(bestOfSource[Int(pair.source)], bestOfTarget[Int(pair.target)])
      let left = 100 * Int(pair.count - longer[number]) / Int(pair.count)
      guard Int(pair.count) * 100 >= Int(best) * Self.leastShare, left > Self.leastIndependence
      else { continue }
      ranked.append(Ranked(pair: pair, score: score(pair, independence: left)))
    }
  }

  /// For each pair the highest count of a longer one that holds it on both sides.
  private func countsOfLonger(_ minimum: Int) -> [Int32] {
    var longer = [Int32](repeating: 0, count: links.pairs.count)
    for pair in links.pairs where pair.count >= minimum {
      let sources = parts(pair.source, source)
      let targets = parts(pair.target, target)
      guard sources.count * targets.count > 1 else { continue }
      for part in sources {
        for other in targets where part != pair.source || other != pair.target {
          if let number = links.number(part, other) {
            longer[number] = max(longer[number], pair.count)
          }
        }
      }
    }
    return longer
  }

  /// The phrases within a phrase, itself included.
  private func parts(_ node: PhraseTrie.Node, _ side: TermSide) -> [PhraseTrie.Node] {
    let words = side.phrases.phrase(node)
    var parts: [PhraseTrie.Node] = []
    for start in words.indices {
      var part: PhraseTrie.Node = 0
      for word in words[start...] {
        part = side.phrases.node(part, word)
        if part < 0 { break }
        parts.append(part)
      }
    }
    return parts
  }

  private func score(_ pair: PhrasePairs.Pair, independence: Int) -> Int {
    // One segment without any term is added: what stands in all others would seem chance.
    let ratio = Association.logLikelihoodRatio(
      both: Int(pair.count),
      first: Int(source.phrases.sentences[Int(pair.source)]),
      second: Int(target.phrases.sentences[Int(pair.target)]), all: source.side.count + 1)
    let linked = Double(pair.linked) / Double(pair.count) / 100
    let score = ratio * (Double(independence) / 100).squareRoot() * linked
    return Int((score * 100 * shape(pair)).rounded())
  }

  /// How likely the words are a term by their looks.
  private func shape(_ pair: PhrasePairs.Pair) -> Double {
    let words = (source.phrases.phrase(pair.source), target.phrases.phrase(pair.target))
    let lemmas = (
      words.0.map { source.side.lemmaTexts[Int($0)] },
      words.1.map { target.side.lemmaTexts[Int($0)] }
    )
    if lemmas.0 == lemmas.1 { return 0.5 }
    guard lemmas.0.count == 1 || lemmas.1.count == 1 else { return 1 }
    let isAction =
      VerbShape.isAction(lemmas.0, source.side.language)
      || VerbShape.isAction(lemmas.1, target.side.language)
    return isAction ? 0.5 : 1
  }
}

/// Measures of how much two events have to do with each other.
enum Association {
  /// The log-likelihood ratio G² of two events.
  ///
  /// - Parameters:
  ///   - both: How often both occur.
  ///   - first: How often the first occurs.
  ///   - second: How often the second occurs.
  ///   - all: The number of trials.
  /// - Complexity: O(1).
  /// - Returns: 0 or more; 0 where they meet no more often than by chance.
  static func logLikelihoodRatio(both: Int, first: Int, second: Int, all: Int) -> Double {
    guard both * all > first * second else { return 0 }
    return max(
      0,
      Dunning.ratio(
        both: Double(both), one: Double(first), other: Double(second), total: Double(all)))
  }
}
