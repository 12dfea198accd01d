/// Words by their first three letters and their last one, to find those that differ by a letter between.
struct WordEnds: Sendable {
  /// The numbers of the words by their ends.
  private(set) var numbers: [UInt64: [Int32]] = [:]

  /// The fewest letters of a word that is kept.
  static let fewestLetters = 7

  /// Keeps a word under its number; shorter ones are like too many others.
  mutating func insert(_ word: String, as number: Int32) {
    guard let key = Self.key(word) else { return }
    numbers[key, default: []].append(number)
  }

  /// The numbers of the words that begin and end like one.
  ///
  /// - Complexity: O(1).
  func numbers(like word: String) -> [Int32] {
    Self.key(word).flatMap { numbers[$0] } ?? []
  }

  /// The ends of a word; nil for one that is too short.
  static func key(_ word: String) -> UInt64? {
    let utf8 = word.utf8
    guard utf8.count >= fewestLetters else { return nil }
    return (utf8.prefix(3) + utf8.suffix(1)).reduce(0) { $0 << 8 | UInt64($1) }
  }
}
