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

  /// The cues of each sense.
  private let cues: [Set<[String]>]

  /// The most places that are looked at; a text means one thing by one acronym.
  private static let mostPlaces = 20

  init(_ reading: DraftReading, _ use: AcronymUses) {
    self.reading = reading
    self.use = use
    senses = reading.senses(of: use.key).senses
    cues = senses.map { Set($0.cues) }
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
  /// - Complexity: O(cues · log length).
  private func counts(in range: TextRange?) -> [Int] {
    guard let range else { return senses.map { _ in 0 } }
    let words = reading.words.words(in: range)
    return cues.map { cues in cues.count { reading.cues.stands($0, in: words) } }
  }

  /// The sense that a place's section speaks of: by cues, full forms, and words of the concept's
  /// field where no other concept has the acronym.
  private func senseOfSection(_ place: TextRange) -> Int? {
    let section = reading.passages.section(of: place)
    var counts = self.counts(in: section)
    let isAlone = senses.count { $0.concept != nil } == 1
    for (index, sense) in senses.enumerated() {
      guard let own = sense.concept else { continue }
      let concept = reading.knowledge.base.concepts[own]
      let evidence = reading.terms.map { Self.evidence($0, of: own, concept) }
      for match in reading.matches.indices(in: section, by: \.range) {
        let number = Int(reading.terms.numbers[match])
        guard number >= 0 else { continue }
        switch evidence[number] {
        case .fullForm: counts[index] += 3
        case .field: if isAlone, counts[index] == 0 { counts[index] = 1 }
        case .none: break
        }
      }
    }
    guard let winner = Self.winner(counts) else { return nil }
    let second = counts.enumerated().filter { $0.offset != winner }.map(\.element).max() ?? 0
    return second == 0 || counts[winner] >= 3 * second ? winner : nil
  }

  /// What a term says for a sense.
  private enum Evidence { case none, fullForm, field }

  private static func evidence(
    _ term: MatchedTerms.Term, of number: Int, _ concept: Concept
  ) -> Evidence {
    if term.reference.concept == number {
      return AcronymBase.isAcronym(term.designation) ? .none : .fullForm
    }
    return term.concept.subject != nil && term.concept.subject == concept.subject ? .field : .none
  }
}
