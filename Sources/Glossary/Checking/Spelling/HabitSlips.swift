/// Slips from words that stand elsewhere: in the term base, or again and again in the draft.
struct HabitSlips {
  private let reading: DraftReading
  private let words: TextWords
  private let lemmas: [String]
  private let base: DesignationWords

  /// What is known of each distinct word.
  private let traits: [Traits]

  /// What a word may be, whatever draft it stands in.
  private struct Traits: Sendable {
    /// Whether it is a word of letters, and one that the base does not know.
    var isWord: Bool
    var isUnknown: Bool

    /// The words of the base, without inflection, for which it looks like a slip.
    var terms: [String] = []
  }

  private static let traitsFact = WordFact<Traits>()

  /// How often a spelling stands at least to be a habit, and at most to be a slip.
  private static let fewestPlaces = 3
  private static let mostSlips = 2

  /// The fewest letters of a word of the base that a draft may have misspelt without writing it
  /// rightly anywhere.
  private static let fewestLetters = 10

  init(_ reading: DraftReading) {
    self.reading = reading
    words = reading.words
    lemmas = reading.lemmas
    let base = reading.knowledge.spelling
    self.base = base
    traits = reading.words.map(
      Self.traitsFact, from: (ExpansionWords.lemmaFact, reading.lemmas)
    ) { word, lemma in
      let isWord = Self.isWord(word)
      var traits = Traits(isWord: isWord, isUnknown: isWord && !base.isKnown(lemma: lemma))
      if traits.isUnknown, lemma.utf8.count > 7 {
        traits.terms = base.words(like: lemma).filter { Self.isSlip(lemma, for: $0) }
      }
      return traits
    }
  }

  /// The slips, in no order.
  ///
  /// - Complexity: O(length).
  func all() -> [Slip] {
    let rare = words.words.indices.filter { number in
      words.counts[number] <= Self.mostSlips && traits[number].isUnknown
    }
    guard !rare.isEmpty else { return [] }
    let present = Self.present(Set(rare.lazy.flatMap { traits[$0].terms }), in: lemmas)
    let habits = words.words.indices.filter { number in
      words.counts[number] >= Self.fewestPlaces && traits[number].isWord
    }
    let likes = HabitLikes.likes(rare, among: habits, in: words)
    let isName = words.neverWithoutCapital()
    var expected: [(word: String, isName: Bool)?] = Array(repeating: nil, count: words.words.count)
    for (number, likes) in zip(rare, likes) {
      if let word = term(like: number, present) {
        expected[number] = (word, false)
      } else if let habit = habit(like: number, among: likes.map { ($0, habits[$0.habit]) }, isName)
      {
        expected[number] = habit
      }
    }
    return slips(expected)
  }

  /// Which of some words stand among others.
  private static func present(_ wanted: Set<String>, in words: [String]) -> Set<String> {
    if wanted.isEmpty { return [] }
    // Hardly a word looks like a slip, so hardly one need be looked for.
    let lengths = Set(wanted.map(\.utf8.count))
    return Set(words.lazy.filter { lengths.contains($0.utf8.count) && wanted.contains($0) })
  }

  private func slips(_ expected: [(word: String, isName: Bool)?]) -> [Slip] {
    let isExpected = expected.map { $0 != nil }
    guard isExpected.contains(true) else { return [] }
    let present = Self.present(Set(expected.lazy.compactMap { $0?.word }), in: words.words)
    return words.numbers.indices.compactMap { index in
      guard isExpected[Int(words.numbers[index])], words.token(index).kind == .word,
        let found = expected[Int(words.numbers[index])]
      else { return nil }
      // A name in the midst of a sentence may be any word; a draft's own names are known.
      if words.isCapital(index), !found.isName, !isAtStart(index),
        !present.contains(found.word)
      {
        return nil
      }
      if found.isName, !words.isCapital(index) { return nil }
      // What is quoted may be quoted for its spelling.
      if reading.passages.isQuoted(words.range(index)) { return nil }
      return Slip(
        index: index, expected: found.word, reference: nil,
        isHabit: found.isName || present.contains(found.word), isSafe: false)
    }
  }

  // MARK: Words of the base

  /// The word of the base for which a word is a slip, in the form that the draft has or would have.
  private func term(like number: Int, _ present: Set<String>) -> String? {
    let lemma = lemmas[number]
    for candidate in traits[number].terms
    where candidate.utf8.count >= Self.fewestLetters || present.contains(candidate) {
      // The ending that inflection took off is put back.
      let word = words.words[number]
      return word.hasPrefix(lemma) ? candidate + word.dropFirst(lemma.count) : candidate
    }
    return nil
  }

  /// Whether a letter too many, too few or in the wrong place makes a word of another: letters that
  /// stand for others make other words, and so do changes at either end.
  private static func isSlip(_ word: String, for expected: String) -> Bool {
    guard let change = SingleEdit.between(word, expected), change.before >= 3, change.after >= 2,
      change.edit != .substitution
    else { return false }
    // *Kirimkan* is a form of *kirim*, as *kiriman* is.
    if word.hasSuffix("kan"), change.edit == .insertion, change.after == 2 { return false }
    return !isDoubled(word, expected, change.before) && !otherWords.contains(word)
      && Nearness.stem(word) != Nearness.stem(expected)
  }

  /// Words of their own that are a letter away from a common word of the term base.
  private static let otherWords: Set<String> = [
    "kemajuan", "berskala", "terbalik", "perburuan", "bersulang", "penghambatan", "compliant",
    "transmit", "sectorial", "causally", "statutes",
  ]

  /// Whether the words differ by a double letter, as British and American ones do.
  private static func isDoubled(_ word: String, _ expected: String, _ before: Int) -> Bool {
    let longer = Array((word.utf8.count > expected.utf8.count ? word : expected).utf8)
    guard word.utf8.count != expected.utf8.count, before > 0, before < longer.count else {
      return false
    }
    let isPair = longer[before] == longer[before - 1]
    return isPair && "lpt".utf8.contains(longer[before])
      || longer[before] == UInt8(ascii: "u") && longer[before - 1] == UInt8(ascii: "o")
  }

  // MARK: Habits of the draft

  /// The frequent word for which a word is a slip: two letters that changed places, or any letter
  /// of a name that the draft always writes with a capital.
  private func habit(
    like number: Int, among likes: [(like: HabitLikes.Like, habit: Int)], _ isName: [Bool]
  ) -> (word: String, isName: Bool)? {
    for (like, habit) in likes where words.counts[number] * 3 <= words.counts[habit] {
      if like.isTransposition { return (words.words[habit], isName[habit]) }
      if isName[habit], isName[number] { return (words.words[habit], true) }
    }
    return nil
  }

  /// Whether a sentence may begin with a word.
  private func isAtStart(_ index: Int) -> Bool {
    guard index > 0 else { return true }
    let gap = words.gap(after: index - 1)
    return gap.contains { ".?!:\n\"“".contains($0) }
  }

  private static func isWord(_ word: String) -> Bool {
    (WordEnds.fewestLetters...24).contains(word.utf8.count)
      && word.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
  }
}
