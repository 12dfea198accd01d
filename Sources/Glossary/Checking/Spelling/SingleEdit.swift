/// The one change of a letter that makes one word of another.
enum SingleEdit: Hashable {
  /// The word has a letter too many.
  case insertion

  /// The word lacks a letter.
  case deletion

  /// Two letters have changed places.
  case transposition

  /// One letter stands for another.
  case substitution

  /// The change between a word and the one that is expected, with the letters before it and after
  /// it that both have; nil for equal words and for more than one change.
  ///
  /// - Complexity: O(length).
  static func between(
    _ word: String, _ expected: String
  ) -> (edit: SingleEdit, before: Int, after: Int)? {
    guard abs(word.utf8.count - expected.utf8.count) < 2, word != expected else { return nil }
    let (one, other) = (Array(word.utf8), Array(expected.utf8))
    let shorter = min(one.count, other.count)
    var before = 0
    while before < shorter, one[before] == other[before] { before += 1 }
    var after = 0
    while after < shorter - before, one[one.count - 1 - after] == other[other.count - 1 - after] {
      after += 1
    }
    let (rest, otherRest) = (one.count - before - after, other.count - before - after)
    switch (rest, otherRest) {
    case (1, 0): return (.insertion, before, after)
    case (0, 1): return (.deletion, before, after)
    case (1, 1): return (.substitution, before, after)
    case (2, 2) where one[before] == other[before + 1] && one[before + 1] == other[before]:
      return (.transposition, before, after)
    default: return nil
    }
  }
}
