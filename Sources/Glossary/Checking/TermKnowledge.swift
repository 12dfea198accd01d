internal import Synchronization

/// What the rules know of the words of a term base, language by language, shared by all checkers
/// of a run.
///
/// What a language needs is built when its first draft comes; a checker that asks meanwhile waits.
public final class TermKnowledge: Sendable {
  /// The base.
  public let base: TermBase

  private let languages = Mutex<[LanguageTag: LanguageKnowledge]>([:])
  private let languageCodes: Set<String>

  /// Makes the knowledge of a base; nothing is built yet.
  ///
  /// - Complexity: O(number of designations).
  public init(_ base: TermBase) {
    self.base = base
    languageCodes = Set(
      base.concepts.lazy.flatMap(\.designations).map { $0.language.language })
  }

  /// Whether the base has a word of a language, whatever its region or script.
  ///
  /// - Complexity: O(1).
  public func hasWords(of language: LanguageTag) -> Bool {
    languageCodes.contains(language.language)
  }

  /// The knowledge of a language.
  func knowledge(of language: LanguageTag) throws(UnicodeError) -> LanguageKnowledge {
    let language = language.fallbacks.last ?? language
    return try languages.withLock { (known) throws(UnicodeError) in
      if let knowledge = known[language] { return knowledge }
      let new = try LanguageKnowledge(base, language: language)
      known[language] = new
      return new
    }
  }
}
