import Testing
import TestSupport

@testable import Glossary

@Suite struct WordAlignerTests {
  @Test(arguments: 0..<10 as Range<UInt64>) func textWithItselfIsLinkedPlaceByPlace(seed: UInt64)
    async
  {
    let pairs = RandomPairs.make(seed: seed, count: 60, swaps: false, noise: false)
    let aligner = await WordAligner(pairs)
    for pair in 0..<pairs.count where Set(pairs.source(pair)).count == pairs.source(pair).count {
      let diagonal = pairs.source(pair).indices.map {
        let place = $0 - pairs.source(pair).startIndex
        return WordLink(place, place)
      }
      #expect(aligner.links(ofPair: pair) == diagonal)
    }
  }

  @Test(arguments: 0..<10 as Range<UInt64>) func wordsThatChangePlacesAreFound(seed: UInt64) async {
    let pairs = RandomPairs.make(seed: seed, count: 200)
    let aligner = await WordAligner(pairs)
    var right = 0
    var found = 0
    for pair in 0..<pairs.count {
      let (source, target) = (Array(pairs.source(pair)), Array(pairs.target(pair)))
      for link in aligner.links(ofPair: pair) {
        found += 1
        if source[link.source] == target[link.target] { right += 1 }
      }
    }
    #expect(right * 100 >= found * 97, "\(right) of \(found)")
  }

  @Test(arguments: 0..<10 as Range<UInt64>) func modelsAreTheSameEachTime(seed: UInt64) async {
    let pairs = RandomPairs.make(seed: seed, count: 600)
    let first = await WordAligner(pairs).alignment()
    let second = await WordAligner(pairs)
    #expect(await second.alignment() == first)
    #expect((0..<pairs.count).map { second.links(ofPair: $0) } == first)
  }

  @Test func repeatedPairsHaveEqualLinks() async {
    var pairs = RandomPairs.make(seed: 3, count: 40)
    let once = pairs
    for pair in 0..<once.count {
      pairs.append(source: Array(once.source(pair)), target: Array(once.target(pair)))
    }
    let aligner = await WordAligner(pairs)
    for pair in 0..<once.count {
      #expect(aligner.links(ofPair: pair) == aligner.links(ofPair: pair + once.count))
    }
  }

  @Test func equalWordsDrawRareNamesTogether() async {
    var pairs = SentencePairs()
    // Words 8 and 9 come once, in one sentence; word 8 of the source is word 9 of the translation.
    pairs.append(source: [8, 9], target: [8, 9])
    var equal = [Int32](repeating: -1, count: 10)
    equal[8] = 9
    let aligner = await WordAligner(pairs, equalWords: equal)
    #expect(aligner.links(ofPair: 0).contains(WordLink(0, 1)))
  }

  @Test func nothingHasNoLinks() async {
    #expect(await WordAligner(SentencePairs()).alignment() == [])
  }
}

@Suite struct SymmetrizationTests {
  @Test(arguments: 0..<500 as Range<UInt64>) func liesBetweenIntersectionAndUnion(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let sourceCount = Int.random(in: 1...9, using: &random)
    let targetCount = Int.random(in: 1...9, using: &random)
    let forward = (0..<targetCount).map { _ in
      Int32.random(in: -1..<Int32(sourceCount), using: &random)
    }
    let backward = (0..<sourceCount).map { _ in
      Int32.random(in: -1..<Int32(targetCount), using: &random)
    }
    let one = Set(
      forward.indices.filter { forward[$0] >= 0 }.map { WordLink(Int(forward[$0]), $0) })
    let other = Set(
      backward.indices.filter { backward[$0] >= 0 }.map { WordLink($0, Int(backward[$0])) })
    let links = Symmetrization.growDiagFinalAnd(forward: forward, backward: backward)
    #expect(links == links.sorted())
    #expect(Set(links).count == links.count)
    #expect(Set(links).isSuperset(of: one.intersection(other)))
    #expect(Set(links).isSubset(of: one.union(other)))
    // No link of either direction is left between two words that have none.
    let sources = Set(links.map(\.source))
    let targets = Set(links.map(\.target))
    for link in one.union(other) {
      #expect(sources.contains(link.source) || targets.contains(link.target))
    }
  }

  @Test func neighboursGrowAndLoneLinksAreTakenIn() {
    // 0–0 both ways; 1–1 only forward, beside it; 3–3 only backward, far from it.
    let links = Symmetrization.growDiagFinalAnd(
      forward: [0, 1, -1, -1], backward: [0, -1, -1, 3])
    #expect(links == [WordLink(0, 0), WordLink(1, 1), WordLink(3, 3)])
  }
}

@Suite struct ElementaryFunctionsTests {
  @Test(arguments: 0..<200 as Range<UInt64>) func logarithmUndoesTheExponential(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let number = Double.random(in: -300...300, using: &random)
    #expect(abs(Logarithm.of(Exponential.of(number)) - number) < 1e-11)
    let other = Double.random(in: 1e-9...1e9, using: &random)
    #expect(abs(Exponential.of(Logarithm.of(other)) / other - 1) < 1e-12)
  }

  @Test func knownValues() {
    #expect(Exponential.of(0) == 1)
    #expect(abs(Exponential.of(1) - 2.718_281_828_459_045) < 1e-14)
    #expect(abs(Logarithm.of(10) - 2.302_585_092_994_046) < 1e-14)
    #expect(Exponential.of(-1_000) == 0)
    // ψ(1) = −γ.
    #expect(abs(Digamma.exponential(1) - 0.561_459_483_566_885) < 1e-8)
    #expect(abs(Digamma.exponential(100) - 99.5004_166) < 1e-4)
  }
}
