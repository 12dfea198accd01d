/// Whether two texts are translations of each other.
///
/// Beads of one half of the text teach a lexicon, and those of the other half are put to it: their
/// signs should explain each other better than those of a sentence and the translation of another. In
/// texts that have nothing to do with each other they do so as often as not.
struct Kinship {
  /// How often a bead beat a stranger, in hundredths of a per cent; of ties half count.
  let wins: Int

  /// How many beads were tried.
  let beads: Int

  /// How far away the strangers are taken from, where the text has so many beads.
  private static let distances = [1, 3, 7, 13]

  /// Translations win 92 times of a hundred and more, others 50 to 56 times: between them lies this.
  private static let leastWins = 7_000

  /// The most beads that are tried.
  private static let mostBeads = 1_000

  /// - Complexity: as that of learning two lexicons.
  init(
    _ source: SentenceWords, _ target: SentenceWords, learner: LexiconLearner, beads: [Bead]
  ) {
    let pairs = beads.filter(\.isPaired)
    var (won, ties, trials, tried) = (0, 0, 0, 0)
    let step = max(1, pairs.count / Self.mostBeads)
    for half in 0...1 {
      let lexicon = learner.lexicon(
        from: pairs.enumerated().filter { $0.offset / step % 2 != half }.map(\.element))
      var meter = PairMeter(source, target, lexicon)
      for index in stride(from: half * step, to: pairs.count, by: 2 * step) {
        let own = meter.gain(pairs[index].source, pairs[index].target)
        for distance in Self.distances where pairs.count > distance {
          let stranger = pairs[(index + distance) % pairs.count]
          let other = meter.gain(pairs[index].source, stranger.target)
          won += own > other ? 1 : 0
          ties += own == other ? 1 : 0
          trials += 1
        }
        tried += 1
      }
    }
    self.beads = tried
    wins = trials == 0 ? 5_000 : (10_000 * won + 5_000 * ties) / trials
  }

  /// What is concluded: texts are called unrelated only where chance, at three standard deviations,
  /// does not make them look so.
  var verdict: DocumentAlignment.Verdict {
    guard beads > 0 else { return .unknown }
    if wins >= Self.leastWins { return .translation }
    let chance = Int(15_000 / Double(beads).squareRoot())
    return wins + chance < Self.leastWins ? .unrelated : .unknown
  }
}

/// Measures what the signs of two stretches say for each other.
struct PairMeter {
  private let source: SentenceWords
  private let target: SentenceWords
  private let lexicon: SignLexicon

  /// The last pair in which each sign of the target stood.
  private var pair: [Int32]
  private var current: Int32 = -1

  init(_ source: SentenceWords, _ target: SentenceWords, _ lexicon: SignLexicon) {
    self.source = source
    self.target = target
    self.lexicon = lexicon
    pair = Array(repeating: -1, count: target.keys.count)
  }

  /// The gains of the source's signs, each from its best sign of the target, for each hundred signs of
  /// both: so that long sentences are not liked for their length.
  mutating func gain(_ sources: Range<Int>, _ targets: Range<Int>) -> Int {
    let (gain, _) = evidence(sources, targets)
    let signs =
      source.starts[sources.upperBound] - source.starts[sources.lowerBound]
      + target.starts[targets.upperBound] - target.starts[targets.lowerBound]
    return 100 * gain / max(1, Int(signs))
  }

  /// The gains of the source's signs, and how many have one.
  mutating func evidence(_ sources: Range<Int>, _ targets: Range<Int>) -> (gain: Int, signs: Int) {
    current += 1
    for sentence in targets {
      for sign in target.signs(sentence) { pair[Int(sign)] = current }
    }
    var sum = 0
    var signs = 0
    for sentence in sources {
      for sign in source.signs(sentence) {
        var best: Int32 = 0
        for index in lexicon.entries(sign)
        where pair[Int(lexicon.entries[index].target)] == current {
          best = max(best, lexicon.entries[index].backward)
        }
        if best > 0 { signs += 1 }
        sum += Int(best)
      }
    }
    return (sum, signs)
  }
}
