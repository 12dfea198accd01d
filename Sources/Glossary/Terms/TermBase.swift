/// A set of concepts with the sources they cite.
public struct TermBase: Hashable, Sendable {
  /// The concepts in order.
  public var concepts: [Concept]

  /// Names whose wording stays as it is, whatever a rule says of a word inside them.
  public var protectedNames: [String]

  /// What files say of the base as a whole: its title and origin, the people who worked on it.
  public var kept: [DataItem]

  /// Makes a base.
  public init(
    concepts: [Concept] = [], protectedNames: [String] = [], kept: [DataItem] = []
  ) {
    self.concepts = concepts
    self.protectedNames = protectedNames
    self.kept = kept
  }
}
