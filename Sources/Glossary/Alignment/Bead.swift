/// Sentences of a text with the sentences of its translation that say the same, by their numbers.
///
/// One side may be empty: nothing in the other text corresponds.
public struct Bead: Hashable, Sendable {
  /// The sentences of the text.
  public var source: Range<Int>

  /// The sentences of the translation.
  public var target: Range<Int>

  /// How much more likely it is that these belong together than that they met by chance, in
  /// hundredths of the natural logarithm.
  public var score: Int

  /// How sure it is, in hundredths of a per cent: of a hundred beads with 9,000, about ninety are right.
  public var confidence: Int

  /// Makes a bead.
  public init(source: Range<Int>, target: Range<Int>, score: Int = 0, confidence: Int = 0) {
    self.source = source
    self.target = target
    self.score = score
    self.confidence = confidence
  }

  /// Whether both sides have sentences.
  public var isPaired: Bool { !source.isEmpty && !target.isEmpty }

  /// How many sentences it has of each side: `1-1`, `2-1`, `0-1`.
  public var shape: String { "\(source.count)-\(target.count)" }

  /// The numbers of its sentences in the manner of a ladder: `3:2`, `4,5:3`, `6:`.
  public var ladder: String {
    source.map(String.init).joined(separator: ",") + ":"
      + target.map(String.init).joined(separator: ",")
  }
}
