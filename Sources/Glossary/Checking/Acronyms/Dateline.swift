/// The place, agency and day before the dash at the beginning of a report: *Jakarta, BP2MI (15/9) –*.
enum Dateline {
  /// The most words on each side of an acronym in it.
  private static let reach = 5

  /// Whether an acronym is the agency of a dateline.
  ///
  /// - Complexity: O(1).
  static func holds(_ range: TextRange, in words: TextWords) -> Bool {
    let place = words.words(in: range)
    return opensLine(place.lowerBound, words) && meetsDash(place.upperBound - 1, words)
  }

  /// Whether a line begins with names before a word, and a mark parts the two.
  private static func opensLine(_ index: Int, _ words: TextWords) -> Bool {
    guard index > 0, marks.contains(words.gap(after: index - 1)) else { return false }
    for name in stride(from: index - 1, through: max(0, index - reach), by: -1) {
      guard words.isCapital(name) else { return false }
      guard name > 0 else { return true }
      let gap = words.gap(after: name - 1)
      if gap.utf8.contains(0x0A) { return true }
      guard gap == " " || marks.contains(gap) else { return false }
    }
    return false
  }

  private static let marks: Set<Substring> = [", ", "/", " (", ". "]

  /// Whether a dash follows a word, or a day in figures between the two.
  private static func meetsDash(_ index: Int, _ words: TextWords) -> Bool {
    for next in index..<min(index + reach, words.count - 1) {
      let gap = words.gap(after: next)
      if gap.utf8.contains(0x0A) { return false }
      if gap.contains(" - ") || gap.contains(" – ") || gap.contains(" — ") { return true }
      guard words.token(next + 1).kind == .number else { return false }
    }
    return false
  }
}
