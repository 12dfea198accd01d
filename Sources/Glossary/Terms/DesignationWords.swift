/// The words of a base in their phrases, to tell a misspelling from another word.
struct DesignationWords: Sendable {
  /// A word in a phrase.
  struct WordPlace: Sendable {
    var phrase: Int32
    var position: Int32
  }

  /// The phrases by the numbers of their words without inflection, and the designations they are.
  private let phrases: FrozenRows
  private let references: FrozenNumbers

  /// The words as they stand in phrases, and without inflection.
  private let words: FrozenByteRows
  private let ids: FrozenMap
  private let lemmas: FrozenMap

  /// The words that a draft may misspell, by their ends.
  private let ends: FrozenMap

  /// The words beside each word, with their shapes, and the places of each pair.
  private let after: Neighbours
  private let before: Neighbours

  private struct Neighbours {
    let words: FrozenRows
    let shapes: FrozenRows
    let places: FrozenMap

    init(_ reader: inout FrozenReader) {
      words = reader.rows()
      shapes = reader.rows()
      places = reader.map()
    }
  }

  /// Takes the words that a builder has written.
  init(_ reader: inout FrozenReader) {
    phrases = reader.rows()
    references = reader.numbers()
    words = reader.byteRows()
    ids = reader.map()
    lemmas = reader.map()
    ends = reader.map()
    after = Neighbours(&reader)
    before = Neighbours(&reader)
  }

  /// Whether the base has a word without its inflection, in whatever form.
  func isKnown(lemma: String) -> Bool { lemmas.contains(lemma) }

  /// The words, without inflection, that begin and end like one.
  func words(like word: String) -> [String] {
    WordEnds.key(word).flatMap { ends[$0] }?.map { self.word($0) } ?? []
  }

  /// The number of a word without its inflection; nil where no phrase has it.
  func id(ofLemma lemma: String) -> Int32? { ids[lemma]?.first }

  /// A word by its number.
  func word(_ id: Int32) -> String { words[Int(id)].text }

  /// The numbers of a phrase's words without inflection.
  func phrase(_ number: Int32) -> [Int32] { Array(phrases[Int(number)]) }

  /// The designation that a phrase is.
  func reference(of phrase: Int32) -> TermRecognizer.Reference {
    TermRecognizer.Reference(
      concept: Int(references[2 * Int(phrase)]), position: Int(references[2 * Int(phrase) + 1]))
  }

  /// Whether a word that stands after a word, or before it, looks like one of a shape.
  ///
  /// - Complexity: O(number of words beside it).
  func hasSlip(for shape: WordShape, beside word: Int32, isAfter: Bool) -> Bool {
    let shapes = isAfter ? after.shapes[Int(word)] : before.shapes[Int(word)]
    for index in 0..<shapes.count
    where WordShape(number: shapes[index]).mayBeSlip(for: shape) { return true }
    return false
  }

  /// The words that stand after a word, or before it, and look like one of a shape.
  ///
  /// - Complexity: O(number of words beside it).
  func slips(for shape: WordShape, beside word: Int32, isAfter: Bool) -> [Int32] {
    let neighbours = isAfter ? after : before
    let words = neighbours.words[Int(word)]
    let shapes = neighbours.shapes[Int(word)]
    return words.indices.lazy.filter { WordShape(number: shapes[$0]).mayBeSlip(for: shape) }
      .map { words[$0] }
  }

  /// The phrases in which a word stands after another one, or before it, with the place of the
  /// first of the two.
  func places(of neighbour: Int32, beside word: Int32, isAfter: Bool) -> [WordPlace] {
    let places = (isAfter ? after : before).places[Self.pair(word, neighbour)]
    guard let places else { return [] }
    return stride(from: 0, to: places.count - 1, by: 2).map {
      WordPlace(phrase: places[$0], position: places[$0 + 1])
    }
  }

  /// The key of a word without inflection and the word beside it as it stands.
  fileprivate static func pair(_ word: Int32, _ neighbour: Int32) -> UInt64 {
    UInt64(UInt32(word)) << 32 | UInt64(UInt32(neighbour))
  }
}

