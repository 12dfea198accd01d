/// Scores beads: how much likelier it is that their sentences belong together than that they met by
/// chance, in hundredths of the natural logarithm.
///
/// A score sums the share of the bead's shape, what its lengths say, and what its signs say. R. C.
/// Moore, "Fast and accurate sentence alignment of bilingual corpora", AMTA 2002, joins the same three.
struct BeadScorer {
  private let source: SentenceWords
  private let target: SentenceWords
  private let evidence: BandEvidence
  private let ratio: Double
  private let doubledVariance: Double
  private let shares: [Int32]
  private let shapes = BeadShape.all

  /// The score of a sentence without a counterpart behind another of the same side.
  let goingOn: Int32

  /// ln of how much a window holds, by its number of signs, in hundredths.
  private let sizes: [Int32]

  /// What the edges of a bead say, weighted.
  private let edges: (start: [Int32], end: [Int32])
  private let startCount = SentenceEdges.Start.allCases.count
  private let endCount = SentenceEdges.End.allCases.count
  private let repeated: (source: RecurringSegments, target: RecurringSegments)
  private let segments: SegmentPairs

  /// ln of the density of a normal deviation of 0, by the mean length, in hundredths.
  private let peaks: [Int32]

  /// ln of the density of the length of one, two and three sentences of the target, by the last.
  private let lengths: [[Int32]]

  /// What a score of signs is multiplied with, by the number of signs of a side, in thousandths.
  private let weights: [Int32]

  /// ln of the share of pairs whose lengths say nothing, in hundredths.
  private static let leastLength: Int32 = -391

  /// What a bead loses for each block that begins inside it.
  private static let blockLoss: Int32 = 200

  /// Signs that stand together are not independent of each other: what n of them say grows with √n
  /// once n is well above this.
  private static let independentSigns = 8.0

  /// The weight of a single sign, in thousandths: half for each direction of the translation, less a
  /// fifth, since signs are no independent witnesses even then.
  private static let signWeight = 400.0

  /// What is said by what stands once a bead weighs both directions of the translation.
  private static let edgeWeight = 2 * signWeight / 1_000

  private static let longestMean = 4_096
  private static let mostSigns = 4_096

  init(
    _ source: SentenceWords, _ target: SentenceWords, _ model: BeadModel, _ evidence: BandEvidence
  ) {
    self.source = source
    self.target = target
    self.evidence = evidence
    ratio = model.ratio
    doubledVariance = 2 * model.variance
    shares = model.shares.enumerated().map { shape, share in
      let isAlone = shape == BeadShape.sourceAlone || shape == BeadShape.targetAlone
      // A row of sentences alone also ends, which its first one pays for.
      return Logarithm.hundredths(
        isAlone ? share * (1 - model.goingOn) * (1 - model.goingOn) : share)
    }
    goingOn = Logarithm.hundredths(model.goingOn)
    peaks = (0..<Self.longestMean).map {
      Logarithm.hundredths(2 * Double.pi * model.variance * Double(max(1, $0))) / -2
    }
    sizes = (0..<Self.mostSigns).map { Logarithm.hundredths(Double(max(1, $0))) }
    edges = (
      model.edges.start.gains.map(Self.weighted), model.edges.end.gains.map(Self.weighted)
    )
    repeated = model.repeated
    segments = model.segments
    lengths = (0...BandEvidence.longestWindow).map { Self.lengths(target, window: $0, model) }
    weights = (0..<256).map {
      let share = Self.independentSigns / (Self.independentSigns + Double($0))
      return Int32((Self.signWeight * share.squareRoot()).rounded())
    }
  }

  private static func weighted(_ gain: Int32) -> Int32 {
    Int32((edgeWeight * Double(gain)).rounded())
  }

  /// ln of the density of the length of so many sentences, by the last: a gamma distribution of shape
  /// two for each sentence, whose tail is long as that of sentences is.
  private static func lengths(
    _ side: SentenceWords, window: Int, _ model: BeadModel
  ) -> [Int32] {
    guard window > 0 else { return [] }
    let scale = max(1, model.meanLength / 2)
    let shape = Double(2 * window)
    let factorial = (1..<2 * window).reduce(1.0) { $0 * Double($1) }
    let constant = shape * Logarithm.of(scale) + Logarithm.of(factorial)
    var sum = 0.0
    return (0..<side.count).map { sentence in
      sum += Double(side.lengths[sentence])
      if sentence >= window { sum -= Double(side.lengths[sentence - window]) }
      let density = (shape - 1) * Logarithm.of(sum) - sum / scale - constant
      return Int32((100 * density).rounded())
    }
  }

