/// Two signs that may stand for each other, known before any sentence is aligned.
struct LexicalSeed: Hashable, Sendable {
  /// The sign of the source and of the target, by number.
  var source: Int32
  var target: Int32

  /// How likely one is translated by the other, in thousandths.
  var probability: Int32
}

extension LexicalSeed {
  /// How likely a sign stands in the translation as it is, in thousandths: most numbers do, words
  /// (names and acronyms, but also other words that look alike) and marks less often.
  static func identity(_ kind: SentenceWords.Kind) -> Int32 {
    switch kind {
    case .number: 850
    case .word, .mark: 600
    }
  }

  /// The same for a word that only looks alike: *presiden*, *president*.
  private static let cognate: Int32 = 500

  /// The same for what a dictionary says.
  private static let dictionary: Int32 = 700

  /// The longest phrase of a dictionary whose words are paired, each with each.
  private static let longestPhrase = 4

  /// The seeds of two texts: the same signs, and words that look alike.
  ///
  /// - Complexity: O(number of distinct signs) but for words that begin alike.
  static func find(_ source: SentenceWords, _ target: SentenceWords) -> [LexicalSeed] {
    var seeds: [LexicalSeed] = []
    let cognates = CognateIndex(target)
    for (sign, key) in source.keys.enumerated() {
      let same = target.numbers[key]
      if let same {
        seeds.append(
          LexicalSeed(
            source: Int32(sign), target: same, probability: identity(source.kinds[sign])))
      }
      guard source.kinds[sign] == .word else { continue }
      for other in cognates.signs(like: key) where other != same {
        seeds.append(
          LexicalSeed(source: Int32(sign), target: other, probability: cognate))
      }
    }
    return seeds
  }

  /// The seeds that a dictionary gives, entry by entry: the words of a phrase stand for the words of
  /// its translation.
  static func find(
    _ entries: (source: SentenceWords, target: SentenceWords), _ source: SentenceWords,
    _ target: SentenceWords
  ) -> [LexicalSeed] {
    let sources = entries.source.keys.map { source.numbers[$0] }
    let targets = entries.target.keys.map { target.numbers[$0] }
    var seeds: [LexicalSeed] = []
    for entry in 0..<min(entries.source.count, entries.target.count) {
      let (left, right) = (entries.source.signs(entry), entries.target.signs(entry))
      let length = max(left.count, right.count)
      guard (1...longestPhrase).contains(length) else { continue }
      for from in left.compactMap({ sources[Int($0)] }) {
        for to in right.compactMap({ targets[Int($0)] }) {
          seeds.append(
            LexicalSeed(source: from, target: to, probability: dictionary / Int32(length)))
        }
      }
    }
    return seeds
  }
}
