/// Acronyms that may mean several things.
struct AmbiguousAcronym: DraftRule {
  static let description = RuleDescription(
    RuleID("ambiguous-acronym"), scope: .draft, severity: .minor,
    summary: "An acronym with several senses that nothing in the draft tells apart.",
    documentation: """
      PMI is a migrant worker, the Red Cross or an index. Where the draft gives no full form, the \
      words beside the acronym and the field of the draft decide. If they tell nothing, the first \
      use is reported (minor); if they call for another sense than the term base has, that use is \
      (info). Where the draft explains the acronym and a sentence uses it with words of another \
      sense alone, the finding is major. Acronyms one letter apart, such as TPPO and TPPM or ACMW and ACWC, are \
      told apart by the full form beside them, which is wrong-expansion's business.
      """)

  func findings(in reading: DraftReading) throws(UnicodeError) -> [Finding] {
    AcronymUses.all(in: reading).compactMap { use in
      guard use.designation.usage.isAmbiguous, use.designation.usage.expansion != .some(.none),
        !use.places.isEmpty
      else { return nil }
      let entries = reading.acronyms.entries(of: use.key)
      if !entries.isEmpty { return Self.contradiction(use, entries, reading) }
      switch SenseJudge(reading).sense(of: use) {
      case .base: return nil
      case .other(let sense, let place):
        return Self.finding(
          .info, use, at: place,
          "“\(use.designation.text)” seems to mean “\(sense.name)” here; give the full form once",
          reading)
      case .undecided:
        let names = Self.names(use, reading)
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
    _ use: AcronymUses, _ entries: [AcronymReading.Entry], _ reading: DraftReading
  ) -> Finding? {
    let judge = SenseJudge(reading)
    guard let senses = AcronymSenses.table[use.key], let given = entries.first,
      case .right(let concept) = given.verdict,
      use.senses.first?.concept == concept
    else { return nil }
    for place in use.places.prefix(50) {
      let cues = judge.cues(of: senses, around: place, atLeast: 2)
      guard cues.own == 0, let other = cues.other else { continue }
      return finding(
        .major, use, at: place,
        "“\(use.designation.text)” is explained otherwise, but seems to mean “\(other.name)” here",
        reading, related: [Finding.Related(message: "explained here", range: given.acronym)])
    }
    return nil
  }

  private static func finding(
    _ severity: Severity, _ use: AcronymUses, at place: TextRange, _ message: String,
    _ reading: DraftReading, related: [Finding.Related] = []
  ) -> Finding {
    Finding(
      rule: id, severity: severity, message: message, range: place,
      concept: reading.knowledge.base.concepts[use.senses[0].concept].id, related: related)
  }

  /// What the acronym may stand for.
  private static func names(_ use: AcronymUses, _ reading: DraftReading) -> [String] {
    if let senses = AcronymSenses.table[use.key], senses.count > 1 { return senses.map(\.name) }
    let names = use.senses.compactMap { sense in
      reading.knowledge.base.concepts[sense.concept].designationsByStanding.first {
        $0.type == .fullForm && $0.language.serves(reading.draft.language)
      }?.text
    }
    return names
  }
}
