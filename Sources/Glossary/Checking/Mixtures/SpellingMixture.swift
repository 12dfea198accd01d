/// English words that a draft spells in two ways: *labour* and *labor*, *organise* and *organize*.
enum SpellingMixture {
  /// The findings in a draft, in order: one for each word.
  ///
  /// Words with a capital do not count, since names keep their spelling.
  ///
  /// - Complexity: O(number of words).
  static func findings(in reading: DraftReading) -> [Finding] {
    guard reading.draft.language.serves(.english) else { return [] }
    let pairs = pairs(in: reading.words)
    guard !pairs.isEmpty else { return [] }
    var partner: [Int32: Int32] = [:]
    for pair in pairs {
      partner[pair.0] = pair.1
      partner[pair.1] = pair.0
    }
    var places: [Int32: [TextRange]] = [:]
    for (index, number) in reading.words.numbers.enumerated()
    where partner[number] != nil && !reading.words.isCapital(index) {
      let range = reading.words.range(index)
      if reading.passages.isQuoted(range) || reading.passages.isProtected(range) { continue }
      places[number, default: []].append(range)
    }
    return pairs.compactMap { pair in
      guard let one = places[pair.0], let other = places[pair.1] else { return nil }
      // Equally frequent, the spelling of United Nations documents stays: *labour*, *organize*.
      let isOneKept = one.count >= other.count
      let (kept, marked) = isOneKept ? (pair.0, pair.1) : (pair.1, pair.0)
      let (keptPlaces, markedPlaces) = isOneKept ? (one, other) : (other, one)
      // Of *labor inspection* beside *labour inspection* the mixture of terms speaks.
      let isTold = markedPlaces.contains { place in
        reading.variants.mixtures.contains { mixture in
          mixture.forms.dropFirst().contains { $0.places.contains { $0.contains(place) } }
        }
      }
      guard let first = markedPlaces.first, !isTold else { return nil }
      let words = reading.words.words
      return Finding(
        rule: InconsistentVariant.id, severity: .minor,
        message: "“\(words[Int(marked)])” stands beside “\(words[Int(kept)])”; use one spelling",
        range: first, suggestions: [words[Int(kept)]],
        related: (markedPlaces.dropFirst().map {
          Finding.Related(message: "“\(words[Int(marked)])”", range: $0)
        }
          + keptPlaces.map { Finding.Related(message: "“\(words[Int(kept)])”", range: $0) })
          .sorted { $0.range < $1.range })
    }.sorted { $0.range < $1.range }
  }

  /// The numbers of words that stand in both spellings, the one of United Nations documents first.
  private static func pairs(in words: TextWords) -> [(Int32, Int32)] {
    var partners: [String: Int32] = [:]
    let others = words.map(americanFact) { word in
      word.utf8.count >= fewestLetters ? american(word) : nil
    }
    for (number, other) in others.enumerated() {
      if let other { partners[other] = Int32(number) }
    }
    if partners.isEmpty { return [] }
    return words.words.enumerated().compactMap { second, word in
      guard word.utf8.count >= fewestLetters, let number = partners[word] else { return nil }
      let second = Int32(second)
      return words.words[Int(number)].contains("our") ? (number, second) : (second, number)
    }.sorted { $0.0 < $1.0 }
  }

  private static let americanFact = WordFact<String?>()

  /// *Wise* and *rise* are no verbs in *-ise*.
  private static let fewestLetters = 5

  /// The other spelling of a word with *-our-* or *-is-*; nil for any other.
  static func american(_ word: String) -> String? {
    let bytes = word.utf8
    if holdsOur(bytes) {
      for stem in stems where word.contains(stem) {
        return word.replacing(stem, with: stem.replacing("our", with: "or"))
      }
    }
    for ending in endings where bytes.suffix(ending.utf8.count).elementsEqual(ending.utf8) {
      return word.dropLast(ending.count) + ending.replacing("is", with: "iz")
    }
    return nil
  }

  /// Whether *our* stands in a word; hardly any word goes on to be searched for the stems.
  private static func holdsOur(_ word: String.UTF8View) -> Bool {
    var rest = word[...]
    while let place = rest.firstIndex(of: UInt8(ascii: "o")) {
      rest = rest[word.index(after: place)...]
      if rest.starts(with: "ur".utf8) { return true }
    }
    return false
  }

  private static let stems = [
    "labour", "behaviour", "favour", "honour", "neighbour", "colour", "harbour", "endeavour",
  ]
  private static let endings = [
    "ise", "ised", "ises", "ising", "isation", "isations",
  ]
}
