/// Finds places where two texts surely meet: sentences that share rare signs, in the same order in both.
enum AnchorChain {
  /// In how many sentences a sign that makes an anchor stands at the most.
  private static let mostPlaces = 4

  /// How many neighbours of an anchor in the chain are looked at on each side, and how many must agree.
  private static let neighbours = 3
  private static let leastSupport = 2

  private struct Anchor {
    var row: Int
    var column: Int
    var weight: Int
  }

  /// The heaviest chain of anchors, without those whose neighbours in it lie elsewhere.
  ///
  /// - Complexity: O(anchors · log anchors).
  static func points(
    _ lexicon: SignLexicon, _ source: SignPlaces, _ target: SignPlaces
  ) -> [SearchBand.Point] {
    let anchors = anchors(lexicon, source, target)
    let chain = heaviest(anchors)
    return chain.enumerated().compactMap { index, anchor in
      let support = (max(0, index - neighbours)...min(chain.count - 1, index + neighbours)).count {
        guard $0 != index else { return false }
        let (rows, columns) = (chain[$0].row - anchor.row, chain[$0].column - anchor.column)
        return abs(rows - columns) <= 4 + abs(rows) / 4
      }
      return support >= leastSupport
        ? SearchBand.Point(row: anchor.row, column: anchor.column) : nil
    }
  }

  /// All pairs of sentences that share a rare sign, by row, those of higher columns first.
  private static func anchors(
    _ lexicon: SignLexicon, _ source: SignPlaces, _ target: SignPlaces
  ) -> [Anchor] {
    var found: [Anchor] = []
    for sign in 0..<source.starts.count - 1 {
      let places = source[sign]
      guard (1...mostPlaces).contains(places.count) else { continue }
      for entry in lexicon.entries[lexicon.entries(Int32(sign))] {
        let others = target[Int(entry.target)]
        guard (1...mostPlaces).contains(others.count) else { continue }
        let weight = Int(entry.forward + entry.backward) / (places.count * others.count)
        for row in places {
          for column in others {
            found.append(Anchor(row: Int(row), column: Int(column), weight: weight))
          }
        }
      }
    }
    found.sort { ($0.row, $1.column) < ($1.row, $0.column) }
    var anchors: [Anchor] = []
    for anchor in found {
      if let last = anchors.last, last.row == anchor.row, last.column == anchor.column {
        anchors[anchors.count - 1].weight += anchor.weight
      } else {
        anchors.append(anchor)
      }
    }
    return anchors
  }

  /// The chain of most weight whose rows and columns both rise.
  private static func heaviest(_ anchors: [Anchor]) -> [Anchor] {
    guard let columns = anchors.map(\.column).max() else { return [] }
    // A Fenwick tree holds the best end of a chain for all columns below each.
    var tree = [Int](repeating: -1, count: columns + 2)
    var totals: [Int] = []
    var before: [Int] = []
    var best = 0
    for (index, anchor) in anchors.enumerated() {
      var previous = -1
      var node = anchor.column
      while node > 0 {
        if tree[node] >= 0, previous < 0 || totals[tree[node]] > totals[previous] {
          previous = tree[node]
        }
        node -= node & -node
      }
      before.append(previous)
      totals.append(anchor.weight + (previous < 0 ? 0 : totals[previous]))
      if totals[index] > totals[best] { best = index }
      node = anchor.column + 1
      while node < tree.count {
        if tree[node] < 0 || totals[index] > totals[tree[node]] { tree[node] = index }
        node += node & -node
      }
    }
    var chain: [Anchor] = []
    var index = best
    while index >= 0 {
      chain.append(anchors[index])
      index = before[index]
    }
    return chain.reversed()
  }
}
