/// The phrases that the alignment of words pairs, with how often.
struct PhrasePairs {
  /// A phrase with a phrase of the translation.
  struct Pair {
    var source: PhraseTrie.Node
    var target: PhraseTrie.Node

    /// In how many segments they stand for each other.
    var count: Int32

    /// How many of their words are linked to one another, in hundredths of the words of all
    /// segments.
    var linked: Int64

    /// The shortest segment that is a sentence, the first of them.
    var example: Int32

    var lastSegment: Int32
  }

  private(set) var pairs: [Pair] = []
  private var numbers = NodeTable()

  /// Counts the pairs of phrases that are consistent with the links of each segment.
  ///
  /// No word of either is linked to a word outside of the other, and two at least are linked (F. J.
  /// Och and H. Ney, "The Alignment Template Approach to Statistical Machine Translation",
  /// Computational Linguistics 30 (4), 2004). Links of stop words do not count, since they depend on grammar.
  ///
  /// - Complexity: O(words · longest²).
  init(source: TermSide, target: TermSide, links: [[WordLink]]) {
    var reader = PhraseReader(source: source, target: target)
    for segment in links.indices {
      reader.read(segment, links[segment]) { pair, linked in
        let number = Int(
          numbers.value(pair.source, pair.target, orSet: Int32(pairs.count)))
        if number == pairs.count {
          pairs.append(
            Pair(
              source: pair.source, target: pair.target, count: 0, linked: 0,
              example: Int32(segment), lastSegment: -1))
        }
        guard pairs[number].lastSegment != Int32(segment) else { return }
        pairs[number].lastSegment = Int32(segment)
        pairs[number].count += 1
        pairs[number].linked += Int64(linked)
        if Self.length(segment, source) < Self.length(Int(pairs[number].example), source) {
          pairs[number].example = Int32(segment)
        }
      }
    }
  }

  /// How long a segment is as an example; what is too short to be a sentence shows little.
  private static func length(_ segment: Int, _ side: TermSide) -> Int {
    let words = side.side.words(segment).count
    return words < 6 ? 1_000 - words : words
  }

  /// The number of a pair; nil where it was never seen.
  func number(_ source: PhraseTrie.Node, _ target: PhraseTrie.Node) -> Int? {
    numbers.value(source, target).map(Int.init)
  }
}

/// Finds the pairs of phrases of one segment.
private struct PhraseReader {
  private let source: TermSide
  private let target: TermSide

  /// The first and last place in the other sentence that each word is linked with, of links between
  /// words that carry a subject.
  private var forward: [ClosedRange<Int>?] = []
  private var backward: [ClosedRange<Int>?] = []

  /// The most words without links by which a phrase is lengthened.
  private static let mostUnlinked = 2

  init(source: TermSide, target: TermSide) {
    self.source = source
    self.target = target
  }

  mutating func read(
    _ segment: Int, _ links: [WordLink],
    _ body: ((source: PhraseTrie.Node, target: PhraseTrie.Node), Int) -> Void
  ) {
    let sources = source.side.words(segment)
    let targets = target.side.words(segment)
    forward = Array(repeating: nil, count: sources.count)
    backward = Array(repeating: nil, count: targets.count)
    for link in links
    where source.isContent(sources.lowerBound + link.source)
      && target.isContent(targets.lowerBound + link.target)
    {
      forward[link.source] = Self.join(forward[link.source], link.target...link.target)
      backward[link.target] = Self.join(backward[link.target], link.source...link.source)
    }
    for start in sources {
      source.forEachTerm(from: start, before: sources.upperBound) { node, end in
        let span = start - sources.lowerBound...end - sources.lowerBound
        guard let core = opposite(span, forward), let back = opposite(core, backward),
          span.lowerBound <= back.lowerBound, back.upperBound <= span.upperBound
        else { return }
        for first in starts(core.lowerBound) {
          for last in ends(core.upperBound) where last - first < target.longest {
            guard
              let other = target.node(
                targets.lowerBound + first...targets.lowerBound + last)
            else { continue }
            body((node, other), linkedShare(span, first...last, sources, targets))
          }
        }
      }
    }
  }

  private static func join(
    _ range: ClosedRange<Int>?, _ other: ClosedRange<Int>
  ) -> ClosedRange<Int> {
    guard let range else { return other }
    return min(range.lowerBound, other.lowerBound)...max(range.upperBound, other.upperBound)
  }

  /// The places that a span is linked with, from the first to the last.
  private func opposite(
    _ span: ClosedRange<Int>, _ links: [ClosedRange<Int>?]
  ) -> ClosedRange<Int>? {
    var opposite: ClosedRange<Int>?
    for place in span {
      if let range = links[place] { opposite = Self.join(opposite, range) }
    }
    return opposite
  }

  /// Where the translation may begin: at its first linked word, or at one of the words without links
  /// before it.
  private func starts(_ first: Int) -> [Int] {
    var starts = [first]
    while let start = starts.last, start > 0, starts.count <= Self.mostUnlinked,
      backward[start - 1] == nil
    { starts.append(start - 1) }
    return starts
  }

  private func ends(_ last: Int) -> [Int] {
    var ends = [last]
    while let end = ends.last, end + 1 < backward.count, ends.count <= Self.mostUnlinked,
      backward[end + 1] == nil
    { ends.append(end + 1) }
    return ends
  }

  /// The share of linked words among those that carry a subject, in hundredths.
  private func linkedShare(
    _ span: ClosedRange<Int>, _ other: ClosedRange<Int>, _ sources: Range<Int>,
    _ targets: Range<Int>
  ) -> Int {
    var linked = 0
    var all = 0
    for place in span where source.isContent(sources.lowerBound + place) {
      all += 1
      if forward[place] != nil { linked += 1 }
    }
    for place in other where target.isContent(targets.lowerBound + place) {
      all += 1
      if backward[place] != nil { linked += 1 }
    }
    return linked * 100 / max(1, all)
  }
}
