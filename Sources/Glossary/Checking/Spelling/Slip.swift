/// A word in the place of another one.
struct Slip {
  var index: Int
  var expected: String
  /// The term it stands in, where a phrase tells.
  var reference: TermRecognizer.Reference?
  /// Whether the expected word is one that the draft itself uses, and not only the term base.
  var isHabit = false
  var isSafe: Bool

  func finding(in reading: DraftReading) -> Finding? {
    let range = reading.words.range(index)
    guard !reading.passages.isBoilerplate(range) else { return nil }
    let source = reading.words.source(index)
    var suggestion = expected
    if source.unicodeScalars.allSatisfy({ !$0.properties.isLowercase }) {
      suggestion = expected.uppercased()
    } else if reading.words.isCapital(index), let first = expected.first {
      suggestion = first.uppercased() + expected.dropFirst()
    }
    let concept = reference.map { reading.knowledge.base.concepts[$0.concept] }
    let term = reference.map { reading.knowledge.acronyms.designation($0).text }
    let isQuoted = reading.passages.isQuoted(range)
    return Finding(
      rule: MisspeltTerm.id, severity: isQuoted ? .info : .minor,
      message: term.map { "“\(source)” is misspelt in “\($0)”" }
        ?? (isHabit
          ? "“\(source)” is spelt “\(suggestion)” elsewhere in the draft"
          : "“\(source)” is misspelt; write “\(suggestion)”"),
      range: range, suggestions: [suggestion], isSafe: isSafe && !isQuoted, concept: concept?.id)
  }
}
