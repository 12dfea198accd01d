/// The core of a word without its commonest affixes: too coarse to tell words apart, and enough to
/// see that a phrase holds the words of another.
enum LooseRoot {
  /// The first letters of a word after an Indonesian prefix.
  ///
  /// - Complexity: O(length).
  static func of(_ word: String) -> String {
    let rest = prefixes.first { word.hasPrefix($0) && word.utf8.count >= $0.utf8.count + 4 }
    return String(word.dropFirst(rest?.count ?? 0).prefix(4))
  }

  /// Longest first.
  private static let prefixes = [
    "meny", "meng", "peny", "peng", "mem", "men", "pem", "pen", "per", "ber", "ter", "pel", "me",
    "pe", "di", "ke", "se",
  ]
}
