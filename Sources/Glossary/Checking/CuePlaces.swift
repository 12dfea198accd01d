/// Where the words and phrases stand in a draft that tell what a term means or whether it is wrong.
struct CuePlaces: Sendable {
  /// The lemma of each distinct word of the draft, by number.
  private let lemmas: [String]

  private let words: TextWords

  /// The words with which a cue may begin, by lemma, in order.
  private let places: [String: [Int32]]

  private static let lemmaFact = WordFact<String>()

  /// The cues of terms as the base writes them, and without inflection.
  private let near: [[String]: [[String]]]

  /// Finds the cues that the terms and acronyms of a draft ask for.
  ///
  /// - Complexity: O(length).
  init(_ reading: DraftReading) {
    words = reading.words
    let inflection = reading.knowledge.recognizer.inflection
    var beginnings: Set<String> = []
    for use in reading.acronymUses where use.designation.usage.isAmbiguous {
      let senses = reading.senses(of: use.key)
      for sense in senses.senses { beginnings.formUnion(sense.cues.compactMap(\.first)) }
    }
    var near: [[String]: [[String]]] = [:]
    for term in reading.terms.terms {
      let others = term.references.dropFirst().map(reading.knowledge.recognizer.designation)
      for cues in term.designation.nearCues + others.flatMap(\.nearCues) where near[cues] == nil {
        near[cues] = cues.map { cue in
          cue.lowercased().split(separator: " ").map(String.init).map(inflection.lemma)
        }
      }
    }
    self.near = near
    beginnings.formUnion(near.values.joined().compactMap(\.first))
    let lemmas = beginnings.isEmpty ? [] : words.map(Self.lemmaFact, inflection.lemma)
    self.lemmas = lemmas
    places = Self.places(of: beginnings, words, lemmas)
  }

  private static func places(
    of beginnings: Set<String>, _ words: TextWords, _ lemmas: [String]
  ) -> [String: [Int32]] {
    if beginnings.isEmpty { return [:] }
    var lists: [(lemma: String, places: [Int32])] = []
    var known: [String: Int] = [:]
    // The list of each distinct word; -1 for none.
    let list = lemmas.map { lemma in
      guard beginnings.contains(lemma) else { return -1 }
      if let list = known[lemma] { return list }
      known[lemma] = lists.count
      lists.append((lemma, []))
      return lists.count - 1
    }
    for (index, number) in words.numbers.enumerated() where list[Int(number)] >= 0 {
      lists[list[Int(number)]].places.append(Int32(index))
    }
    return Dictionary(uniqueKeysWithValues: lists.map { ($0.lemma, $0.places) })
  }

  /// Whether a cue, each word without its inflection, stands in some of the words.
  ///
  /// - Complexity: O(log places of its first word), and those in the range for a phrase.
  func stands(_ cue: [String], in range: Range<Int>) -> Bool {
    guard let first = cue.first, let places = places[first] else { return false }
    let start = places.partitioningIndex { $0 >= range.lowerBound }
    return places[start...].lazy.map(Int.init).prefix { $0 + cue.count <= range.upperBound }
      .contains { place in
        cue.indices.dropFirst().allSatisfy { lemmas[Int(words.numbers[place + $0])] == cue[$0] }
      }
  }

  /// The cues of a term of the draft, without their inflection.
  func lemmas(of cues: [String]) -> [[String]] { near[cues] ?? [] }
}

extension Designation {
  /// The cues beside which a checker reports the designation, by condition.
  var nearCues: [[String]] {
    reportConditions.compactMap { condition in
      if case .near(let cues) = condition { cues } else { nil }
    }
  }
}
