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
