/// Slips in the phrases of the base.
struct TermSlips {
  private let reading: DraftReading
  private let words: TextWords
  private let base: DesignationWords
  private let ids: [Int32]
  private let isCandidate: [Bool]

  init(_ reading: DraftReading) {
    self.reading = reading
    words = reading.words
    let base = reading.knowledge.spelling
    self.base = base
    ids = reading.words.map { base.id(of: $0) ?? -1 }
    isCandidate = reading.words.map { word in
      word.utf8.count >= 5 && word.unicodeScalars.allSatisfy(\.properties.isAlphabetic)
        && !base.isKnown(word)
    }
  }

  private struct Key: Hashable {
    var neighbour: Int32
    var word: Int32
    var isAfter: Bool
  }

  func all() -> [Slip] {
    var known: [Key: [Int32]] = [:]
    return words.numbers.indices.compactMap { index in
      let number = words.numbers[index]
      guard isCandidate[Int(number)] else { return nil }
      if index > 0, let slip = slip(at: index, beside: index - 1, &known) { return slip }
      guard index + 1 < words.count else { return nil }
      return slip(at: index, beside: index + 1, &known)
    }
  }

  private func slip(
    at index: Int, beside neighbour: Int, _ known: inout [Key: [Int32]]
  ) -> Slip? {
    let beside = ids[Int(words.numbers[neighbour])]
    let isAfter = neighbour < index
    guard beside >= 0, isClose(min(index, neighbour)) else { return nil }
    let key = Key(neighbour: beside, word: words.numbers[index], isAfter: isAfter)
    if known[key] == nil {
      let word = words.word(index)
      let candidates = base.words(beside: beside, isAfter: isAfter)
      let distance = EditDistance(word)
      known[key] = candidates.filter { Nearness.mayBeSlip(word, for: base.words[Int($0)]) }
        .map { (distance.distance(to: base.words[Int($0)]), $0) }.sorted { $0 < $1 }.map(\.1)
    }
    for candidate in known[key] ?? [] {
      for place in base.places(of: candidate, beside: beside, isAfter: isAfter) {
        let position = Int(place.position) + (isAfter ? 1 : 0)
        let phrase = base.phrases[Int(place.phrase)]
        let expected = base.words[Int(candidate)]
        // Another letter makes another word more often than a missing one does: *pengajuan*,
        // *pengaduan*.
        let isOtherWord =
          phrase.count == 2 && Nearness.isOneSubstitution(words.word(index), expected)
        guard Nearness.isSlip(words.word(index), for: expected, inPhraseOf: phrase.count),
          stands(phrase, at: index - position, but: position), !isHabit(index, phrase),
          !isOtherWord
        else { continue }
        return Slip(
          index: index, expected: base.words[Int(candidate)],
          reference: base.references[Int(place.phrase)], isSafe: phrase.count > 2)
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
