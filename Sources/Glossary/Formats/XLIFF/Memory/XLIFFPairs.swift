/// Which inline codes of one level belong together.
struct XLIFFPairs {
  /// The place of the other half of each code of a pair, by its own.
  private(set) var partners: [Int: Int] = [:]

  /// The places of the codes of pairs that can be elements, since they do not overlap.
  private(set) var nested: Set<Int> = []

  /// Finds the pairs of a text.
  ///
  /// - Complexity: O(codes · open pairs).
  init(_ nodes: [InlineNode]) {
    var open: [Int] = []
    for (place, node) in nodes.enumerated() {
      guard case .code(let code) = node else { continue }
      switch code.kind {
      case .opening: open.append(place)
      case .closing:
        let name = code.attributes["i"]
        let partner = open.lastIndex { index in
          if case .code(let opening) = nodes[index] {
            opening.attributes["i"] == name
          } else {
            false
          }
        }
        guard let partner else { continue }
        partners[place] = open[partner]
        partners[open[partner]] = place
        if partner == open.count - 1 { nested.formUnion([place, open[partner]]) }
        open.remove(at: partner)
      case .placeholder, .isolated, .highlight, .subflow, .unknown: break
      }
    }
  }
}
