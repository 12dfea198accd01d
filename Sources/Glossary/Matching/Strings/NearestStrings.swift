/// Finds the strings that are most like a query, exactly: what it returns is what comparing the
/// query with every string would return.
///
/// Each string carries counts of its scalars in 32 classes. What one string has more of than another
/// takes as many edits at least, so most strings are ruled out by their length or a subtraction of
/// the counts.
public struct NearestStrings: Sendable {
  /// A string that is like the query.
  public struct Match: Hashable, Sendable {
    /// The index of the string, in the order given.
    public var index: Int

    /// The likeness in hundredths of a point: 10000·(1 − distance / the longer length).
    public var similarity: Int
  }

  private struct Entry {
    /// 32 counts of seven bits, a byte each.
    var counts: SIMD4<UInt64>
    var length: Int
  }

  private let strings: [String]
  private let entries: [Entry]

  /// Builds the index.
  ///
  /// - Complexity: O(total length).
  public init(_ strings: [String]) {
    self.strings = strings
    entries = strings.map(Self.entry)
  }

  /// At most `limit` of the strings that are accepted, of `minimum` hundredths or more, the most
  /// alike first, equal ones by their order.
  ///
  /// - Complexity: O(number of strings), and a distance for each survivor.
  public func search(
    _ query: String, minimum: Int, limit: Int, where accepts: (Int) -> Bool = { _ in true }
  ) -> [Match] {
    guard limit > 0 else { return [] }
    let own = Self.entry(query)
    let distance = EditDistance(query)
    var best: [Match] = []
    var floor = minimum
    for (index, entry) in entries.enumerated() {
      let longer = max(own.length, entry.length)
      let difference = longer - min(own.length, entry.length)
      guard Self.reaches(floor, difference, longer),
        Self.reaches(floor, Self.leastDistance(own.counts, entry.counts), longer),
        accepts(index)
      else { continue }
      let similarity = Self.similarity(distance.distance(to: strings[index]), longer)
      guard similarity >= floor else { continue }
      let place = best.firstIndex { $0.similarity < similarity } ?? best.count
      best.insert(Match(index: index, similarity: similarity), at: place)
      if best.count > limit { best.removeLast() }
      // An equal one that comes later loses the tie, so the floor rises above the worst kept.
      if best.count == limit, let worst = best.last { floor = max(floor, worst.similarity + 1) }
    }
    return best
  }

  /// Whether the similarity at a distance is as high as a floor, without dividing.
  private static func reaches(_ floor: Int, _ distance: Int, _ longer: Int) -> Bool {
    10_000 * (longer - distance) >= floor * longer
  }

  private static func similarity(_ distance: Int, _ longer: Int) -> Int {
    longer == 0 ? 10_000 : 10_000 * (longer - distance) / longer
  }

  /// A number of edits that two strings of these counts differ by at least.
  ///
  /// An edit adds one scalar, removes one, or does both.
  private static func leastDistance(_ one: SIMD4<UInt64>, _ other: SIMD4<UInt64>) -> Int {
    max(excess(of: one, over: other), excess(of: other, over: one))
  }

  /// The sum of what the counts of one are larger by, all bytes at once.
  private static func excess(of one: SIMD4<UInt64>, over other: SIMD4<UInt64>) -> Int {
    let top = SIMD4<UInt64>(repeating: 0x8080_8080_8080_8080)
    // With its top bit set, no byte borrows from the next; the bit stays where `one` is not less.
    let difference = (one | top) &- other
    let isLarger = difference & top
    let kept = difference & (isLarger &- (isLarger &>> 7))
    let mask = SIMD4<UInt64>(repeating: 0x00FF_00FF_00FF_00FF)
    let pairs = (kept & mask) &+ ((kept &>> 8) & mask)
    let sums = pairs[0] &+ pairs[1] &+ pairs[2] &+ pairs[3]
    return Int((sums &* 0x0001_0001_0001_0001) >> 48)
  }

  /// The scalars of a string, counted by their last five bits, which tell all Latin letters apart.
  ///
  /// A count that has reached 127 stays there, which can only lower the bound.
  private static func entry(_ text: String) -> Entry {
    var entry = Entry(counts: SIMD4(repeating: 0), length: 0)
    for scalar in text.unicodeScalars {
      let (word, byte) = (Int(scalar.value >> 3 & 3), UInt64(scalar.value & 7) * 8)
      if (entry.counts[word] >> byte) & 0x7F < 0x7F { entry.counts[word] += 1 << byte }
      entry.length += 1
    }
    return entry
  }
}
