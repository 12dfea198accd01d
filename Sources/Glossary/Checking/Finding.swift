/// The stable name of a rule.
public struct RuleID: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The name, such as `deprecated-term`.
  public let description: String

  /// Makes a name.
  public init(_ name: String) {
    description = name
  }

  /// Orders by code units.
  public static func < (left: RuleID, right: RuleID) -> Bool {
    left.description < right.description
  }
}

/// How much a finding matters.
public enum Severity: String, Hashable, Sendable, CaseIterable, Comparable {
  /// It misleads about who or what is meant.
  case major

  /// A wrong, outdated or inconsistent word.
  case minor

  /// A matter of style, or one that cannot be told for certain.
  case info

  /// Orders from the weightiest.
  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .major: 0
    case .minor: 1
    case .info: 2
    }
  }
}

/// Something in a draft that an editor should look at.
public struct Finding: Hashable, Sendable {
  /// The rule that speaks.
  public var rule: RuleID

  /// How much it matters.
  public var severity: Severity

  /// What is wrong and why, in one sentence.
  public var message: String

  /// Where, in UTF-8 offsets of the draft.
  public var range: TextRange

  /// What to write instead, the best first.
  public var suggestions: [String]

  /// The concept in question.
  public var concept: Concept.ID?

  /// The authority, where there is one.
  public var source: Source?

  /// Makes a finding.
  public init(
    rule: RuleID, severity: Severity, message: String, range: TextRange,
    suggestions: [String] = [], concept: Concept.ID? = nil, source: Source? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.range = range
    self.suggestions = suggestions
    self.concept = concept
    self.source = source
  }
}

/// Which habits a check holds a draft to.
public enum Profile: String, Hashable, Sendable, CaseIterable {
  /// What any editor would mark.
  case standard = "default"

  /// Also the style of official documents.
  case official
}

/// A text to be checked, with what is known of it.
public struct Draft: Hashable, Sendable {
  /// The text with its tokens.
  public var text: TokenizedText

  /// The language.
  public var language: LanguageTag

  /// The day the document is of; nil when unknown.
  public var date: PartialDate?

  /// Makes a draft.
  public init(text: TokenizedText, language: LanguageTag, date: PartialDate? = nil) {
    self.text = text
    self.language = language
    self.date = date
  }
}
