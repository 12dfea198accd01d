/// Names of bodies and offices that were not theirs on the day of the draft.
struct InstitutionAtDate: DraftRule {
  static let description = RuleDescription(
    RuleID("institution-at-date"), scope: .draft, severity: .major,
    summary: "A body by a name that is not its own on the day of the draft; dates that are wrong.",
    documentation: """
      The name or acronym of a body that ended before the day of the draft is major, and minor in a \
      draft of unknown date; one that did not exist yet is an info. Sentences about the time of the \
      name, or that give the new one too (“BNP2TKI, kini BP2MI”), are left alone. Words of bodies \
      that were never right are deprecated-term's, and so are old words for anything but bodies and \
      offices. The rule also looks at what a date decides by itself: a weekday that is not that of \
      its date (minor), and a number of ASEAN members that is not that of the day: ten until \
      2025-10-25, then eleven (minor, info where the date is unknown).
      """)

  func findings(in reading: DraftReading) throws(UnicodeError) -> [Finding] {
    let isDated = reading.terms.map { InstitutionName.isDated($0.designation, of: $0.concept) }
    let names = reading.terms.matches(of: isDated).compactMap {
      InstitutionName(reading, reading.matches[$0])?.finding
    }
    return (names + MembershipCount.findings(in: reading) + Self.weekdays(in: reading))
      .sorted { $0.range < $1.range }
  }

  /// Dates with a weekday that is not theirs.
  private static func weekdays(in reading: DraftReading) -> [Finding] {
    reading.dates.compactMap { mention in
      guard let named = mention.weekday, let right = mention.date.weekday, named != right else {
        return nil
      }
      let names = reading.draft.language.serves(.indonesian) ? indonesianDays : englishDays
      return Finding(
        rule: id, severity: .minor,
        message: "\(mention.date) is a \(names[right - 1]), not a \(names[named - 1])",
        range: mention.range)
    }
  }

  private static let indonesianDays = [
    "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu",
  ]
  private static let englishDays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]
}

/// A body's name in a draft.
struct InstitutionName {
  private let reading: DraftReading
  private let match: TermRecognizer.Match
  private let concept: Concept
  private let designation: Designation

  /// The name of a body whose time is known; nil for any other match.
  init?(_ reading: DraftReading, _ match: TermRecognizer.Match) {
    let recognizer = reading.knowledge.recognizer
    guard let first = match.references.first else { return nil }
    let designation = recognizer.designation(first)
    let concept = recognizer.concepts[first.concept]
    guard Self.isDated(designation, of: concept) else { return nil }
    // A word of several bodies is wrong only where none has it.
    let others = match.references.dropFirst().map(recognizer.designation)
      .filter { $0.text == designation.text }
    guard others.allSatisfy({ $0.to != nil || $0.from != nil }) else { return nil }
    self.reading = reading
    self.match = match
    self.concept = concept
    self.designation = designation
  }

  /// Whether a designation is the name of a body, with a beginning or an end.
  static func isDated(_ designation: Designation, of concept: Concept) -> Bool {
    Institutions.contains(concept) && designation.status != .deprecated
      && (designation.to != nil || designation.from != nil)
      && designation.usage.report != [.never]
  }

  var finding: Finding? {
    guard !isNameOfAnother, !isCalledFormer, !reading.passages.isBoilerplate(match.range) else {
      return nil
    }
    guard let date = reading.draft.date else { return undated }
    switch designation.validity(on: date) {
    case .current: return nil
    case .ended(let day): return ended(day, .major)
    case .notYet(let day):
      // A date without a day may lie after it.
      guard Self.isSurelyBefore(date, day), !speaksOfNow else { return nil }
      return Finding(
        rule: InstitutionAtDate.id, severity: .info,
        message: "“\(designation.text)” is the name only from \(day)", range: match.range,
        suggestions: predecessor(date).map { [$0] } ?? [], concept: concept.id,
        source: designation.sources.first)
    }
  }

  /// In a draft of unknown date only a name whose time is over may be wrong.
  private var undated: Finding? {
    guard let end = designation.to else { return nil }
    return ended(end, .minor)
  }

