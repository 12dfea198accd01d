/// Acronyms that may mean several things.
struct AmbiguousAcronym: DraftRule {
  static let description = RuleDescription(
    RuleID("ambiguous-acronym"), scope: .draft, severity: .minor,
    summary: "An acronym with several senses that nothing in the draft tells apart.",
    documentation: """
      PMI is a migrant worker, the Red Cross or an index. Where the draft gives no full form, the \
      cues that the term base has for each sense decide: first those in the sentence, then those in \
      the paragraph, then what the section speaks of. If they tell nothing, the first use is \
      reported (minor), and so is a draft that uses the acronym in two senses. Where the draft \
      explains the acronym and a sentence uses it with words of another sense alone, the finding is \
      major. Acronyms one letter apart, such as TPPO and TPPM or ACMW and ACWC, are \
      told apart by the full form beside them, which is wrong-expansion's business.
      """)

  func findings(in reading: DraftReading) throws(UnicodeError) -> [Finding] {
    reading.acronymUses.compactMap { use in
      guard use.designation.usage.isAmbiguous, use.designation.usage.expansion != .some(.none),
        !use.places.isEmpty
      else { return nil }
      let judge = SenseJudge(reading, use)
      let entries = reading.acronyms.entries(of: use.key)
      if let given = entries.first { return Self.contradiction(use, given, judge, reading) }
      switch judge.outcome() {
      case .concept, .other: return nil
      case .mixed(let first, let second, let place):
        return Self.finding(
          .minor, use, at: place,
          "“\(use.designation.text)” is “\(first)” elsewhere and “\(second)” here; give the full "
            + "form of each", reading)
      case .undecided:
        let names = judge.senses.map(\.name)
        guard let place = use.places.first else { return nil }
        return Self.finding(
          .minor, use, at: place,
          "“\(use.designation.text)” may mean "
            + (names.count > 1
              ? names.map { "“\($0)”" }.joined(separator: " or ") : "several things")
            + "; give the full form once", reading)
      }
    }.sorted { $0.range < $1.range }
  }

  /// A sentence whose words call for another sense than the one that the draft gives.
  private static func contradiction(
    _ use: AcronymUses, _ entry: AcronymReading.Entry, _ judge: SenseJudge, _ reading: DraftReading
  ) -> Finding? {
    let given: Int?
    switch entry.verdict {
    case .right(let concept), .outdated(let concept):
      given = judge.senses.firstIndex { $0.concept == concept }
      guard given != nil else { return nil }
    case .own: given = nil
    case .none, .wrong: return nil
    }
    for place in use.places.prefix(mostPlaces) where place != entry.acronym {
      guard let other = judge.contradiction(at: place, given: given) else { continue }
      return finding(
        .major, use, at: place,
        "“\(use.designation.text)” is explained otherwise, but seems to mean “\(other.name)” here",
        reading, related: [Finding.Related(message: "explained here", range: entry.acronym)])
    }
    return nil
  }

  /// The most places that are compared with the sense given.
  private static let mostPlaces = 50

  private static func finding(
    _ severity: Severity, _ use: AcronymUses, at place: TextRange, _ message: String,
    _ reading: DraftReading, related: [Finding.Related] = []
  ) -> Finding {
    Finding(
      rule: id, severity: severity, message: message, range: place,
      concept: reading.knowledge.base.concepts[use.senses[0].concept].id, related: related)
  }
}
