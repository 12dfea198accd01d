/// Finds the strings that are most like a query, exactly: what it returns is what comparing the
/// query with every string would return.
///
/// Each string carries 64 bits that stand for its scalars, repeated ones apart. A bit that only one
/// of two strings has is an edit at least, so most strings are ruled out by two bit counts.
public struct NearestStrings: Sendable {
  /// A string that is like the query.
  public struct Match: Hashable, Sendable {
    /// The index of the string, in the order given.
    public var index: Int

    /// The likeness in hundredths of a point: 10000·(1 − distance / the longer length).
    public var similarity: Int
  }

  private struct Entry {
    var signature: UInt64
    var length: Int32
    var index: Int32
  }

  private let strings: [String]
  private let entries: [Entry]

  /// Builds the index.
  ///
  /// - Complexity: O(total length).
  public init(_ strings: [String]) {
    self.strings = strings
    entries = strings.indices.map { index in
      let (signature, length) = Self.summary(strings[index])
      return Entry(signature: signature, length: Int32(length), index: Int32(index))
    }
  }

  /// At most `limit` of the strings that are accepted, of `minimum` hundredths or more, the most
  /// alike first, equal ones by their order.
  ///
  /// - Complexity: O(number of strings) bit counts, and a distance for each survivor.
  public func search(
    _ query: String, minimum: Int, limit: Int, where accepts: (Int) -> Bool = { _ in true }
  ) -> [Match] {
    guard limit > 0 else { return [] }
    let (signature, length) = Self.summary(query)
    let distance = EditDistance(query)
    var best: [Match] = []
    var floor = minimum
    for entry in entries {
      let longer = max(length, Int(entry.length))
      let added = (entry.signature & ~signature).nonzeroBitCount
      let removed = (signature & ~entry.signature).nonzeroBitCount
      let least = max(added, removed, longer - min(length, Int(entry.length)))
      guard Self.similarity(least, longer) >= floor else { continue }
      let index = Int(entry.index)
      guard accepts(index) else { continue }
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

  private static func similarity(_ distance: Int, _ longer: Int) -> Int {
    longer == 0 ? 10_000 : 10_000 * (longer - distance) / longer
  }

  /// The bits of the scalars of a string and their number.
  ///
  /// The n-th occurrence of a scalar has a bit of its own, so that *aa* differs from *a*.
  private static func summary(_ text: String) -> (UInt64, Int) {
    var bits = 0 as UInt64
    var length = 0
    var occurrences: [Unicode.Scalar: UInt64] = [:]
    for scalar in text.unicodeScalars {
      let occurrence = occurrences[scalar, default: 0]
      occurrences[scalar] = occurrence + 1
      let hash = (UInt64(scalar.value) &+ occurrence << 32) &* 0x9E37_79B9_7F4A_7C15
      bits |= 1 << (hash >> 58)
      length += 1
    }
    return (bits, length)
  }
}
