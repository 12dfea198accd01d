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
