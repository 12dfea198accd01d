/// Full forms that do not belong to the acronym beside them.
struct WrongExpansion: DraftRule {
  static let description = RuleDescription(
    RuleID("wrong-expansion"), scope: .draft, severity: .major,
    summary: "A full form that does not belong to the acronym beside it.",
    documentation: """
      Where a text gives a full form with its acronym – “full form (ACRONYM)”, “ACRONYM (full \
      form)”, “… disingkat ACRONYM”, “… selanjutnya disebut ACRONYM”, “… hereinafter ACRONYM” – the \
      full form is compared with every accepted one, in all languages and of the acronym's own time; \
      capitals, hyphens, clitics, plurals and connecting words make no difference. Full forms that \
      are known to be wrong, those of something else (“people smuggling (TPPO)”, the commission for \
      women and children beside ACMW), those with other words, and those of the family of PMI whose \
      words with P are not as many as the digit says (P3MI has three) are major; a missing or \
      additional word or another spelling is minor. A full form that is like none that is known is \
      taken for another sense and left alone, and so are titles of treaties and laws, which \
      title-variant compares. A full form that deprecated-term reports by itself is left to it, \
      unless the term base lists it as wrong for the acronym. Names are names in quotations too.
      """)

  func findings(in reading: DraftReading) throws(UnicodeError) -> [Finding] {
    reading.acronyms.entries.compactMap { entry in
      guard case .wrong(let fault) = entry.verdict,
        !reading.passages.isBoilerplate(entry.range)
      else { return nil }
      let concepts = reading.knowledge.base.concepts
      return Finding(
        rule: Self.id, severity: fault.severity, message: fault.message, range: entry.range,
        suggestions: Self.suggestion(fault, entry, reading).map { [$0] } ?? [],
        concept: concepts.indices.contains(fault.concept) ? concepts[fault.concept].id : nil,
        source: fault.suggestion.flatMap {
          reading.knowledge.acronyms.designation($0).sources.first
        })
    }
  }

  /// What to write in the place of the range: the full form, with the acronym where the range has it.
  private static func suggestion(
    _ fault: ExpansionJudge.Fault, _ entry: AcronymReading.Entry, _ reading: DraftReading
  ) -> String? {
    guard let reference = fault.suggestion else { return nil }
    let full = reading.knowledge.acronyms.designation(reference).text
    guard entry.range != reading.words.range(fault.words) else { return full }
    let text = reading.draft.text.text
    let words = reading.words.range(fault.words)
    let before = text.slice(TextRange(start: entry.range.start, end: words.start))
    return before + full + text.slice(TextRange(start: words.end, end: entry.range.end))
  }
}
