/// Acronyms of the translation that do not stand for what those of the source stand for.
struct AcronymMismatch: TranslationRule {
  static let description = RuleDescription(
    RuleID("acronym-mismatch"), scope: .translation, severity: .major,
    summary: "An acronym that is not the source’s, or another one’s.",
    documentation: """
      An acronym of the term base must not be rendered by the acronym of another concept: *TPPO* \
      is not *TPPM*, *ACMW* not *ACWC*; that of a concept which may stand for it, as *TIP* for \
      *TPPO*, will do. An acronym that the base does not know is reported where \
      the translation has one that differs from it by a letter (minor, and info for three letters), \
      or where it is missing though the translation keeps it elsewhere (info).
      """)

  func findings(in reading: TranslationReading) throws(UnicodeError) -> [Finding] {
    var concepts = NamedConcepts(reading)
    var habits = AcronymHabits()
    var findings: [Finding] = []
    for (index, pair) in reading.pairs.enumerated() {
      guard let target = pair.comparedTarget else { continue }
      findings += swapped(pair, &concepts, reading)
      let source = Acronyms(reading.source, pair.source, pair.sourceTokens)
      let translated = Acronyms(reading.target, target, pair.targetTokens)
      guard !source.isShouted, !translated.isShouted else { continue }
      for (acronym, range) in source.unknown {
        let isKept = translated.all[acronym] != nil || translated.holds(acronym)
        let other =
          isKept
          ? nil
          : translated.unknown.first {
            source.all[$0.key] == nil && Acronyms.areAlike(acronym, $0.key)
          }
        if let other { findings.append(changed(other, from: (acronym, range), reading)) }
        habits.add(acronym, isKept: isKept || other != nil, segment: index, place: range)
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

  /// Acronyms of the base that another concept's acronym stands for.
  private func swapped(
    _ pair: SegmentPair, _ named: inout NamedConcepts, _ reading: TranslationReading
  ) -> [Finding] {
    let source = named.sourceMatches(pair)
    guard !source.isEmpty else { return [] }
    let target = named.targetMatches(pair)
    let sourceConcepts = Set(source.flatMap { $0.references.map(\.concept) })
    let targetConcepts = Set(target.flatMap { $0.references.map(\.concept) })
    let recognizer = reading.target.knowledge.recognizer
    let strangers = target.filter { match in
      match.references.first.map { recognizer.designation($0).type == .acronym } ?? false
        && match.references.allSatisfy { !sourceConcepts.contains($0.concept) }
    }
    guard !strangers.isEmpty else { return [] }
    var findings: [Finding] = []
    var open = strangers[...]
    for match in source {
      guard let reference = match.references.first, let stranger = open.first,
        let other = stranger.references.first,
        reading.source.knowledge.recognizer.designation(reference).type == .acronym,
        match.references.allSatisfy({ !targetConcepts.contains($0.concept) }),
        !isSpelledAlike(match, stranger, reading),
        !named.areNear(reference.concept, other.concept)
      else { continue }
      open.removeFirst()
      let concept = recognizer.concepts[reference.concept]
      let wanted = concept.designationsByStanding.first {
        $0.type == .acronym && $0.status.isUsable
          && $0.language.serves(reading.target.draft.language)
      }
      let words = reading.source.draft.text.text.slice(match.range)
      let found = reading.target.draft.text.text.slice(stranger.range)
      findings.append(
        Finding(
          rule: Self.id, severity: .major,
          message:
            "“\(found)” stands for “\(name(recognizer.concepts[other.concept], reading))”, but the source’s “\(words)” for “\(name(concept, reading))”",
          range: stranger.range, suggestions: wanted.map { [$0.text] } ?? [], concept: concept.id,
          source: wanted?.sources.first,
          related: [
            Finding.Related(message: "the source’s acronym", range: match.range, side: .source)
          ]))
    }
    return findings
  }

  /// Whether the same letters stand on both sides, as with an acronym that has several senses.
  private func isSpelledAlike(
    _ match: TermRecognizer.Match, _ other: TermRecognizer.Match, _ reading: TranslationReading
  ) -> Bool {
    reading.source.draft.text.text.slice(match.range)
      == reading.target.draft.text.text.slice(other.range)
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
