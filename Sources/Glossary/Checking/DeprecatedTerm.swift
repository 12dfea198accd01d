/// Words that a law, a body or good usage has retired.
///
/// A word is reported from the day it was retired (`flag from` in the term base), or at any date
/// where it was never right. It is left alone in sentences about its own time, in titles of laws
/// and names of bodies, and in the passages that the term base exempts. In quotations, and in
/// documents whose date is unknown where the date decides, the finding is an info only.
public struct DeprecatedTerm: Sendable {
  /// The rule's name.
  public static let id = RuleID("deprecated-term")

  private let recognizer: TermRecognizer
  private let profile: Profile

  /// Makes the rule for the designations of a recognizer.
  public init(_ recognizer: TermRecognizer, profile: Profile = .standard) {
    self.recognizer = recognizer
    self.profile = profile
  }

  /// The findings in a draft, in order.
  ///
  /// - Complexity: O(length of the draft).
  /// - Throws: `UnicodeError` when the draft is too long for ICU.
  public func findings(in draft: Draft) throws(UnicodeError) -> [Finding] {
    let passages = Passages(draft.text)
    return try recognizer.matches(in: draft.text).compactMap { match in
      guard let reference = match.references.first else { return nil }
      return finding(match, reference, draft, passages)
    }
  }

  private func finding(
    _ match: TermRecognizer.Match, _ reference: TermRecognizer.Reference, _ draft: Draft,
    _ passages: Passages
  ) -> Finding? {
    let designation = recognizer.designation(reference)
    guard let ground = ground(designation, match.range, draft, passages),
      !passages.isProtected(match.range),
      !isExempt(designation, match.range, ground, passages)
    else { return nil }
    var severity = ground.severity
    if passages.isQuoted(match.range) || designation.confidence == .unsure { severity = .info }
    let concept = recognizer.concepts[reference.concept]
    let suggestion = suggestion(for: designation, of: concept, on: draft.date)
    let isNamedBeside = suggestion.map { stands($0, beside: match.range, passages) } ?? false
    if ground.since != nil && isNamedBeside { return nil }
    return Finding(
      rule: Self.id, severity: severity,
      message: message(designation, since: ground.since, suggestion, isDated: draft.date != nil),
      range: match.range,
      suggestions: suggestion.map { [adapted($0, to: match, draft.text)] } ?? [],
      concept: concept.id, source: designation.sources.first)
  }

  /// Why a designation is reported, and since when it is wrong.
  private struct Ground {
    var severity: Severity
    var since: PartialDate?
  }

  private func ground(
    _ designation: Designation, _ range: TextRange, _ draft: Draft, _ passages: Passages
  ) -> Ground? {
    let isRetired = designation.status == .deprecated || designation.status == .superseded
    for condition in designation.reportConditions {
      switch condition {
      case .always where isRetired: return Ground(severity: .minor, since: nil)
      case .from(let day):
        guard let date = draft.date else { return Ground(severity: .info, since: day) }
        if date >= day { return Ground(severity: .minor, since: day) }
      case .near(let cues) where isRetired:
        let sentence = passages.sentence(of: range)
        let isNear = cues.contains { cue in
          sentence?.contains(cue.lowercased().split(separator: " ").map(String.init)) ?? false
        }
        if isNear { return Ground(severity: .minor, since: nil) }
      case .official where isRetired && profile == .official:
        return Ground(severity: .info, since: nil)
      // A mixture is one finding for the whole draft and belongs to another rule.
      case .always, .near, .official, .mixed, .never: break
      }
    }
    return nil
  }

  private func isExempt(
    _ designation: Designation, _ range: TextRange, _ ground: Ground, _ passages: Passages
  ) -> Bool {
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

  private func suggestion(
    for designation: Designation, of concept: Concept, on date: PartialDate?
  ) -> String? {
    if let suggestion = designation.usage.suggestion { return suggestion }
    let preferred = concept.designationsByStanding.filter { other in
      other.language == designation.language && other.status == .preferred
        && (date.map { other.validity(on: $0) == .current } ?? (other.to == nil))
    }
    return (preferred.first { $0.type == designation.type } ?? preferred.first)?.text
  }

  /// Whether the sentence names the new word too, as in *BNP2TKI, kini BP2MI*.
  private func stands(_ word: String, beside range: TextRange, _ passages: Passages) -> Bool {
    guard let sentence = passages.sentence(of: range) else { return false }
    let words = word.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    return sentence.contains(words)
  }

  /// The suggestion with the ending and the first capital of the text it replaces.
  private func adapted(
    _ suggestion: String, to match: TermRecognizer.Match, _ text: TokenizedText
  ) -> String {
    var adapted = suggestion
    let isCapital =
      text.text.slice(match.range).unicodeScalars.first?.properties.isUppercase ?? false
    if isCapital, let first = adapted.first, first.isLowercase {
      adapted = first.uppercased() + adapted.dropFirst()
    }
    if match.ending == "s" && adapted.hasSuffix("s") { return adapted }
    let isAcronym = adapted.last?.isUppercase ?? false
    let needsHyphen = isAcronym && !match.ending.isEmpty && match.ending != "s"
    return adapted + (needsHyphen && !match.ending.hasPrefix("-") ? "-" : "") + match.ending
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
