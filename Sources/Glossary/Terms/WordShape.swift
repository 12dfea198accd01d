/// What two words that are a slip away from each other have in common, in one number: the first two
/// bytes, and the last one and about the same length, or the same length.
struct WordShape: Hashable, Sendable {
  private let rawValue: UInt32

  /// The shape of a folded word.
  ///
  /// - Complexity: O(1).
  init(_ word: String) {
    let bytes = word.utf8
    let first = bytes.first ?? 0
    let second = bytes.dropFirst().first ?? 0
    let last = bytes.last ?? 0
    rawValue =
      UInt32(first) << 24 | UInt32(second) << 16 | UInt32(last) << 8 | UInt32(min(bytes.count, 255))
  }

  /// The shape of a number that `number` gave.
  init(number: Int32) {
    rawValue = UInt32(bitPattern: number)
  }

  /// The shape as a number.
  var number: Int32 { Int32(bitPattern: rawValue) }

  /// Whether one of two words may be a slip for the other: the same beginning, and the same end with
  /// two bytes more or less at most, or as many bytes.
  ///
  /// - Complexity: O(1).
  func mayBeSlip(for other: WordShape) -> Bool {
    let difference = rawValue ^ other.rawValue
    guard difference >> 16 == 0 else { return false }
    return difference & 0xFF == 0
      || difference >> 8 == 0 && abs(Int32(rawValue & 255) - Int32(other.rawValue & 255)) <= 2
  }
}
