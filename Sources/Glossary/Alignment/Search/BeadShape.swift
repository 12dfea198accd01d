/// How many sentences of each side a bead has.
struct BeadShape: Hashable, Sendable {
  var source: Int
  var target: Int

  /// All shapes, those preferred among equals first.
  static let all = [
    (1, 1), (1, 0), (0, 1), (2, 1), (1, 2), (2, 2), (3, 1), (1, 3), (2, 3), (3, 2),
  ].map { BeadShape(source: $0.0, target: $0.1) }

  /// The numbers of the shapes of a sentence without a counterpart.
  static let sourceAlone = 1
  static let targetAlone = 2

  /// How often each shape stands in a translation, in millionths, before the texts are known.
  ///
  /// Sentences that exchange words with their neighbours (2-2) people leave apart as two pairs, so that
  /// such beads must show far more than others.
  static let shares: [Int32] = [
    912_700, 12_500, 12_500, 30_000, 30_000, 100, 1_000, 1_000, 100, 100,
  ]

  /// The number of a bead's shape.
  static func number(of bead: Bead) -> Int {
    let shape = BeadShape(source: bead.source.count, target: bead.target.count)
    return all.firstIndex(of: shape) ?? 0
  }
}
