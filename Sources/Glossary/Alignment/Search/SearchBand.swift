/// The places of the search: for each number of sentences of the source, a range of numbers of
/// sentences of the target that may stand beside them.
struct SearchBand: Hashable, Sendable {
  /// The first and the last column of each row; neither ever falls.
  private(set) var low: [Int32]
  private(set) var high: [Int32]

  /// Where each row begins among all places, and the end.
  private(set) var offsets: [Int]

  /// A place where two sentences may end together.
  struct Point: Hashable, Sendable {
    var row: Int
    var column: Int
  }

  /// How far from its middle a row reaches at the most, so that memory grows with the length alone; in a
  /// stretch so short that it has no more than `mostPlaces` on one side, it may reach farther.
  private static let widest = 250
  private static let mostPlaces = 1_000_000

  /// A longer stretch without a point is no plain translation, and is searched as widely as may be.
  static let longestPlainStretch = 100

  /// How many places there are.
  var count: Int { offsets[low.count] }

  /// The columns of a row.
  func columns(_ row: Int) -> ClosedRange<Int> { Int(low[row])...Int(high[row]) }

  /// Takes the ranges of all rows, which overlap their neighbours.
  init(_ ranges: [ClosedRange<Int>]) {
    low = ranges.map { Int32($0.lowerBound) }
    high = ranges.map { Int32($0.upperBound) }
    offsets = [0]
    offsets.reserveCapacity(ranges.count + 1)
    for range in ranges { offsets.append(offsets[offsets.count - 1] + range.count) }
  }

  /// All places.
  init(whole rows: Int, _ columns: Int) {
    self.init(Array(repeating: 0...columns, count: rows + 1))
  }

  /// The places around a way through some points, which follow each other in rows and columns.
  ///
  /// Between two points a band follows the straight line, as wide as `margin`, what a walk at random
  /// strays from it (twice the root of its length), and the difference of its two lengths, since whatever
  /// one side lacks may be lacking anywhere. Where points are missing for long, either side may lack
  /// something that the other has, and there the band is as wide as the stretch is long.
  ///
  /// - Complexity: O(rows + points).
  init(around points: [Point], rows: Int, columns: Int, margin: Int) {
    var low = [Int](repeating: columns, count: rows + 1)
    var high = [Int](repeating: 0, count: rows + 1)
    var from = Point(row: 0, column: 0)
    for to in points + [Point(row: rows, column: columns)] {
      let (height, width) = (to.row - from.row, to.column - from.column)
      let half = margin + Self.reach(height, width)
      for row in from.row...to.row {
        // The line crosses this row from here to where it enters the next.
        let start = height == 0 ? from.column : from.column + width * (row - from.row) / height
        let end =
          height == 0
          ? to.column : from.column + width * min(height, row + 1 - from.row) / height
        low[row] = min(low[row], max(from.column - margin, start - half))
        high[row] = max(high[row], min(to.column + margin, end + half))
      }
      from = to
    }
    low[0] = 0
    high[rows] = columns
    for row in stride(from: rows - 1, through: 0, by: -1) { low[row] = min(low[row], low[row + 1]) }
    for row in stride(from: 1, through: rows, by: 1) { high[row] = max(high[row], high[row - 1]) }
    self.init(zip(low, high).map { max(0, $0)...max(0, min(columns, $1)) })
  }

  /// How far from the line between two points a band reaches, beside its margin.
  private static func reach(_ height: Int, _ width: Int) -> Int {
    let longest = max(height, width)
    let stray = Int((4 * Double(longest)).squareRoot()) + abs(height - width)
    let wanted = longest > longestPlainStretch ? longest : stray
    return min(wanted, max(widest, mostPlaces / max(1, longest)))
  }
}
