/// Tells which of its senses an acronym has in a draft.
struct SenseJudge {
  /// What a draft means by an acronym.
  enum Sense: Hashable {
    /// What the base means.
    case base

    /// Something else, by the words around this place.
    case other(AcronymSenses.Sense, at: TextRange)

    /// Nothing tells.
    case undecided
  }

  private let reading: DraftReading

  /// The most places that are looked at; a text means one thing by one acronym.
  private static let mostPlaces = 20

  init(_ reading: DraftReading) {
    self.reading = reading
  }

  /// The sense of an acronym that no full form in the draft explains.
  ///
  /// - Complexity: O(number of matches).
  func sense(of use: AcronymUses) -> Sense {
    guard use.designation.usage.isAmbiguous else { return .base }
    let senses = AcronymSenses.table[use.key] ?? []
    var hasOwnCue = false
    var other: (sense: AcronymSenses.Sense, place: TextRange)?
    for place in use.places.prefix(Self.mostPlaces) {
      let cues = self.cues(of: senses, around: place)
      if cues.own > 0 { hasOwnCue = true }
      if cues.own == 0, let sense = cues.other, other == nil { other = (sense, place) }
    }
    if let other, !hasOwnCue { return .other(other.sense, at: other.place) }
    return hasOwnCue || isAtHome(use) ? .base : .undecided
  }

  /// How many cues for the base's own sense stand around a place, and the sense that others call for.
  func cues(
    of senses: [AcronymSenses.Sense], around place: TextRange, atLeast fewest: Int = 1
  ) -> (own: Int, other: AcronymSenses.Sense?) {
    guard let sentence = reading.passages.sentence(of: place) else { return (0, nil) }
    let own = senses.filter(\.isBase).reduce(0) { $0 + $1.count(in: sentence) }
    let other = senses.filter { !$0.isBase }.first { $0.count(in: sentence) >= fewest }
    return (own, other)
  }

  /// Whether the draft speaks of the field of the acronym's concept, or of the concept itself.
  private func isAtHome(_ use: AcronymUses) -> Bool {
    let concepts = reading.knowledge.base.concepts
    let own = Set(use.senses.map(\.concept))
    let fields = Set(use.senses.compactMap { concepts[$0.concept].subject?.id })
    let near = Set(fields.flatMap { AcronymSenses.neighbours[$0] ?? [$0] })
    return reading.matches.contains { match in
      guard let first = match.references.first else { return false }
      let concept = concepts[first.concept]
      if own.contains(first.concept) {
        return !AcronymBase.isAcronym(concept.designations[first.position])
      }
      return concept.subject.map { near.contains($0.id) } ?? false
    }
  }
}
