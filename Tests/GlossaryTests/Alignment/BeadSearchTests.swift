import TestSupport
import Testing

@testable import Glossary

/// The search against plain ones that try everything.
@Suite struct BeadSearchTests {
  /// What a search needs, for small random texts.
  private struct Problem {
    let source: SentenceWords
    let target: SentenceWords
    let lexicon: SignLexicon
    let model: BeadModel

    init(seed: UInt64, pairs: Int) throws {
      var material = AlignmentMaterial(seed: seed)
      material.add(pairs: pairs)
      // Nothing, one, two or three sentences in a row are missing.
      let first = Int(seed % UInt64(pairs))
      material.target.removeSubrange(
        first..<max(first, min(pairs - 1, first + Int(seed / 8 % 4))))
      source = try SentenceWordsReader.read(
        AlignmentText(segments: material.source, language: .undetermined))
      target = try SentenceWordsReader.read(
        AlignmentText(segments: material.target, language: .undetermined))
      let learner = LexiconLearner(
        source, target, seeds: LexicalSeed.find(source, target))
      let beads = (0..<target.count).map { Bead(source: $0..<$0 + 1, target: $0..<$0 + 1) }
      lexicon = learner.lexicon(from: beads)
      model = BeadModel(source, target, anchors: [])
    }

    func evidence(_ band: SearchBand) -> BandEvidence {
      BandEvidence(source, target, lexicon, SignPlaces(target), ending: band)
    }

    func search(_ band: SearchBand) -> (search: BeadSearch, scorer: BeadScorer) {
      let scorer = BeadScorer(source, target, model, evidence(band))
      return (
        BeadSearch(band, scorer, rows: source.count, columns: target.count), scorer
      )
    }

    /// A place that beads lead to, and the shape of the bead behind it if that asks for one like itself.
    private struct Goal: Hashable {
      var row: Int
      var column: Int
      var wanted: Int?
    }

    /// The best score of any beads that do without one, by trying all ways.
    func plainBest(_ scorer: BeadScorer, without bead: Bead? = nil) -> Int {
      var known: [Goal: Int] = [:]
      func best(_ row: Int, _ column: Int, _ wanted: Int? = nil) -> Int {
        if row == 0, column == 0 { return wanted == nil ? 0 : -1_000_000 }
        let goal = Goal(row: row, column: column, wanted: wanted)
        if let total = known[goal] { return total }
        var total = -1_000_000
        for (number, shape) in BeadShape.all.enumerated() where wanted ?? number == number {
          let (first, left) = (row - shape.source, column - shape.target)
          guard first >= 0, left >= 0 else { continue }
          if let bead, bead.source == first..<row, bead.target == left..<column { continue }
          let score = Int(scorer.score(number, row: row, column: column))
          total = max(total, best(first, left) + score)
          guard number == BeadShape.sourceAlone || number == BeadShape.targetAlone else { continue }
          total = max(total, best(first, left, number) + Int(scorer.goingOn))
        }
        known[goal] = total
        return total
      }
      return best(source.count, target.count)
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func theBestBeadsAreFound(seed: UInt64) throws {
    let problem = try Problem(seed: seed, pairs: 3 + Int(seed % 8))
    let whole = problem.search(
      SearchBand(whole: problem.source.count, problem.target.count))
    let beads = whole.search.best()
    let best = problem.plainBest(whole.scorer)
    #expect(beads.reduce(0) { $0 + $1.score } == best)
    // A band around nothing but the corners is as good.
    let banded = problem.search(
      SearchBand(
        around: [], rows: problem.source.count, columns: problem.target.count, margin: 12))
    #expect(banded.search.best() == beads)
    // What a bead is worth is what it beats.
    for (bead, margin) in zip(beads, whole.search.margins(of: beads)) {
      #expect(margin == best - problem.plainBest(whole.scorer, without: bead), "\(bead.ladder)")
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func evidenceIsThatOfEachWindow(seed: UInt64) throws {
    let problem = try Problem(seed: seed, pairs: 10)
    let (source, target, lexicon) = (problem.source, problem.target, problem.lexicon)
    let evidence = problem.evidence(SearchBand(whole: source.count, target.count))
    for row in 0..<source.count {
      for column in 0..<target.count {
        let place = evidence.band.offsets[row] + column - Int(evidence.band.low[row])
        for window in 0..<BandEvidence.longestWindow {
          let number = place * BandEvidence.longestWindow + window
          let rows = max(0, row - window)...row
          // Windows that would begin before the text are never asked for.
          if row >= window {
            let gains = target.signs(column).map { sign in
              rows.flatMap { source.signs($0) }.flatMap { lexicon.entries[lexicon.entries($0)] }
                .filter { $0.target == sign }.map(\.forward).max() ?? 0
            }
            #expect(evidence.forward[number] == Self.packed(gains))
          }
          let columns = max(0, column - window)...column
          let signs = Set(columns.flatMap { target.signs($0) })
          let gains = source.signs(row).map { sign in
            lexicon.entries[lexicon.entries(sign)].filter { signs.contains($0.target) }
              .map(\.backward).max() ?? 0
          }
          #expect(evidence.backward[number] == Self.packed(gains))
        }
      }
    }
  }

  private static func packed(_ gains: [Int32]) -> Int32 {
    gains.reduce(0, +) << BandEvidence.shift + Int32(gains.count { $0 > 0 })
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func bandsLeadFromCornerToCorner(seed: UInt64) {
    var random = RandomText(seed: seed)
    let (rows, columns) = (random.number(in: 1...600), random.number(in: 1...600))
    var points: [SearchBand.Point] = []
    var (row, column) = (0, 0)
    while random.number(in: 0...4) > 0 {
      row += random.number(in: 1...200)
      column += random.number(in: 1...200)
      if row <= rows, column <= columns {
        points.append(SearchBand.Point(row: row, column: column))
      }
    }
    let band = SearchBand(around: points, rows: rows, columns: columns, margin: 5)
    #expect(band.columns(0).lowerBound == 0)
    #expect(band.columns(rows).upperBound == columns)
    for row in 1...rows {
      let (before, here) = (band.columns(row - 1), band.columns(row))
      #expect(before.lowerBound <= here.lowerBound && before.upperBound <= here.upperBound)
      #expect(here.lowerBound <= before.upperBound)
    }
    #expect(points.allSatisfy { band.columns($0.row).contains($0.column) })
  }
}
