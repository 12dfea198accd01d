/// Words of the translation that the concept named in the source should not be rendered by.
struct ForbiddenTarget: TranslationRule {
  static let description = RuleDescription(
    RuleID("forbidden-target"), scope: .translation, severity: .minor,
    summary: "A term of the source rendered by a retired word.",
    documentation: """
      The source names a concept, and the translation uses a word for it that a law, a body or \
      good usage has retired. Quoted words of both sides are the speaker's. Date, quotations, names and the past excuse a word as in \
      `deprecated-term`; a cue beside it is not asked for, since the source tells what is meant. \
      Where `deprecated-term` reports the same words, this rule is silent.
      """)

  func findings(in reading: TranslationReading) throws(UnicodeError) -> [Finding] {
    let concepts = NamedConcepts(reading)
    var findings: [Finding] = []
    for pair in reading.pairs {
      let target = concepts.targetMatches(pair)
      guard !target.isEmpty else { continue }
      var named: [Int: TextRange] = [:]
      for match in concepts.sourceMatches(pair) {
        for reference in match.references where named[reference.concept] == nil {
          named[reference.concept] = match.range
        }
      }
      for match in target {
        guard let reference = match.references.first(where: { named[$0.concept] != nil }),
          let place = named[reference.concept], !isSpeech(match.range, place, reading),
          var finding = finding(reference, match, reading.target)
        else { continue }
        finding.rule = Self.id
        finding.related.append(
          Finding.Related(message: "the source’s term", range: place, side: .source))
        findings.append(finding)
      }
    }
    return findings
  }

  private func finding(
    _ reference: TermRecognizer.Reference, _ match: TermRecognizer.Match, _ reading: DraftReading
  ) -> Finding? {
    let term = RetiredTerm(reference, in: reading)
    if term.isOfAnotherRule { return nil }
    return DeprecationReporter(reading: reading, match: match).finding(term, senseIsSure: true)
  }

  /// Whether both sides have a word in quotation marks: it is the speaker's.
  private func isSpeech(
    _ range: TextRange, _ place: TextRange, _ reading: TranslationReading
  ) -> Bool {
    reading.target.passages.isQuoted(range) && reading.source.passages.isQuoted(place)
  }
}
