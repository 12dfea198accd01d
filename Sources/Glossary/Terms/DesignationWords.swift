/// The words of a base in their phrases, to tell a misspelling from another word.
struct DesignationWords: Sendable {
  /// A word in a phrase.
  struct Place: Sendable {
    var phrase: Int32
    var position: Int32
  }

  /// A pair of neighbours in a phrase.
  private struct Pair: Hashable {
    var left: Int32
    var right: Int32
  }

  private(set) var phrases: [[Int32]] = []
  private(set) var references: [TermRecognizer.Reference] = []
  private(set) var words: [String] = []
  private var ids: [String: Int32] = [:]
  private var lemmas: Set<String> = []
  private var after: [Int32: [Int32]] = [:]
  private var before: [Int32: [Int32]] = [:]
  private var places: [Pair: [Place]] = [:]

  /// The most different neighbours of a word that are compared, and places of a pair: a word beside
  /// which anything may stand tells nothing.
  private static let mostNeighbours = 256

  /// Reads the phrases of one language; the words of all languages are known words.
  ///
  /// - Complexity: O(size of the base).
  /// - Throws: `UnicodeError` when ICU has no data.
  init(_ base: TermBase, language: LanguageTag) throws(UnicodeError) {
    var tokenizer = Tokenizer(.undetermined)
    for name in base.protectedNames { try know(name, &tokenizer) }
    for (concept, entry) in base.concepts.enumerated() {
      for (position, designation) in entry.designations.enumerated() {
        let words = try know(designation.text, &tokenizer)
        guard designation.language.matches(language), designation.status != .deprecated,
          designation.type != .acronym, words.count > 1
        else { continue }
        insert(words, TermRecognizer.Reference(concept: concept, position: position))
      }
    }
  }

  @discardableResult
  private mutating func know(
    _ text: String, _ tokenizer: inout Tokenizer
  ) throws(UnicodeError) -> [String] {
    let text = try tokenizer.tokenize(text)
    let words = text.tokens.filter(\.isContent).map { text.folded($0) }
    for word in words { lemmas.insert(ExpansionWords.lemma(word)) }
    return words
  }

  private mutating func insert(_ text: [String], _ reference: TermRecognizer.Reference) {
    let phrase = text.map { word -> Int32 in
      if let id = ids[word] { return id }
      ids[word] = Int32(words.count)
      words.append(word)
      return Int32(words.count - 1)
    }
    for (position, pair) in zip(phrase, phrase.dropFirst()).enumerated() {
      let key = Pair(left: pair.0, right: pair.1)
      if places[key] == nil {
        if after[pair.0, default: []].count < Self.mostNeighbours {
          after[pair.0, default: []].append(pair.1)
        }
        if before[pair.1, default: []].count < Self.mostNeighbours {
          before[pair.1, default: []].append(pair.0)
        }
      }
      guard places[key, default: []].count < Self.mostNeighbours else { continue }
      places[key, default: []].append(
        Place(phrase: Int32(phrases.count), position: Int32(position)))
    }
    phrases.append(phrase)
    references.append(reference)
  }

  /// Whether the base has a word, in whatever form.
  func isKnown(_ word: String) -> Bool { lemmas.contains(ExpansionWords.lemma(word)) }

  /// The number of a word of a phrase.
  func id(of word: String) -> Int32? { ids[word] }

  /// The words that stand after another one.
  func words(after word: Int32) -> [Int32] { after[word] ?? [] }

  /// The words that stand before another one.
  func words(before word: Int32) -> [Int32] { before[word] ?? [] }

  /// The phrases in which two words are neighbours, with the place of the first.
  func places(of left: Int32, _ right: Int32) -> [Place] {
    places[Pair(left: left, right: right)] ?? []
  }
}