/// Builds `DesignationWords`.
struct DesignationWordsBuilder {
  private struct Neighbours {
    var words: [[Int32]] = []
    var places: [UInt64: [Int32]] = [:]

    /// The most different neighbours of a word that are compared, and places of a pair: a word beside
    /// which anything may stand tells nothing.
    static let most = 256

    mutating func add(
      _ place: DesignationWords.WordPlace, of neighbour: Int32, beside word: Int32
    ) {
      let key = DesignationWords.pair(word, neighbour)
      if places[key] == nil, words[Int(word)].count < Self.most {
        words[Int(word)].append(neighbour)
      }
      guard places[key, default: []].count < 2 * Self.most else { return }
      places[key, default: []] += [place.phrase, place.position]
    }
  }

  private var phrases: [[Int32]] = []
  private var references: [Int32] = []
  private var words: [String] = []
  private var ids: [String: Int32] = [:]
  private var lemmas: [String: [Int32]] = [:]
  private var ends = WordEnds()
  private var noted: Set<Int32> = []
  private var after = Neighbours()
  private var before = Neighbours()

  /// Reads the phrases of one language; the words of all languages are known words.
  ///
  /// - Complexity: O(size of the base).
  /// - Throws: `UnicodeError` when ICU has no data.
  init(
    _ base: TermBase, _ words: inout BaseWords, language: LanguageTag
  ) throws(UnicodeError) {
    var tokenizer = Tokenizer(.undetermined)
    for name in base.protectedNames {
      for word in try BaseWords.words(name, &tokenizer) { lemmas[words.lemma(word)] = [] }
    }
    for (concept, entry) in base.concepts.enumerated() {
      for (position, designation) in entry.designations.enumerated() {
        let reference = TermRecognizer.Reference(concept: concept, position: position)
        let own = words[reference]
        for word in own { lemmas[words.lemma(word)] = [] }
        if designation.language.matches(language), designation.status != .deprecated,
          designation.type != .acronym
        {
          for word in own { note(words.lemma(word)) }
        }
        guard designation.language.matches(language), designation.status != .deprecated,
          designation.type != .acronym, own.count > 1
        else { continue }
        insert(own, reference, &words)
      }
    }
  }

  /// Keeps a word that a draft may misspell.
  private mutating func note(_ lemma: String) {
    guard lemma.utf8.count >= WordEnds.fewestLetters else { return }
    let number = number(of: lemma)
    if noted.insert(number).inserted { ends.insert(lemma, as: number) }
  }

  private mutating func insert(
    _ text: [String], _ reference: TermRecognizer.Reference, _ words: inout BaseWords
  ) {
    let phrase = text.map { number(of: words.lemma($0)) }
    let surfaces = text.map { number(of: $0) }
    for position in 0..<text.count - 1 {
      let place = DesignationWords.WordPlace(
        phrase: Int32(phrases.count), position: Int32(position))
      after.add(place, of: surfaces[position + 1], beside: phrase[position])
      before.add(place, of: surfaces[position], beside: phrase[position + 1])
    }
    phrases.append(phrase)
    references += reference.numbers
  }

  private mutating func number(of word: String) -> Int32 {
    if let id = ids[word] { return id }
    ids[word] = Int32(words.count)
    words.append(word)
    after.words.append([])
    before.words.append([])
    return Int32(words.count - 1)
  }

  /// Writes what was read.
  func freeze(into writer: inout FrozenWriter) {
    writer.add(rows: phrases)
    writer.add(references)
    writer.add(byteRows: words.map { Array($0.utf8) })
    writer.add(map: ids.mapValues { [$0] })
    writer.add(map: lemmas)
    writer.add(map: ends.numbers)
    let shapes = words.map { WordShape($0).number }
    for neighbours in [after, before] {
      writer.add(rows: neighbours.words)
      writer.add(rows: neighbours.words.map { row in row.map { shapes[Int($0)] } })
      writer.add(map: neighbours.places)
    }
  }
}
