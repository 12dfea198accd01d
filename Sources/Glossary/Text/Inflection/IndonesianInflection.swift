/// Takes clitics, particles and the digit of reduplication off an Indonesian word.
enum IndonesianInflection {
  /// Possessives and particles, written solid, or after a hyphen.
  static let clitics = ["nya", "lah", "kah", "pun", "ku", "mu"]

  /// The fewest letters a word may keep: below it, roots (*jumlah*, *tanya*) outnumber clitics.
  private static let fewestLetters = 4

  /// The same for *-nya*, which few roots end with: *haknya*, *timnya*.
  private static let fewestLettersBeforeNya = 3

  static func lemma(of word: String) -> String {
    var rest = word[...]
    // Stopping after one particle and one possessive would keep "lah" in an unlisted root that
    // bears "nya", but drop it from the bare root; going on brings both to the same lemma.
    while let shorter = withoutLastMark(rest) { rest = shorter }
    return rest.endIndex == word.endIndex ? word : String(rest)
  }

  /// Takes off one clitic or the digit of reduplication; nil when the word bears neither.
  private static func withoutLastMark(_ word: Substring) -> Substring? {
    let length: Int
    switch word.utf8.last {
    case UInt8(ascii: "2"): return withoutReduplication(word)
    case UInt8(ascii: "a"): length = ends(word, "nya") ? 3 : 0
    case UInt8(ascii: "h"): length = ends(word, "lah") || ends(word, "kah") ? 3 : 0
    case UInt8(ascii: "n"): length = ends(word, "pun") ? 3 : 0
    case UInt8(ascii: "u"): length = ends(word, "ku") || ends(word, "mu") ? 2 : 0
    default: return nil
    }
    guard length > 0 else { return nil }
    let rest = Substring(word.utf8.dropLast(length))
    let digits = rest.utf8.last == UInt8(ascii: "2") ? 1 : 0
    let fewest = word.utf8.last == UInt8(ascii: "a") ? fewestLettersBeforeNya : fewestLetters
    guard rest.utf8.count - digits >= fewest, !IndonesianRoots.contains(word) else {
      return nil
    }
    return rest
  }

  /// Turns *buruh2* into *buruh*; *m2*, *co2* and *ace2* stay, and so does *bnp2tki*.
  private static func withoutReduplication(_ word: Substring) -> Substring? {
    let rest = word.utf8.dropLast()
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    guard rest.count >= fewestLetters, rest.allSatisfy(letters.contains) else { return nil }
    return Substring(rest)
  }

  private static func ends(_ word: Substring, _ clitic: String) -> Bool {
    word.utf8.suffix(clitic.utf8.count).elementsEqual(clitic.utf8)
  }
}
