/// A set of concepts with the sources they cite.
public struct TermBase: Hashable, Sendable {
  /// The concepts in order.
  public var concepts: [Concept]

  /// Names whose wording stays as it is, whatever a rule says of a word inside them.
  public var protectedNames: [String]

  /// Makes a base.
  public init(concepts: [Concept] = [], protectedNames: [String] = []) {
    self.concepts = concepts
    self.protectedNames = protectedNames
  }
}
