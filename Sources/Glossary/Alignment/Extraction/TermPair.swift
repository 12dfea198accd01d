/// A term with its translation, as the sentences of a corpus show them.
public struct TermPair: Hashable, Sendable {
  /// One side of a pair.
  public struct Term: Hashable, Sendable {
    /// The term in its commonest form.
    public var text: String

    /// The lemmas of its words with single spaces between, which all its forms share; equal to the
    /// lemma key of a look-up.
    public var lemma: String

    /// How many segments have it.
    public var segments: Int

    /// Makes a term.
    public init(text: String, lemma: String, segments: Int) {
      self.text = text
      self.lemma = lemma
      self.segments = segments
    }
  }

  /// What a pair names.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A thing or an activity.
    case term

    /// Something with a name of its own: it is written with capitals within sentences.
    case name

    /// One side at least is an acronym.
    case acronym
  }

  /// The term.
  public var source: Term

  /// Its translation.
  public var target: Term

  /// In how many segments they stand for each other.
  public var count: Int

  /// How sure and how important the pair is, in hundredths; only the order means something.
  public var score: Int

  /// What it names.
  public var kind: Kind

  /// The number of a segment in the corpus that shows both.
  public var example: Int

  /// Makes a pair.
  public init(
    source: Term, target: Term, count: Int, score: Int, kind: Kind, example: Int
  ) {
    self.source = source
    self.target = target
    self.count = count
    self.score = score
    self.kind = kind
    self.example = example
  }
}
