/// Finds the beads of the highest score together, by dynamic programming over a band.
///
/// What one side lacks it often lacks in a row, a paragraph or a chapter, so that a sentence without a
/// counterpart costs less behind another of the same side. So beside the highest score of all ways to a
/// place stand those of the ways that end with such a sentence.
struct BeadSearch {
  private let band: SearchBand
  private let scorer: BeadScorer
  private let rows: Int
  private let columns: Int
  private let shapes = BeadShape.all

  /// Scores by place.
  private struct Totals {
    /// Of all ways.
    var any: [Int32]

    /// Of those whose last bead is a sentence of the source, and of the target, without a counterpart; on
    /// the way back, of those that go on behind one.
    var alone: (source: [Int32], target: [Int32])

    init(count: Int) {
      any = [Int32](repeating: unreachable, count: count)
      alone = (any, any)
    }
  }

  /// The last bead of the best way to a place: the number of its shape, and whether, if it is a sentence
  /// alone, another one stands before it.
  private enum Move {
    static let shape: UInt8 = 0x0F
    static let sourceGoesOn: UInt8 = 0x10
    static let targetGoesOn: UInt8 = 0x20
  }

  private static let unreachable = Int32.min / 2

  init(_ band: SearchBand, _ scorer: BeadScorer, rows: Int, columns: Int) {
    self.band = band
    self.scorer = scorer
    self.rows = rows
    self.columns = columns
  }

  /// The beads, which hold every sentence once and in order.
  ///
  /// - Complexity: O(places of the band).
  func best() -> [Bead] {
    let (_, moves) = forward()
    var beads: [Bead] = []
    var (row, column) = (rows, columns)
    // What the bead behind asks for: a sentence alone of its side, or anything.
    var wanted: UInt8?
    while row > 0 || column > 0 {
      let move = moves[band.offsets[row] + column - Int(band.low[row])]
      let number = Int(wanted ?? move & Move.shape)
      let shape = shapes[number]
      let goesOn =
        number == BeadShape.sourceAlone && move & Move.sourceGoesOn != 0
        || number == BeadShape.targetAlone && move & Move.targetGoesOn != 0
      beads.append(
        Bead(
          source: row - shape.source..<row, target: column - shape.target..<column,
          score: Int(goesOn ? scorer.goingOn : scorer.score(number, row: row, column: column))))
      wanted = goesOn ? UInt8(number) : nil
      row -= shape.source
      column -= shape.target
    }
    return beads.reversed()
  }

  /// The highest scores of beads that lead to each place, and the last of them.
  private func forward() -> (totals: Totals, moves: [UInt8]) {
    var totals = Totals(count: band.count)
    var moves = [UInt8](repeating: 0, count: band.count)
    totals.any[0] = 0
    for row in 0...rows {
      for column in band.columns(row) where row > 0 || column > 0 {
        let here = band.offsets[row] + column - Int(band.low[row])
        var best = Self.unreachable
        var move: UInt8 = 0
        var goesOn: UInt8 = 0
        for (number, shape) in shapes.enumerated() {
          guard let before = place(row - shape.source, column - shape.target) else { continue }
          var total = totals.any[before]
          guard total > Self.unreachable else { continue }
          total += scorer.score(number, row: row, column: column)
          switch number {
          case BeadShape.sourceAlone:
            let longer = totals.alone.source[before] + scorer.goingOn
            if longer > total { (total, goesOn) = (longer, goesOn | Move.sourceGoesOn) }
            totals.alone.source[here] = total
          case BeadShape.targetAlone:
            let longer = totals.alone.target[before] + scorer.goingOn
            if longer > total { (total, goesOn) = (longer, goesOn | Move.targetGoesOn) }
            totals.alone.target[here] = total
          default: break
          }
          if total > best { (best, move) = (total, UInt8(number)) }
        }
        totals.any[here] = best
        moves[here] = move | goesOn
      }
    }
    return (totals, moves)
  }

  @inline(__always)
  private func place(_ row: Int, _ column: Int) -> Int? {
    guard row >= 0, column >= Int(band.low[row]), column <= Int(band.high[row]) else { return nil }
    return band.offsets[row] + column - Int(band.low[row])
  }

  /// By how much the best beads beat all others that do without a bead, for each of some best beads.
  ///
  /// Whatever way is taken, some bead of it crosses the line on which a bead begins; the best of those
  /// that are not this bead is the rival.
  ///
  /// - Complexity: O(places of the band).
  func margins(of beads: [Bead]) -> [Int] {
    let (totals, _) = forward()
    let rest = backward()
    let best = totals.any[band.count - 1]
    // Beads by the sum of the row and column that they begin on.
    var beginning = [Int32](repeating: -1, count: rows + columns + 1)
    for (index, bead) in beads.enumerated() {
      beginning[bead.source.lowerBound + bead.target.lowerBound] = Int32(index)
    }
    var rivals = [Int32](repeating: Self.unreachable, count: beads.count)
    for row in 0...rows {
      for column in band.columns(row) {
        let here = band.offsets[row] + column - Int(band.low[row])
        guard rest.any[here] > Self.unreachable else { continue }
        for (number, shape) in shapes.enumerated() {
          let start = (row: row - shape.source, column: column - shape.target)
          guard let before = place(start.row, start.column),
            totals.any[before] > Self.unreachable
          else { continue }
          let score = scorer.score(number, row: row, column: column)
          let total =
            switch number {
            case BeadShape.sourceAlone:
              max(totals.any[before] + score, totals.alone.source[before] + scorer.goingOn)
                + rest.alone.source[here]
            case BeadShape.targetAlone:
              max(totals.any[before] + score, totals.alone.target[before] + scorer.goingOn)
                + rest.alone.target[here]
            default: totals.any[before] + score + rest.any[here]
            }
          for line in start.row + start.column..<row + column {
            let index = Int(beginning[line])
            guard index >= 0, total > rivals[index] else { continue }
            let bead = beads[index]
            let isSame =
              bead.source == start.row..<row && bead.target == start.column..<column
            if !isSame { rivals[index] = total }
          }
        }
      }
    }
    return rivals.map { Int(best) - max(Int($0), Int(best) - 100_000) }
  }

  /// The highest scores of beads that lead from each place to the end.
  private func backward() -> Totals {
    var totals = Totals(count: band.count)
    totals.any[band.count - 1] = 0
    for row in stride(from: rows, through: 0, by: -1) {
      for column in band.columns(row).reversed() {
        let here = band.offsets[row] + column - Int(band.low[row])
        let rest = totals.any[here]
        guard rest > Self.unreachable else { continue }
        totals.alone.source[here] = max(totals.alone.source[here], rest)
        totals.alone.target[here] = max(totals.alone.target[here], rest)
        for (number, shape) in shapes.enumerated() {
          guard let before = place(row - shape.source, column - shape.target) else { continue }
          var total = rest
          switch number {
          case BeadShape.sourceAlone:
            total = totals.alone.source[here]
            totals.alone.source[before] = max(
              totals.alone.source[before], total + scorer.goingOn)
          case BeadShape.targetAlone:
            total = totals.alone.target[here]
            totals.alone.target[before] = max(
              totals.alone.target[before], total + scorer.goingOn)
          default: break
          }
          total += scorer.score(number, row: row, column: column)
          totals.any[before] = max(totals.any[before], total)
        }
      }
    }
    return totals
  }
}
