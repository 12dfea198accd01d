/// A text that contains what a concordance query asks for.
public struct ConcordanceHit: Hashable, Sendable {
  /// The unit.
  public var unit: Int64

  /// The place of the text among the variants of its unit.
  public var position: Int

  /// The date in seconds since 1970, 0 for none.
  public var date: UInt32

  /// Where the terms stand, in UTF-8 offsets of the text, in order.
  ///
  /// Each goes from the first byte of a token to the last of one. Occurrences that overlap give one
  /// range.
  public var ranges: [TextRange]

  /// Whether a hit comes before another: the newer date, then the unit that came into the store
  /// later, then the place in the unit.
  public static func precedes(_ one: ConcordanceHit, _ other: ConcordanceHit) -> Bool {
    (one.date, one.unit, other.position) > (other.date, other.unit, one.position)
  }
}

/// The first hits of a search and the number of all.
public struct ConcordanceResult: Hashable, Sendable {
  /// The hits, the newest first, as `ConcordanceHit.precedes` has it.
  public var hits: [ConcordanceHit]

  /// The number of texts that were found, those beyond the limit too.
  public var total: Int
}
