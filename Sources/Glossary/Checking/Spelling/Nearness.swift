/// How near two words are.
enum Nearness {
  /// Whether one word is a slip for another in a phrase of some words: one letter away, or two in a
  /// long word of a long phrase, but no other form of the same root.
  ///
  /// Where two words or more stand just as the phrase has them, any letter may be wrong.
  static func isSlip(_ word: String, for expected: String, inPhraseOf count: Int) -> Bool {
    if count > 2, expected.utf8.count > 5, word.utf8.first == expected.utf8.first,
      let change = SingleEdit.between(word, expected), change.before >= 2,
      change.after > 0 || change.edit == .substitution
    {
      return true
    }
    let length = expected.utf8.count
    guard length >= 5, abs(word.utf8.count - length) <= 2, word != expected else { return false }
    // A change at either end is an affix: *penempatan*, *menempatan*, *penempatannya*. Most words
    // go here, before anything is measured.
    var prefix = 0
    for (one, other) in zip(word.utf8, expected.utf8) {
      guard one == other else { break }
      prefix += 1
    }
    guard prefix >= 2, word.utf8.last == expected.utf8.last else { return false }
    let distance = EditDistance(expected).distance(to: word)
    guard distance <= (length >= 9 && count > 2 ? 2 : 1), stem(word) != stem(expected) else {
      return false
    }
    // Words that go on differently after the same root are forms of it.
    return min(word.utf8.count, length) - prefix > 1 || distance == 1
  }

  /// Whether one word may be a slip for another in some phrase.
  static func mayBeSlip(_ word: String, for expected: String) -> Bool {
    isSlip(word, for: expected, inPhraseOf: 3)
  }

  /// Whether two words differ by other letters in the same places, and not by two that are swapped.
  static func isOneSubstitution(_ word: String, _ other: String) -> Bool {
    word.utf8.count == other.utf8.count && word.utf8.sorted() != other.utf8.sorted()
  }

  /// A word without the commonest prefix and suffix that it may have.
  static func stem(_ word: String) -> Substring {
    var rest = word[...]
    for prefix in prefixes where rest.hasPrefix(prefix) && rest.utf8.count - prefix.utf8.count > 3 {
      rest = rest.dropFirst(prefix.count)
      break
    }
    for suffix in suffixes where rest.hasSuffix(suffix) && rest.utf8.count - suffix.utf8.count > 3 {
      rest = rest.dropLast(suffix.count)
      break
    }
    return rest
  }

  private static let prefixes = [
    "memper", "diper", "meng", "meny", "peng", "peny", "mem", "men", "pem", "pen", "per", "pel",
    "ber", "ter", "me", "pe", "di", "ke", "se",
  ]
  private static let suffixes = [
    "kannya", "annya", "nya", "kan", "an", "ing", "ers", "er", "ed", "es", "s", "i", "d",
  ]
}