  private func ended(_ day: PartialDate, _ severity: Severity) -> Finding? {
    let start = day.month == nil ? day : PartialDate(year: min(day.year + 1, 9999)) ?? day
    guard !reading.passages.isHistory(match.range, before: start) else { return nil }
    let suggestion = successor
    if let suggestion, stands(suggestion) { return nil }
    if severity != .major, reading.variants.isMixed(match) { return nil }
    var message = "“\(designation.text)” has not been the name since \(day)"
    if severity != .major { message += " and the date of the draft is unknown" }
    if let suggestion { message += "; write “\(suggestion)”" }
    return Finding(
      rule: InstitutionAtDate.id, severity: severity, message: message, range: match.range,
      suggestions: suggestion.map { [$0] } ?? [], concept: concept.id,
      source: designation.sources.first)
  }

  /// Whether the name is part of the title of a law or of another body's name; words like *RI* after
  /// it make no other name.
  private var isNameOfAnother: Bool {
    guard reading.passages.isProtected(match.range) else { return false }
    let words = reading.words
    var next = words.firstWord(from: match.range.end)
    var range = match.range
    while next < words.count, next > 0, words.gap(after: next - 1) == " ",
      ["ri", "republik", "indonesia"].contains(words.word(next))
    {
      range.end = words.range(next).end
      next += 1
    }
    return range == match.range || reading.passages.isProtected(range)
  }

  /// *Bekas Kementerian …*, *the former Ministry …*.
  private var isCalledFormer: Bool {
    let first = reading.words.firstWord(from: match.range.start)
    return first > 0
      && ["former", "bekas", "eks", "mantan"].contains(reading.words.word(first - 1))
  }

  private var speaksOfNow: Bool {
    let sentence = reading.passages.sentence(of: match.range)
    return ["kini", "sekarang", "now", "akan", "kelak", "will"].contains { sentence.contains([$0]) }
  }

  /// What the body, or the one that took its place, is called on the day of the draft.
  private var successor: String? {
    let date = reading.draft.date
    if date != nil, let own = concept.current(like: designation, on: date) { return own }
    if let own = concept.replacement(for: designation, on: date), own != designation.text {
      return own
    }
    return concept.relations.lazy.filter { $0.kind == .replacedBy }.compactMap { relation in
      reading.knowledge.concept(relation.target)?.current(like: designation, on: date)
    }.first
  }

  /// What the body was called on a day before its present name.
  private func predecessor(_ date: PartialDate) -> String? {
    if let own = concept.current(like: designation, on: date) { return own }
    return reading.knowledge.predecessors(of: concept.id).lazy.compactMap {
      $0.current(like: designation, on: date)
    }.first
  }

  /// Whether another name stands in the sentence beside this one.
  private func stands(_ name: String) -> Bool {
    let sentence = reading.passages.nearbySentence(of: match.range)
    let words = reading.words
    let name = name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    let first = max(
      words.firstWord(from: sentence.start), words.firstWord(from: match.range.start) - 60)
    let here = words.words(in: match.range)
    let last = min(words.firstWord(from: sentence.end), here.upperBound + 60)
    return [first..<max(first, here.lowerBound), here.upperBound..<max(here.upperBound, last)]
      .contains { part in
        part.count >= name.count
          && (part.lowerBound...part.upperBound - name.count).contains { start in
            name.indices.allSatisfy { words.word(start + $0) == name[$0] }
          }
      }
  }

  /// Whether the last day that a date may stand for lies before another date's first.
  static func isSurelyBefore(_ date: PartialDate, _ other: PartialDate) -> Bool {
    (date.year, date.month ?? 12, date.day ?? 31) < (other.year, other.month ?? 1, other.day ?? 1)
  }
}

extension Concept {
  /// The designation of the language and form of another that is current on a day.
  fileprivate func current(like other: Designation, on date: PartialDate?) -> String? {
    let forms = designationsByStanding.filter {
      $0.language == other.language && $0.status != .deprecated
        && (date.map($0.validity) ?? ($0.to == nil ? .current : nil)) == .current
        && ($0.to != nil || $0.from != nil)
    }
    return (forms.first { $0.type == other.type } ?? forms.first)?.text
  }
}
