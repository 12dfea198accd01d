/// Finds the beads of the highest score together, by dynamic programming over a band.
struct BeadSearch {
  private let band: SearchBand
  private let scorer: BeadScorer
  private let rows: Int
  private let columns: Int

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
    while row > 0 || column > 0 {
      let number = Int(moves[band.offsets[row] + column - Int(band.low[row])])
      let shape = BeadShape.all[number]
      beads.append(
        Bead(
          source: row - shape.source..<row, target: column - shape.target..<column,
          score: Int(scorer.score(number, row: row, column: column))))
      row -= shape.source
      column -= shape.target
    }
    return beads.reversed()
  }

  /// The highest score of beads that lead to each place, and the last of them.
  private func forward() -> (totals: [Int32], moves: [UInt8]) {
    var totals = [Int32](repeating: Self.unreachable, count: band.count)
    var moves = [UInt8](repeating: 0, count: band.count)
    totals[0] = 0
    for row in 0...rows {
      for column in band.columns(row) where row > 0 || column > 0 {
        let place = band.offsets[row] + column - Int(band.low[row])
        for (number, shape) in BeadShape.all.enumerated() {
          guard let before = self.place(row - shape.source, column - shape.target),
            totals[before] > Self.unreachable
          else { continue }
          let total = totals[before] + scorer.score(number, row: row, column: column)
          if total > totals[place] {
            totals[place] = total
            moves[place] = UInt8(number)
          }
        }
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
    let best = totals[totals.count - 1]
    // Beads by the sum of the row and column that they begin on.
    var beginning = [Int32](repeating: -1, count: rows + columns + 1)
    for (index, bead) in beads.enumerated() {
      beginning[bead.source.lowerBound + bead.target.lowerBound] = Int32(index)
    }
    var rivals = [Int32](repeating: Self.unreachable, count: beads.count)
    for row in 0...rows {
      for column in band.columns(row) {
        let place = band.offsets[row] + column - Int(band.low[row])
        guard rest[place] > Self.unreachable else { continue }
        for (number, shape) in BeadShape.all.enumerated() {
          let start = (row: row - shape.source, column: column - shape.target)
          guard let before = self.place(start.row, start.column),
            totals[before] > Self.unreachable
          else { continue }
          let total = totals[before] + scorer.score(number, row: row, column: column) + rest[place]
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

  /// The highest score of beads that lead from each place to the end.
  private func backward() -> [Int32] {
    var totals = [Int32](repeating: Self.unreachable, count: band.count)
    totals[totals.count - 1] = 0
    for row in stride(from: rows, through: 0, by: -1) {
      for column in band.columns(row).reversed() {
        let here = band.offsets[row] + column - Int(band.low[row])
        guard totals[here] > Self.unreachable else { continue }
        for (number, shape) in BeadShape.all.enumerated() {
          guard let before = place(row - shape.source, column - shape.target) else { continue }
          let total = totals[here] + scorer.score(number, row: row, column: column)
          if total > totals[before] { totals[before] = total }
        }
      }
    }
    return totals
  }
}
