internal import Synchronization

/// Where the knowledge of a term base comes from: a base at hand, or files beside a store.
public protocol TermKnowledgeSource: Sendable {
  /// What is kept of a language; nil where nothing is, or nothing that can be used.
  func kept(_ language: LanguageTag) -> LanguageKnowledge?

  /// Builds the knowledge of a language, and keeps it where that is possible.
  func build(_ language: LanguageTag) throws -> LanguageKnowledge
}

/// What the rules know of the words of a term base, language by language, shared by all checkers
/// of a run.
///
/// What a language needs is opened or built when its first draft comes; a checker that asks meanwhile
/// waits.
public final class TermKnowledge: Sendable {
  private let source: any TermKnowledgeSource
  private let languages = Mutex<[LanguageTag: LanguageKnowledge]>([:])

  /// Makes the knowledge of a base; nothing is built yet.
  ///
  /// - Complexity: O(1).
  public convenience init(_ base: TermBase) { self.init(TermBaseAtHand(base: base)) }

  /// Makes the knowledge that a source gives; nothing is opened yet.
  ///
  /// - Complexity: O(1).
  public init(_ source: some TermKnowledgeSource) {
    self.source = source
  }

  /// Whether the base has a word of a language, whatever its region or script.
  ///
  /// - Complexity: O(1), once some language is known.
  /// - Throws: what the source throws.
  public func hasWords(of language: LanguageTag) throws -> Bool {
    let known = languages.withLock { $0.values.first }
    return try (known ?? knowledge(of: language)).hasWords(of: language)
  }

  /// The knowledge of a language.
  func knowledge(of language: LanguageTag) throws -> LanguageKnowledge {
    let language = language.fallbacks.last ?? language
    return try languages.withLock { known in
      if let knowledge = known[language] { return knowledge }
      let new = try source.kept(language) ?? source.build(language)
      known[language] = new
      return new
    }
  }
}

/// A base in memory, of which nothing is kept.
private struct TermBaseAtHand: TermKnowledgeSource {
  let base: TermBase

  func kept(_ language: LanguageTag) -> LanguageKnowledge? { nil }

  func build(_ language: LanguageTag) throws -> LanguageKnowledge {
    try LanguageKnowledge(base, language: language)
  }
}
