/// The core of a word without its commonest affixes: too coarse to tell words apart, and enough to
/// see that a phrase holds the words of another.
enum LooseRoot {
  /// The first letters of a word, without a prefix and after each Indonesian one that it may have:
  /// *pelaporan* is *lapo* as *laporan* is.
  ///
  /// - Complexity: O(length · number of prefixes).
  static func all(of word: String) -> [String] {
    let rests = prefixes.filter { word.hasPrefix($0) && word.utf8.count >= $0.utf8.count + 4 }
    return ([""] + rests).map { String(word.dropFirst($0.count).prefix(4)) }
  }

  private static let prefixes = [
    "meny", "meng", "peny", "peng", "mem", "men", "pem", "pen", "per", "ber", "ter", "pel", "me",
    "pe", "di", "ke", "se",
  ]
}
