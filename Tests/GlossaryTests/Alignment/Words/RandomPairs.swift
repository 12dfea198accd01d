import TestSupport

@testable import Glossary

/// Sentences of an invented language with word-for-word translations into another, by seed.
///
/// Word w is translated by word w; some words of either side have no counterpart, and neighbours may
/// change places.
enum RandomPairs {
  static func make(
    seed: UInt64, count: Int, vocabulary: Int = 30, swaps: Bool = true, noise: Bool = true
  ) -> SentencePairs {
    var random = SeededGenerator(seed: seed)
    var pairs = SentencePairs()
    for _ in 0..<count {
      let length = Int.random(in: 1...12, using: &random)
      let source = (0..<length).map { _ in Int32.random(in: 0..<Int32(vocabulary), using: &random) }
      var target = source
      if swaps, length > 1 {
        for index in stride(from: 0, to: length - 1, by: 2) where Bool.random(using: &random) {
          target.swapAt(index, index + 1)
        }
      }
      if noise, Bool.random(using: &random) {
        target.insert(
          Int32(vocabulary), at: Int.random(in: 0...target.count, using: &random))
      }
      pairs.append(source: source, target: target)
    }
    return pairs
  }
}
