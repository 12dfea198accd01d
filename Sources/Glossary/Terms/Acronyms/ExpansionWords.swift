/// The words of a full form in the shape in which full forms are compared: without connecting
/// words, clitics, plurals and doubling.
enum ExpansionWords {
  /// The compared form of one folded word; nil for a connecting word.
  ///
  /// Both languages' endings are undone, since a text of the one names bodies in the other, and both
  /// sides of a comparison go through the same.
  static func normal(_ word: String) -> String? {
    connectors.contains(word) ? nil : lemma(word)
  }

  /// Whether a word is a connecting one, and its compared form.
  static let connectorFact = WordFact<Bool>()
  static let lemmaFact = WordFact<String>()

  /// A folded word without clitic, plural and accents.
  static func lemma(_ word: String) -> String {
    let plain = (try? Folding.stripAccents(word)) ?? word
    return EnglishInflection.lemma(of: IndonesianInflection.lemma(of: plain))
  }

  /// The compared forms of some folded words; a doubled word counts once.
  static func normal(_ words: some Sequence<String>) -> [String] {
    var normal: [String] = []
    for word in words {
      guard let word = self.normal(word), word != normal.last else { continue }
      normal.append(word)
    }
    return normal
  }

  /// Whether two words differ by no more than *per-* and *pel-* or a vowel or consonant, so that the
  /// one is a spelling of the other.
  static func areSpellings(_ one: String, _ other: String) -> Bool {
    let longest = max(one.utf8.count, other.utf8.count)
    return longest > 4 && EditDistance(one).distance(to: other) <= (longest > 7 ? 2 : 1)
  }

  /// Words that join others and may come and go in a name.
  static let connectors: Set<String> = [
    "dan", "serta", "di", "ke", "dari", "pada", "atas", "bagi", "untuk", "oleh", "dengan", "dalam",
    "yang", "tentang", "mengenai", "terhadap", "melalui", "bidang", "secara", "and", "of", "the",
    "for", "on", "in", "to", "at", "by", "with", "against", "their", "its", "a", "an", "concerning",
    "relating", "as",
  ]
}

/// How one full form differs from another.
struct ExpansionDifference: Hashable {
  /// Words that it lacks.
  var missing: [String] = []

  /// Words that it has beyond the other.
  var extra: [String] = []

  /// Words that stand in the place of others.
  var replaced: [Pair] = []

  /// How many words are the same, in order.
  var common = 0

  /// A word and the one that belongs in its place.
  struct Pair: Hashable {
    var found: String
    var expected: String
  }

  /// Compares what was found with what is expected.
  ///
  /// - Complexity: O(product of the numbers of words).
  init(found: [String], expected: [String]) {
    var table = [[Int]](
      repeating: Array(repeating: 0, count: expected.count + 1), count: found.count + 1)
    for i in stride(from: found.count - 1, through: 0, by: -1) {
      for j in stride(from: expected.count - 1, through: 0, by: -1) {
        table[i][j] =
          found[i] == expected[j]
          ? table[i + 1][j + 1] + 1 : max(table[i + 1][j], table[i][j + 1])
      }
    }
    common = table[0][0]
    var extraRun: [String] = []
    var missingRun: [String] = []
    var (i, j) = (0, 0)
    while i < found.count || j < expected.count {
      if i < found.count, j < expected.count, found[i] == expected[j] {
        close(&extraRun, &missingRun)
        (i, j) = (i + 1, j + 1)
      } else if j == expected.count || i < found.count && table[i + 1][j] >= table[i][j + 1] {
        extraRun.append(found[i])
        i += 1
      } else {
        missingRun.append(expected[j])
        j += 1
      }
    }
    close(&extraRun, &missingRun)
  }

  /// Pairs what stands in one place.
  private mutating func close(_ extraRun: inout [String], _ missingRun: inout [String]) {
    for (found, expected) in zip(extraRun, missingRun) {
      replaced.append(Pair(found: found, expected: expected))
    }
    extra += extraRun.dropFirst(missingRun.count)
    missing += missingRun.dropFirst(extraRun.count)
    extraRun = []
    missingRun = []
  }

  /// Whether the words are the same but for their order.
  var isReordered: Bool {
    replaced.isEmpty && !missing.isEmpty && missing.sorted() == extra.sorted()
  }

  /// The difference in words: *“Penjualan” for “Perdagangan”, “Orang” is missing*.
  var description: String {
    if isReordered { return "the words stand in another order" }
    var parts = replaced.map { "“\($0.found)” for “\($0.expected)”" }
    if !missing.isEmpty {
      parts.append(Self.list(missing) + (missing.count == 1 ? " is missing" : " are missing"))
    }
    if !extra.isEmpty { parts.append(Self.list(extra) + " too many") }
    return parts.joined(separator: ", ")
  }

  private static func list(_ words: [String]) -> String {
    words.map { "“\($0)”" }.joined(separator: ", ")
  }
}
