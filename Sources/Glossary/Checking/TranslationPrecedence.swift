/// Of the rules that see one mistake of a translation, which may speak.
enum TranslationPrecedence {
  /// Rules that keep silent where another has a finding on the same words.
  private static let silenced: [RuleID: Set<RuleID>] = [
    // Of a retired word one rule speaks, and not the one that needs the source.
    ForbiddenTarget.id: [DeprecatedTerm.id],
    // A wrong acronym needs no full form, a wrong weekday no calendar.
    UndefinedAcronym.id: [AcronymMismatch.id],
    InstitutionAtDate.id: [DateMismatch.id],
    UntranslatedName.id: [UntranslatedSegment.id],
    DeprecatedTerm.id: [UntranslatedSegment.id],
    MisspeltTerm.id: [UntranslatedSegment.id],
  ]

  /// The findings without those that say again what another says.
  ///
  /// - Complexity: O(n · log n) for n findings, as long as few overlap.
  static func oneEach(_ findings: [Finding]) -> [Finding] {
    let ranges = Dictionary(grouping: findings, by: \.rule).mapValues { findings in
      findings.map(\.range).sorted()
    }
    let rendered = renderedTerms(findings)
    return findings.filter { finding in
      if finding.rule == TermNotUsed.id,
        finding.related.contains(where: { $0.side == .source && rendered.contains($0.range) })
      {
        return false
      }
      guard let others = silenced[finding.rule] else { return true }
      return !others.contains { other in
        ranges[other].map { stands(finding.range, among: $0) } ?? false
      }
    }
  }

  /// The terms of the source of which another rule says how they are rendered.
  private static func renderedTerms(_ findings: [Finding]) -> Set<TextRange> {
    let speakers: Set<RuleID> = [AcronymMismatch.id, ForbiddenTarget.id]
    return Set(
      findings.lazy.filter { speakers.contains($0.rule) }.flatMap(\.related)
        .filter { $0.side == .source }.map(\.range))
  }

  /// Whether a range overlaps one of several in order.
  private static func stands(_ range: TextRange, among others: [TextRange]) -> Bool {
    // They may nest, so that a few before the first that begins later are looked at.
    let end = others.partitioningIndex { $0.start >= range.end }
    return others[max(0, end - 4)..<end].contains { $0.end > range.start }
  }
}
