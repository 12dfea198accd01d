/// Words that are a slip of the pen away from a term or from the draft's own spelling.
struct MisspeltTerm: DraftRule {
  static let description = RuleDescription(
    RuleID("misspelt-term"), scope: .draft, severity: .minor,
    summary: "A word one or two letters away from the one that belongs there.",
    documentation: """
      A word that the term base does not know is reported when all other words of a term stand \
      around it and it differs from the one that belongs there by a letter, or by two in a long \
      word. A word that stands once or twice is reported when the draft has another one, a letter \
      away, four times or more between the same neighbours. Words that differ by a prefix or an \
      ending (menempatkan, penempatan) are other words, numbers and codes are never reported, and a \
      spelling that a draft keeps to is its own. In quotations the finding is an info.
      """)

  func findings(in reading: DraftReading) throws(UnicodeError) -> [Finding] {
    let slips = TermSlips(reading).all() + HabitSlips(reading).all()
    var done: Set<Int> = []
    return slips.filter { done.insert($0.index).inserted }.sorted { $0.index < $1.index }
      .compactMap { $0.finding(in: reading) }
  }
}

/// A word in the place of another one.
private struct Slip {
  var index: Int
  var expected: String
  var reference: TermRecognizer.Reference?
  var isSafe: Bool

  func finding(in reading: DraftReading) -> Finding? {
    let range = reading.words.range(index)
    guard !reading.passages.isBoilerplate(range) else { return nil }
    let source = reading.words.source(index)
    var suggestion = expected
    if source.unicodeScalars.allSatisfy({ !$0.properties.isLowercase }) {
      suggestion = expected.uppercased()
    } else if reading.words.isCapital(index), let first = expected.first {
      suggestion = first.uppercased() + expected.dropFirst()
    }
    let concept = reference.map { reading.knowledge.base.concepts[$0.concept] }
    let term = reference.map { reading.knowledge.acronyms.designation($0).text }
    return Finding(
      rule: MisspeltTerm.id, severity: reading.passages.isQuoted(range) ? .info : .minor,
      message: term.map { "“\(source)” is misspelt in “\($0)”" }
        ?? "“\(source)” is spelt “\(suggestion)” elsewhere in the draft",
      range: range, suggestions: [suggestion], isSafe: isSafe, concept: concept?.id)
  }
}

/// How near two words are.
private enum Nearness {
  /// Whether one word is a slip for another: one letter away, or two in a long word, but no other
  /// form of the same root.
  static func isSlip(_ word: String, for expected: String) -> Bool {
    let length = expected.utf8.count
    guard length >= 5, abs(word.utf8.count - length) <= 2, word != expected else { return false }
    let distance = EditDistance(expected).distance(to: word)
    guard distance <= (length >= 9 ? 2 : 1) else { return false }
    // A change at either end is an affix: *penempatan*, *menempatan*, *penempatannya*.
    let prefix = zip(word.utf8, expected.utf8).prefix { $0 == $1 }.count
    let suffix = zip(word.utf8.reversed(), expected.utf8.reversed()).prefix { $0 == $1 }.count
    guard prefix >= 2, suffix >= 1, stem(word) != stem(expected) else { return false }
    // Words that go on differently after the same root are forms of it.
    return min(word.utf8.count, length) - prefix > 1 || distance == 1 && suffix >= 1
  }

  /// Whether two words differ by other letters in the same places, and not by two that are swapped.
  static func isOneSubstitution(_ word: String, _ other: String) -> Bool {
    word.utf8.count == other.utf8.count && word.utf8.sorted() != other.utf8.sorted()
  }

  private static func stem(_ word: String) -> Substring {
    var rest = word[...]
    for prefix in prefixes where rest.hasPrefix(prefix) && rest.utf8.count - prefix.utf8.count > 3 {
      rest = rest.dropFirst(prefix.count)
      break
    }
    for suffix in suffixes where rest.hasSuffix(suffix) && rest.utf8.count - suffix.utf8.count > 3 {
      rest = rest.dropLast(suffix.count)
      break
    }
    return rest
  }

  private static let prefixes = [
    "memper", "diper", "meng", "meny", "peng", "peny", "mem", "men", "pem", "pen", "per", "pel",
    "ber", "ter", "me", "pe", "di", "ke", "se",
  ]
  private static let suffixes = [
    "kannya", "annya", "nya", "kan", "an", "ing", "ers", "er", "ed", "es", "s", "i", "d",
  ]
}

/// Slips in the phrases of the base.
private struct TermSlips {
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
      known[key] = candidates.filter { Nearness.isSlip(word, for: base.words[Int($0)]) }
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
        guard stands(phrase, at: index - position, but: position), !isHabit(index, phrase),
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

/// Slips from the draft's own spelling.
private struct HabitSlips {
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
