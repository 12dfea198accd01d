/// Acronyms of the translation that do not stand for what those of the source stand for.
struct AcronymMismatch: TranslationRule {
  static let description = RuleDescription(
    RuleID("acronym-mismatch"), scope: .translation, severity: .major,
    summary: "An acronym that is not the source’s, or another one’s.",
    documentation: """
      An acronym of the term base must not be rendered by the acronym of another concept: *TPPO* \
      is not *TPPM*, *ACMW* not *ACWC*; that of a concept which may stand for it, as *TIP* for \
      *TPPO*, will do. An acronym is reported where the translation has one that the base does not \
      know and that differs from it by a letter (minor, and info for three letters); one that the base \
      does not know also where the translation has another in place of one that it keeps elsewhere, \
      or where it is missing though the translation keeps it elsewhere (info).
      """)

  func findings(in reading: TranslationReading) throws(UnicodeError) -> [Finding] {
    var concepts = NamedConcepts(reading)
    var habits = AcronymHabits()
    var findings: [Finding] = []
    for (index, pair) in reading.pairs.enumerated() {
      guard let target = pair.comparedTarget else { continue }
      let source = Acronyms(reading.source, pair.source, pair.sourceTokens)
      let translated = Acronyms(reading.target, target, pair.targetTokens)
      let others = swapped(pair, translated, &concepts, reading)
      findings += others
      guard !source.isShouted, !translated.isShouted else { continue }
      findings += slips(pair, source, translated, &concepts, reading).filter { slip in
        !others.contains { $0.range == slip.range }
      }
      for (acronym, range) in source.unknown {
        let isKept = translated.all[acronym] != nil || translated.holds(acronym)
        let other =
          isKept
          ? nil
          : translated.unknown.first {
            source.all[$0.key] == nil && Acronyms.areAlike(acronym, $0.key)
              && !others.map(\.range).contains($0.value)
          }
        if let other { findings.append(changed(other, from: (acronym, range), reading)) }
        let strangers = translated.unknown.filter { source.all[$0.key] == nil }
        habits.add(
          acronym, isKept: isKept || other != nil, segment: index, place: range,
          other: strangers.count == 1 && others.isEmpty ? strangers[0].value : nil)
      }
    }
    findings += habits.replaced.compactMap { loss in
      loss.other.map { place in
        changed(
          (reading.target.draft.text.text.slice(place), place), from: (loss.acronym, loss.place),
          reading)
      }
    }
    findings += habits.lost.compactMap { lost in
      reading.pairs[lost.segment].target.map { target in
        Finding(
          rule: Self.id, severity: .info,
          message: "The translation lacks “\(lost.acronym)”, which it keeps elsewhere",
          range: target,
          related: [
            Finding.Related(message: "the source’s acronym", range: lost.place, side: .source)
          ])
      }
    }
    return findings.sorted { $0.range < $1.range }
  }

  /// Acronyms of the base in whose place one stands that differs by a letter and is none.
  private func slips(
    _ pair: SegmentPair, _ source: Acronyms, _ translated: Acronyms, _ named: inout NamedConcepts,
    _ reading: TranslationReading
  ) -> [Finding] {
    guard !translated.unknown.isEmpty else { return [] }
    let told = Set(named.targetMatches(pair).flatMap { $0.references.map(\.concept) })
    return named.sourceMatches(pair).compactMap { match in
      let acronym = reading.source.draft.text.text.slice(match.range)
      guard source.all[acronym] != nil, translated.all[acronym] == nil,
        !translated.holds(acronym), told.isDisjoint(with: match.references.map(\.concept)),
        let other = translated.unknown.first(where: {
          source.all[$0.key] == nil && Acronyms.areAlike(acronym, $0.key)
        })
      else { return nil }
      return changed(other, from: (acronym, match.range), reading)
    }
  }

