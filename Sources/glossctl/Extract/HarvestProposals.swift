import Glossary

/// New pairs as concepts to be confirmed.
struct HarvestProposals {
  /// The concepts, in the order of the candidates.
  private(set) var concepts: [Concept] = []

  /// Makes concepts of what is new, under ids that no concept has.
  ///
  /// Candidates with one term are one concept.
  init(_ candidates: [HarvestCandidate], taken: Set<Concept.ID>) {
    var taken = taken
    var byTerm: [String: Int] = [:]
    for candidate in candidates where candidate.standing.isNew {
      let key = candidate.term.text.lowercased()
      if let index = byTerm[key] {
        concepts[index].designations.append(Self.designation(candidate.other, of: candidate))
        continue
      }
      guard let id = Self.id(for: candidate, taken) else { continue }
      taken.insert(id)
      byTerm[key] = concepts.count
      concepts.append(Self.concept(id, candidate))
    }
  }

  private static func concept(_ id: Concept.ID, _ candidate: HarvestCandidate) -> Concept {
    var concept = Concept(id: id)
    concept.designations = [
      designation(candidate.term, of: candidate), designation(candidate.other, of: candidate),
    ]
    if let first = candidate.evidence.first {
      concept.notes = ["proposed from \(first.document):\(first.line): \(first.sentence)"]
    }
    return concept
  }

  /// A designation that may be used, but of which nobody is sure.
  private static func designation(
    _ part: HarvestedPair.Part, of candidate: HarvestCandidate
  ) -> Designation {
    let isAcronym = candidate.kind == .acronym && part.text == candidate.other.text
    return Designation(
      language: part.language ?? candidate.term.language ?? .indonesian, text: part.text,
      type: isAcronym ? .acronym : .fullForm, status: .admitted, confidence: .unsure)
  }

  private static func id(for candidate: HarvestCandidate, _ taken: Set<Concept.ID>) -> Concept.ID? {
    let name = candidate.kind == .translation ? candidate.other.text : candidate.term.text
    let slug = TermTableReader.slug(of: name)
    for number in 1..<100 {
      let text = number == 1 ? slug : "\(slug)-\(number)"
      if let id = Concept.ID(text), !taken.contains(id) { return id }
    }
    return nil
  }
}
