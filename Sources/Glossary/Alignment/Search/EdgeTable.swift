/// How much likelier two sentences begin or end as they do if they belong together, by what each of them
/// begins or ends with.
///
/// A comma at the end mostly stays a comma, and a sentence that begins small is the rest of one. How far
/// that holds the beads of a text tell themselves: where its translation changes marks, they say nothing.
struct EdgeTable: Sendable {
  /// The logarithm of the ratio, in hundredths, row by row of the source's kinds.
  private(set) var gains: [Int32]

  /// How many kinds there are.
  let kinds: Int

  /// How likely a kind stays what it is before anything is known: as other marks do.
  private static let identity = Double(LexicalSeed.identity(.mark)) / 1_000

  /// Learns from the kinds of both sides of each bead.
  ///
  /// A pair of kinds is met so often in the other beads, beside so often as chance has it; what is known
  /// beforehand counts as much as `LexiconLearner.seedWeight`. The one bead that is taken off is the one
  /// that is judged, since it may be wrong.
  ///
  /// - Complexity: O(sentences + beads).
  init(
    _ source: some Collection<UInt8>, _ target: some Collection<UInt8>, kinds: Int,
    beads: [(source: UInt8, target: UInt8)]
  ) {
    self.kinds = kinds
    let shares = (Self.shares(source, kinds), Self.shares(target, kinds))
    var seen = [Double](repeating: 0, count: kinds * kinds)
    var ofSource = [Double](repeating: 0, count: kinds)
    var ofTarget = ofSource
    for bead in beads {
      seen[Int(bead.source) * kinds + Int(bead.target)] += 1
      ofSource[Int(bead.source)] += 1
      ofTarget[Int(bead.target)] += 1
    }
    let total = Double(max(1, beads.count))
    gains = (0..<kinds * kinds).map { pair in
      let (left, right) = (pair / kinds, pair % kinds)
      let same = left == right ? Self.identity / max(shares.0[left], shares.1[right]) : 0
      let prior = LexiconLearner.seedWeight * (same + 1 - Self.identity)
      let chance = ofSource[left] * ofTarget[right] / total
      return Logarithm.hundredths(
        (max(0, seen[pair] - 1) + prior) / (chance + LexiconLearner.seedWeight))
    }
  }

  /// How often each kind is met, where none is impossible.
  private static func shares(_ side: some Collection<UInt8>, _ kinds: Int) -> [Double] {
    var counts = [Double](repeating: 1 / Double(kinds), count: kinds)
    for kind in side { counts[Int(kind)] += 1 }
    return counts.map { $0 / Double(side.count + 1) }
  }
}
