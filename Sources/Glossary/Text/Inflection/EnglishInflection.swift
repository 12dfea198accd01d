/// Takes the plural and the possessive off an English word.
enum EnglishInflection {
  /// The fewest letters a word may keep: below it, *gas*, *his* and *its* outnumber plurals.
  private static let fewestLetters = 3

  static func lemma(of word: String) -> String {
    var lemma = word
    // At most three times: a possessive, a plural, a plural of a plural ("criterias").
    while let base = base(of: lemma[...]) { lemma = base }
    return lemma
  }

  private static func base(of word: Substring) -> String? {
    // Most words end in another letter than any plural and cost no look-up.
    guard let last = word.utf8.last, last >= 0x80 || "aehinstx'".utf8.contains(last) else {
      return nil
    }
    if let listed = EnglishWords.singulars[word] { return listed == word ? nil : String(listed) }
    return withoutPossessive(word) ?? singular(of: word)
  }

  // MARK: Possessive

  /// Drops final apostrophes with or without `s`; nil when there are none.
  private static func withoutPossessive(_ word: Substring) -> String? {
    var rest = word
    while let shorter = withoutApostrophe(rest), shorter.utf8.count >= fewestLetters {
      rest = shorter
    }
    return rest.endIndex == word.endIndex ? nil : String(rest)
  }

  private static func withoutApostrophe(_ word: Substring) -> Substring? {
    let bytes = word.utf8
    let stem = bytes.last == UInt8(ascii: "s") ? bytes.dropLast() : bytes
    return apostrophes.first { ends(Substring(stem), $0) }
      .map { Substring(stem.dropLast($0.utf8.count)) }
  }

  private static let apostrophes = ["'", "\u{2019}"]

  // MARK: Plural

  /// Returns the singular of a plural that no list holds, nil when the word is none.
  private static func singular(of word: Substring) -> String? {
    if ends(word, "women") || ends(word, "smen") { return word.dropLast(2) + "an" }
    guard ends(word, "s"), word.utf8.count > fewestLetters else { return nil }
    if ends(word, "viruses") { return String(word.dropLast(2)) }
    let stem = Substring(word.utf8.dropLast())
    guard let last = stem.utf8.last else { return nil }
    switch last {
    case UInt8(ascii: "e"):
      return singularBeforeES(word) ?? String(stem)
    case UInt8(ascii: "i"), UInt8(ascii: "u"):
      // "analysis" and "status" are singulars, but an acronym has no vowel before: "pmis", "cpus".
      return stem.utf8.dropLast().contains(where: isVowel) ? nil : String(stem)
    case UInt8(ascii: "s"):
      return nil
    case UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...:
      return String(stem)
    default:
      return nil
    }
  }

  /// Returns the singular of *parties*, *boxes* and *heroes*, nil when the plural is but the `s`.
  private static func singularBeforeES(_ word: Substring) -> String? {
    let stem = Substring(word.utf8.dropLast(2))
    guard stem.utf8.count >= fewestLetters else { return nil }
    if ends(stem, "i") { return stem.dropLast() + "y" }
    return endingsBeforeES.contains { ends(stem, $0) } ? String(stem) : nil
  }

  /// The plural of a phrase whose head stands before its first preposition: *country of origin*
  /// gives *countries of origin*; a plural stays.
  static func plural(ofPhrase phrase: String) -> String {
    let words = phrase.split(separator: " ", omittingEmptySubsequences: false)
    let end = words.dropFirst().firstIndex { prepositions.contains(String($0)) } ?? words.count
    let head = words[end - 1]
    let tail = words[end...].map { " " + $0 }.joined()
    return words[..<(end - 1)].map { $0 + " " }.joined() + plural(of: head) + tail
  }

  private static let prepositions = Set(
    ["abroad", "at", "by", "for", "in", "of", "on", "to"])

  private static func plural(of word: Substring) -> String {
    if ends(word, "s") { return String(word) }
    if ends(word, "y"), let before = word.utf8.dropLast().last, !isVowel(before) {
      return word.dropLast() + "ies"
    }
    return word + (endingsBeforeES.contains { $0 != "o" && ends(word, $0) } ? "es" : "s")
  }

  private static let endingsBeforeES = ["o", "x", "ch", "sh", "ss", "tz", "zz"]

  private static func isVowel(_ byte: UInt8) -> Bool {
    "aeiouy".utf8.contains(byte)
  }

  private static func ends(_ word: Substring, _ end: String) -> Bool {
    word.utf8.suffix(end.utf8.count).elementsEqual(end.utf8)
  }
}
