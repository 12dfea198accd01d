/// Which signs of the source stand for which of the target, and what each says for a bead.
///
/// A sign of the target is explained by the source with a chance λ, its coverage; otherwise it comes of
/// itself. Beside what it would be by chance, a sign that nothing explains counts ln(1 − λ), and one
/// that a sign of the source explains ln(1 − λ + λ · p / p₀), where p is the chance of the translation
/// and p₀ that of meeting it in any sentence. All are in hundredths of the natural logarithm.
struct SignLexicon: Sendable {
  /// A pair of signs.
  struct Entry: Sendable {
    /// The sign of the target.
    var target: Int32

    /// What the sign of the target gains when it is explained so, beside not being explained.
    var forward: Int32

    /// The same for the sign of the source.
    var backward: Int32
  }

  /// The first entry of each sign of the source, and the end.
  var starts: [Int32]

  /// The entries.
  var entries: [Entry]

  /// What each sign counts when nothing explains it, never above 0.
  var sourceMiss: [Int32]
  var targetMiss: [Int32]

  /// The entries of a sign of the source.
  @inline(__always)
  func entries(_ sign: Int32) -> Range<Int> {
    Int(starts[Int(sign)])..<Int(starts[Int(sign) + 1])
  }
}
