/// By which designations a translation renders each term of the source.
struct TermRenderings {
  private let reading: TranslationReading

  /// A term of the source: one designation of one concept.
  private struct Term: Hashable {
    var reference: TermRecognizer.Reference
  }

  /// The places at which a designation renders a term.
  private struct Rendering {
    var reference: TermRecognizer.Reference
    var places: [TextRange]
  }

  private var renderings: [Term: [Rendering]] = [:]

  /// Gathers the renderings of a translation.
  ///
  /// - Complexity: O(number of matches).
  init(_ reading: TranslationReading) {
    self.reading = reading
    let concepts = NamedConcepts(reading)
    for pair in reading.pairs {
      var named: [Int: Term] = [:]
      var mixed: Set<Int> = []
      for match in concepts.sourceMatches(pair) {
        guard let reference = match.references.first else { continue }
        let term = Term(reference: reference)
        if let other = named[reference.concept], other != term { mixed.insert(reference.concept) }
        named[reference.concept] = term
      }
      guard !named.isEmpty else { continue }
      for match in concepts.targetMatches(pair) {
        // A segment that names a concept by two words says nothing of either.
        guard let reference = match.references.first, let term = named[reference.concept],
          !mixed.contains(reference.concept), isFullForm(reference), isPhrase(term),
          !reading.target.passages.isProtected(match.range),
          !reading.target.passages.isQuoted(match.range)
        else { continue }
        add(match.range, of: reference, for: term)
      }
    }
  }

  private func isFullForm(_ reference: TermRecognizer.Reference) -> Bool {
    let designation = reading.target.knowledge.recognizer.designation(reference)
    return designation.status.isUsable && designation.type == .fullForm
  }

  /// Whether a term is more than a common word, which may be rendered by many.
  private func isPhrase(_ term: Term) -> Bool {
    let designation = reading.source.knowledge.recognizer.designation(term.reference)
    return designation.type == .acronym || designation.text.contains(" ")
  }

  private mutating func add(
    _ range: TextRange, of reference: TermRecognizer.Reference, for term: Term
  ) {
    let known = renderings[term]?.firstIndex { $0.reference == reference }
    if let known {
      renderings[term]?[known].places.append(range)
    } else {
      renderings[term, default: []].append(Rendering(reference: reference, places: [range]))
    }
  }

  /// A finding for each concept of which a term is rendered in several ways, on the rarer one.
  var findings: [Finding] {
    let recognizer = reading.target.knowledge.recognizer
    var findings: [Finding] = []
    var concepts: Set<Int> = []
    let terms = renderings.sorted {
      ($0.value.first?.places.first?.start ?? 0) < ($1.value.first?.places.first?.start ?? 0)
    }
    for (term, ways) in terms where ways.count > 1 {
      guard concepts.insert(term.reference.concept).inserted else { continue }
      let ranked = ways.sorted { left, right in
        let (one, two) = (
          recognizer.designation(left.reference), recognizer.designation(right.reference)
        )
        if left.places.count != right.places.count { return left.places.count > right.places.count }
        return one.status < two.status
      }
      guard let usual = ranked.first, let rare = ranked.last, let place = rare.places.first else {
        continue
      }
      let source = reading.source.knowledge.recognizer.designation(term.reference)
      let wanted = recognizer.designation(usual.reference)
      let related =
        ranked.dropFirst().flatMap(\.places).filter { $0 != place }.sorted()
        .map { Finding.Related(message: "another rendering", range: $0) }
        + usual.places.prefix(3).map { Finding.Related(message: "the usual rendering", range: $0) }
      findings.append(
        Finding(
          rule: InconsistentTranslation.id, severity: .minor,
          message:
            "“\(source.text)” is “\(recognizer.designation(rare.reference).text)” here and “\(wanted.text)” elsewhere",
          range: place, suggestions: [wanted.text],
          concept: recognizer.concepts[term.reference.concept].id, related: related))
    }
    return findings
  }
}
