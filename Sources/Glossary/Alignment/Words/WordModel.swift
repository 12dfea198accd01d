/// What is learnt of the words of two languages from sentences and their translations: how probable
/// each word of a translation is for each word of the source, and how far its words jump.
///
/// First model 1 (P. F. Brown et al., "The Mathematics of Statistical Machine Translation",
/// Computational Linguistics 19 (2), 1993), then a hidden Markov model whose states are the words of
/// the source (Vogel, Ney and Tillmann 1996) and the empty word at each of them (F. J. Och and H. Ney,
/// "A Systematic Comparison of Various Statistical Alignment Models", Computational Linguistics 29
/// (1), 2003). The result is the same on every machine and for any number of threads.
public struct WordModel: Sendable {
  /// How a model is learnt.
  public struct Options: Hashable, Sendable {
    /// The number of passes of model 1.
    public var lexicalPasses = 5

    /// The number of passes of the hidden Markov model.
    public var jumpPasses = 4

    /// The prior of each word; 0 for the highest likelihood.
    public var prior = 0.01

    /// What a pair of equal words weighs beside what is seen, in occurrences.
    public var equalWordWeight = 1.0

    /// Makes the usual options.
    public init() {}
  }

  /// The most words of a sentence on either side; longer ones are not learnt from.
  public static let longestSentence = 400

  /// The probability that a word stands for none of the source.
  static let nullProbability: Float = 0.15

  /// Words that are less probable after two passes of model 1 are given up.
  private static let leastProbability: Float = 1e-5

  /// The logarithm of the likelihood of the translations before each pass of model 1.
  public private(set) var logLikelihoods: [Double] = []

  private(set) var table: LexicalTable
  private(set) var jumps: JumpModel

  /// Learns a model.
  ///
  /// - Parameters:
  ///   - pairs: The sentences.
  ///   - equalWords: Words that are the same in both languages, such as names: the number of the
  ///     translation's word by that of the source's, −1 where there is none.
  ///   - options: How it is learnt.
  /// - Complexity: O(sum of source length · target length), with a factor of 129 at the most for the
  ///   jumps.
  public init(_ pairs: SentencePairs, equalWords: [Int32] = [], options: Options = Options()) {
    table = LexicalTable(pairs)
    jumps = JumpModel(reach: Self.longestSentence + 1)
    let learnt = (0..<pairs.count).filter { Self.isLearntFrom(pairs, $0) }
    var slots: [Int] = []
    for pass in 0..<options.lexicalPasses {
      var logLikelihood = 0.0
      for pair in learnt {
        logLikelihood += table.count(pairs.source(pair), pairs.target(pair), &slots)
      }
      logLikelihoods.append(logLikelihood)
      table.add(options.equalWordWeight, atEqual: equalWords)
      table.maximize(prior: options.prior)
      // Without a prior nothing is given up, so that the likelihood never falls.
      if pass > 0, options.prior > 0 { table = table.pruned(below: Self.leastProbability) }
    }
    var chain = WordChain()
    for _ in 0..<options.jumpPasses {
      var counts = [Double](repeating: 0, count: 2 * JumpModel.farthest + 1)
      for pair in learnt {
        chain.read(pairs.source(pair), pairs.target(pair), table, jumps)
        chain.count(into: &table)
        chain.countJumps(into: &counts, jumps)
      }
      table.add(options.equalWordWeight, atEqual: equalWords)
      table.maximize(prior: options.prior)
      jumps.setWeights(counts: counts)
    }
  }

  /// Whether a pair has words on both sides, and not too many.
  static func isLearntFrom(_ pairs: SentencePairs, _ pair: Int) -> Bool {
    let lengths = 1...longestSentence
    return lengths.contains(pairs.source(pair).count) && lengths.contains(pairs.target(pair).count)
  }

  /// For each word of a translation the place of the word of the source that it most probably stands
  /// for, −1 for none; all −1 for sentences that are too long.
  ///
  /// The word is the one with the highest posterior probability, if that is higher than the one of
  /// none.
  func links(
    _ source: ArraySlice<Int32>, _ target: ArraySlice<Int32>, _ chain: inout WordChain
  ) -> [Int32] {
    let lengths = 1...Self.longestSentence
    guard lengths.contains(source.count), lengths.contains(target.count) else {
      return Array(repeating: -1, count: target.count)
    }
    chain.read(source, target, table, jumps)
    return chain.links()
  }
}

extension LexicalTable {
  /// Adds to the counts of words that are the same in both languages.
  mutating func add(_ weight: Double, atEqual words: [Int32]) {
    for (source, target) in words.enumerated() where target >= 0 {
      if let slot = index(Int32(source), target) { add(weight, at: slot) }
    }
  }

  /// Adds to the counts what model 1 expects of a sentence; the logarithm of its likelihood.
  mutating func count(
    _ source: ArraySlice<Int32>, _ target: ArraySlice<Int32>, _ found: inout [Int]
  ) -> Double {
    let share = (1 - WordModel.nullProbability) / Float(source.count)
    var logLikelihood = 0.0
    for word in target {
      found.removeAll(keepingCapacity: true)
      let null = WordModel.nullProbability * nullValues[Int(word)]
      var sum = null
      for sourceWord in source {
        guard let slot = index(sourceWord, word) else { continue }
        found.append(slot)
        sum += share * slots[slot].probability
      }
      guard sum > 0 else { continue }
      for slot in found { add(Double(share * slots[slot].probability / sum), at: slot) }
      addNull(Double(null / sum), of: word)
      logLikelihood += Logarithm.of(Double(sum))
    }
    return logLikelihood
  }
}
