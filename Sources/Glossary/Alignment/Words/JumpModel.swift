/// How probable it is that a word of a translation stands for a word so many places after the one
/// that the word before it stands for.
///
/// Jumps of more than `farthest` words count as one kind. The probabilities of the places of one
/// source are those of the jumps that lead to them, brought to a sum of 1 (S. Vogel, H. Ney and
/// C. Tillmann, "HMM-Based Word Alignment in Statistical Translation", COLING 1996).
struct JumpModel: Sendable {
  /// The farthest jump that has a probability of its own.
  static let farthest = 12

  /// The weights of jumps from −`reach` to `reach`.
  private(set) var weights: [Float]

  /// The sums of the weights before each, in step with `weights` and one longer.
  private var sums: [Float]

  /// The longest source.
  let reach: Int

  /// Makes a model that favours going on to the next word, for sources of at most so many words.
  init(reach: Int) {
    self.reach = reach
    weights = []
    sums = []
    var counts = [Double](repeating: 0, count: 2 * Self.farthest + 1)
    for jump in -Self.farthest...Self.farthest {
      counts[jump + Self.farthest] = 1 / Double(1 + abs(jump - 1))
    }
    setWeights(counts: counts)
  }

  /// Sets the weights by the expected counts of jumps from −`farthest` to `farthest`.
  mutating func setWeights(counts: [Double]) {
    let total = counts.reduce(0, +) + 1
    weights = (-reach...reach).map { jump in
      let kind = min(max(jump, -Self.farthest), Self.farthest)
      // What lies beyond is one kind, spread over as many places as it has in a usual sentence.
      let places = abs(kind) == Self.farthest ? 12.0 : 1
      let floor = 1 / Double(4 * Self.farthest)
      return Float((counts[kind + Self.farthest] + floor) / places / total)
    }
    sums = [0]
    for weight in weights { sums.append((sums.last ?? 0) + weight) }
  }

  /// One over the weight of all jumps from a place of a source of so many words; −1 is before it.
  @inline(__always)
  func scale(from place: Int, length: Int) -> Float {
    let first = reach - place
    let sum = sums[first + length] - sums[first]
    return sum > 0 ? 1 / sum : 0
  }
}
