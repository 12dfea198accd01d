/// Slips in the phrases of the base.
struct TermSlips: Sendable {
  private let words: TextWords
  private let base: DesignationWords
  private let ids: [Int32]
  private let isCandidate: [Bool]
  private let shapes: [WordShape]

  init(_ words: TextWords, lemmas: [String], _ base: DesignationWords) {
    self.words = words
    self.base = base
    let lemmas = (fact: ExpansionWords.lemmaFact, values: lemmas)
    ids = words.map(Self.idFact, from: lemmas) { _, lemma in
      base.id(ofLemma: lemma) ?? -1
    }
    isCandidate = words.map(Self.candidateFact, from: lemmas) { word, lemma in
      word.utf8.count >= 5 && Self.isOfLetters(word) && !base.isKnown(lemma: lemma)
    }
    shapes = words.map(Self.shapeFact, WordShape.init)
  }

  private static let idFact = WordFact<Int32>()
  private static let candidateFact = WordFact<Bool>()
  private static let shapeFact = WordFact<WordShape>()

  private static func isOfLetters(_ word: String) -> Bool {
    word.unicodeScalars.allSatisfy { scalar in
      scalar.isASCII
        ? (scalar.value | 0x20) &- 0x61 < 26 : scalar.properties.isAlphabetic
    }
  }

  /// The words of a draft, of those in a range, that look like slips beside a neighbour; hardly any
  /// does, and the look costs no string.
  ///
  /// - Complexity: O(number of words).
  func suspects(in range: Range<Int>) -> [Int] {
    range.filter { index in
      isCandidate[Int(words.numbers[index])]
        && (index > 0 && mayBeSlip(at: index, beside: index - 1)
          || index + 1 < words.count && mayBeSlip(at: index, beside: index + 1))
    }
  }

  /// The slips among the words of a draft that look like some, in order.
  ///
  /// - Complexity: O(number of those words).
  func all(among suspects: [Int]) -> [Slip] {
    suspects.compactMap { index in
      if index > 0, mayBeSlip(at: index, beside: index - 1),
        let slip = slip(at: index, beside: index - 1)
      {
        return slip
      }
      if index + 1 < words.count, mayBeSlip(at: index, beside: index + 1) {
        return slip(at: index, beside: index + 1)
      }
      return nil
    }
  }

  /// Whether some word that a phrase has beside a neighbour looks like a word of the text.
  private func mayBeSlip(at index: Int, beside neighbour: Int) -> Bool {
    let beside = ids[Int(words.numbers[neighbour])]
    guard beside >= 0 else { return false }
    return base.hasSlip(
      for: shapes[Int(words.numbers[index])], beside: beside, isAfter: neighbour < index)
  }

  private func slip(at index: Int, beside neighbour: Int) -> Slip? {
    let beside = ids[Int(words.numbers[neighbour])]
    let isAfter = neighbour < index
    guard isClose(min(index, neighbour)) else { return nil }
    let word = words.word(index)
    let shape = shapes[Int(words.numbers[index])]
    let near = base.slips(for: shape, beside: beside, isAfter: isAfter)
      .filter { Nearness.mayBeSlip(word, for: base.word($0)) }
    if near.isEmpty { return nil }
    let distance = EditDistance(word)
    let candidates = near.map { (distance.distance(to: base.word($0)), $0) }
      .sorted { $0 < $1 }.map(\.1)
    for candidate in candidates {
      for place in base.places(of: candidate, beside: beside, isAfter: isAfter) {
        let position = Int(place.position) + (isAfter ? 1 : 0)
        let phrase = base.phrase(place.phrase)
        let expected = base.word(candidate)
        // Another letter makes another word more often than a missing one does: *pengajuan*,
        // *pengaduan*.
        let isOtherWord =
          phrase.count == 2 && Nearness.isOneSubstitution(words.word(index), expected)
        guard Nearness.isSlip(words.word(index), for: expected, inPhraseOf: phrase.count),
          stands(phrase, at: index - position, but: position), !isHabit(index, phrase),
          !isOtherWord
        else { continue }
        return Slip(
          index: index, expected: expected, reference: base.reference(of: place.phrase),
          isSafe: phrase.count > 2)
      }
    }
    return nil
  }

  /// A spelling of a pair of words that the draft keeps to is a term of its own.
  private func isHabit(_ index: Int, _ phrase: [Int32]) -> Bool {
    phrase.count == 2 && words.counts[Int(words.numbers[index])] > 4
  }

  private func stands(_ phrase: [Int32], at start: Int, but exception: Int) -> Bool {
    guard start >= 0, start + phrase.count <= words.count else { return false }
    return phrase.indices.allSatisfy { position in
      (position == exception || ids[Int(words.numbers[start + position])] == phrase[position])
        && (position == 0 || isClose(start + position - 1))
    }
  }

  private func isClose(_ index: Int) -> Bool {
    let gap = words.gap(after: index)
    return gap == " " || gap == "\n" || gap == "-" || gap == ", "
  }
}
