/// Words that a law, a body or good usage has retired.
struct DeprecatedTerm: DraftRule {
  static let description = RuleDescription(
    RuleID("deprecated-term"), scope: .draft, severity: .minor,
    summary: "A word that a law, a body or good usage has retired.",
    documentation: """
      A word is reported from the day it was retired, or at any date where it was never right. It \
      is left alone in sentences about its own time, in titles of laws and names of bodies, and in \
      the passages that the term base exempts. In quotations the finding is an info only. Where the \
      date decides and nothing tells it, the word is an info at its first place, with the others.
      """)

  func findings(in reading: DraftReading) throws(UnicodeError) -> [Finding] {
    let recognizer = reading.knowledge.recognizer
    let senses = reading.terms.map { term in
      Self.senses(of: term, recognizer).filter { recognizer.designation($0).mayBeRetired }
        .map { RetiredTerm($0, in: reading) }.filter { !$0.isOfAnotherRule }
    }
    var findings: [Finding] = []
    // What the date of the draft decides is one question, however often the word stands there.
    var undated: [String: Int] = [:]
    for index in reading.terms.matches(of: senses.map { !$0.isEmpty }) {
      let reporter = DeprecationReporter(reading: reading, match: reading.matches[index])
      let senses = senses[Int(reading.terms.numbers[index])]
      guard let report = senses.lazy.compactMap({ reporter.report($0) }).first else { continue }
      let finding = report.finding
      if report.isUndated, let first = undated[finding.message] {
        let words = reading.draft.text.text.slice(finding.range)
        findings[first].related.append(
          Finding.Related(message: "“\(words)”", range: finding.range))
        continue
      }
      if report.isUndated { undated[finding.message] = findings.count }
      findings.append(finding)
    }
    return findings
  }

  /// The designation that comes nearest, and those of the same text that a cue may call for.
  private static func senses(
    of term: MatchedTerms.Term, _ recognizer: TermRecognizer
  ) -> [TermRecognizer.Reference] {
    if term.references.count == 1 { return term.references }
    let text = term.designation.text.lowercased()
    let others = term.references.dropFirst().filter { reference in
      let other = recognizer.designation(reference)
      return !other.nearCues.isEmpty && other.text.lowercased() == text
    }
    return [term.reference] + others
  }
}

extension Designation {
  /// Whether the designation is retired at some time or in some company.
  fileprivate var mayBeRetired: Bool {
    reportConditions.contains { condition in
      switch condition {
      case .from: true
      case .always, .near, .official: isRetired
      case .mixed, .never: false
      }
    }
  }

  /// Whether its status is that of a word to avoid.
  fileprivate var isRetired: Bool { status == .deprecated || status == .superseded }
}

/// Says what is wrong with one match.
struct DeprecationReporter {
  let reading: DraftReading
  let match: TermRecognizer.Match

  private var passages: Passages { reading.passages }
  private var date: PartialDate? { reading.draft.date }

  /// A finding, and whether it waits for the date of the draft.
  struct Report {
    var finding: Finding
    var isUndated: Bool
  }

  /// The finding on one sense of the match.
  ///
  /// - Parameters:
  ///   - term: The designation.
  ///   - senseIsSure: Whether it is known without a cue that the word means the concept.
  /// - Returns: The finding, nil where nothing is wrong.
  func finding(_ term: RetiredTerm, senseIsSure: Bool = false) -> Finding? {
    report(term, senseIsSure: senseIsSure)?.finding
  }

  /// The same with what it waits for.
  func report(_ term: RetiredTerm, senseIsSure: Bool = false) -> Report? {
    let designation = term.designation
    guard !passages.isProtected(match.range),
      let ground = ground(designation, senseIsSure: senseIsSure), !isExempt(designation, ground),
      !isOfAnotherSense(term), !isOfAnotherRule
    else { return nil }
    var severity = ground.severity
    if passages.isQuoted(match.range) || designation.confidence == .unsure { severity = .info }
    let suggestion = term.suggestion
    if ground.since != nil, let suggestion, stands(suggestion) { return nil }
    // Any doubt makes an info.
    let isSafe = severity != .info && ground.isPlain && isSafe(term)
    let finding = Finding(
      rule: DeprecatedTerm.id, severity: severity,
      message: message(designation, since: ground.since, suggestion, isDated: date != nil),
      range: match.range,
      suggestions: suggestion.map { [adapted($0, for: designation)] } ?? [], isSafe: isSafe,
      concept: term.concept.id, source: authority(term))
    return Report(finding: finding, isUndated: ground.since != nil && date == nil)
  }

