/// The words of a base in their phrases, to tell a misspelling from another word.
struct DesignationWords: Sendable {
  /// A word in a phrase.
  struct WordPlace: Sendable {
    var phrase: Int32
    var position: Int32
  }

  /// A pair of neighbours in a phrase.
  private struct Pair: Hashable {
    /// A word without inflection.
    var word: Int32
    /// The word beside it, as it stands.
    var neighbour: Int32
  }

  /// The phrases by the numbers of their words without inflection.
  private(set) var phrases: [[Int32]] = []
  private(set) var references: [TermRecognizer.Reference] = []
  /// The words as they stand in phrases, and without inflection.
  private(set) var words: [String] = []
  private var ids: [String: Int32] = [:]
  private var lemmas: Set<String> = []
  private var after: [Int32: [Int32]] = [:]
  private var before: [Int32: [Int32]] = [:]
  private var placesAfter: [Pair: [WordPlace]] = [:]
  private var placesBefore: [Pair: [WordPlace]] = [:]

  private var ends = WordEnds()
  private var noted: Set<Int32> = []

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
        if designation.language.matches(language), designation.status != .deprecated,
          designation.type != .acronym
        {
          for word in words { note(ExpansionWords.lemma(word)) }
        }
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

  /// Keeps a word that a draft may misspell.
  private mutating func note(_ lemma: String) {
    guard lemma.utf8.count >= WordEnds.fewestLetters else { return }
    let number = number(of: lemma)
    if noted.insert(number).inserted { ends.insert(lemma, as: number) }
  }

  private mutating func insert(_ text: [String], _ reference: TermRecognizer.Reference) {
    let phrase = text.map { number(of: ExpansionWords.lemma($0)) }
    let surfaces = text.map { number(of: $0) }
    for position in 0..<text.count - 1 {
      let place = WordPlace(phrase: Int32(phrases.count), position: Int32(position))
      Self.add(place, phrase[position], surfaces[position + 1], &after, &placesAfter)
      Self.add(place, phrase[position + 1], surfaces[position], &before, &placesBefore)
    }
    phrases.append(phrase)
    references.append(reference)
  }

  private mutating func number(of word: String) -> Int32 {
    if let id = ids[word] { return id }
    ids[word] = Int32(words.count)
    words.append(word)
    return Int32(words.count - 1)
  }

  private static func add(
    _ place: WordPlace, _ word: Int32, _ neighbour: Int32, _ neighbours: inout [Int32: [Int32]],
    _ places: inout [Pair: [WordPlace]]
  ) {
    let key = Pair(word: word, neighbour: neighbour)
    if places[key] == nil, neighbours[word, default: []].count < mostNeighbours {
      neighbours[word, default: []].append(neighbour)
    }
    guard places[key, default: []].count < mostNeighbours else { return }
    places[key, default: []].append(place)
  }

  /// Whether the base has a word, in whatever form.
  func isKnown(_ word: String) -> Bool { lemmas.contains(ExpansionWords.lemma(word)) }

  /// The words of phrases, without inflection, that begin and end like one.
  func words(like word: String) -> [String] { ends.numbers(like: word).map { words[Int($0)] } }

  /// The number of a word without its inflection; nil where no phrase has it.
  func id(of word: String) -> Int32? { ids[ExpansionWords.lemma(word)] }

  /// The words that stand after a word, or before it.
  func words(beside word: Int32, isAfter: Bool) -> [Int32] {
    (isAfter ? after : before)[word] ?? []
  }

  /// The phrases in which a word stands after another one, or before it, with the place of the
  /// first of the two.
  func places(of neighbour: Int32, beside word: Int32, isAfter: Bool) -> [WordPlace] {
    (isAfter ? placesAfter : placesBefore)[Pair(word: word, neighbour: neighbour)] ?? []
  }
}
