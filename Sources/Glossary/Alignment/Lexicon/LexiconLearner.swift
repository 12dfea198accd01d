/// Learns from beads which signs stand for which.
///
/// Pairs that meet in beads more often than chance allows, by the log-likelihood ratio (T. Dunning,
/// "Accurate methods for the statistics of surprise and coincidence", Computational Linguistics 19,
/// 1993), are candidates; in each bead a sign is then linked to its best candidate only (I. D. Melamed,
/// "Models of translational equivalence among words", Computational Linguistics 26, 2000), so that words
/// which merely keep company lose their claim. Seeds are candidates from the start, each as if it had
/// been seen `seedWeight` times.
struct LexiconLearner {
  let source: SentenceWords
  let target: SentenceWords

  /// The seeds of each sign of the source: the first, and the end.
  private let seedStarts: [Int]
  private let seeds: [LexicalSeed]

  /// The examples that were read after the sentences of both texts.
  private let examples: [Bead]

  /// A candidate.
  struct Pair {
    var target: Int32

    /// In how many beads the two are linked.
    var links: Double

    /// How likely one is translated by the other before anything is learnt; 0 for no seed.
    var seed: Double

    /// The chance of the target given the source, and of the source given the target.
    var forward = 0.0
    var backward = 0.0
  }

  static let seedWeight = 1.0

  /// What is taken off the number of links, since what was seen once or twice is partly chance.
  private static let discount = 0.5

  /// The least log-likelihood ratio of a pair that is no seed, as `Dunning` has it; 15 leaves one pair
  /// in some ten thousand to chance.
  private static let leastSurprise = 15.0

  init(_ source: SentenceWords, _ target: SentenceWords, seeds: [LexicalSeed]) {
    self.source = source
    self.target = target
    // Of two seeds for one pair the likelier one counts.
    let sorted = seeds.sorted {
      ($0.source, $0.target, $1.probability) < ($1.source, $1.target, $0.probability)
    }
    var unique: [LexicalSeed] = []
    var starts = [Int](repeating: 0, count: source.keys.count + 1)
    for seed in sorted
    where unique.last.map({ ($0.source, $0.target) != (seed.source, seed.target) }) ?? true {
      unique.append(seed)
      starts[Int(seed.source) + 1] += 1
    }
    for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
    self.seeds = unique
    seedStarts = starts
    let count = min(source.lengths.count - source.count, target.lengths.count - target.count)
    examples = (0..<count).map {
      Bead(
        source: source.count + $0..<source.count + $0 + 1,
        target: target.count + $0..<target.count + $0 + 1)
    }
  }

  /// The lexicon that some beads teach.
  ///
  /// - Complexity: O(sum over beads of the product of their numbers of signs).
  func lexicon(from beads: [Bead]) -> SignLexicon {
    let known = beads.filter(\.isPaired) + examples
    let signs = (
      source: BeadSigns(source, known.lazy.map(\.source)),
      target: BeadSigns(target, known.lazy.map(\.target))
    )
    var candidates = candidates(signs.source, signs.target)
    link(&candidates, signs.source, signs.target)
    return lexicon(candidates, signs.source, signs.target)
  }

  /// Candidates by the sign of the source.
  struct Candidates {
    var starts: [Int] = [0]
    var pairs: [Pair] = []

    func pairs(_ sign: Int) -> Range<Int> { starts[sign]..<starts[sign + 1] }
  }

