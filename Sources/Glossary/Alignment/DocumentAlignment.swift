/// Two texts sentence by sentence, with how sure that is.
public struct DocumentAlignment: Hashable, Sendable {
  /// Whether the texts are translations of each other.
  public enum Verdict: String, Hashable, Sendable {
    /// They are.
    case translation

    /// They are not, as far as words, numbers and lengths tell.
    case unrelated

    /// One side is empty, or too little is paired to tell.
    case unknown
  }

  /// Sentences that stand in another place of the translation, in one piece.
  public struct Moved: Hashable, Sendable {
    /// The sentences of the text, which have no counterpart where they stand.
    public var source: Range<Int>

    /// The sentences of the translation that look like theirs.
    public var target: Range<Int>

    /// Makes one.
    public init(source: Range<Int>, target: Range<Int>) {
      self.source = source
      self.target = target
    }
  }

  /// The beads; they hold every sentence of both sides once, in order.
  public let beads: [Bead]

  /// What was moved; its sentences stand in beads with one empty side.
  public let moved: [Moved]

  /// Whether the texts are translations of each other.
  public let verdict: Verdict

  /// How sure the whole is, in hundredths of a per cent: the mean confidence of the sentences, those
  /// without a counterpart included, and not above what the verdict allows.
  public let confidence: Int

  /// Makes an alignment.
  public init(beads: [Bead], moved: [Moved], verdict: Verdict, confidence: Int) {
    self.beads = beads
    self.moved = moved
    self.verdict = verdict
    self.confidence = confidence
  }
}
