/// What the rules know of the words of one language, built once for many drafts.
public struct LanguageKnowledge: Sendable {
  /// The base, with the designations of every language.
  let base: TermBase

  /// Finds the designations of the language.
  let recognizer: TermRecognizer

  /// The acronyms of all languages with their full forms.
  let acronyms: AcronymBase

  /// The titles of treaties and laws, of all languages.
  let titles: TitleIndex

  /// The names and terms of other languages for which this one has its own.
  let foreignNames: PhraseIndex

  /// The words of the language's designations.
  let spelling: DesignationWords

  private let numbers: [Concept.ID: Int]
  private let replaced: [Concept.ID: [Int]]

  /// Builds the knowledge of a language.
  ///
  /// - Complexity: O(size of the base).
  /// - Throws: `UnicodeError` when ICU has no data.
  public init(_ base: TermBase, language: LanguageTag) throws(UnicodeError) {
    self.base = base
    recognizer = try TermRecognizer(base, language: language)
    acronyms = try AcronymBase(base)
    titles = try TitleIndex(base)
    foreignNames = try Self.foreignNames(base, language: language)
    spelling = try DesignationWords(base, language: language)
    numbers = Dictionary(
      base.concepts.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var replaced: [Concept.ID: [Int]] = [:]
    for (number, concept) in base.concepts.enumerated() {
      for relation in concept.relations where relation.kind == .replacedBy {
        replaced[relation.target, default: []].append(number)
      }
    }
    self.replaced = replaced
  }

  /// A concept of the base.
  func concept(_ id: Concept.ID) -> Concept? { numbers[id].map { base.concepts[$0] } }

  /// The concepts whose place another one took.
  func predecessors(of id: Concept.ID) -> [Concept] {
    (replaced[id] ?? []).map { base.concepts[$0] }
  }

  /// The designations of several words in other languages, of concepts that this language has sure
  /// words for; names that are the same in both are kept.
  private static func foreignNames(
    _ base: TermBase, language: LanguageTag
  ) throws(UnicodeError) -> PhraseIndex {
    var index = PhraseIndex()
    var tokenizer = Tokenizer(.undetermined)
    for (number, concept) in base.concepts.enumerated() {
      let own = concept.designations.filter { $0.language.serves(language) }
      // An acronym is no translation of a name.
      let hasOwn = own.contains {
        $0.status.isUsable && $0.confidence != .unsure && $0.type != .acronym
      }
      guard hasOwn else { continue }
      let texts = Set(own.map { $0.text.lowercased() })
      for (position, designation) in concept.designations.enumerated()
      where !designation.language.serves(language) && designation.status.isUsable
        && (designation.type == .fullForm || designation.type == .shortForm)
      {
        let text = designation.text.lowercased()
        guard text.contains(" ") || text.contains("-"), !texts.contains(text) else { continue }
        let tokens = try tokenizer.tokenize(designation.text)
        let words = tokens.tokens.filter(\.isContent).map { tokens.folded($0) }
        index.insert(words, TermRecognizer.Reference(concept: number, position: position))
      }
    }
    return index
  }
}
