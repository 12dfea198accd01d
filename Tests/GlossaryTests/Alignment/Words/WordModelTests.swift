import Testing

@testable import Glossary

@Suite struct WordModelTests {
  @Test(arguments: 0..<40 as Range<UInt64>) func likelihoodNeverFalls(seed: UInt64) {
    let pairs = RandomPairs.make(seed: seed, count: 30)
    var options = WordModel.Options()
    options.lexicalPasses = 12
    options.jumpPasses = 0
    options.prior = 0
    let likelihoods = WordModel(pairs, options: options).logLikelihoods
    #expect(likelihoods.count == 12)
    for (before, after) in zip(likelihoods, likelihoods.dropFirst()) {
      // Probabilities are kept in single precision.
      #expect(after >= before - abs(before) * 1e-5, "\(likelihoods)")
    }
    #expect((likelihoods.last ?? 0) > (likelihoods.first ?? 0))
  }

  @Test(arguments: 0..<20 as Range<UInt64>) func expectedCountsAddUp(seed: UInt64) {
    let pairs = RandomPairs.make(seed: seed, count: 20)
    var table = LexicalTable(pairs)
    var found: [Int] = []
    for pair in 0..<pairs.count {
      _ = table.count(pairs.source(pair), pairs.target(pair), &found)
    }
    // Each word of a translation is shared out once.
    let words = (0..<pairs.count).reduce(0) { $0 + pairs.target($1).count }
    let expected = table.slots.reduce(0) { $0 + $1.count } + table.nullCounts.reduce(0, +)
    #expect(abs(expected - Double(words)) < 1e-3 * Double(words))
  }

  @Test(arguments: 0..<20 as Range<UInt64>) func probabilitiesOfARowAddUpToOne(seed: UInt64) {
    let pairs = RandomPairs.make(seed: seed, count: 25)
    var options = WordModel.Options()
    options.prior = 0
    options.jumpPasses = 0
    let model = WordModel(pairs, options: options)
    let seen = Set((0..<pairs.count).flatMap { pairs.source($0) })
    for word in seen {
      let sum = model.table.row(Int(word)).reduce(0) { $0 + $1.probability }
      #expect(abs(sum - 1) < 1e-4)
    }
  }

  @Test(arguments: 0..<30 as Range<UInt64>) func chainEqualsTheSumOverAllPaths(seed: UInt64) {
    let pairs = RandomPairs.make(seed: seed, count: 12, vocabulary: 6)
    let model = WordModel(pairs)
    var chain = WordChain()
    for pair in 0..<pairs.count where pairs.source(pair).count <= 4 && pairs.target(pair).count <= 4
    {
      chain.read(pairs.source(pair), pairs.target(pair), model.table, model.jumps)
      let plain = PlainWordChain(
        Array(pairs.source(pair)), Array(pairs.target(pair)), model.table, model.jumps
      ).posteriors()
      for (fast, slow) in zip(chain.posteriors(), plain) {
        for (one, other) in zip(fast.places, slow.places) { #expect(abs(one - other) < 1e-3) }
        #expect(abs(fast.none - slow.none) < 1e-3)
      }
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>) func posteriorsAddUpToOne(seed: UInt64) {
    let pairs = RandomPairs.make(seed: seed, count: 15)
    let model = WordModel(pairs)
    var chain = WordChain()
    for pair in 0..<pairs.count {
      chain.read(pairs.source(pair), pairs.target(pair), model.table, model.jumps)
      for row in chain.posteriors() {
        #expect(abs(row.places.reduce(row.none, +) - 1) < 1e-3)
      }
    }
  }

  @Test func wordsBeyondTheRowLimitAreLeftOut() {
    var pairs = SentencePairs()
    for word in 0..<Int32(LexicalTable.rowLimit + 50) {
      pairs.append(source: [0, word + 1], target: [word, Int32(LexicalTable.rowLimit + 60)])
    }
    let table = LexicalTable(pairs)
    #expect(table.row(0).count == LexicalTable.rowLimit)
    // What stands opposite in every pair is the last to go.
    #expect(table.index(0, Int32(LexicalTable.rowLimit + 60)) != nil)
  }

  @Test func emptyAndOneSidedSentencesAreNotLearntFrom() {
    var pairs = SentencePairs()
    pairs.append(source: [], target: [])
    pairs.append(source: [0, 1], target: [])
    pairs.append(source: [], target: [0])
    let model = WordModel(pairs)
    var chain = WordChain()
    #expect(model.links(pairs.source(1), pairs.target(1), &chain) == [])
    #expect(model.links(pairs.source(2), pairs.target(2), &chain) == [-1])
    #expect(WordModel(SentencePairs()).logLikelihoods.allSatisfy { $0 == 0 })
  }

  @Test func sentencesThatAreTooLongHaveNoLinks() {
    var pairs = SentencePairs()
    let long = (0...Int32(WordModel.longestSentence)).map { $0 % 5 }
    pairs.append(source: long, target: long)
    let model = WordModel(pairs)
    var chain = WordChain()
    let links = model.links(pairs.source(0), pairs.target(0), &chain)
    #expect(links == Array(repeating: -1, count: long.count))
  }
}
