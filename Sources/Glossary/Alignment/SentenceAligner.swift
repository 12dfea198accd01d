/// Aligns the sentences of two texts in the same order, by their lengths and by what stands in them.
///
/// The first round knows what is the same in both texts: numbers by value, dates, names and acronyms,
/// words that look alike, marks, and the entries of a dictionary. Each round's beads teach a lexicon and
/// the habits of the translation (how long it is, how often sentences are joined), with which the next
/// round looks again, near what the last one was sure of. So time and memory grow with the length.
///
/// ```swift
/// let aligner = SentenceAligner()
/// let alignment = try aligner.align(
///   AlignmentText(segments: ["Good morning.", "It rains."], language: .english),
///   AlignmentText(segments: ["Selamat pagi.", "Hujan."], language: .indonesian))
/// alignment.beads.map(\.ladder)  // ["0:0", "1:1"]
/// ```
public struct SentenceAligner: Sendable {
  /// A phrase with its translation.
  public struct Entry: Hashable, Sendable {
    public var source: String
    public var target: String

    /// Makes an entry.
    public init(source: String, target: String) {
      self.source = source
      self.target = target
    }
  }

  /// Words and short phrases that are known to stand for each other, such as those of a term base.
  public var dictionary: [Entry]

  /// Sentences with their translations, from which words are learnt too, such as those of a memory.
  public var examples: [Entry]

  /// How often the texts are looked at, and how often at the most while long stretches have no sure bead.
  private static let rounds = 3
  private static let mostRounds = 8

  /// How far from the anchors, and from the way of the last round, each round looks at the least.
  private static let anchorMargin = 12
  private static let margin = 6

  /// How far from the best way its rivals are looked for.
  private static let rivalMargin = 6

  /// The score above which a bead is a point of the next round's way, if enough of its neighbours on both
  /// sides have it too: where texts do not fit each other, some beads look well by chance.
  private static let sureScore = 300
  private static let neighbours = 4
  private static let leastSupport = 3

  /// Makes an aligner.
  public init(dictionary: [Entry] = [], examples: [Entry] = []) {
    self.dictionary = dictionary
    self.examples = examples
  }

  /// Aligns two texts.
  ///
  /// - Complexity: O(length), and O(length of the dictionary and the examples).
  /// - Throws: `UnicodeError` when a text is too long for ICU.
  public func align(
    _ source: AlignmentText, _ target: AlignmentText
  ) throws(UnicodeError) -> DocumentAlignment {
    var sides = try (
      source: SentenceWordsReader.read(source), target: SentenceWordsReader.read(target)
    )
    guard sides.source.count > 0, sides.target.count > 0 else {
      return Self.onesided(sides.source.count, sides.target.count)
    }
    sides = try (
      source: SentenceWordsReader.read(
        examples: side(examples, \.source, source), into: sides.source),
      target: SentenceWordsReader.read(
        examples: side(examples, \.target, target), into: sides.target)
    )
    let met = try entries(metIn: sides.source, source)
    let entries = try (
      source: SentenceWordsReader.read(side(met, \.source, source)),
      target: SentenceWordsReader.read(side(met, \.target, target))
    )
    let seeds =
      LexicalSeed.find(sides.source, sides.target)
      + LexicalSeed.find(entries, sides.source, sides.target)
    return Self.align(sides.source, sides.target, seeds)
  }

  /// The entries of the dictionary of which the text has a word: a small part mostly, so that few
  /// translations are read.
  private func entries(
    metIn words: SentenceWords, _ text: AlignmentText
  ) throws(UnicodeError) -> [Entry] {
    let read = try SentenceWordsReader.read(side(dictionary, \.source, text))
    let isMet = read.keys.map { words.numbers[$0] != nil }
    return dictionary.indices.filter { entry in
      entry < read.count && read.signs(entry).contains { isMet[Int($0)] }
    }.map { dictionary[$0] }
  }

  private func side(
    _ entries: [Entry], _ path: KeyPath<Entry, String>, _ text: AlignmentText
  ) -> AlignmentText {
    AlignmentText(segments: entries.map { $0[keyPath: path] }, language: text.language)
  }

  private static func onesided(_ sources: Int, _ targets: Int) -> DocumentAlignment {
    let beads =
      (0..<sources).map { Bead(source: $0..<$0 + 1, target: 0..<0) }
      + (0..<targets).map { Bead(source: sources..<sources, target: $0..<$0 + 1) }
    return DocumentAlignment(beads: beads, moved: [], verdict: .unknown, confidence: 0)
  }

  private static func align(
    _ source: SentenceWords, _ target: SentenceWords, _ seeds: [LexicalSeed]
  ) -> DocumentAlignment {
    let places = (source: SignPlaces(source), target: SignPlaces(target))
    let learner = LexiconLearner(source, target, seeds: seeds)
    var lexicon = learner.lexicon(from: [])
    var points = AnchorChain.points(lexicon, places.source, places.target)
    var model = BeadModel(source, target, anchors: points)
    var beads = search(points, anchorMargin, source, target, model, lexicon, places.target).best()
    for round in 1..<mostRounds {
      let known = points.count
      points = surePoints(beads)
      if round >= rounds, points.count <= known || !hasLongGap(points, beads) { break }
      model.learn(beads, source, target)
      lexicon = learner.lexicon(from: beads)
      beads = search(points, margin, source, target, model, lexicon, places.target).best()
    }
    let rivals = search(
      beads.map(end), rivalMargin, source, target, model, lexicon, places.target)
    let kinship = Kinship(source, target, learner: learner, beads: beads)
    beads = BeadConfidence.rate(
      beads, margins: rivals.margins(of: beads), kinship: kinship)
    let moved = MovedPassages.find(beads, source, target, lexicon, places.target)
    return DocumentAlignment(
      beads: beads, moved: moved, verdict: kinship.verdict,
      confidence: BeadConfidence.mean(beads, source, target))
  }

  /// The ends of sure beads.
  private static func surePoints(_ beads: [Bead]) -> [SearchBand.Point] {
    let sure = beads.map { $0.isPaired && $0.score > sureScore }
    return beads.indices.compactMap { index in
      guard sure[index] else { return nil }
      let around = max(0, index - neighbours)...min(beads.count - 1, index + neighbours)
      return sure[around].count { $0 } > min(leastSupport, around.count / 2)
        ? end(beads[index]) : nil
    }
  }

  /// Whether a long stretch has no point.
  private static func hasLongGap(_ points: [SearchBand.Point], _ beads: [Bead]) -> Bool {
    var last = SearchBand.Point(row: 0, column: 0)
    return (points + beads.suffix(1).map(end)).contains { point in
      defer { last = point }
      return max(point.row - last.row, point.column - last.column)
        > SearchBand.longestPlainStretch
    }
  }

  private static func end(_ bead: Bead) -> SearchBand.Point {
    SearchBand.Point(row: bead.source.upperBound, column: bead.target.upperBound)
  }

  private static func search(
    _ points: [SearchBand.Point], _ margin: Int, _ source: SentenceWords, _ target: SentenceWords,
    _ model: BeadModel, _ lexicon: SignLexicon, _ places: SignPlaces
  ) -> BeadSearch {
    let band = SearchBand(
      around: points, rows: source.count, columns: target.count, margin: margin)
    let evidence = BandEvidence(source, target, lexicon, places, ending: band)
    return BeadSearch(
      band, BeadScorer(source, target, model, evidence), rows: source.count,
      columns: target.count)
  }
}
