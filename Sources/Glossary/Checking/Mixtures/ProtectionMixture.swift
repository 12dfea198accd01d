/// *Perlindungan* beside *pelindungan* in a text on migrant workers: the law of 2017-11-22 fixed the
/// second word, whatever longer terms it stands in.
enum ProtectionMixture {
  /// The concept whose words they are.
  static let concept = Concept.ID("protection")

  /// The finding in a draft, if there is one.
  ///
  /// - Complexity: O(number of words).
  static func findings(in reading: DraftReading) -> [Finding] {
    guard reading.draft.language.serves(.indonesian) else { return [] }
    let kinds = reading.words.map(kindFact, Kind.init)
    guard kinds.contains(.old) else { return [] }
    var old: [TextRange] = []
    var new: [TextRange] = []
    for (index, number) in reading.words.numbers.enumerated() {
      guard let kind = kinds[Int(number)] else { continue }
      let range = reading.words.range(index)
      guard counts(range, reading) else { continue }
      if kind == .old { old.append(range) } else { new.append(range) }
    }
    guard let first = old.first, isAboutMigrantWorkers(reading) else { return [] }
    let isBefore = reading.draft.date.map { !(law?.isReached(by: $0) ?? true) } ?? false
    if new.isEmpty {
      guard reading.profile.isOfficial, !isBefore else { return [] }
      return [
        finding(
          .info, "official style has “pelindungan” for “perlindungan”", first, old, [], reading)
      ]
    }
    return [
      finding(
        isBefore ? .info : .minor, "“perlindungan” stands beside “pelindungan”; use one of them",
        first, old, new, reading)
    ]
  }

  /// Whether a designation is one of the two words, alone or at the head of a longer term that has
  /// the other one too.
  static func contains(_ designation: Designation) -> Bool {
    let text = designation.text.lowercased()
    return text.hasPrefix("perlindungan") || text.hasPrefix("pelindungan")
  }

  private static let kindFact = WordFact<Kind?>()

  private enum Kind: Sendable {
    case old, new

    init?(_ word: String) {
      switch IndonesianInflection.lemma(of: word) {
      case "perlindungan": self = .old
      case "pelindungan": self = .new
      default: return nil
      }
    }
  }

  private static let law = PartialDate("2017-11-22")

  /// Whether a place counts: names, titles and fixed terms keep their word, but not the draft's own
  /// heading.
  private static func counts(_ range: TextRange, _ reading: DraftReading) -> Bool {
    let passages = reading.passages
    if passages.isQuoted(range) || passages.isBoilerplate(range) || reading.titles.contains(range) {
      return false
    }
    if passages.isProtected(range), !passages.isHeading(range) { return false }
    guard let match = reading.match(at: range) else { return true }
    guard let reference = match.references.first else { return false }
    let designation = reading.knowledge.recognizer.designation(reference)
    return contains(designation) && designation.usage.report != [.never]
      && designation.text.first?.isUppercase != true
      || contains(designation) && designation.type == .fullForm
        && designation.usage.report != [.never] && designation.from != nil
  }

  /// Whether a draft speaks of migrant workers.
  private static func isAboutMigrantWorkers(_ reading: DraftReading) -> Bool {
    reading.terms.terms.contains { term in
      term.concept.id != concept
        && ["labour-migration", "placement-recruitment"].contains(term.concept.subject?.id)
    }
  }

  private static func finding(
    _ severity: Severity, _ message: String, _ first: TextRange, _ old: [TextRange],
    _ new: [TextRange], _ reading: DraftReading
  ) -> Finding {
    let related =
      old.dropFirst().map { Finding.Related(message: "“perlindungan”", range: $0) }
      + new.map { Finding.Related(message: "“pelindungan”", range: $0) }
    let text = reading.draft.text.text.slice(first)
    return Finding(
      rule: InconsistentVariant.id, severity: severity, message: message, range: first,
      suggestions: [(text.first == "P" ? "Pelindungan" : "pelindungan") + text.dropFirst(12)],
      concept: concept,
      source: concept.flatMap(reading.knowledge.concept)?.designations.first?.sources.first,
      related: related.sorted { $0.range < $1.range })
  }
}
