extension RandomAccessCollection {
  /// The first place from which on a condition holds, in a collection where it holds for a tail.
  ///
  /// - Complexity: O(log count) calls of the condition.
  @inlinable
  package func partitioningIndex(where isInTail: (Element) -> Bool) -> Index {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = index(low, offsetBy: distance(from: low, to: high) / 2)
      if isInTail(self[middle]) { high = middle } else { low = index(after: middle) }
    }
    return low
  }
}
