/// Slips from the draft's own spelling.
struct HabitSlips {
  private let reading: DraftReading
  private let words: TextWords

  /// How often a spelling stands at least to be a habit, and at most to be a slip.
  private static let fewestPlaces = 4
  private static let mostSlips = 2

  init(_ reading: DraftReading) {
    self.reading = reading
    words = reading.words
  }

  func all() -> [Slip] {
    let pairs = pairs()
    guard !pairs.isEmpty else { return [] }
    let wanted = Set(pairs.flatMap { [$0.slip, $0.habit] })
    var places: [Int32: [Int]] = [:]
    for (index, number) in words.numbers.enumerated() where wanted.contains(number) {
      places[number, default: []].append(index)
    }
    var slips: [Slip] = []
    for pair in pairs {
      let known = Set((places[pair.habit] ?? []).compactMap(neighbours(of:)))
      for index in places[pair.slip] ?? [] {
        guard let own = neighbours(of: index), known.contains(own) else { continue }
        slips.append(
          Slip(index: index, expected: words.words[Int(pair.habit)], reference: nil, isSafe: false))
      }
    }
    return slips
  }

  /// The words on both sides.
  private struct Neighbours: Hashable {
    var left: Int32
    var right: Int32
  }

  private func neighbours(of index: Int) -> Neighbours? {
    guard index > 0, index + 1 < words.count, words.gap(after: index - 1) == " ",
      words.gap(after: index) == " "
    else { return nil }
    return Neighbours(left: words.numbers[index - 1], right: words.numbers[index + 1])
  }

  /// Rare words with a frequent one that is a letter away, found by what both become without a
  /// letter.
  private func pairs() -> [(slip: Int32, habit: Int32)] {
    var habits: [String: [Int32]] = [:]
    for (number, word) in words.words.enumerated()
    where words.counts[number] >= Self.fewestPlaces && isWord(word) {
      for shorter in withoutOneLetter(word) { habits[shorter, default: []].append(Int32(number)) }
    }
    guard !habits.isEmpty else { return [] }
    var pairs: [(slip: Int32, habit: Int32)] = []
    for (number, word) in words.words.enumerated()
    where words.counts[number] <= Self.mostSlips && isWord(word) {
      guard !reading.knowledge.spelling.isKnown(word) else { continue }
      var candidates: Set<Int32> = []
      for shorter in withoutOneLetter(word) { candidates.formUnion(habits[shorter] ?? []) }
      for habit in candidates.sorted()
      where Nearness.isSlip(word, for: words.words[Int(habit)])
        && EditDistance(word).distance(to: words.words[Int(habit)]) == 1
      {
        pairs.append((Int32(number), habit))
      }
    }
    return pairs
  }

  private func isWord(_ word: String) -> Bool {
    (7...24).contains(word.utf8.count)
      && word.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
  }

  /// A word, and the word without each of its letters in turn.
  private func withoutOneLetter(_ word: String) -> [String] {
    let bytes = Array(word.utf8)
    return [word]
      + bytes.indices.map { index in
        String(decoding: bytes[..<index] + bytes[(index + 1)...], as: UTF8.self)
      }
  }
}
