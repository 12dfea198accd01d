/// Tells verbs and adverbs by their endings and prefixes; a guess, for ranking only.
enum VerbShape {
  /// Whether a single lemma looks like a verb or an adverb.
  static func isAction(_ lemmas: [String], _ language: LanguageTag) -> Bool {
    guard lemmas.count == 1, let lemma = lemmas.first, lemma.utf8.count >= fewestLetters else {
      return false
    }
    switch language.language {
    case "en":
      return ["ly", "ed"].contains { lemma.hasSuffix($0) } && !lemma.hasSuffix("eed")
        && !nouns.contains(lemma)
    case "id", "ms":
      return isActive(lemma)
        || Inflection(languageCode: "id").verbAlternative(of: lemma) != nil
    default: return false
    }
  }

  /// Shorter words have other beginnings by chance: *media*, *mesin*, *dinas*.
  private static let fewestLetters = 6

  /// Nouns that end as adverbs do.
  private static let nouns: Set<String> = [
    "anomaly", "assembly", "family", "monopoly", "subfamily", "supply",
  ]

  /// Whether a word begins as a verb with `meN-` does: *menteri* and *mental* do not, since `t` is
  /// lost there.
  private static func isActive(_ lemma: String) -> Bool {
    let (prefix, next) = (lemma.utf8.prefix(3), lemma.utf8.dropFirst(3).first)
    guard let next else { return false }
    let isVowel = "aiueo".utf8.contains(next)
    switch String(decoding: prefix, as: UTF8.self) {
    case "mem": return isVowel || "bpf".utf8.contains(next)
    case "men": return isVowel || "cdjygz".utf8.contains(next)
    case "mel", "mer", "mew": return isVowel
    default: return false
    }
  }
}
