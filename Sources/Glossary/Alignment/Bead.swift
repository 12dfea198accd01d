/// Items of a text with the items of its translation that say the same, by their numbers.
///
/// One side may be empty: nothing in the other text corresponds.
public struct Bead: Hashable, Sendable {
  /// The items of the text.
  public var source: Range<Int>

  /// The items of the translation.
  public var target: Range<Int>

  /// How unlikely it is, in hundredths of the natural logarithm; 0 is the most likely.
  public var cost: Int

  /// Makes a bead.
  public init(source: Range<Int>, target: Range<Int>, cost: Int) {
    self.source = source
    self.target = target
    self.cost = cost
  }
}

/// What is known of a paragraph or sentence that is to be paired.
public struct AlignmentItem: Hashable, Sendable {
  /// How long it is, in characters.
  public var length: Int

  /// Whether it is a heading, which pairs with headings.
  public var isHeading: Bool

  /// What a translation carries over, such as the digits of a number, each as a hash.
  public var anchors: [UInt64]

  /// Makes an item.
  public init(length: Int, isHeading: Bool = false, anchors: [UInt64] = []) {
    self.length = length
    self.isHeading = isHeading
    self.anchors = anchors
  }
}