  /// Who says so: for a word that another one has replaced, who brought that one in.
  private func authority(_ term: RetiredTerm) -> Source? {
    let successor = term.concept.designations.first {
      $0.text == term.suggestion && $0.language == term.designation.language
    }
    let own = term.designation.sources.first
    return term.designation.status == .superseded ? successor?.sources.first ?? own : own
  }

  /// Whether another rule speaks of the place: of a full form beside its acronym, or of one of two
  /// words of a concept.
  private var isOfAnotherRule: Bool {
    reading.acronyms.isReported(match.range) || reading.variants.isMixed(match)
  }

  /// Whether an acronym is part of a longer name (*Koperasi TKI-Polri*), or one that the draft gives
  /// a full form of its own.
  private func isOfAnotherSense(_ term: RetiredTerm) -> Bool {
    guard let key = term.acronymKey else { return false }
    let entries = reading.acronyms.entries(of: key)
    if entries.first?.verdict == .own { return true }
    let words = reading.words
    let place = words.words(in: match.range)
    guard !place.isEmpty else { return false }
    func isTied(_ index: Int, by gap: Int) -> Bool {
      words.count > index && index >= 0 && words.gap(after: gap) == "-" && words.isCapital(index)
    }
    return isTied(place.upperBound, by: place.upperBound - 1)
      || place.lowerBound > 0 && isTied(place.lowerBound - 1, by: place.lowerBound - 1)
  }

  /// Whether the object of an English verb is named and is none of the cues: *sending remittances*.
  private func hasOtherObject(_ designation: Designation, _ cues: [[String]]) -> Bool {
    guard designation.language.serves(.english), designation.text.hasSuffix("ing") else {
      return false
    }
    let words = reading.words
    let next = words.words(in: match.range).upperBound
    let object = (next..<min(words.count, next + Self.objectReach)).prefix { index in
      words.gap(after: index - 1) == " "
    }
    return !cues.contains { cue in
      object.contains {
        reading.knowledge.recognizer.inflection.lemma(of: words.word($0)) == cue.last
      }
    }
  }

  /// How many words after a verb its object may take: *sending of young women workers*.
  private static let objectReach = 5

  /// Why a designation is reported, and since when it is wrong.
  private struct Ground {
    var severity: Severity
    var since: PartialDate?

    /// Whether the word itself is enough, without a cue beside it.
    var isPlain = true
  }

  private func ground(_ designation: Designation, senseIsSure: Bool) -> Ground? {
    let isRetired = designation.isRetired
    for condition in designation.reportConditions {
      switch condition {
      case .from(let day):
        if let ground = ground(since: day, on: date) { return ground }
      case .always where isRetired:
        if let ground = ground(since: end(of: designation), on: date) { return ground }
      case .near(let cues) where isRetired:
        guard senseIsSure || isNear(cues, designation) else { continue }
        if var ground = ground(since: end(of: designation), on: date) {
          ground.isPlain = senseIsSure
          return ground
        }
      case .official where isRetired && reading.profile.isOfficial:
        return Ground(severity: .info, since: nil)
      // A mixture is one finding for the whole draft and belongs to another rule.
      case .always, .near, .official, .mixed, .never: break
      }
    }
    return nil
  }

  /// Whether a cue stands in the sentence and no other word takes its place.
  private func isNear(_ cues: [String], _ designation: Designation) -> Bool {
    let cues = reading.cues.lemmas(of: cues)
    guard let sentence = passages.sentenceRange(of: match.range) else { return false }
    let words = reading.words.words(in: sentence)
    return cues.contains { reading.cues.stands($0, in: words) }
      && !hasOtherObject(designation, cues)
  }

  /// The day from which a superseded word is wrong; a deprecated one was never right.
  private func end(of designation: Designation) -> PartialDate? {
    designation.status == .superseded ? designation.to : nil
  }

  /// A word that is wrong since a day is right in an older draft, and may be in one of unknown date.
  private func ground(since day: PartialDate?, on date: PartialDate?) -> Ground? {
    guard let day else { return Ground(severity: .minor, since: nil) }
    guard let date else { return Ground(severity: .info, since: day) }
    return day.isReached(by: date) ? Ground(severity: .minor, since: day) : nil
  }