  /// The score of a bead of a shape that ends before a row and a column.
  @inline(__always)
  func score(_ number: Int, row: Int, column: Int) -> Int32 {
    let shape = shapes[number]
    let share = shares[number]
    if shape.source == 0 || shape.target == 0 { return share }
    var signs: Int32 = 0
    var score: Int32 = 0
    var lengths: (source: Int32, target: Int32) = (0, 0)
    let (rows, columns) = (row - shape.source..<row, column - shape.target..<column)
    for sentence in rows {
      lengths.source += source.lengths[sentence]
      let place = place(sentence, column - 1, window: shape.target)
      let gain = place < 0 ? 0 : gain(evidence.backward[place], loss(source, sentence, rows))
      signs += source.starts[sentence + 1] - source.starts[sentence]
      score += evidence.sourceMiss[sentence] + gain
    }
    for sentence in columns {
      lengths.target += target.lengths[sentence]
      let place = place(row - 1, sentence, window: shape.source)
      let gain = place < 0 ? 0 : gain(evidence.forward[place], loss(target, sentence, columns))
      signs += target.starts[sentence + 1] - target.starts[sentence]
      score += evidence.targetMiss[sentence] + gain
    }
    let weighted = score * weights[min(weights.count - 1, Int(signs) / 2)] / 1_000
    let length = lengthScore(lengths.source, lengths.target, shape.target, column)
    return share + weighted + length - blocks(shape, row, column) + edges(rows, columns)
  }

  /// Where the evidence of a window that ends in a row and a column stands; -1 where there is none.
  @inline(__always)
  private func place(_ row: Int, _ column: Int, window: Int) -> Int {
    let low = Int(evidence.band.low[row])
    guard column >= low, column <= Int(evidence.band.high[row]) else { return -1 }
    let place = evidence.band.offsets[row] + column - low
    return place * BandEvidence.longestWindow + window - 1
  }

  @inline(__always)
  private func gain(_ sum: Int32, _ loss: Int32) -> Int32 {
    sum >> BandEvidence.shift - (sum & 0xFF) * loss
  }

  /// What each explained sign of a sentence loses in a window: it might as well stand in another of its
  /// sentences, the likelier the more they hold, and is there by chance the more often.
  @inline(__always)
  private func loss(_ side: SentenceWords, _ sentence: Int, _ window: Range<Int>) -> Int32 {
    guard window.count > 1 else { return 0 }
    return size(side, window) - size(side, sentence..<sentence + 1)
  }

  /// ln of how much sentences hold.
  ///
  /// `independentSigns` counts with each sentence, since what its signs say does not grow with their
  /// number either while there are few.
  @inline(__always)
  private func size(_ side: SentenceWords, _ sentences: Range<Int>) -> Int32 {
    let signs = Int(side.starts[sentences.upperBound] - side.starts[sentences.lowerBound])
    return sizes[min(Self.mostSigns - 1, signs + Int(Self.independentSigns) * sentences.count)]
  }

  /// What the beginning, the end and the repeated segments of a bead say.
  @inline(__always)
  private func edges(_ rows: Range<Int>, _ columns: Range<Int>) -> Int32 {
    let start =
      Int(source.startKinds[rows.lowerBound]) * startCount
      + Int(target.startKinds[columns.lowerBound])
    let end =
      Int(source.endKinds[rows.upperBound - 1]) * endCount
      + Int(target.endKinds[columns.upperBound - 1])
    let sum = edges.start[start] + edges.end[end]
    if segments.isEmpty || repeated.source.isEmpty(rows) && repeated.target.isEmpty(columns) {
      return sum
    }
    return sum
      + Self.weighted(
        segments.score(repeated.source.segments(rows), repeated.target.segments(columns)))
  }

  @inline(__always)
  private func lengthScore(_ source: Int32, _ target: Int32, _ window: Int, _ column: Int) -> Int32
  {
    let expected = ratio * Double(source)
    let length = Double(target)
    let mean = (expected + length) / 2 + 1
    let deviation = (length - expected) * (length - expected) / (doubledVariance * mean)
    let density = peaks[min(Self.longestMean - 1, Int(mean))] - Int32(100 * min(deviation, 1_000))
    return max(density - lengths[window][column - 1], Self.leastLength)
  }

  private func blocks(_ shape: BeadShape, _ row: Int, _ column: Int) -> Int32 {
    guard shape.source + shape.target > 2 else { return 0 }
    var begun: Int32 = 0
    for sentence in row - shape.source + 1..<row where source.startsBlock[sentence] { begun += 1 }
    for sentence in column - shape.target + 1..<column where target.startsBlock[sentence] {
      begun += 1
    }
    return begun * Self.blockLoss
  }
}
