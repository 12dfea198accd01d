/// A stretch of a translation that is put together for a segment.
public enum TranslationPiece: Hashable, Sendable {
  /// Words.
  case text(String)

  /// The inline code of the segment's source with this number, from 0.
  case sourceCode(Int)
}

/// A translation that is proposed for a segment, and why.
public struct TranslationProposal: Hashable, Sendable {
  /// Where a proposal comes from.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The same text between the same neighbours.
    case inContext = "context"

    /// The same text.
    case exact

    /// A text that is like it.
    case fuzzy

    /// The segment is a term, and this is the preferred one in the other language.
    case term
  }

  /// A number that was replaced, as both texts write it.
  public struct NumberChange: Hashable, Sendable {
    /// What the earlier translation has.
    public var old: String

    /// What stands there instead.
    public var new: String

    /// Makes a change.
    public init(old: String, new: String) {
      self.old = old
      self.new = new
    }
  }

  /// Where it comes from.
  public var kind: Kind

  /// How alike the texts are, in hundredths up to 10100; 10000 for a term.
  public var score: Int

  /// The earlier text, or the term.
  public var source: String

  /// Its translation as it was.
  public var target: String

  /// The name of the file, or of the concept, that it comes from.
  public var origin: String

  /// The translation for the segment.
  public var pieces: [TranslationPiece]

  /// The numbers that were replaced in it.
  public var numberChanges: [NumberChange] = []

  /// Whether the segment has codes that have no certain place in the translation, so that they are
  /// not in it.
  public var lacksCodes = false

  /// Makes a proposal.
  public init(
    kind: Kind, score: Int, source: String, target: String, origin: String,
    pieces: [TranslationPiece]
  ) {
    self.kind = kind
    self.score = score
    self.source = source
    self.target = target
    self.origin = origin
    self.pieces = pieces
  }

  /// Whether a person has to look at it before it is used.
  public var needsReview: Bool { kind == .fuzzy || lacksCodes }

  /// The words of the translation, without codes.
  public var text: String {
    pieces.map { if case .text(let text) = $0 { text } else { "" } }.joined()
  }
}