  private func candidates(_ sources: BeadSigns, _ targets: BeadSigns) -> Candidates {
    var candidates = Candidates()
    let bySign = sources.beadsBySign()
    let total = Double(sources.count)
    var together = [Int32](repeating: 0, count: target.keys.count)
    var touched: [Int32] = []
    for sign in source.keys.indices {
      for place in bySign.starts[sign]..<bySign.starts[sign + 1] {
        for other in targets.signs(Int(bySign.beads[place])) {
          if together[Int(other)] == 0 { touched.append(other) }
          together[Int(other)] += 1
        }
      }
      for seed in seeds[seedStarts[sign]..<seedStarts[sign + 1]] {
        candidates.pairs.append(
          Pair(
            target: seed.target, links: Double(together[Int(seed.target)]),
            seed: Double(seed.probability) / 1000))
        together[Int(seed.target)] = 0
      }
      let isMark = source.kinds[sign] == .mark
      let count = Double(sources.counts[sign])
      for other in touched {
        let both = Double(together[Int(other)])
        together[Int(other)] = 0
        let otherCount = Double(targets.counts[Int(other)])
        guard both >= 2, isMark == (target.kinds[Int(other)] == .mark),
          both * total > 2 * count * otherCount,
          Dunning.ratio(both: both, one: count, other: otherCount, total: total)
            >= Self.leastSurprise
        else { continue }
        candidates.pairs.append(Pair(target: other, links: both, seed: 0))
      }
      touched.removeAll(keepingCapacity: true)
      candidates.starts.append(candidates.pairs.count)
      for pair in candidates.pairs(sign) {
        setChances(&candidates.pairs[pair], sign, sources, targets)
      }
    }
    return candidates
  }

  private func setChances(
    _ pair: inout Pair, _ sign: Int, _ sources: BeadSigns, _ targets: BeadSigns
  ) {
    let (count, other) = (
      Double(sources.counts[sign]), Double(targets.counts[Int(pair.target)])
    )
    if pair.seed > 0 {
      let seen = pair.links + Self.seedWeight * pair.seed
      pair.forward = seen / (count + Self.seedWeight)
      pair.backward = seen / (other + Self.seedWeight)
    } else {
      pair.forward = (pair.links - Self.discount) / count
      pair.backward = (pair.links - Self.discount) / other
    }
  }

  /// Counts a pair in those beads only in which it is the best for its signs; where it is so for one
  /// of them it counts by a third, for both as one.
  private func link(
    _ candidates: inout Candidates, _ sources: BeadSigns, _ targets: BeadSigns
  ) {
    var thirds = [Int32](repeating: 0, count: candidates.pairs.count)
    let strengths = candidates.pairs.map { $0.forward * $0.backward }
    var bead = [Int32](repeating: -1, count: target.keys.count)
    var bestOfTarget = [Int32](repeating: -1, count: target.keys.count)
    var bestOfSources: [Int] = []
    for number in 0..<sources.count {
      for sign in targets.signs(number) {
        bead[Int(sign)] = Int32(number)
        bestOfTarget[Int(sign)] = -1
      }
      bestOfSources.removeAll(keepingCapacity: true)
      for sign in sources.signs(number) {
        var best = -1
        for index in candidates.pairs(Int(sign)) {
          let other = Int(candidates.pairs[index].target)
          guard bead[other] == Int32(number) else { continue }
          if best < 0 || strengths[index] > strengths[best] { best = index }
          let rival = Int(bestOfTarget[other])
          if rival < 0 || strengths[index] > strengths[rival] { bestOfTarget[other] = Int32(index) }
        }
        if best >= 0 { bestOfSources.append(best) }
      }
      for index in bestOfSources {
        let isMutual = bestOfTarget[Int(candidates.pairs[index].target)] == Int32(index)
        thirds[index] += isMutual ? 2 : 1
      }
      for sign in targets.signs(number) where bestOfTarget[Int(sign)] >= 0 {
        thirds[Int(bestOfTarget[Int(sign)])] += 1
      }
    }
    var kept = Candidates()
    for sign in source.keys.indices {
      for index in candidates.pairs(sign) {
        var pair = candidates.pairs[index]
        pair.links = Double(thirds[index]) / 3
        guard pair.seed > 0 || pair.links > 1 else { continue }
        setChances(&pair, sign, sources, targets)
        kept.pairs.append(pair)
      }
      kept.starts.append(kept.pairs.count)
    }
    candidates = kept
  }
}
