/// What a check is asked to report.
public struct CheckSettings: Hashable, Sendable {
  /// The habits the drafts are held to.
  public var profile: Profile

  /// Rules that are off.
  public var disabledRules: Set<RuleID>

  /// Severities that take the place of the rules' own.
  public var severities: [RuleID: Severity]

  /// Words that are left alone.
  public var exemptions: [Exemption]

  /// Makes settings.
  public init(
    profile: Profile = .standard, disabledRules: Set<RuleID> = [],
    severities: [RuleID: Severity] = [:], exemptions: [Exemption] = []
  ) {
    self.profile = profile
    self.disabledRules = disabledRules
    self.severities = severities
    self.exemptions = exemptions
  }

  /// The findings that are wanted, with the severities that are wanted.
  func apply(to findings: [Finding]) -> [Finding] {
    findings.compactMap { finding in
      guard !disabledRules.contains(finding.rule) else { return nil }
      var finding = finding
      finding.severity = severities[finding.rule] ?? finding.severity
      return finding
    }
  }
}
