/// Words that are a slip of the pen away from a term or from the draft's own spelling.
struct MisspeltTerm: DraftRule {
  static let description = RuleDescription(
    RuleID("misspelt-term"), scope: .draft, severity: .minor,
    summary: "A word one or two letters away from the one that belongs there.",
    documentation: """
      A word that the term base does not know is reported when all other words of a term stand \
      around it and it differs from the one that belongs there by a letter, or by two in a long \
      word of a long term. By itself a word that stands once or twice is reported when it has a \
      letter too many, too few or in the wrong place and is else a long word of the term base, a \
      term that the draft also writes rightly, or a name that it writes otherwise three times or \
      more. Words that differ by a prefix or an ending (menempatkan, penempatan) are other words, \
      numbers and codes are never reported, and a spelling that a draft keeps to is its own. In \
      quotations the finding is an info.
      """)

  func findings(in reading: DraftReading) throws(UnicodeError) -> [Finding] {
    let slips = reading.termSlips.all(among: reading.suspects) + HabitSlips(reading).all()
    var done: Set<Int> = []
    return slips.filter { done.insert($0.index).inserted }.sorted { $0.index < $1.index }
      .compactMap { $0.finding(in: reading) }
  }
}
