/// The acronyms of a base, of every language, with the full forms they stand for.
struct AcronymBase: Sendable {
  /// A designation with the words of its text.
  struct Expansion: Sendable {
    var reference: TermRecognizer.Reference
    /// The words in the form in which full forms are compared.
    var words: [String]
    /// All words, folded.
    var allWords: [String]
  }

  /// Full forms and acronyms of a base.
  private(set) var senses: [String: [TermRecognizer.Reference]] = [:]
  private(set) var expansions: [Int: [Expansion]] = [:]
  private var owners: [String: [TermRecognizer.Reference]] = [:]
  private let concepts: [Concept]

  /// The most words of an acronym: *BPJS Ketenagakerjaan*, *Kemenko Kumham Imipas*.
  static let mostWords = 3

  /// Reads the acronyms of a base.
  ///
  /// - Complexity: O(size of the base).
  /// - Throws: `UnicodeError` when ICU has no data.
  init(_ base: TermBase) throws(UnicodeError) {
    concepts = base.concepts
    var tokenizer = Tokenizer(.undetermined)
    for (concept, entry) in base.concepts.enumerated() {
      let hasAcronym = entry.designations.contains(where: Self.isAcronym)
      for (position, designation) in entry.designations.enumerated() {
        let reference = TermRecognizer.Reference(concept: concept, position: position)
        let isAcronym = Self.isAcronym(designation)
        // Only what an acronym may stand for is worth its words.
        guard isAcronym || hasAcronym || designation.text.contains(" ") else { continue }
        let text = try tokenizer.tokenize(designation.text)
        let words = text.tokens.filter(\.isContent).map { text.folded($0) }
        if isAcronym { senses[Self.key(words), default: []].append(reference) }
        guard designation.type != .acronym, words.count > 1 else { continue }
        let normal = ExpansionWords.normal(words)
        owners[Self.key(normal.sorted()), default: []].append(reference)
        if hasAcronym {
          expansions[concept, default: []].append(
            Expansion(reference: reference, words: normal, allWords: words))
        }
      }
    }
  }

  /// Acronyms, and short forms that hold one (*Gugus Tugas PP-TPPO*) or are syllables (*Menaker*).
  static func isAcronym(_ designation: Designation) -> Bool {
    designation.type == .acronym
      || designation.type == .shortForm && designation.usage.expansion != nil
  }

  static func key(_ words: some Sequence<String>) -> String { words.joined(separator: " ") }

  /// What some folded words stand for as an acronym.
  func senses(of words: some Sequence<String>) -> [TermRecognizer.Reference] {
    senses[Self.key(words)] ?? []
  }

  /// Whose full form some compared words are, but for their order.
  func owners(inAnyOrder words: some Sequence<String>) -> [TermRecognizer.Reference] {
    owners[Self.key(words.sorted())] ?? []
  }

  /// Full forms that are known to be wrong for an acronym, in all languages of its concept.
  func wrongExpansions(of acronym: TermRecognizer.Reference) -> [String] {
    let text = designation(acronym).text
    return concept(acronym).designations.filter { $0.text == text }
      .flatMap(\.usage.wrongExpansions)
  }

  /// A designation of the base.
  func designation(_ reference: TermRecognizer.Reference) -> Designation {
    concepts[reference.concept].designations[reference.position]
  }

  /// A concept of the base.
  func concept(_ reference: TermRecognizer.Reference) -> Concept { concepts[reference.concept] }
}
