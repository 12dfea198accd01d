/// Which habits a check holds a draft to.
public enum Profile: String, Hashable, Sendable, CaseIterable {
  /// What any editor would mark.
  case standard = "default"

  /// Also the style of official documents.
  case official

  /// All that any rule knows: also what is right but could be more consistent.
  case strict

  /// Whether the habits of official style are asked for.
  public var isOfficial: Bool { self != .standard }
}