  /// Acronyms of the base that another concept's acronym stands for.
  private func swapped(
    _ pair: SegmentPair, _ translated: Acronyms, _ named: inout NamedConcepts,
    _ reading: TranslationReading
  ) -> [Finding] {
    let source = named.sourceMatches(pair)
    guard !source.isEmpty else { return [] }
    let target = named.targetMatches(pair)
    let sourceConcepts = Set(source.flatMap { $0.references.map(\.concept) })
    let recognizer = reading.target.knowledge.recognizer
    var strangers = target.filter { match in
      match.references.first.map { recognizer.designation($0).type == .acronym } ?? false
        && match.references.allSatisfy { !sourceConcepts.contains($0.concept) }
    }.map { Stranger(range: $0.range, concept: $0.references[0].concept) }
    strangers += foreign(translated, reading.target.knowledge.acronyms).filter {
      !sourceConcepts.contains($0.concept)
    }
    guard !strangers.isEmpty else { return [] }
    var told = Tellings(source: source, target: target, reading)
    var findings: [Finding] = []
    var open = strangers.sorted { $0.range < $1.range }[...]
    for match in source where !told.takes(match) {
      guard let reference = match.references.first, let other = open.first,
        !isSpelledAlike(match, other.range, reading),
        !named.areNear(reference.concept, other.concept)
      else { continue }
      open.removeFirst()
      let concept = recognizer.concepts[reference.concept]
      let wanted = concept.designationsByStanding.first {
        $0.type == .acronym && $0.status.isUsable
          && $0.language.serves(reading.target.draft.language)
      }
      let words = reading.source.draft.text.text.slice(match.range)
      let found = reading.target.draft.text.text.slice(other.range)
      findings.append(
        Finding(
          rule: Self.id, severity: .major,
          message:
            "“\(found)” stands for “\(name(recognizer.concepts[other.concept], reading))”, but the source’s “\(words)” for “\(name(concept, reading))”",
          range: other.range, suggestions: wanted.map { [$0.text] } ?? [], concept: concept.id,
          source: wanted?.sources.first,
          related: [
            Finding.Related(message: "the source’s acronym", range: match.range, side: .source)
          ]))
    }
    return findings
  }

  /// Whether the same letters stand on both sides, as with an acronym that has several senses.
  private func isSpelledAlike(
    _ match: TermRecognizer.Match, _ other: TextRange, _ reading: TranslationReading
  ) -> Bool {
    reading.source.draft.text.text.slice(match.range)
      == reading.target.draft.text.text.slice(other)
  }

  /// An acronym of the translation for a concept that the source does not name.
  private struct Stranger {
    var range: TextRange
    var concept: Int
  }

  /// The acronyms of the translation that the base has in another language only, of one concept.
  private func foreign(_ acronyms: Acronyms, _ base: AcronymBase) -> [Stranger] {
    acronyms.unknown.compactMap { acronym in
      let concepts = Set(base.senses(of: [acronym.key.lowercased()]).map(\.concept))
      return concepts.count == 1
        ? concepts.first.map { Stranger(range: acronym.value, concept: $0) } : nil
    }
  }

  private func name(_ concept: Concept, _ reading: TranslationReading) -> String {
    let own = concept.designationsByStanding.filter {
      $0.language.serves(reading.target.draft.language)
    }
    return (own.first { $0.type == .fullForm } ?? own.first)?.text ?? concept.id.description
  }

  private func changed(
    _ other: (key: Substring, value: TextRange), from original: (Substring, TextRange),
    _ reading: TranslationReading
  ) -> Finding {
    Finding(
      rule: Self.id, severity: original.0.utf8.count > 3 ? .minor : .info,
      message: "“\(other.key)” is not “\(original.0)” of the source", range: other.value,
      suggestions: [String(original.0)],
      related: [
        Finding.Related(message: "the source’s acronym", range: original.1, side: .source)
      ])
  }
}

/// How often a translation names each concept, by its acronym and in full.
private struct Tellings {
  private var acronyms: [Int: Int] = [:]
  private var others: [Int: Int] = [:]
  private let reading: TranslationReading

  init(
    source: [TermRecognizer.Match], target: ArraySlice<TermRecognizer.Match>,
    _ reading: TranslationReading
  ) {
    self.reading = reading
    for match in target {
      let isAcronym = Self.isAcronym(match, reading.target)
      for concept in Set(match.references.map(\.concept)) {
        if isAcronym {
          acronyms[concept, default: 0] += 1
        } else {
          others[concept, default: 0] += 1
        }
      }
    }
    // A full form of the source has that of the translation.
    for match in source where !Self.isAcronym(match, reading.source) {
      for concept in Set(match.references.map(\.concept)) { others[concept, default: 0] -= 1 }
    }
  }

  /// Whether the translation has something for a match of the source, which is then taken; always
  /// for what is no acronym.
  mutating func takes(_ match: TermRecognizer.Match) -> Bool {
    guard Self.isAcronym(match, reading.source) else { return true }
    let concepts = Set(match.references.map(\.concept))
    if let concept = concepts.first(where: { acronyms[$0] ?? 0 > 0 }) {
      acronyms[concept, default: 0] -= 1
      return true
    }
    guard let concept = concepts.first(where: { others[$0] ?? 0 > 0 }) else { return false }
    others[concept, default: 0] -= 1
    return true
  }

  private static func isAcronym(_ match: TermRecognizer.Match, _ side: DraftReading) -> Bool {
    match.references.first.map { side.knowledge.recognizer.designation($0).type == .acronym }
      ?? false
  }
}
