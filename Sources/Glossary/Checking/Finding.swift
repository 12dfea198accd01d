/// Something in a draft that an editor should look at.
public struct Finding: Hashable, Sendable {
  /// Another place that the finding speaks of.
  public struct Related: Hashable, Sendable {
    /// What stands there.
    public var message: String

    /// Where, in UTF-8 offsets of the text of its side.
    public var range: TextRange

    /// The side of a bilingual draft it stands on.
    public var side: Side

    /// Makes a related place.
    public init(message: String, range: TextRange, side: Side = .target) {
      self.message = message
      self.range = range
      self.side = side
    }
  }

  /// The sides of a draft; one in a single language is all target.
  public enum Side: Hashable, Sendable {
    case source, target
  }

  /// The rule that speaks.
  public var rule: RuleID

  /// How much it matters.
  public var severity: Severity

  /// What is wrong and why, in one sentence.
  public var message: String

  /// Where, in UTF-8 offsets of the draft; on the target side.
  public var range: TextRange

  /// What to write instead, the best first.
  public var suggestions: [String]

  /// Whether the first suggestion may take the place of the words unseen: it is grammatical there
  /// and surely meant.
  public var isSafe: Bool

  /// The concept in question.
  public var concept: Concept.ID?

  /// The authority, where there is one.
  public var source: Source?

  /// Other places it speaks of.
  public var related: [Related]

  /// The finding so many bytes further on in the draft, with the places it speaks of.
  func moved(by distance: Int) -> Finding {
    var moved = self
    moved.range = range.moved(by: distance)
    for index in related.indices where related[index].side == .target {
      moved.related[index].range = related[index].range.moved(by: distance)
    }
    return moved
  }

  /// Makes a finding.
  public init(
    rule: RuleID, severity: Severity, message: String, range: TextRange,
    suggestions: [String] = [], isSafe: Bool = false, concept: Concept.ID? = nil,
    source: Source? = nil, related: [Related] = []
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.range = range
    self.suggestions = suggestions
    self.isSafe = isSafe
    self.concept = concept
    self.source = source
    self.related = related
  }
}
