/// What a check of one draft came to.
public struct CheckOutcome: Hashable, Sendable {
  /// What an editor should look at, in order of places.
  public var findings: [Finding]

  /// How many findings the draft itself suppresses.
  public var suppressed: Int

  /// How many findings the settings exempt.
  public var exempted: Int

  /// Makes an outcome.
  public init(findings: [Finding] = [], suppressed: Int = 0, exempted: Int = 0) {
    self.findings = findings
    self.suppressed = suppressed
    self.exempted = exempted
  }
}
