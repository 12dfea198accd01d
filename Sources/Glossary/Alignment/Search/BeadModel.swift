/// How likely beads of each shape are, and how long translations are: guesses that the texts correct.
struct BeadModel: Sendable {
  /// The share of each shape among all beads.
  private(set) var shares: [Double]

  /// How often a sentence without a counterpart is followed by another of the same side.
  private(set) var goingOn: Double

  /// How many characters of the translation a character of the text becomes.
  private(set) var ratio: Double

  /// The variance of the length of a translation for each of its characters.
  ///
  /// W. A. Gale and K. W. Church, "A Program for Aligning Sentences in Bilingual Corpora", Computational
  /// Linguistics 19, 1993, find 6.8 for characters with blanks.
  private(set) var variance: Double

  /// How sentences begin and end that belong together.
  private(set) var edges: (start: EdgeTable, end: EdgeTable)

  /// The sentences that recur within others, and which of them are translations of each other.
  let repeated: (source: RecurringSegments, target: RecurringSegments)
  private(set) var segments = SegmentPairs()

  /// The mean length of a sentence of the target.
  let meanLength: Double

  /// How many beads the guess of the shapes weighs.
  private static let shapeWeight = 1_000.0

  /// The guess of how often sentences without a counterpart go on, and how many of them it weighs.
  private static let usualGoingOn = 0.1
  private static let goingOnWeight = 2.0

  /// How many characters the guess weighs that a translation is as long as its source.
  private static let ratioWeight = 2_000.0

  /// How many anchors tell more than the whole lengths do.
  private static let fewestAnchors = 10

  /// The variance before anything is known, and how many beads that weighs.
  private static let usualVariance = 8.0
  private static let varianceWeight = 20.0

  /// The share of pairs that is taken for the shortest deviations, and what their mean must grow by to
  /// be that of all, were they normally distributed.
  private static let trimmed = 0.95
  private static let trimFactor = 1.3

  /// Guesses from the lengths of sentences that are anchored to each other, or where there are few, from
  /// the whole lengths: one text may be longer because it has more to say.
  init(_ source: SentenceWords, _ target: SentenceWords, anchors: [SearchBand.Point]) {
    var lengths = (source: Self.length(source), target: Self.length(target))
    meanLength = lengths.target / Double(max(1, target.count))
    if anchors.count >= Self.fewestAnchors {
      lengths = anchors.reduce((0, 0)) { sums, point in
        (
          sums.0 + Double(source.lengths[point.row]), sums.1 + Double(target.lengths[point.column])
        )
      }
    }
    shares = BeadShape.shares.map { Double($0) / 1_000_000 }
    goingOn = Self.usualGoingOn
    ratio = (lengths.target + Self.ratioWeight) / (lengths.source + Self.ratioWeight)
    variance = Self.usualVariance
    edges = Self.edges([], source, target)
    repeated = (RecurringSegments(source), RecurringSegments(target))
  }

  /// Learns from beads.
  mutating func learn(_ beads: [Bead], _ source: SentenceWords, _ target: SentenceWords) {
    var counts = [Double](repeating: 0, count: BeadShape.all.count)
    var last: Int?
    for bead in beads {
      let shape = BeadShape.number(of: bead)
      // Of sentences alone in a row the first tells how often such a row begins.
      if bead.isPaired || shape != last { counts[shape] += 1 }
      last = shape
    }
    let total = counts.reduce(0, +) + Self.shapeWeight
    for (shape, share) in BeadShape.shares.enumerated() {
      shares[shape] = (counts[shape] + Self.shapeWeight * Double(share) / 1_000_000) / total
    }
    learnGoingOn(beads)
    edges = Self.edges(beads.filter(\.isPaired), source, target)
    segments = SegmentPairs(repeated.source, repeated.target, beads: beads)
    let pairs = beads.filter { $0.source.count == 1 && $0.target.count == 1 && $0.score > 0 }
      .map { bead in
        (
          Double(source.lengths[bead.source.lowerBound]),
          Double(target.lengths[bead.target.lowerBound])
        )
      }
    let sums = pairs.reduce((0.0, 0.0)) { ($0.0 + $1.0, $0.1 + $1.1) }
    ratio = (sums.1 + Self.ratioWeight) / (sums.0 + Self.ratioWeight)
    learnVariance(pairs)
  }

  private static func edges(
    _ beads: [Bead], _ source: SentenceWords, _ target: SentenceWords
  ) -> (start: EdgeTable, end: EdgeTable) {
    let start = EdgeTable(
      source.startKinds.prefix(source.count), target.startKinds.prefix(target.count),
      kinds: SentenceEdges.Start.allCases.count,
      beads: beads.map {
        (source.startKinds[$0.source.lowerBound], target.startKinds[$0.target.lowerBound])
      })
    let end = EdgeTable(
      source.endKinds.prefix(source.count), target.endKinds.prefix(target.count),
      kinds: SentenceEdges.End.allCases.count,
      beads: beads.map {
        (source.endKinds[$0.source.upperBound - 1], target.endKinds[$0.target.upperBound - 1])
      })
    return (start, end)
  }

  /// Where both sides have sentences alone in one place, something was put in other words there, and only
  /// what one side has more of goes on.
  private mutating func learnGoingOn(_ beads: [Bead]) {
    var (alone, going, excess) = (0, 0, 0)
    for bead in beads {
      if bead.isPaired {
        going += max(0, abs(excess) - 1)
        excess = 0
      } else {
        alone += 1
        excess += bead.target.isEmpty ? 1 : -1
      }
    }
    going += max(0, abs(excess) - 1)
    goingOn =
      (Double(going) + Self.goingOnWeight * Self.usualGoingOn)
      / (Double(alone) + Self.goingOnWeight)
  }

  private mutating func learnVariance(_ pairs: [(Double, Double)]) {
    let deviations = pairs.map { length, translated in
      let expected = ratio * length
      return (translated - expected) * (translated - expected) / ((expected + translated) / 2 + 1)
    }.sorted()
    let kept = deviations.prefix(Int(Self.trimmed * Double(deviations.count)))
    guard !kept.isEmpty else { return }
    variance =
      (kept.reduce(0, +) * Self.trimFactor + Self.varianceWeight * Self.usualVariance)
      / (Double(kept.count) + Self.varianceWeight)
  }

  private static func length(_ side: SentenceWords) -> Double {
    side.lengths.prefix(side.count).reduce(0) { $0 + Double($1) }
  }
}
