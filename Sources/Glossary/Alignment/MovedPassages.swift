/// Finds sentences without a counterpart whose translation stands elsewhere, since paragraphs changed
/// places.
enum MovedPassages {
  /// What signs must say for a pair at the least, in hundredths, and how many must.
  private static let leastGain = 1_000
  private static let fewestSigns = 3

  /// A single sentence may look like another by chance; two in a row do not.
  private static let fewestSentences = 2

  /// How many sentences of a passage in a row may look like nothing.
  private static let longestGap = 2

  /// Signs that stand in more sentences than this lead nowhere.
  private static let mostPlaces = 20

  /// The passages, by the source.
  ///
  /// Each sentence that has none is paired with the one it fits best, if that fits none better; pairs
  /// that follow each other are one passage.
  ///
  /// - Complexity: O(signs of the sentences without a counterpart).
  static func find(
    _ beads: [Bead], _ source: SentenceWords, _ target: SentenceWords, _ lexicon: SignLexicon,
    _ places: SignPlaces
  ) -> [DocumentAlignment.Moved] {
    let sources = beads.filter(\.target.isEmpty).flatMap(\.source)
    let targets = Set(beads.filter(\.source.isEmpty).flatMap(\.target))
    guard !sources.isEmpty, !targets.isEmpty else { return [] }
    var meter = PairMeter(source, target, lexicon)
    var best: [Int: (source: Int, gain: Int)] = [:]
    var choices: [(source: Int, target: Int)] = []
    for sentence in sources {
      var choice: (target: Int, gain: Int)?
      for other in candidates(source.signs(sentence), lexicon, places, targets) {
        let (gain, signs) = meter.evidence(sentence..<sentence + 1, other..<other + 1)
        guard gain >= leastGain, signs >= fewestSigns, gain > choice?.gain ?? 0 else { continue }
        choice = (other, gain)
      }
      guard let choice else { continue }
      choices.append((sentence, choice.target))
      if choice.gain > best[choice.target]?.gain ?? 0 {
        best[choice.target] = (sentence, choice.gain)
      }
    }
    var passages: [DocumentAlignment.Moved] = []
    for choice in choices where best[choice.target]?.source == choice.source {
      if let last = passages.last, choice.source - last.source.upperBound <= longestGap,
        choice.source - last.source.upperBound == choice.target - last.target.upperBound,
        (last.target.upperBound..<max(choice.target, last.target.upperBound)).allSatisfy(
          targets.contains)
      {
        passages[passages.count - 1] = DocumentAlignment.Moved(
          source: last.source.lowerBound..<choice.source + 1,
          target: last.target.lowerBound..<choice.target + 1)
      } else {
        passages.append(
          DocumentAlignment.Moved(
            source: choice.source..<choice.source + 1, target: choice.target..<choice.target + 1))
      }
    }
    return passages.filter { $0.source.count >= fewestSentences }
  }

  /// The sentences of the target that have some rare sign for the signs of a sentence, in order.
  private static func candidates(
    _ signs: ArraySlice<Int32>, _ lexicon: SignLexicon, _ places: SignPlaces, _ free: Set<Int>
  ) -> [Int] {
    var found: Set<Int> = []
    for sign in signs {
      for entry in lexicon.entries[lexicon.entries(sign)]
      where places.count(Int(entry.target)) <= mostPlaces {
        for sentence in places[Int(entry.target)] where free.contains(Int(sentence)) {
          found.insert(Int(sentence))
        }
      }
    }
    return found.sorted()
  }
}
