/// Concepts that the source names by a term and the translation by none of theirs.
struct TermNotUsed: TranslationRule {
  static let description = RuleDescription(
    RuleID("term-not-used"), scope: .translation, severity: .minor,
    summary: "A term of the source that the translation does not render by a term.",
    documentation: """
      Where the source names a concept of the term base, its translation should hold one of the \
      concept's designations, whichever, inflected, or all its words in another order. A \
      translation that keeps the source's own word, names a wider or narrower concept, or has \
      rendered the term in a segment nearby is left alone, since translators shorten. Ambiguous \
      and unsure designations give an info only, and so do single common words, which have too \
      many other senses for any profile but `strict`.
      """)

  /// How many segments before and after may have rendered the term.
  private static let segmentsBefore = 3
  private static let segmentsAfter = 1

  func findings(in reading: TranslationReading) throws(UnicodeError) -> [Finding] {
    var concepts = NamedConcepts(reading)
    var missing: [(pair: Int, match: TermRecognizer.Match, candidates: Set<Int>)] = []
    // The last segments that told each concept.
    var told: [Int: [Int]] = [:]
    for (index, pair) in reading.pairs.enumerated() where pair.comparedTarget != nil {
      let source = concepts.sourceMatches(pair)
      let target = concepts.targetMatches(pair)
      for match in target {
        for reference in match.references { told[reference.concept, default: []].append(index) }
      }
      guard !source.isEmpty else { continue }
      let lemmas = concepts.targetLemmas(pair)
      var reported: Set<Int> = []
      for match in source {
        let candidates = Set(match.references.map(\.concept))
        let isTold = candidates.contains { concepts.tells($0, target, lemmas) }
        guard !isTold, reading.profile == .strict || !Self.isCommonWord(match, reading),
          candidates.isDisjoint(with: reported),
          Self.hasDesignation(candidates, reading),
          !Self.isNear(candidates, target, &concepts),
          !Self.isKept(match, reading, lemmas)
        else { continue }
        reported.formUnion(candidates)
        missing.append((index, match, candidates))
      }
    }
    return missing.compactMap { missing in
      let nearby = (missing.pair - Self.segmentsBefore)...(missing.pair + Self.segmentsAfter)
      let isToldNearby = missing.candidates.contains { concept in
        told[concept]?.contains(where: nearby.contains) ?? false
      }
      return isToldNearby ? nil : finding(missing.match, reading.pairs[missing.pair], reading)
    }
  }

  private static func hasDesignation(_ candidates: Set<Int>, _ reading: TranslationReading) -> Bool
  {
    candidates.allSatisfy { preferred($0, reading) != nil }
  }

  /// Whether the translation names a concept that may stand for the one of the source.
  private static func isNear(
    _ candidates: Set<Int>, _ matches: ArraySlice<TermRecognizer.Match>,
    _ concepts: inout NamedConcepts
  ) -> Bool {
    for match in matches {
      for other in Set(match.references.map(\.concept)) {
        for candidate in candidates where concepts.areNear(candidate, other) { return true }
      }
    }
    return false
  }

  /// Whether the translation keeps the words of the source, as it does with names.
  private static func isKept(
    _ match: TermRecognizer.Match, _ reading: TranslationReading, _ lemmas: Set<String>
  ) -> Bool {
    let text = reading.source.draft.text
    let tokens = text.tokens[text.tokens.indices(in: match.range, by: \.range)]
    let inflection = reading.source.knowledge.recognizer.inflection
    return tokens.allSatisfy { token in
      guard token.isContent else { return true }
      let word = text.folded(token)
      return lemmas.contains(word) || lemmas.contains(inflection.lemma(of: word))
    }
  }

  /// Whether a match is a single word and no acronym.
  private static func isCommonWord(
    _ match: TermRecognizer.Match, _ reading: TranslationReading
  ) -> Bool {
    guard let reference = match.references.first else { return false }
    let designation = reading.source.knowledge.recognizer.designation(reference)
    return designation.type != .acronym && !designation.text.contains(" ")
  }

  private static func preferred(
    _ concept: Int, _ reading: TranslationReading
  ) -> Designation? {
    let date = reading.target.draft.date
    let usable = reading.target.knowledge.recognizer.concepts[concept].designationsByStanding
      .filter { $0.language.serves(reading.target.draft.language) && $0.status != .deprecated }
    return usable.first { designation in
      date.map { designation.validity(on: $0) == .current } ?? (designation.to == nil)
    } ?? usable.first
  }

  private func finding(
    _ match: TermRecognizer.Match, _ pair: SegmentPair, _ reading: TranslationReading
  ) -> Finding? {
    guard let reference = match.references.first, let target = pair.target,
      let term = Self.preferred(reference.concept, reading)
    else { return nil }
    let recognizer = reading.source.knowledge.recognizer
    let designation = recognizer.designation(reference)
    let isUnsure =
      designation.confidence == .unsure || term.confidence == .unsure
      || designation.usage.isAmbiguous || Set(match.references.map(\.concept)).count > 1
      || Self.isCommonWord(match, reading)
    let words = reading.source.draft.text.text.slice(match.range)
    return Finding(
      rule: Self.id, severity: isUnsure ? .info : .minor,
      message: "The source’s “\(words)” is not rendered; the term is “\(term.text)”",
      range: target, suggestions: [], concept: recognizer.concepts[reference.concept].id,
      source: term.sources.first,
      related: [
        Finding.Related(message: "“\(words)”", range: match.range, side: .source)
      ])
  }
}
