/// Turns what the search knows of beads into how sure they are.
enum BeadConfidence {
  /// The margin at which a bead is as likely wrong as right, and by how much it must grow for the odds
  /// to grow by e, in hundredths of the natural logarithm; fitted to aligned texts.
  private static let evenMargin = 40
  private static let slope = 230

  /// Sets the confidence of beads.
  ///
  /// - Parameters:
  ///   - beads: The beads.
  ///   - margins: By how much the best way beats every other that does without each bead.
  ///   - kinship: Whether the texts are translations; if not, no pair is sure.
  /// - Returns: The beads with their confidence.
  static func rate(_ beads: [Bead], margins: [Int], kinship: Kinship) -> [Bead] {
    zip(beads, margins).map { bead, margin in
      var bead = bead
      let odds = logistic(100 * (margin - evenMargin) / slope)
      bead.confidence = bead.isPaired ? odds * trust(kinship) / 10_000 : odds
      return bead
    }
  }

  /// How far pairs are trusted at all: not, where a sentence fits strangers as well.
  private static func trust(_ kinship: Kinship) -> Int {
    switch kinship.verdict {
    case .translation: 10_000
    case .unknown: 7_000
    case .unrelated: max(0, kinship.wins - 5_000)
    }
  }

  /// The mean over all characters; those without a counterpart count nothing.
  static func mean(_ beads: [Bead], _ source: SentenceWords, _ target: SentenceWords) -> Int {
    var sum = 0
    var total = 0
    for bead in beads {
      let length =
        source.lengths[bead.source].reduce(0) { $0 + Int($1) }
        + target.lengths[bead.target].reduce(0) { $0 + Int($1) }
      total += length
      if bead.isPaired { sum += length * bead.confidence }
    }
    return total == 0 ? 0 : sum / total
  }

  /// 1 / (1 + e⁻ˣ) in hundredths of a per cent, of x in hundredths; a straight line between whole numbers.
  static func logistic(_ value: Int) -> Int {
    let magnitude = min(abs(value), 999)
    let (whole, rest) = (magnitude / 100, magnitude % 100)
    let positive = curve[whole] + (curve[whole + 1] - curve[whole]) * rest / 100
    return value < 0 ? 10_000 - positive : positive
  }

  /// The same of whole numbers from 0 to 10.
  private static let curve = [
    5_000, 7_311, 8_808, 9_526, 9_820, 9_933, 9_975, 9_991, 9_997, 9_999, 10_000,
  ]
}
