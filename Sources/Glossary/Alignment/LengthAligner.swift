/// Pairs the items of a text with those of its translation in their order.
public enum LengthAligner {
  /// How many items on either side of where the lengths point are looked at.
  private static let halfBand = 100

  /// The shapes of beads, those preferred among equals first.
  private static let shapes = [(1, 1), (1, 0), (0, 1), (2, 1), (1, 2), (2, 2)]

  private static let unreachable = Int.max / 2

  /// The beads that cost least together, in order; they hold every item once.
  ///
  /// Where the texts drift apart by more than a hundred items, other beads might cost less.
  ///
  /// - Complexity: O(source + target).
  public static func beads(source: [AlignmentItem], target: [AlignmentItem]) -> [Bead] {
    let cost = LengthCost(
      sourceLength: source.reduce(0) { $0 + $1.length },
      targetLength: target.reduce(0) { $0 + $1.length })
    let bands = bands(source, target)
    var costs: [[Int]] = []
    var moves: [[UInt8]] = []
    costs.reserveCapacity(bands.count)
    moves.reserveCapacity(bands.count)
    for (row, band) in bands.enumerated() {
      var line = [Int](repeating: unreachable, count: band.count)
      var move = [UInt8](repeating: 0, count: band.count)
      if row == 0 { line[0] = 0 }
      for column in band where row > 0 || column > 0 {
        let place = column - band.lowerBound
        for (number, shape) in shapes.enumerated() {
          let (above, left) = (row - shape.0, column - shape.1)
          guard above >= 0, bands[above].contains(left) else { continue }
          let before =
            shape.0 == 0
            ? line[left - band.lowerBound] : costs[above][left - bands[above].lowerBound]
          // Costs are never below zero: a bead from a dearer place cannot be cheaper.
          guard before < line[place] else { continue }
          let total = before + cost.cost(source[above..<row], target[left..<column])
          if total < line[place] {
            line[place] = total
            move[place] = UInt8(number)
          }
        }
      }
      costs.append(line)
      moves.append(move)
      // No bead reaches further back.
      if row > 2 { costs[row - 2] = [] }
    }
    return path(bands, moves) { cost.cost(source[$0], target[$1]) }
  }

  /// The beads that lead to the end.
  private static func path(
    _ bands: [Range<Int>], _ moves: [[UInt8]], cost: (Range<Int>, Range<Int>) -> Int
  ) -> [Bead] {
    var beads: [Bead] = []
    var row = bands.count - 1
    var column = bands[row].upperBound - 1
    while row > 0 || column > 0 {
      let shape = shapes[Int(moves[row][column - bands[row].lowerBound])]
      let (sources, targets) = (row - shape.0..<row, column - shape.1..<column)
      beads.append(Bead(source: sources, target: targets, cost: cost(sources, targets)))
      (row, column) = (sources.lowerBound, targets.lowerBound)
    }
    return beads.reversed()
  }

  /// The columns to look at in each row: around the one that is as far in the translation as the row
  /// is in the text.
  private static func bands(
    _ source: [AlignmentItem], _ target: [AlignmentItem]
  ) -> [Range<Int>] {
    let sourceLength = max(1, source.reduce(0) { $0 + $1.length })
    let targetLength = max(1, target.reduce(0) { $0 + $1.length })
    var bands: [Range<Int>] = []
    var column = 0
    var passed = (source: 0, target: 0)
    for row in 0...source.count {
      if row > 0 { passed.source += source[row - 1].length }
      while column < target.count,
        passed.target * sourceLength < passed.source * targetLength
      {
        passed.target += target[column].length
        column += 1
      }
      // Each band touches the one before, so that there always is a way.
      let start = max(0, min(column - halfBand, bands.last.map { $0.upperBound - 1 } ?? 0))
      let end = row == source.count ? target.count : min(target.count, column + halfBand)
      bands.append(start..<end + 1)
    }
    return bands
  }
}
