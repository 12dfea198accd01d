/// What a term base has of names, whatever their case and inflection.
struct HarvestKnowledge: Sendable {
  private let concepts: [Concept]
  private var owners: [String: [Int]] = [:]

  init(_ base: TermBase) {
    concepts = base.concepts
    for (index, concept) in concepts.enumerated() {
      let keys = Set(concept.designations.map { Self.key($0.text).joined(separator: " ") })
      for key in keys { owners[key, default: []].append(index) }
    }
  }

  /// The words of a name in the form in which names are compared.
  static func key(_ name: String) -> [String] {
    name.lowercased().split { !$0.isLetter && !$0.isNumber }.map {
      ExpansionWords.lemma(String($0))
    }
  }

  /// What the base says of a pair.
  ///
  /// An acronym of a body may be new to the base while its full form is not, and so may a
  /// translation: that is no contradiction unless the base has another in its place.
  func standing(of pair: HarvestedPair) -> HarvestCandidate.Standing {
    let terms = owners[Self.key(pair.term.text).joined(separator: " ")] ?? []
    let others = owners[Self.key(pair.other.text).joined(separator: " ")] ?? []
    if let both = terms.first(where: others.contains) { return .known(concepts[both].id) }
    for index in others {
      let rivals = fullForms(of: index, in: pair.term.language)
      if !rivals.isEmpty { return .contradicts(concepts[index].id, others: rivals) }
    }
    for index in terms {
      let rivals =
        pair.kind == .acronym ? acronyms(of: index) : fullForms(of: index, in: pair.other.language)
      if !rivals.isEmpty { return .contradicts(concepts[index].id, others: rivals) }
    }
    return .new
  }

  private func fullForms(of index: Int, in language: LanguageTag?) -> [String] {
    designations(of: index) { designation in
      designation.type == .fullForm && language.map(designation.language.serves) ?? true
    }
  }

  private func acronyms(of index: Int) -> [String] {
    designations(of: index) { $0.type == .acronym }
  }

  private func designations(of index: Int, _ isWanted: (Designation) -> Bool) -> [String] {
    concepts[index].designations.filter { $0.status.isUsable && isWanted($0) }.map(\.text)
  }
}
