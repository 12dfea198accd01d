/// How surprising it is that two things meet as often as they do.
enum Dunning {
  /// The log-likelihood ratio −2 ln λ.
  ///
  /// T. Dunning, "Accurate methods for the statistics of surprise and coincidence", Computational
  /// Linguistics 19, 1993.
  ///
  /// - Parameters:
  ///   - both: How often both are there; at least 1.
  ///   - one: How often the one is there.
  ///   - other: How often the other is there.
  ///   - total: How often either might have been there.
  /// - Returns: 0 for what chance would have, and more the less chance explains it.
  static func ratio(both: Double, one: Double, other: Double, total: Double) -> Double {
    let rest = total - one - other + both
    return 2
      * (part(both, one * other / total) + part(one - both, one * (total - other) / total)
        + part(other - both, other * (total - one) / total)
        + part(rest, (total - one) * (total - other) / total))
  }

  private static func part(_ seen: Double, _ expected: Double) -> Double {
    seen > 0 && expected > 0 ? seen * Logarithm.of(seen / expected) : 0
  }
}
