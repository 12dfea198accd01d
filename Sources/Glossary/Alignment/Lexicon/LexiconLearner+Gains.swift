/// How much the pairs that were learnt say.
extension LexiconLearner {
  /// The highest coverage.
  private static let highestCoverage = 0.95

  /// What an entry must say at the least, in hundredths; what says less costs more time than it is worth.
  private static let leastGain: Int32 = 150

  /// What candidates say for beads, and what a sign says that none explains.
  func lexicon(
    _ candidates: Candidates, _ sources: BeadSigns, _ targets: BeadSigns
  ) -> SignLexicon {
    let coverage = coverage(candidates, sources, targets)
    let chances = (source: Self.chances(source), target: Self.chances(target))
    var lexicon = SignLexicon(
      starts: [0], entries: [],
      sourceMiss: coverage.source.map { Self.hundredths(1 - $0) },
      targetMiss: coverage.target.map { Self.hundredths(1 - $0) })
    for sign in source.keys.indices {
      let odds = coverage.source[sign] / (1 - coverage.source[sign])
      for index in candidates.pairs(sign) {
        let pair = candidates.pairs[index]
        let other = Int(pair.target)
        let otherOdds = coverage.target[other] / (1 - coverage.target[other])
        let forward = Self.hundredths(1 + otherOdds * pair.forward / chances.target[other])
        let backward = Self.hundredths(1 + odds * pair.backward / chances.source[sign])
        guard min(forward, backward) >= Self.leastGain else { continue }
        lexicon.entries.append(
          SignLexicon.Entry(target: pair.target, forward: forward, backward: backward))
      }
      lexicon.starts.append(Int32(lexicon.entries.count))
    }
    return lexicon
  }

  /// How often a sign is explained by the other side of its bead.
  private func coverage(
    _ candidates: Candidates, _ sources: BeadSigns, _ targets: BeadSigns
  ) -> (source: [Double], target: [Double]) {
    var before = (
      source: [Double](repeating: 0, count: source.keys.count),
      target: [Double](repeating: 0, count: target.keys.count)
    )
    for sign in source.keys.indices {
      for pair in candidates.pairs[candidates.pairs(sign)] {
        let chance = pair.seed > 0 ? pair.seed : 0.5
        before.source[sign] = max(before.source[sign], chance)
        before.target[Int(pair.target)] = max(before.target[Int(pair.target)], chance)
      }
    }
    var explained = (
      source: [Int32](repeating: 0, count: source.keys.count),
      target: [Int32](repeating: 0, count: target.keys.count)
    )
    var bead = [Int32](repeating: -1, count: target.keys.count)
    var done = bead
    for number in 0..<sources.count {
      for sign in targets.signs(number) { bead[Int(sign)] = Int32(number) }
      for sign in sources.signs(number) {
        var isExplained = false
        for index in candidates.pairs(Int(sign)) {
          let other = Int(candidates.pairs[index].target)
          guard bead[other] == Int32(number) else { continue }
          isExplained = true
          if done[other] != Int32(number) {
            done[other] = Int32(number)
            explained.target[other] += 1
          }
        }
        if isExplained { explained.source[Int(sign)] += 1 }
      }
    }
    return (
      source: Self.coverage(explained.source, sources.counts, before.source),
      target: Self.coverage(explained.target, targets.counts, before.target)
    )
  }

  private static func coverage(
    _ explained: [Int32], _ counts: [Int32], _ before: [Double]
  ) -> [Double] {
    explained.indices.map { sign in
      guard before[sign] > 0 else { return 0 }
      let share =
        (Double(explained[sign]) + seedWeight * before[sign])
        / (Double(counts[sign]) + seedWeight)
      return min(highestCoverage, share)
    }
  }

  /// The chance of meeting each sign in a sentence.
  private static func chances(_ side: SentenceWords) -> [Double] {
    var counts = [Double](repeating: 0, count: side.keys.count)
    for sign in side.signs { counts[Int(sign)] += 1 }
    let total = Double(max(1, side.lengths.count))
    return counts.map { max($0, 1) / total }
  }

  /// The natural logarithm in hundredths.
  private static func hundredths(_ value: Double) -> Int32 { Logarithm.hundredths(value) }
}
