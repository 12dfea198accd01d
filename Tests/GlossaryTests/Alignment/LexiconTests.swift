import Foundation
import Testing

@testable import Glossary

/// What is known of words before and after learning.
@Suite struct LexiconTests {
  @Test func logarithmsAreRight() {
    for number in [1e-9, 0.02, 0.5, 0.999, 1, 1.41, 1.42, 2, 3, 10, 12_345, 1e12] {
      #expect(abs(Logarithm.of(number) - log(number)) < 1e-7)
    }
    #expect(Logarithm.hundredths(0.02) == -391)
    #expect(Logarithm.hundredths(1) == 0)
  }

  @Test func surpriseIsThatOfDunning() {
    // What chance would have is no surprise.
    #expect(abs(Dunning.ratio(both: 25, one: 50, other: 50, total: 100)) < 1e-6)
    // His table 1 has 270.72 for “the swiss”, of 110, 2442, 111 and 29,114 bigrams.
    let ratio = Dunning.ratio(both: 110, one: 2_552, other: 221, total: 31_777)
    #expect(abs(ratio - 270.72) < 0.1)
  }

  @Test(arguments: [
    ("presiden", "president"), ("ekonomi", "economy"), ("organisasi", "organization"),
    ("foto", "photo"), ("aktif", "active"),
  ])
  func cognatesAreSeen(pair: (String, String)) throws {
    let seeds = try seeds([pair.0], [pair.1])
    #expect(seeds.map(\.probability) == [500])
  }

  @Test(arguments: [
    ("rumah", "house"), ("inter", "international"), ("ada", "adam"),
  ])
  func otherWordsAreNot(pair: (String, String)) throws {
    #expect(try seeds([pair.0], [pair.1]).isEmpty)
  }

  @Test func theSameSignsAreSeeds() throws {
    let seeds = try seeds(["ASEAN 12,5?"], ["12.5 Asean?"])
    #expect(seeds.map(\.probability).sorted() == [600, 600, 850])
  }

  private func seeds(_ source: [String], _ target: [String]) throws -> [LexicalSeed] {
    LexicalSeed.find(
      try SentenceWordsReader.read(AlignmentText(segments: source, language: .indonesian)),
      try SentenceWordsReader.read(AlignmentText(segments: target, language: .english)))
  }
}
