/// Concepts that the source names by a term and the translation by none of theirs.
struct TermNotUsed: TranslationRule {
  static let description = RuleDescription(
    RuleID("term-not-used"), scope: .translation, severity: .minor,
    summary: "A term of the source that the translation does not render by a term.",
    documentation: """
      Where the source names a concept of the term base, its translation should hold one of the \
      concept's designations, whichever, inflected, or all its words in another order. A \
      translation that keeps the source's own word, names a wider or narrower concept, has the \
      bare head of a phrase (*the crew*), or has \
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
    // The segments whose source names each concept.
    var named: [Int: [Int]] = [:]
    for (index, pair) in reading.pairs.enumerated() where pair.comparedTarget != nil {
      let source = concepts.sourceMatches(pair)
      let target = concepts.targetMatches(pair)
      for match in target {
        for reference in match.references { told[reference.concept, default: []].append(index) }
      }
      for match in source {
        for concept in Set(match.references.map(\.concept)) {
          named[concept, default: []].append(index)
        }
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
          Self.isMeant(match, reading), !Self.isNear(candidates, target, &concepts),
          !candidates.contains(where: { concepts.isShortened($0, pair) }),
          !Self.isKept(match, reading, lemmas)
        else { continue }
        reported.formUnion(candidates)
        missing.append((index, match, candidates))
      }
    }
    return missing.compactMap { missing in
      let nearby = (missing.pair - Self.segmentsBefore)...(missing.pair + Self.segmentsAfter)
      let isToldNearby = missing.candidates.contains { concept in
        let places = told[concept]?.filter(nearby.contains) ?? []
        // What a segment nearby tells for its own source is no more than a word to point back to.
        let own = named[concept]?.count { nearby.contains($0) && $0 != missing.pair } ?? 0
        return places.count > own || !places.isEmpty && pointsBack(reading, missing.pair)
      }
      return isToldNearby ? nil : finding(missing.match, reading.pairs[missing.pair], reading)
    }
  }

  /// Whether a translation has a pronoun or the like, which may stand for the term.
  private func pointsBack(_ reading: TranslationReading, _ pair: Int) -> Bool {
    let text = reading.target.draft.text
    return reading.pairs[pair].targetTokens.contains { index in
      let token = text.tokens[index]
      return token.kind == .word
        && (Self.pronouns.value(of: token, in: text) != nil || text.folded(token).hasSuffix("nya"))
    }
  }

  private static let pronouns = WordTable<Void>(
    """
    it its they them their theirs this that these those such he she him his her hers we us our who \
    which same former latter ini itu tersebut mereka ia dia beliau kami kita demikian tadi begitu
    """.split(separator: " ").map { (String($0), ()) })

  /// Whether a word of the source means its concept: one that is reported beside a cue only has other
  /// senses without it.
  private static func isMeant(
    _ match: TermRecognizer.Match, _ reading: TranslationReading
  ) -> Bool {
    match.references.contains { reference in
      let recognizer = reading.source.knowledge.recognizer
      let designation = recognizer.designation(reference)
      let cues = designation.reportConditions.flatMap { condition in
        if case .near(let cues) = condition { cues } else { [String]() }
      }
      guard !cues.isEmpty, !designation.status.isUsable else { return true }
      let words = cues.map { cue in
        cue.lowercased().split(separator: " ").map { recognizer.inflection.lemma(of: String($0)) }
      }
      return reading.source.passages.sentence(of: match.range).countLemmas(of: words) > 0
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

  /// Whether a match is everyday speech as much as a term: a single word and no acronym, or two for
  /// which the other language has one (*tenaga kerja*, *worker*).
  private static func isCommonWord(
    _ match: TermRecognizer.Match, _ reading: TranslationReading
  ) -> Bool {
    guard let reference = match.references.first else { return false }
    let designation = reading.source.knowledge.recognizer.designation(reference)
    guard designation.type != .acronym else { return false }
    switch designation.text.count(where: { $0 == " " }) {
    case 0: return true
    case 1:
      let term = preferred(reference.concept, reading)
      return term.map { $0.type != .acronym && !$0.text.contains(" ") } ?? false
    default: return false
    }
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
    let recognizer = reading.source.knowledge.recognizer
    // Of several concepts that whose own word it is.
    let own = match.references.min {
      recognizer.designation($0).status < recognizer.designation($1).status
    }
    guard let reference = own, let target = pair.target,
      let term = Self.preferred(reference.concept, reading)
    else { return nil }
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
