/// Several words for one thing in one draft.
struct InconsistentVariant: DraftRule {
  static let description = RuleDescription(
    RuleID("inconsistent-variant"), scope: .draft, severity: .minor,
    summary: "Several words for one thing in one draft.",
    documentation: """
      Words of one concept that are right by themselves but not side by side are one finding for \
      the draft, on the form that stands less often or is not preferred, with all places. A full \
      form and its own acronym are no mixture, nor are capitals. Words in quotations, names, titles \
      and glosses do not count; those of the draft's own heading do. Two acronyms of one body \
      (Kemlu and Kemenlu, KP2MI and KemenP2MI) are a mixture. Perlindungan beside pelindungan is \
      one in texts on migrant workers, whatever terms the words stand in, and an info in those older \
      than the law of 2017-11-22. \
      English spellings (labour and labor, -ise and -ize) are reported as a mixture of the same word \
      only. The number of an event in two forms (KTT ke-42 ASEAN, KTT ASEAN XLII) is an info, and so \
      is, in the strict profile, a term with capitals and without. In the official profile a word that official style avoids is an info even by itself.
      """)

  func findings(in reading: DraftReading) throws(UnicodeError) -> [Finding] {
    var findings = reading.variants.mixtures.compactMap { finding($0, reading) }
    if reading.profile.isOfficial { findings += Self.unofficial(reading) }
    findings += SpellingMixture.findings(in: reading)
    findings += ProtectionMixture.findings(in: reading)
    findings += EventOrdinals.findings(in: reading)
    if reading.profile == .strict { findings += CaseMixture.findings(in: reading) }
    return findings.sorted { $0.range < $1.range }
  }

  private func finding(_ mixture: VariantReading.Mixture, _ reading: DraftReading) -> Finding? {
    let recognizer = reading.knowledge.recognizer
    let concept = recognizer.concepts[mixture.concept]
    guard let kept = mixture.forms.first, let marked = mixture.forms.last,
      let place = marked.places.first
    else { return nil }
    let forms = mixture.forms.map { recognizer.designation($0.reference) }
    var severity = forms.contains { $0.confidence == .unsure } ? Severity.info : .minor
    if let date = reading.draft.date,
      let law = forms.lazy.compactMap({ $0.status == .preferred ? $0.from : nil }).first,
      forms.allSatisfy({ $0.status.isUsable }), !law.isReached(by: date)
    {
      severity = .info
    }
    let keptText = recognizer.designation(kept.reference).text
    let markedText = recognizer.designation(marked.reference).text
    let others = mixture.forms.flatMap { form in
      form.places.map { (recognizer.designation(form.reference).text, $0) }
    }
    return Finding(
      rule: Self.id, severity: severity,
      message: "“\(markedText)” stands beside “\(keptText)”"
        + (mixture.forms.count > 2 ? " and other words for it" : "") + "; use one of them",
      range: place, suggestions: [keptText], concept: concept.id,
      source: recognizer.designation(kept.reference).sources.first,
      related: others.filter { $0.1 != place }.sorted { $0.1 < $1.1 }.map {
        Finding.Related(message: "“\($0.0)”", range: $0.1)
      })
  }

  /// Words that are right but that official style avoids: one remark a word.
  private static func unofficial(_ reading: DraftReading) -> [Finding] {
    let recognizer = reading.knowledge.recognizer
    var places: [TermRecognizer.Reference: [TextRange]] = [:]
    let isAvoided = reading.terms.map { term in
      term.designation.status.isUsable && term.designation.usage.report.contains(.official)
        && !ProtectionMixture.contains(term.designation)
    }
    for match in reading.terms.matches(of: isAvoided).map({ reading.matches[$0] }) {
      guard let reference = match.references.first, !reading.variants.isMixed(match),
        !reading.passages.isProtected(match.range), !reading.passages.isQuoted(match.range)
      else { continue }
      places[reference, default: []].append(match.range)
    }
    return places.compactMap { reference, places in
      let designation = recognizer.designation(reference)
      let concept = recognizer.concepts[reference.concept]
      let preferred = concept.designations.first {
        $0.status == .preferred && $0.language == designation.language
          && $0.type == designation.type
      }
      if let start = preferred?.from, let date = reading.draft.date, !start.isReached(by: date) {
        return nil
      }
      guard let first = places.first,
        let suggestion = concept.replacement(for: designation, on: reading.draft.date)
      else { return nil }
      return Finding(
        rule: id, severity: .info,
        message: "official style has “\(suggestion)” for “\(designation.text)”", range: first,
        suggestions: [suggestion], concept: concept.id,
        related: places.dropFirst().map {
          Finding.Related(message: "“\(designation.text)”", range: $0)
        })
    }
  }
}