  private func isExempt(_ designation: Designation, _ ground: Ground) -> Bool {
    let range = match.range
    if let since = ground.since, passages.isHistory(range, before: since) { return true }
    return designation.usage.exemptPassages.contains { passage in
      switch passage {
      case .quotation: passages.isQuoted(range)
      case .history: passages.isHistory(range, before: ground.since)
      case .offenceElements: passages.listsOffenceElements(range)
      // Titles of laws are protected for every word.
      case .statutoryTitle: false
      }
    }
  }

  /// Whether the suggestion may take the word's place unseen: it is the one designation that may,
  /// with the same grammar, and the text has the word as the base writes it.
  private func isSafe(_ term: RetiredTerm) -> Bool {
    guard let other = term.safeReplacement, match.references.count == 1 else { return false }
    let text = reading.draft.text.text
    return SafeReplacement.isWritten(term.designation, as: text.slice(match.range), match.ending)
      && SafeReplacement.keepsArticle(
        term.designation.text, other.text, of: reading.draft.language, at: match.range, in: text)
  }

  /// Whether the sentence names the new word too, as in *BNP2TKI, kini BP2MI*.
  private func stands(_ word: String) -> Bool {
    let sentence = passages.sentence(of: match.range)
    let words = word.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    return sentence.contains(words)
  }

  /// The suggestion with the ending and the capitals of the text it replaces.
  private func adapted(_ suggestion: String, for designation: Designation) -> String {
    var adapted = suggestion
    let scalars = reading.draft.text.text.slice(match.range).unicodeScalars
    if designation.text.unicodeScalars.contains(where: \.properties.isLowercase),
      !scalars.contains(where: \.properties.isLowercase)
    {
      return suggestion.uppercased()
    }
    let isCapital = scalars.first?.properties.isUppercase ?? false
    if isCapital, let first = adapted.first, first.isLowercase {
      adapted = first.uppercased() + adapted.dropFirst()
    }
    switch match.ending {
    case "": return adapted
    case "s", "es": return EnglishInflection.plural(ofPhrase: adapted)
    case "s'", "es'": return EnglishInflection.plural(ofPhrase: adapted) + "'"
    case "'s", "’s": return adapted + match.ending
    default:
      let isAcronym = adapted.last?.isUppercase ?? false
      return adapted + (isAcronym && !match.ending.hasPrefix("-") ? "-" : "") + match.ending
    }
  }

  private func message(
    _ designation: Designation, since: PartialDate?, _ suggestion: String?, isDated: Bool
  ) -> String {
    var message: String
    if let since {
      message = "“\(designation.text)” has been out of use since \(since)"
      if !isDated { message += " and the date of the draft is unknown" }
    } else {
      message = "“\(designation.text)” should not be used"
    }
    if let suggestion { message += "; write “\(suggestion)”" }
    return message
  }
}

/// What a word must be like for another to take its place unseen.
private enum SafeReplacement {
  /// Whether a passage is the designation as it is written, but for its first capital and an ending
  /// that the suggestion takes over.
  static func isWritten(_ designation: Designation, as text: Substring, _ ending: String) -> Bool {
    var rest = text
    let word = designation.text
    guard let first = rest.first, let own = word.first,
      first == own || first.lowercased() == String(own)
    else { return false }
    rest = rest.dropFirst()
    guard rest.hasPrefix(word.dropFirst()) else { return false }
    rest = rest.dropFirst(word.count - 1)
    return rest.isEmpty && ending.isEmpty || !ending.isEmpty && rest == ending
  }

  /// Whether the article before an English word suits the other too: *an* irregular, *a* migrant.
  static func keepsArticle(
    _ word: String, _ other: String, of language: LanguageTag, at range: TextRange, in text: String
  ) -> Bool {
    guard language.serves(.english) else { return true }
    let start = text.utf8.index(text.utf8.startIndex, offsetBy: range.start)
    let end = text.utf8.index(start, offsetBy: -min(range.start, 4))
    let before = text[end..<start].lowercased().split(whereSeparator: \.isWhitespace).last ?? ""
    return !["a", "an"].contains(before) || beginsWithVowel(word) == beginsWithVowel(other)
  }

  private static func beginsWithVowel(_ word: String) -> Bool {
    word.lowercased().first.map { "aeiou".contains($0) } ?? false
  }
}
