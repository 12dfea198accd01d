/// Undoes inflection, never derivation, of one folded word.
///
/// A term and the text it is looked for in pass through the same function, so a lemma has to be
/// shared by the forms of one word and by no other word; it need not be in any dictionary.
/// Derivational affixes stay, because they separate terms:
///
/// ```swift
/// let indonesian = Inflection(languageCode: "id")
/// indonesian.lemma(of: "pekerjanyalah")  // "pekerja", not "kerja"
/// indonesian.verbAlternative(of: "dilindungi")  // "melindungi"
/// ```
public struct Inflection: Hashable, Sendable {
  private enum Rules: Hashable {
    case indonesian
    case english
    case none
  }

  private let rules: Rules

  /// Takes the rules of a language by its lower-case code.
  ///
  /// `id` and `ms` share the Indonesian rules, `en` has the English ones. Words of any other
  /// language stay as they are.
  public init(languageCode: String) {
    rules =
      switch languageCode {
      case "id", "ms": .indonesian
      case "en": .english
      default: .none
      }
  }

  /// Returns the lemma of one word, or the word itself when it bears no inflection.
  ///
  /// The word is folded (NFKC_Casefold) and holds neither hyphens nor spaces. The lemma of a lemma
  /// is that lemma.
  ///
  /// - Complexity: O(`word.utf8.count`).
  public func lemma(of word: String) -> String {
    switch rules {
    case .indonesian: IndonesianInflection.lemma(of: word)
    case .english: EnglishInflection.lemma(of: word)
    case .none: word
    }
  }

  /// Returns another lemma under which the word may stand when the term is a verb.
  ///
  /// For Indonesian that is the active verb of a passive one: *dilindungi* gives *melindungi*.
  /// The answer is formed by rule, so a noun that only looks like a passive may give a form that
  /// no text holds.
  ///
  /// - Complexity: O(`word.utf8.count`).
  /// - Returns: A lemma, or nil when the word is not a passive.
  public func verbAlternative(of word: String) -> String? {
    switch rules {
    case .indonesian: IndonesianVerb.active(ofPassive: word)
    case .english, .none: nil
    }
  }

  /// Returns whether a word that follows a hyphen is a clitic of the word before it.
  ///
  /// Indonesian hyphenates clitics after capitals and foreign words: *TPPO-nya*, *PMI-lah*.
  ///
  /// - Complexity: O(1).
  public func isClitic(_ word: String) -> Bool {
    switch rules {
    case .indonesian: IndonesianInflection.clitics.contains(word)
    case .english, .none: false
    }
  }

  /// Whether the language doubles words with a hyphen for the plural: *pekerja-pekerja*.
  public var hasReduplication: Bool { rules == .indonesian }

  /// Whether an apostrophe after a final *s* marks the possessive: *workers'*.
  public var hasPossessiveApostrophe: Bool { rules == .english }
}
