/// The edit distance between one fixed text and many others: insertions, deletions, substitutions
/// and transpositions of neighbours cost 1 each (optimal string alignment).
///
/// Up to 64 Unicode scalars the distance is computed on bit vectors, one machine word a scalar of
/// the other text (H. Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit
/// distances", Nordic Journal of Computing 10, 2003); longer texts take the plain table.
public struct EditDistance: Sendable {
  private let pattern: [Unicode.Scalar]
  private var asciiMasks: [UInt64] = []
  private var otherMasks: [Unicode.Scalar: UInt64] = [:]

  /// Prepares the text that all others are compared with.
  ///
  /// - Complexity: O(length).
  public init(_ pattern: String) {
    self.pattern = Array(pattern.unicodeScalars)
    guard self.pattern.count <= 64 else { return }
    asciiMasks = Array(repeating: 0, count: 128)
    for (index, scalar) in self.pattern.enumerated() {
      let bit = UInt64(1) << UInt64(index)
      if scalar.isASCII {
        asciiMasks[Int(scalar.value)] |= bit
      } else {
        otherMasks[scalar, default: 0] |= bit
      }
    }
  }

  /// The number of Unicode scalars of the fixed text.
  public var length: Int { pattern.count }

  /// The distance to another text.
  ///
  /// - Complexity: O(length of `text`) up to 64 scalars of the fixed text, the product of both
  ///   lengths beyond.
  public func distance(to text: String) -> Int {
    if pattern.isEmpty { return text.unicodeScalars.count }
    return pattern.count <= 64 ? bitParallel(text) : table(text)
  }

  private func bitParallel(_ text: String) -> Int {
    var positive = ~0 as UInt64
    var negative = 0 as UInt64
    var diagonal = 0 as UInt64
    var previousMask = 0 as UInt64
    var distance = pattern.count
    let last = UInt64(1) << UInt64(pattern.count - 1)
    for scalar in text.unicodeScalars {
      let mask = scalar.isASCII ? asciiMasks[Int(scalar.value)] : otherMasks[scalar, default: 0]
      let transposed = ((~diagonal & mask) << 1) & previousMask
      diagonal = (((mask & positive) &+ positive) ^ positive) | mask | negative | transposed
      var horizontalPositive = negative | ~(diagonal | positive)
      var horizontalNegative = diagonal & positive
      if horizontalPositive & last != 0 { distance += 1 }
      if horizontalNegative & last != 0 { distance -= 1 }
      horizontalPositive = (horizontalPositive << 1) | 1
      horizontalNegative <<= 1
      positive = horizontalNegative | ~(diagonal | horizontalPositive)
      negative = horizontalPositive & diagonal
      previousMask = mask
    }
    return distance
  }

  private func table(_ text: String) -> Int {
    let other = Array(text.unicodeScalars)
    var beforeLast = [Int](repeating: 0, count: other.count + 1)
    var last = Array(0...other.count)
    var row = last
    for i in 1...pattern.count {
      row[0] = i
      for j in 0..<other.count {
        let isEqual = pattern[i - 1] == other[j]
        var best = min(last[j] + (isEqual ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 1 && j > 0 && pattern[i - 1] == other[j - 1] && pattern[i - 2] == other[j] {
          best = min(best, beforeLast[j - 1] + 1)
        }
        row[j + 1] = best
      }
      (beforeLast, last, row) = (last, row, beforeLast)
    }
    return last[other.count]
  }
}
