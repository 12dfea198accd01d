/// A link between a word of a sentence and one of its translation, by their places.
public struct WordLink: Hashable, Sendable, Comparable {
  /// The place of the word in the source.
  public var source: Int

  /// The place of the word in the translation.
  public var target: Int

  /// Makes a link.
  public init(_ source: Int, _ target: Int) {
    self.source = source
    self.target = target
  }

  /// Orders by the source, then by the translation.
  public static func < (left: WordLink, right: WordLink) -> Bool {
    (left.source, left.target) < (right.source, right.target)
  }
}

/// Joins the links of both directions to those of one alignment.
public enum Symmetrization {
  /// Joins links by grow-diag-final-and.
  ///
  /// P. Koehn et al., "Edinburgh System Description for the 2005 IWSLT Speech Translation
  /// Evaluation", 2005: what both directions have, then neighbours of it that one has and
  /// that bring in a word without a link, then links of one direction between words both of which
  /// have none.
  ///
  /// The result holds the intersection and lies within the union.
  ///
  /// - Parameters:
  ///   - forward: For each word of the translation the place in the source, −1 for none.
  ///   - backward: For each word of the source the place in the translation, −1 for none.
  /// - Complexity: O(source · target) for the table, and the number of links for each round.
  /// - Returns: The links in order.
  public static func growDiagFinalAnd(forward: [Int32], backward: [Int32]) -> [WordLink] {
    var grid = LinkGrid(forward: forward, backward: backward)
    grid.grow()
    grid.finish()
    return grid.links
  }
}

/// The words of both sides against each other.
private struct LinkGrid {
  private let width: Int
  private var isUnion: [Bool]
  private var isLinked: [Bool]
  private var sourceIsLinked: [Bool]
  private var targetIsLinked: [Bool]
  private let one: [WordLink]
  private let other: [WordLink]
  private var added: [WordLink] = []

  init(forward: [Int32], backward: [Int32]) {
    width = forward.count
    isUnion = Array(repeating: false, count: forward.count * backward.count)
    isLinked = isUnion
    sourceIsLinked = Array(repeating: false, count: backward.count)
    targetIsLinked = Array(repeating: false, count: forward.count)
    one = forward.indices.filter { forward[$0] >= 0 }.map { WordLink(Int(forward[$0]), $0) }
    other = backward.indices.filter { backward[$0] >= 0 }.map { WordLink($0, Int(backward[$0])) }
    for link in one + other { isUnion[link.source * width + link.target] = true }
    for link in one where backward[link.source] == Int32(link.target) { add(link) }
  }

  private mutating func add(_ link: WordLink) {
    isLinked[link.source * width + link.target] = true
    sourceIsLinked[link.source] = true
    targetIsLinked[link.target] = true
    added.append(link)
  }

  /// Adds neighbours of links until none is left to add.
  mutating func grow() {
    var next = 0
    added.sort()
    // What is added is looked at in its turn.
    while next < added.count {
      let link = added[next]
      next += 1
      for (down, right) in Self.neighbours {
        let near = WordLink(link.source + down, link.target + right)
        guard sourceIsLinked.indices.contains(near.source), (0..<width).contains(near.target),
          isUnion[near.source * width + near.target],
          !sourceIsLinked[near.source] || !targetIsLinked[near.target]
        else { continue }
        add(near)
      }
    }
  }

  /// Adds links between words without any.
  mutating func finish() {
    for link in one + other
    where !sourceIsLinked[link.source] && !targetIsLinked[link.target] { add(link) }
  }

  var links: [WordLink] { added.sorted() }

  private static let neighbours = [
    (-1, 0), (0, -1), (1, 0), (0, 1), (-1, -1), (-1, 1), (1, -1), (1, 1),
  ]
}
