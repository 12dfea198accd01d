/// A text that an index found.
public struct FuzzyHit: Hashable, Sendable {
  /// The score in hundredths.
  public var score: Int

  /// The unit.
  public var unit: Int64

  /// The place of the text among the variants of its unit.
  public var position: Int

  /// The date in seconds since 1970, 0 for none.
  var date: UInt32

  /// Whether a hit comes before another: by score, then the newer date, then the unit that came into
  /// the store later, then the place in the unit.
  public static func precedes(_ one: FuzzyHit, _ other: FuzzyHit) -> Bool {
    (one.score, one.date, one.unit, other.position)
      > (other.score, other.date, other.unit, one.position)
  }
}

/// The best hits so far, at most a number of them.
public struct BestHits: Sendable {
  /// The hits, the best first.
  public private(set) var hits: [FuzzyHit] = []

  /// The lowest score that can still enter.
  public private(set) var minimum: Int

  private let limit: Int

  /// Makes an empty list for scores of a minimum or more.
  public init(minimum: Int, limit: Int) {
    self.minimum = max(1, minimum)
    self.limit = limit
  }

  /// Whether no hit was left out for want of room.
  public var isComplete: Bool { hits.count < limit }

  /// Whether a hit would enter.
  func admits(_ hit: FuzzyHit) -> Bool {
    guard limit > 0 && hit.score >= minimum else { return false }
    guard hits.count == limit, let last = hits.last else { return true }
    return FuzzyHit.precedes(hit, last)
  }

  /// Takes a hit that `admits` accepts.
  ///
  /// - Complexity: O(limit).
  mutating func insert(_ hit: FuzzyHit) {
    hits.insert(hit, at: hits.partitioningIndex { FuzzyHit.precedes(hit, $0) })
    if hits.count > limit { hits.removeLast() }
    if hits.count == limit, let last = hits.last { minimum = max(minimum, last.score) }
  }
}
