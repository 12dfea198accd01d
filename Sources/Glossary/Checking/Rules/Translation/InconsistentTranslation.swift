/// The same segment or term translated in different ways, and different segments alike.
struct InconsistentTranslation: TranslationRule {
  static let description = RuleDescription(
    RuleID("inconsistent-translation"), scope: .translation, severity: .minor,
    summary: "One segment or term with several translations, or one translation for several.",
    documentation: """
      A segment that comes again should have the same translation: the rarer ones are reported, \
      but for messages whose contexts differ (`msgctxt`). \
      Case, punctuation and white space do not count, and segments of one or two words, which may \
      mean different things, give an info, as do long segments that share a translation though \
      their words have little in common. Of a term that one document renders by several accepted full forms, the rarer form is reported \
      once, with its places.
      """)

  func findings(in reading: TranslationReading) throws(UnicodeError) -> [Finding] {
    let segments = RepeatedSegments(reading)
    let whole = segments.differentTranslations + segments.sharedTranslations
    // Of a segment that is a term one finding is enough.
    let ranges = Set(whole.map(\.range))
    let terms = TermRenderings(reading).findings.filter { !ranges.contains($0.range) }
    return (whole + terms).sorted { $0.range < $1.range }
  }
}

/// Segments and translations that come more than once.
private struct RepeatedSegments {
  let reading: TranslationReading

  /// The content of both sides of each translated segment.
  private var keys: [(pair: Int, source: ContentKey, target: ContentKey)] = []

  init(_ reading: TranslationReading) {
    self.reading = reading
    for (index, pair) in reading.pairs.enumerated() where pair.target != nil && !pair.isCredits {
      var source = ContentKey(reading.source.draft.text, pair.sourceTokens)
      // Units with names are segments, whose context is their place in a longer unit.
      let unit = reading.units[index]
      if unit.id == nil { source.context = unit.context }
      let target = ContentKey(reading.target.draft.text, pair.targetTokens)
      if source.words > 0 && target.words > 0 { keys.append((index, source, target)) }
    }
  }

  /// Segments with one source and several translations.
  var differentTranslations: [Finding] {
    findings(of: \.source, by: \.target) { first, _, others in
      (
        first.source.words < 3 ? .info : .minor,
        "The same source has another translation in \(others == 1 ? "one place" : "\(others) places")"
      )
    }
  }

  /// Different segments of one translation, of so many words that it is hardly chance.
  var sharedTranslations: [Finding] {
    findings(of: \.target, by: \.source) { first, other, others in
      guard first.target.words > 4, first.source.differs(widelyFrom: other.source) else {
        return nil
      }
      return (
        .info,
        "Another source has the same translation in \(others == 1 ? "one place" : "\(others) places")"
      )
    }
  }

  private typealias Entry = (pair: Int, source: ContentKey, target: ContentKey)

  /// Findings on the rarer variants among the entries that share a key.
  private func findings(
    of group: (Entry) -> ContentKey, by variant: (Entry) -> ContentKey,
    _ say: (Entry, Entry, Int) -> (Severity, String)?
  ) -> [Finding] {
    var groups: [ContentKey: [Entry]] = [:]
    for entry in keys { groups[group(entry), default: []].append(entry) }
    var findings: [Finding] = []
    for entries in groups.values where entries.count > 1 {
      var variants: [ContentKey: [Entry]] = [:]
      for entry in entries { variants[variant(entry), default: []].append(entry) }
      guard variants.count > 1 else { continue }
      // The commonest stays, of equals the first.
      let ranked = variants.values.sorted {
        ($1.count, $0.first?.pair ?? 0) < ($0.count, $1.first?.pair ?? 0)
      }
      guard let usual = ranked.first, let other = usual.first else { continue }
      for rare in ranked.dropFirst() {
        guard let first = rare.first, let (severity, message) = say(first, other, usual.count),
          let range = reading.pairs[first.pair].target
        else { continue }
        let related =
          rare.dropFirst().compactMap { place($0, "the same again") }
          + usual.prefix(3).compactMap { place($0, "the other") }
        findings.append(
          Finding(
            rule: InconsistentTranslation.id, severity: severity, message: message, range: range,
            related: related))
      }
    }
    return findings
  }

  private func place(_ entry: Entry, _ message: String) -> Finding.Related? {
    reading.pairs[entry.pair].target.map { Finding.Related(message: message, range: $0) }
  }
}
