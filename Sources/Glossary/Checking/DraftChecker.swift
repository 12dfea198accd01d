/// Checks drafts against a term base, one after another.
///
/// What a language needs is built when its first draft comes.
public struct DraftChecker: ~Copyable {
  private let base: TermBase
  private let settings: CheckSettings
  private var tokenizer = Tokenizer(.undetermined)
  private var knowledge: [LanguageTag: LanguageKnowledge] = [:]

  /// Makes a checker.
  public init(base: TermBase, settings: CheckSettings = CheckSettings()) {
    self.base = base
    self.settings = settings
  }

  /// A draft of a text.
  ///
  /// Its language is the one given, else the one it declares, else judged from its words. So is its
  /// date: given, declared, or found where documents say of when they are.
  ///
  /// - Complexity: O(length).
  /// - Throws: `UnicodeError` when ICU has no data.
  public mutating func draft(
    _ text: DraftText, language: LanguageTag? = nil, date: PartialDate? = nil,
    metadata: DraftMetadata = DraftMetadata()
  ) throws(UnicodeError) -> Draft {
    let tokens = try tokenizer.tokenize(text.text)
    let language = language ?? metadata.language ?? LanguageGuess.guess(tokens)
    let documentDate =
      date.map { DocumentDate($0, ground: .given) }
      ?? metadata.date.map { DocumentDate($0, ground: .metadata) }
      ?? DocumentDate.detect(in: tokens, language: language)
    return Draft(
      text: tokens, blocks: text.blocks, language: language, documentDate: documentDate)
  }

  /// The findings in a draft, in order of their places.
  ///
  /// - Complexity: O(length); the first draft of a language also O(size of the base).
  /// - Throws: `UnicodeError` when ICU has no data.
  public mutating func findings(in draft: Draft) throws(UnicodeError) -> [Finding] {
    try draftFindings(in: try reading(of: draft)).sorted(by: Self.precedes)
  }

  /// The findings in a translation, in order of their places: of the rules for its language and of
  /// those that compare it with its source.
  ///
  /// - Complexity: O(length); the first draft of a language also O(size of the base).
  /// - Throws: `UnicodeError` when ICU has no data.
  public mutating func findings(in draft: BilingualDraft) throws(UnicodeError) -> [Finding] {
    let reading = TranslationReading(
      source: try reading(of: draft.source), target: try reading(of: draft.target),
      units: draft.units)
    var findings = try draftFindings(in: reading.target)
    // Of a retired word one rule speaks, and not the one that needs the source.
    let retired = Set(findings.lazy.filter { $0.rule == DeprecatedTerm.id }.map(\.range))
    for rule in RuleCatalogue.translationRules {
      findings += settings.apply(to: try rule.findings(in: reading)).filter {
        $0.rule != ForbiddenTarget.id || !retired.contains($0.range)
      }
    }
    return findings.sorted(by: Self.precedes)
  }

  private func draftFindings(in reading: DraftReading) throws(UnicodeError) -> [Finding] {
    var findings: [Finding] = []
    for rule in RuleCatalogue.draftRules {
      findings += settings.apply(to: try rule.findings(in: reading))
    }
    return findings
  }

  private mutating func reading(of draft: Draft) throws(UnicodeError) -> DraftReading {
    try DraftReading(
      draft, knowledge: try knowledge(of: draft.language), profile: settings.profile)
  }

  private mutating func knowledge(
    of language: LanguageTag
  ) throws(UnicodeError) -> LanguageKnowledge {
    let language = language.fallbacks.last ?? language
    if let known = knowledge[language] { return known }
    let new = try LanguageKnowledge(base, language: language)
    knowledge[language] = new
    return new
  }

  private static func precedes(_ left: Finding, _ right: Finding) -> Bool {
    left.range != right.range ? left.range < right.range : left.rule < right.rule
  }
}
