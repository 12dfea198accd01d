/// How alike two texts are, in hundredths of a point: 10000 for the same text, 0 for nothing in
/// common, 10100 for the same text between the same neighbours.
///
/// The base of a score is 100·(1 − d / max(n, m)), rounded to hundredths, for texts of n and m
/// compared tokens at an edit distance of d tokens: insertions, deletions and substitutions cost 1
/// each (V. I. Levenshtein, "Binary codes capable of correcting deletions, insertions and
/// reversals", 1966). Compared are words, numbers and placeholders in their folded form; a text that
/// has none of them is compared by its punctuation. From the base comes off each `MatchPenalty`.
public enum MatchScore {
  /// The score of the same text.
  public static let exact = 10_000

  /// The score of the same text between the same neighbours.
  public static let inContext = 10_100

  /// The base of two texts, of which the longer has `longer` compared tokens, at a distance.
  ///
  /// Only a distance of 0 gives 10000.
  public static func base(distance: Int, longer: Int) -> Int {
    guard longer > 0 else { return 0 }
    let rounded = (2 * exact * (longer - distance) + longer) / (2 * longer)
    return distance == 0 ? rounded : min(rounded, exact - 1)
  }

  /// The largest distance at which the base is still a score or more.
  static func maximumDistance(longer: Int, minimum: Int) -> Int {
    // 2·exact·(longer − d) + longer ≥ 2·longer·minimum, solved for d.
    let room = longer * (2 * (exact - minimum) + 1)
    return room < 0 ? -1 : min(longer, room / (2 * exact))
  }
}
