/// Tells which of its senses an ambiguous acronym has in a draft.
///
/// The words of its own sentence come first, then those of its paragraph, and at last what its
/// section speaks of: a text means one thing by one acronym, but a page of items may not.
struct SenseJudge {
  /// What a draft means by an acronym.
  enum Outcome: Hashable {
    /// A concept of the base.
    case concept(Int)

    /// A sense that the base only names.
    case other

    /// Nothing tells.
    case undecided

    /// One thing at one place and another at a later one.
    case mixed(first: String, second: String, at: TextRange)
  }

  let senses: [AcronymSenses.Sense]
  private let reading: DraftReading
  private let use: AcronymUses
  private let lemmas: [String]

  /// The cues by the number of the word that each begins with.
  private let beginnings: [Int: [Cue]]

  /// A word or phrase that speaks for a sense.
  private struct Cue: Hashable {
    var sense: Int
    var words: [String]
  }

  /// The most places that are looked at; a text means one thing by one acronym.
  private static let mostPlaces = 20

  init(_ reading: DraftReading, _ use: AcronymUses) {
    self.reading = reading
    self.use = use
    senses =
      AcronymSenses(use.key, in: reading.knowledge, language: reading.draft.language).senses
    let lemmas =
      use.designation.usage.isAmbiguous
      ? reading.words.map(reading.knowledge.recognizer.inflection.lemma) : []
    let cues = senses.enumerated().flatMap { number, sense in
      Set(sense.cues).filter { !$0.isEmpty }.map { Cue(sense: number, words: $0) }
    }
    let byFirst = Dictionary(grouping: cues) { $0.words[0] }
    var beginnings: [Int: [Cue]] = [:]
    for (number, lemma) in lemmas.enumerated() {
      if let cues = byFirst[lemma] { beginnings[number] = cues }
    }
    self.lemmas = lemmas
    self.beginnings = beginnings
  }

  /// The sense of an acronym that no full form in the draft explains.
  ///
  /// - Complexity: O(length).
  func outcome() -> Outcome {
    guard use.designation.usage.isAmbiguous else { return .concept(use.senses[0].concept) }
    var decided: Int?
    for place in use.places.prefix(Self.mostPlaces) {
      guard let sense = sense(at: place) else { continue }
      if let first = decided, first != sense {
        return .mixed(first: senses[first].name, second: senses[sense].name, at: place)
      }
      decided = sense
    }
    guard let sense = decided ?? use.places.first.flatMap(senseOfSection) else {
      return .undecided
    }
    return senses[sense].concept.map { .concept($0) } ?? .other
  }

  /// The sense that the words of a place's sentence, else of its paragraph, call for.
  private func sense(at place: TextRange) -> Int? {
    let counts = self.counts(in: reading.passages.sentenceRange(of: place))
    if counts.contains(where: { $0 > 0 }) { return Self.winner(counts) }
    return Self.winner(self.counts(in: reading.passages.paragraph(of: place)))
  }

  /// A sense whose words stand at a place although the draft explains the acronym otherwise.
  ///
  /// - Parameters:
  ///   - place: The place.
  ///   - given: The sense that the draft gives; nil for one of its own.
  /// - Returns: The sense; nil where the words agree with the draft, or tell nothing.
  func contradiction(at place: TextRange, given: Int?) -> AcronymSenses.Sense? {
    let counts = self.counts(in: reading.passages.sentenceRange(of: place))
    if let given, counts[given] > 0 { return nil }
    guard let other = Self.winner(counts) else { return nil }
    if counts[other] > 1 { return senses[other] }
    let around = self.counts(in: reading.passages.paragraph(of: place))
    let isAlone = around.indices.allSatisfy { $0 == other || around[$0] == 0 }
    return given != nil && isAlone && around[other] > 1 ? senses[other] : nil
  }

  // MARK: Evidence

  /// The one sense for which more speaks than for any other.
  private static func winner(_ counts: [Int]) -> Int? {
    guard let most = counts.max(), most > 0, counts.count(where: { $0 == most }) == 1 else {
      return nil
    }
    return counts.firstIndex(of: most)
  }

  /// How many cues of each sense stand in a range.
  ///
  /// - Complexity: O(words of the range).
  private func counts(in range: TextRange?) -> [Int] {
    var counts = senses.map { _ in 0 }
    guard let range else { return counts }
    let words = reading.words.words(in: range)
    var found: Set<Cue> = []
    for index in words {
      guard let cues = beginnings[Int(reading.words.numbers[index])] else { continue }
      for cue in cues where stands(cue, at: index, before: words.upperBound) { found.insert(cue) }
    }
    for cue in found { counts[cue.sense] += 1 }
    return counts
  }

  private func stands(_ cue: Cue, at index: Int, before end: Int) -> Bool {
    index + cue.words.count <= end
      && cue.words.indices.allSatisfy {
        lemmas[Int(reading.words.numbers[index + $0])] == cue.words[$0]
      }
  }

  /// The sense that a place's section speaks of: by cues, full forms, and words of the concept's
  /// field where no other concept has the acronym.
  private func senseOfSection(_ place: TextRange) -> Int? {
    let section = reading.passages.section(of: place)
    var counts = self.counts(in: section)
    let concepts = reading.knowledge.base.concepts
    let isAlone = senses.count { $0.concept != nil } == 1
    for match in reading.matches where section.contains(match.range) {
      guard let first = match.references.first else { continue }
      let concept = concepts[first.concept]
      for (index, sense) in senses.enumerated() {
        guard let own = sense.concept else { continue }
        if own == first.concept {
          if !AcronymBase.isAcronym(concept.designations[first.position]) { counts[index] += 3 }
        } else if isAlone, counts[index] == 0, let subject = concept.subject,
          subject == concepts[own].subject
        {
          counts[index] = 1
        }
      }
    }
    guard let winner = Self.winner(counts) else { return nil }
    let second = counts.enumerated().filter { $0.offset != winner }.map(\.element).max() ?? 0
    return second == 0 || counts[winner] >= 3 * second ? winner : nil
  }
}
