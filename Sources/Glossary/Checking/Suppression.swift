/// A stretch of a draft in which its author has silenced rules.
public struct Suppression: Hashable, Sendable {
  /// Which rules are silent.
  public enum Rules: Hashable, Sendable {
    /// These.
    case only(Set<RuleID>)

    /// All but these.
    case allBut(Set<RuleID>)

    /// Whether a rule is among them.
    public func contains(_ rule: RuleID) -> Bool {
      switch self {
      case .only(let rules): rules.contains(rule)
      case .allBut(let rules): !rules.contains(rule)
      }
    }
  }

  /// The stretch of the text.
  public var range: TextRange

  /// The rules.
  public var rules: Rules

  /// Makes a suppression.
  public init(range: TextRange, rules: Rules) {
    self.range = range
    self.rules = rules
  }
}

extension Sequence<Suppression> {
  /// Whether a finding of a rule that begins at an offset is unwanted.
  ///
  /// - Complexity: O(length of the sequence).
  public func silence(_ rule: RuleID, at offset: Int) -> Bool {
    contains { $0.range.start <= offset && offset < $0.range.end && $0.rules.contains(rule) }
  }
}
