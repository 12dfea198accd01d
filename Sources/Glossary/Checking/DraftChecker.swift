/// Checks drafts against a term base, one after another.
///
/// What a language needs is built when its first draft comes. Checkers on several threads share it:
/// give them one `TermKnowledge`.
public struct DraftChecker: ~Copyable {
  private let terms: TermKnowledge
  private let settings: CheckSettings
  private let sentences: SegmenterPool
  private var tokenizer = Tokenizer(.undetermined)
  private var exemptPhrases: [LanguageTag: ExemptPhrases] = [:]

  /// Makes a checker that breaks texts into sentences by the rules of a pool.
  public init(terms: TermKnowledge, settings: CheckSettings, sentences: SegmenterPool) {
    self.terms = terms
    self.settings = settings
    self.sentences = sentences
  }

  /// A draft of a text.
  ///
  /// Its language is the one given, else the one it declares, else judged from its words. So is its
  /// date: given, declared, or found where documents say of when they are.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - language: The language; nil to judge it.
  ///   - candidates: The languages it can be judged to be; any where there are none.
  ///   - date: The day of the draft.
  ///   - metadata: What the document says of itself.
  /// - Returns: The draft with its tokens.
  /// - Complexity: O(length).
  /// - Throws: `UnicodeError` when ICU has no data.
  public mutating func draft(
    _ text: DraftText, language: LanguageTag? = nil, among candidates: [LanguageTag] = [],
    date: PartialDate? = nil, metadata: DraftMetadata = DraftMetadata()
  ) throws(UnicodeError) -> Draft {
    let tokens = try tokenizer.tokenize(text.text)
    let language = language ?? Self.language(of: tokens, metadata, among: candidates)
    return Self.draft(
      text, tokens, language, tokens.namedDates(in: language), date: date, metadata)
  }

  /// The language that a draft declares, else the one it is judged to be in.
  private static func language(
    of tokens: TokenizedText, _ metadata: DraftMetadata, among candidates: [LanguageTag]
  ) -> LanguageTag {
    let declared = metadata.language.flatMap { declared in
      candidates.isEmpty || candidates.contains { $0.serves(declared) } ? declared : nil
    }
    return declared ?? LanguageGuess.guess(tokens, among: candidates)
  }

  private static func draft(
    _ text: DraftText, _ tokens: TokenizedText, _ language: LanguageTag, _ dates: [NamedDate],
    date: PartialDate?, _ metadata: DraftMetadata
  ) -> Draft {
    let documentDate =
      date.map { DocumentDate($0, ground: .given) }
      ?? metadata.date.map { DocumentDate($0, ground: .metadata) }
      ?? DocumentDate.detect(in: tokens, dates: dates)
    var draft = Draft(
      text: tokens, blocks: text.blocks, language: language, documentDate: documentDate)
    draft.namedDates = dates
    draft.emphasized = text.emphasizedRanges()
    return draft
  }

  /// The findings in a draft, in order of their places.
  ///
  /// - Complexity: O(length); the first draft of a language also O(size of the base).
  /// - Throws: `UnicodeError` when ICU has no data, or what the source of the terms throws.
  public mutating func findings(in draft: Draft) throws -> [Finding] {
    try outcome(of: draft).findings
  }

  /// The findings in a translation, in order of their places: of the rules for its language and of
  /// those that compare it with its source.
  ///
  /// - Complexity: O(length); the first draft of a language also O(size of the base).
  /// - Throws: `UnicodeError` when ICU has no data, or what the source of the terms throws.
  public mutating func findings(in draft: BilingualDraft) throws -> [Finding] {
    try outcome(of: draft).findings
  }

  /// The findings in a draft, with the number of those that are not wanted.
  ///
  /// - Complexity: O(length); the first draft of a language also O(size of the base).
  /// - Throws: `UnicodeError` when ICU has no data, or what the source of the terms throws.
  public mutating func outcome(of draft: Draft) throws -> CheckOutcome {
    try check(draft).outcome
  }

  /// The findings in a draft, with what was read of it.
  ///
  /// - Complexity: O(length); the first draft of a language also O(size of the base).
  /// - Throws: `UnicodeError` when ICU has no data, or what the source of the terms throws.
  package mutating func check(
    _ draft: Draft
  ) throws -> (outcome: CheckOutcome, reading: DraftReading) {
    let reading = try reading(of: draft)
    return (try outcome(of: try draftFindings(in: reading), in: reading), reading)
  }

  /// The findings in a translation, with the number of those that are not wanted.
  ///
  /// - Complexity: O(length); the first draft of a language also O(size of the base).
  /// - Throws: `UnicodeError` when ICU has no data, or what the source of the terms throws.
  public mutating func outcome(of draft: BilingualDraft) throws -> CheckOutcome {
    try check(draft).outcome
  }

