/// Words that a law, a body or good usage has retired.
struct DeprecatedTerm: DraftRule {
  static let description = RuleDescription(
    RuleID("deprecated-term"), scope: .draft, severity: .minor,
    summary: "A word that a law, a body or good usage has retired.",
    documentation: """
      A word is reported from the day it was retired, or at any date where it was never right. It \
      is left alone in sentences about its own time, in titles of laws and names of bodies, and in \
      the passages that the term base exempts. In quotations, and in documents of unknown date \
      where the date decides, the finding is an info only.
      """)

  func findings(in reading: DraftReading) throws(UnicodeError) -> [Finding] {
    reading.matches.compactMap { match in
      DeprecationReporter(reading: reading, match: match).finding
    }
  }
}

/// Says what is wrong with one match.
struct DeprecationReporter {
  let reading: DraftReading
  let match: TermRecognizer.Match

  private var recognizer: TermRecognizer { reading.knowledge.recognizer }
  private var passages: Passages { reading.passages }
  private var date: PartialDate? { reading.draft.date }

  var finding: Finding? {
    for sense in senses {
      if let finding = finding(sense) { return finding }
    }
    return nil
  }

  /// The designation that comes nearest, and those of the same text that a cue may call for.
  private var senses: [TermRecognizer.Reference] {
    guard let first = match.references.first else { return [] }
    let text = recognizer.designation(first).text.lowercased()
    let others = match.references.dropFirst().filter { reference in
      let other = recognizer.designation(reference)
      let needsCue = other.reportConditions.contains {
        if case .near = $0 { true } else { false }
      }
      return needsCue && other.text.lowercased() == text
    }
    return [first] + others
  }

  /// The finding on one sense of the match.
  ///
  /// - Parameters:
  ///   - reference: The designation.
  ///   - senseIsSure: Whether it is known without a cue that the word means the concept.
  /// - Returns: The finding, nil where nothing is wrong.
  func finding(
    _ reference: TermRecognizer.Reference, senseIsSure: Bool = false
  ) -> Finding? {
    let designation = recognizer.designation(reference)
    guard let ground = ground(designation, senseIsSure: senseIsSure),
      !passages.isProtected(match.range), !isExempt(designation, ground),
      !isOfAnotherRule(designation, reference)
    else { return nil }
    var severity = ground.severity
    if passages.isQuoted(match.range) || designation.confidence == .unsure { severity = .info }
    let concept = recognizer.concepts[reference.concept]
    let suggestion = concept.replacement(for: designation, on: date)
    if ground.since != nil, let suggestion, stands(suggestion) { return nil }
    return Finding(
      rule: DeprecatedTerm.id, severity: severity,
      message: message(designation, since: ground.since, suggestion, isDated: date != nil),
      range: match.range,
      suggestions: suggestion.map { [adapted($0)] } ?? [],
      concept: concept.id, source: designation.sources.first)
  }

  /// Whether another rule speaks of the designation: of a body's name that is out of date, a full
  /// form beside its acronym, a loanword, one of two acronyms of a body.
  private func isOfAnotherRule(
    _ designation: Designation, _ reference: TermRecognizer.Reference
  ) -> Bool {
    let concept = recognizer.concepts[reference.concept]
    return InstitutionName.isDated(designation, of: concept)
      || UntranslatedName.isLoan(designation, of: concept)
      || reading.acronyms.isReported(match.range) || reading.variants.isMixed(match)
  }

  /// Why a designation is reported, and since when it is wrong.
  private struct Ground {
    var severity: Severity
    var since: PartialDate?
  }

  private func ground(_ designation: Designation, senseIsSure: Bool) -> Ground? {
    let isRetired = designation.status == .deprecated || designation.status == .superseded
    for condition in designation.reportConditions {
      switch condition {
      case .from(let day):
        if let ground = ground(since: day, on: date) { return ground }
      case .always where isRetired:
        if let ground = ground(since: end(of: designation), on: date) { return ground }
      case .near(let cues) where isRetired:
        let sentence = passages.sentence(of: match.range)
        guard senseIsSure || isNear(cues, sentence) else { continue }
        if let ground = ground(since: end(of: designation), on: date) { return ground }
      case .official where isRetired && reading.profile.isOfficial:
        return Ground(severity: .info, since: nil)
      // A mixture is one finding for the whole draft and belongs to another rule.
      case .always, .near, .official, .mixed, .never: break
      }
    }
    return nil
  }

  private func isNear(_ cues: [String], _ sentence: Passages.Sentence?) -> Bool {
    let lemmas = cues.map { cue in
      cue.lowercased().split(separator: " ").map { recognizer.inflection.lemma(of: String($0)) }
    }
    return sentence?.containsLemmas(anyOf: lemmas) ?? false
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

  /// Whether the sentence names the new word too, as in *BNP2TKI, kini BP2MI*.
  private func stands(_ word: String) -> Bool {
    guard let sentence = passages.sentence(of: match.range) else { return false }
    let words = word.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    return sentence.contains(words)
  }

  /// The suggestion with the ending and the first capital of the text it replaces.
  private func adapted(_ suggestion: String) -> String {
    var adapted = suggestion
    let isCapital =
      reading.draft.text.text.slice(match.range).unicodeScalars.first?.properties.isUppercase
      ?? false
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
      message = "“\(designation.text)” is out of use since \(since)"
      if !isDated { message += " and the date of the draft is unknown" }
    } else {
      message = "“\(designation.text)” should not be used"
    }
    if let suggestion { message += "; write “\(suggestion)”" }
    return message
  }
}
