/// What a rule is, for those who read its findings or its documentation.
public struct RuleDescription: Hashable, Sendable {
  /// What a rule looks at.
  public enum Scope: String, Hashable, Sendable {
    /// One text.
    case draft

    /// A text and its translation.
    case translation
  }

  /// The stable name.
  public var id: RuleID

  /// What it looks at.
  public var scope: Scope

  /// The severity of its plain case; a finding may have a lower one.
  public var severity: Severity

  /// What it reports, in one line.
  public var summary: String

  /// What it reports and what it leaves alone, in one paragraph.
  public var documentation: String

  /// Makes a description.
  public init(
    _ id: RuleID, scope: Scope, severity: Severity, summary: String, documentation: String
  ) {
    self.id = id
    self.scope = scope
    self.severity = severity
    self.summary = summary
    self.documentation = documentation
  }
}

/// A rule that looks at one text.
public protocol DraftRule: Sendable {
  /// What the rule is.
  static var description: RuleDescription { get }

  /// The findings in a draft, in order.
  ///
  /// - Throws: `UnicodeError` when ICU has no data or the text is too long for it.
  func findings(in reading: DraftReading) throws(UnicodeError) -> [Finding]
}

/// A rule that looks at a text and its translation.
public protocol TranslationRule: Sendable {
  /// What the rule is.
  static var description: RuleDescription { get }

  /// The findings on the target side, in order.
  ///
  /// - Throws: `UnicodeError` when ICU has no data or the text is too long for it.
  func findings(in reading: TranslationReading) throws(UnicodeError) -> [Finding]
}

extension DraftRule {
  static var id: RuleID { description.id }
}

extension TranslationRule {
  static var id: RuleID { description.id }
}
