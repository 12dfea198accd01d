/// A pair that texts offer, gathered from all its places.
public struct HarvestCandidate: Hashable, Sendable {
  /// A place where a text gives the pair.
  public struct Evidence: Hashable, Sendable {
    /// The name of the text.
    public var document: String

    /// The line and column of the pair, from 1.
    public var line: Int
    public var column: Int

    /// The sentence.
    public var sentence: String

    /// Makes evidence.
    public init(document: String, line: Int, column: Int, sentence: String) {
      self.document = document
      self.line = line
      self.column = column
      self.sentence = sentence
    }
  }

  /// What a term base says of a pair.
  public enum Standing: Hashable, Sendable {
    /// Nothing: both names are new to it, or one is.
    case new

    /// A concept has both names.
    case known(Concept.ID)

    /// A concept has one of the names and others in the place of the other.
    case contradicts(Concept.ID, others: [String])
  }

  /// What the second name is to the first.
  public var kind: HarvestedPair.Kind

  /// The full form or term as it is written most often.
  public var term: HarvestedPair.Part

  /// The acronym or translation.
  public var other: HarvestedPair.Part

  /// How sure it is, from 0 to 99: that of its best place, and more for each further place.
  public var score: Int

  /// How many places give it.
  public var count: Int

  /// How many texts give it.
  public var documents: Int

  /// The first places.
  public var evidence: [Evidence]

  /// What the base says.
  public var standing: Standing

  /// Other full forms that the texts give for the same acronym, or other terms for the same
  /// translation.
  public var rivals: [String]
}
