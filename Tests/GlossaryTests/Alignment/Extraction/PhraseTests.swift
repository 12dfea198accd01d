import TestSupport
import Testing

@testable import Glossary

@Suite struct PhraseTests {
  /// Sentences of few words with punctuation here and there.
  private func side(seed: UInt64) throws -> CorpusSide {
    var random = SeededGenerator(seed: seed)
    var side = CorpusSide(.english)
    var tokenizer = Tokenizer(.undetermined)
    let words = ["red", "blue", "house", "of", "the", "boat", "12", "ILO"]
    for _ in 0..<40 {
      var text = ""
      for _ in 0..<Int.random(in: 0...9, using: &random) {
        let gaps = [" ", " ", " ", "-", ", "]
        text += words.randomElement(using: &random) ?? ""
        text += gaps.randomElement(using: &random) ?? ""
      }
      try side.append(tokenizer.tokenize(text))
    }
    return side
  }

  @Test(arguments: 0..<60 as Range<UInt64>) func trieCountsAsAPlainScan(seed: UInt64) throws {
    let side = try side(seed: seed)
    let trie = PhraseTrie(side, longest: 4, minimum: 2)
    var counts: [[Int32]: Int] = [:]
    var sentences: [[Int32]: Set<Int>] = [:]
    for sentence in 0..<side.count {
      let places = side.words(sentence)
      for start in places {
        for end in start..<min(start + 4, places.upperBound) {
          if end > start, side.gaps[end] == .barrier { break }
          let phrase = (start...end).map(side.lemma(at:))
          counts[phrase, default: 0] += 1
          sentences[phrase, default: []].insert(sentence)
        }
      }
    }
    for (phrase, count) in counts {
      var node: PhraseTrie.Node = 0
      for word in phrase where node >= 0 { node = trie.node(node, word) }
      if count < 2 {
        #expect(node == PhraseTrie.none)
      } else {
        #expect(node > 0)
        guard node > 0 else { continue }
        #expect(Int(trie.counts[Int(node)]) == count)
        #expect(Int(trie.sentences[Int(node)]) == sentences[phrase]?.count)
        #expect(trie.phrase(node) == phrase)
      }
    }
  }

  struct Row: Sendable, CustomTestStringConvertible {
    var text: String
    var gaps: [CorpusSide.Gap]
    var testDescription: String { text }
  }

  @Test(arguments: [
    Row(text: "red house, blue boat", gaps: [.barrier, .space, .barrier, .space]),
    Row(text: "people-smuggling ring", gaps: [.barrier, .hyphen, .space]),
    Row(text: "red - blue", gaps: [.barrier, .barrier]),
    Row(text: "red – blue", gaps: [.barrier, .barrier]),
    Row(text: "red (blue) boat", gaps: [.barrier, .barrier, .barrier]),
    Row(text: "send {0} home", gaps: [.barrier, .barrier]),
    Row(text: "workers' rights", gaps: [.barrier, .space]),
  ])
  func gapsBetweenWords(row: Row) throws {
    var side = CorpusSide(.english)
    var tokenizer = Tokenizer(.undetermined)
    try side.append(tokenizer.tokenize(row.text))
    #expect(side.gaps == row.gaps, "\(side.texts)")
  }

  @Test(
    arguments: [
      ("ILO", [.capital, .acronym, .word]), ("PMIs", [.capital, .acronym, .word]),
      ("Jakarta", [.capital, .word]), ("wage", [.word]), ("19", []),
      ("A", [.capital, .word]), ("eMudhra", [.word]),
    ] as [(String, CorpusSide.Shape)])
  func shapes(text: String, shape: CorpusSide.Shape) {
    #expect(CorpusSide.shape(of: text) == shape)
  }

  @Test(arguments: [
    (10, 10, 10, 100, 65.0), (5, 10, 10, 100, 12.53), (1, 10, 10, 100, 0.0), (0, 10, 10, 100, 0.0),
  ])
  func logLikelihoodRatios(both: Int, first: Int, second: Int, all: Int, ratio: Double) {
    let found = Association.logLikelihoodRatio(both: both, first: first, second: second, all: all)
    #expect(abs(found - ratio) < 0.1)
  }

  @Test(arguments: [
    ("quickly", "en", true), ("announced", "en", true), ("proceed", "en", false),
    ("family", "en", false), ("contract", "en", false), ("melindungi", "id", true),
    ("menteri", "id", false), ("dilindungi", "id", true), ("pelindungan", "id", false),
    ("membayar", "id", true), ("quickly", "th", false),
  ])
  func looksOfVerbs(word: String, language: String, isAction: Bool) throws {
    #expect(VerbShape.isAction([word], try LanguageTag(language)) == isAction)
  }
}
