/// When a checker speaks of a designation, and what it says.
public struct UsageRule: Hashable, Sendable {
  /// A condition under which a checker reports the designation.
  public enum Condition: Hashable, Sendable {
    /// In running text of any date.
    case always

    /// In documents dated this day or later.
    case from(PartialDate)

    /// When another designation of the concept stands in the same document.
    case mixed

    /// When one of the cue words stands in the same sentence.
    case near([String])

    /// In the profile for official style.
    case official

    /// Never, even if another rule matches.
    case never
  }

  /// A passage in which the designation is right all the same.
  public enum Passage: String, Hashable, Sendable, CaseIterable {
    /// Inside quotation marks.
    case quotation

    /// In a sentence about the past.
    case history

    /// Inside the title of a law.
    case statutoryTitle = "statutory-title"

    /// In the list of acts that make up the trafficking offence (UU 21/2007, Pasal 1).
    case offenceElements = "offence-elements"
  }

  /// Whether an acronym may stand without its full form.
  public enum Expansion: String, Hashable, Sendable, CaseIterable {
    /// It needs its full form before or at its first use in a document.
    case firstUse = "first-use"

    /// It may stand alone.
    case none
  }

  /// Something else that the same string may mean.
  public struct Sense: Hashable, Sendable {
    /// What the string stands for then.
    public var name: String

    /// Words beside which it has this sense.
    public var cues: [String]

    /// Makes a sense.
    public init(name: String, cues: [String] = []) {
      self.name = name
      self.cues = cues
    }
  }

  /// The conditions, any of which is enough; empty leaves it to the administrative status.
  public var report: [Condition]

  /// What to write instead.
  public var suggestion: String?

  /// Names and phrases inside which the designation is never reported.
  public var exemptNames: [String]

  /// Passages in which the designation is never reported.
  public var exemptPassages: [Passage]

  /// Whether the acronym needs its full form; nil when the base does not say.
  public var expansion: Expansion?

  /// Expansions that are known to be wrong.
  public var wrongExpansions: [String]

  /// Whether the string has other senses outside the concept.
  public var isAmbiguous: Bool

  /// Words beside which an ambiguous string means the concept.
  public var senseCues: [String]

  /// Other senses of the string for which the base has no concept.
  public var otherSenses: [Sense]

  /// Whether only this very spelling of capitals is meant.
  public var isCaseSensitive: Bool

  /// Makes a rule.
  public init(
    report: [Condition] = [], suggestion: String? = nil, exemptNames: [String] = [],
    exemptPassages: [Passage] = [], expansion: Expansion? = nil, wrongExpansions: [String] = [],
    isAmbiguous: Bool = false, senseCues: [String] = [], otherSenses: [Sense] = [],
    isCaseSensitive: Bool = false
  ) {
    self.report = report
    self.suggestion = suggestion
    self.exemptNames = exemptNames
    self.exemptPassages = exemptPassages
    self.expansion = expansion
    self.wrongExpansions = wrongExpansions
    self.isAmbiguous = isAmbiguous
    self.senseCues = senseCues
    self.otherSenses = otherSenses
    self.isCaseSensitive = isCaseSensitive
  }
}

extension Designation {
  /// The conditions under which a checker reports the designation: those of its usage rule, else
  /// what its status says.
  ///
  /// Deprecated: always. Superseded: from the day it ended, or when mixed with its successor where
  /// the day is unknown. Preferred and admitted: never.
  public var reportConditions: [UsageRule.Condition] {
    if !usage.report.isEmpty { return usage.report }
    switch status {
    case .preferred, .admitted: return [.never]
    case .deprecated: return [.always]
    case .superseded: return [to.map(UsageRule.Condition.from) ?? .mixed]
    }
  }
}