  /// The findings in a translation, with what was read of both sides.
  ///
  /// - Complexity: O(length); the first draft of a language also O(size of the base).
  /// - Throws: `UnicodeError` when ICU has no data, or what the source of the terms throws.
  package mutating func check(
    _ draft: BilingualDraft
  ) throws -> (outcome: CheckOutcome, reading: TranslationReading) {
    let reading = TranslationReading(
      source: try reading(of: draft.source), target: try reading(of: draft.target),
      units: draft.units)
    var findings = try draftFindings(in: reading.target)
    for rule in RuleCatalogue.translationRules {
      findings += settings.apply(to: try rule.findings(in: reading))
    }
    findings = TranslationPrecedence.oneEach(findings)
    let all = FindingPrecedence.oneAPlace(findings)
    return (try outcome(of: all, in: reading.target), reading)
  }

  private func draftFindings(in reading: DraftReading) throws(UnicodeError) -> [Finding] {
    var findings: [Finding] = []
    for rule in RuleCatalogue.draftRules {
      findings += settings.apply(to: try rule.findings(in: reading))
    }
    return FindingPrecedence.oneAPlace(findings)
  }

  /// Takes out what the draft suppresses and what the settings exempt.
  private mutating func outcome(
    of findings: [Finding], in reading: DraftReading
  ) throws(UnicodeError) -> CheckOutcome {
    var outcome = CheckOutcome()
    let draft = reading.draft
    for finding in findings {
      if draft.suppressions.silence(finding.rule, at: finding.range.start) {
        outcome.suppressed += 1
      } else if try isExempt(finding, in: reading) {
        outcome.exempted += 1
      } else {
        outcome.findings.append(finding)
      }
    }
    outcome.findings.sort(by: Self.precedes)
    return outcome
  }

  private mutating func isExempt(
    _ finding: Finding, in reading: DraftReading
  ) throws(UnicodeError) -> Bool {
    if settings.exemptions.isEmpty { return false }
    let phrases = try phrases(reading.draft.language, reading.knowledge.recognizer.inflection)
    return try phrases.cover(finding, in: reading.draft.text, tokenizer: &tokenizer)
  }

  private mutating func phrases(
    _ language: LanguageTag, _ inflection: Inflection
  ) throws(UnicodeError) -> ExemptPhrases {
    if let known = exemptPhrases[language] { return known }
    let new = try ExemptPhrases(
      settings.exemptions, inflection: inflection, tokenizer: &tokenizer)
    exemptPhrases[language] = new
    return new
  }

  private func reading(
    of draft: Draft, _ history: ReadingHistory? = nil
  ) throws -> DraftReading {
    try DraftReading(
      draft, knowledge: try terms.knowledge(of: draft.language), profile: settings.profile,
      sentences: sentences, history: history)
  }

  private static func precedes(_ left: Finding, _ right: Finding) -> Bool {
    left.range != right.range ? left.range < right.range : left.rule < right.rule
  }
}

// MARK: - One state after another

extension DraftChecker {
  /// A draft that is checked again and again while it is written.
  package struct State: Sendable {
    /// The draft as it is now.
    package var draft: Draft

    fileprivate var history: ReadingHistory
  }

  /// The next state of a draft that is checked while it is written.
  ///
  /// - Parameters:
  ///   - text: The text as it is now.
  ///   - earlier: What was read of an earlier state; nil for the first.
  ///   - language: The language; nil to judge it.
  ///   - candidates: The languages it can be judged to be; any where there are none.
  ///   - date: The day of the draft.
  ///   - metadata: What the document says of itself.
  /// - Returns: The draft with its tokens, the same as `draft` gives.
  /// - Complexity: O(length), most of it copied; what was changed is split into tokens again.
  /// - Throws: `UnicodeError` when ICU has no data.
  package mutating func state(
    _ text: DraftText, after earlier: DraftReading?, language: LanguageTag? = nil,
    among candidates: [LanguageTag] = [], date: PartialDate? = nil,
    metadata: DraftMetadata = DraftMetadata()
  ) throws(UnicodeError) -> State {
    guard let earlier else {
      let draft = try draft(
        text, language: language, among: candidates, date: date, metadata: metadata)
      return State(draft: draft, history: ReadingHistory())
    }
    let (tokens, splice) = try tokenizer.tokenize(text.text, after: earlier.draft.text)
    let language = language ?? Self.language(of: tokens, metadata, among: candidates)
    let dates: [NamedDate]
    if let splice, language == earlier.draft.language {
      let new = tokens.namedDates(in: language, splice.tokens.new)
      dates = splice.splice(earlier.namedDates, new, offset: \.range.start) { $0.moved(by: $1) }
    } else {
      dates = tokens.namedDates(in: language)
    }
    return State(
      draft: Self.draft(text, tokens, language, dates, date: date, metadata),
      history: ReadingHistory(reading: earlier, splice: splice))
  }

  /// The findings in the next state of a draft, with what was read of it: the same as in a draft that
  /// was never read before.
  ///
  /// - Complexity: O(length), with small factors for what was not changed.
  /// - Throws: `UnicodeError` when ICU has no data, or what the source of the terms throws.
  package mutating func check(
    _ state: State
  ) throws -> (outcome: CheckOutcome, reading: DraftReading) {
    let reading = try reading(of: state.draft, state.history)
    return (try outcome(of: try draftFindings(in: reading), in: reading), reading)
  }
}
