/// The whole sentences of one side that recur within others, word by word: titles, headings, names.
///
/// Whoever translates a title translates it alike where it is quoted. So where both a sentence and its
/// counterpart recur, the places belong together, which single words of a long sentence would not tell.
struct RecurringSegments: Sendable {
  /// The sentence that each sentence is word by word, the first such; -1 for one that is not looked for.
  private(set) var whole: [Int32]

  /// The first of each sentence's repeated segments in `segments`, and the end.
  private(set) var starts: [Int32] = [0]

  /// The segments that stand in each sentence, itself among them, by the number of the sentence that is
  /// nothing else.
  private(set) var segments: [Int32] = []

  /// In how many sentences each segment stands.
  private(set) var counts: [Int32]

  /// How many words a segment has: fewer recur by chance, more are hardly ever quoted.
  private static let lengths = 3...20

  /// - Complexity: O(words), but for segments that begin with the same three words.
  init(_ side: SentenceWords) {
    whole = Array(repeating: -1, count: side.count)
    counts = Array(repeating: 0, count: side.count)
    var known: [ArraySlice<Int32>: Int32] = [:]
    var byStart: [ArraySlice<Int32>: [Int32]] = [:]
    for sentence in 0..<side.count {
      let words = side.words(sentence)
      guard Self.lengths.contains(words.count) else { continue }
      whole[sentence] = known[words] ?? Int32(sentence)
      guard known.updateValue(whole[sentence], forKey: words) == nil else { continue }
      byStart[words.prefix(Self.lengths.lowerBound), default: []].append(Int32(sentence))
    }
    let found = (0..<side.count).map { sentence in
      Self.segments(in: side.words(sentence), byStart, side)
    }
    for segment in found.joined() { counts[Int(segment)] += 1 }
    for sentence in found {
      segments += sentence.filter { counts[Int($0)] > 1 }
      starts.append(Int32(segments.count))
    }
  }

  /// The segments of some sentences, each once.
  func segments(_ sentences: Range<Int>) -> Set<Int32> {
    Set(segments[Int(starts[sentences.lowerBound])..<Int(starts[sentences.upperBound])])
  }

  /// Whether some sentences have none.
  @inline(__always)
  func isEmpty(_ sentences: Range<Int>) -> Bool {
    starts[sentences.lowerBound] == starts[sentences.upperBound]
  }

  /// The segments that stand among some words, each once.
  private static func segments(
    in words: ArraySlice<Int32>, _ byStart: [ArraySlice<Int32>: [Int32]], _ side: SentenceWords
  ) -> [Int32] {
    var found: [Int32] = []
    let fewest = lengths.lowerBound
    guard words.count >= fewest else { return [] }
    for place in words.startIndex...words.endIndex - fewest {
      for segment in byStart[words[place..<place + fewest]] ?? []
      where words[place...].starts(with: side.words(Int(segment))) && !found.contains(segment) {
        found.append(segment)
      }
    }
    return found
  }
}

/// What repeated segments say for beads, once some beads have told which segments are translations of each
/// other.
struct SegmentPairs: Sendable {
  /// The counterpart of a segment.
  private struct Pair: Sendable {
    var target: Int32
    var gain: Int32
  }

  private var pairs: [Int32: Pair] = [:]

  /// The segments of the target that have a counterpart.
  private var targets: Set<Int32> = []

  /// How likely a segment is translated as it was elsewhere: as a word that both sides have.
  private static let probability = Double(LexicalSeed.identity(.word)) / 1_000

  /// What a segment says that stands without its counterpart, in each direction by half, in hundredths.
  private static let miss = Logarithm.hundredths(1 - probability) / 2

  /// Nothing is known yet.
  init() {}

  /// - Complexity: O(beads).
  init(_ source: RecurringSegments, _ target: RecurringSegments, beads: [Bead]) {
    for bead in beads where bead.source.count == 1 && bead.target.count == 1 {
      let (left, right) = (
        source.whole[bead.source.lowerBound], target.whole[bead.target.lowerBound]
      )
      guard left >= 0, right >= 0, pairs[left] == nil, !targets.contains(right) else { continue }
      let counts = (source.counts[Int(left)], target.counts[Int(right)])
      guard max(counts.0, counts.1) > 1 else { continue }
      let gain =
        Self.gain(counts.0, among: source.whole.count)
        + Self.gain(counts.1, among: target.whole.count)
      pairs[left] = Pair(target: right, gain: gain / 2)
      targets.insert(right)
    }
  }

  /// Whether no segments are known to be translations of each other.
  var isEmpty: Bool { pairs.isEmpty }

  /// What the segments of two stretches say for each other, in hundredths of the natural logarithm.
  func score(_ sources: Set<Int32>, _ targets: Set<Int32>) -> Int32 {
    var rest = targets.intersection(self.targets)
    var sum: Int32 = 0
    for segment in sources {
      guard let pair = pairs[segment] else { continue }
      sum += rest.remove(pair.target) == nil ? Self.miss : pair.gain
    }
    return sum + Int32(rest.count) * Self.miss
  }

  /// ln of how much likelier it is to meet a segment beside its counterpart than in any sentence.
  private static func gain(_ count: Int32, among sentences: Int) -> Int32 {
    Logarithm.hundredths(1 - probability + probability * Double(sentences) / Double(max(1, count)))
  }
}
