/// The bands of scores in which offices count the words of a job.
public enum MatchBand: String, Hashable, Sendable, CaseIterable {
  /// The same text between the same neighbours.
  case inContext = "101"

  /// The same text.
  case exact = "100"

  /// From 95 to below 100.
  case from95 = "95-99"

  /// From 85 to below 95.
  case from85 = "85-94"

  /// From 75 to below 85.
  case from75 = "75-84"

  /// From 50 to below 75.
  case from50 = "50-74"

  /// Below 50, or nothing.
  case none

  /// The lowest score that a band other than `none` takes, in hundredths.
  public static let lowestScore = 5_000

  /// The band of a score in hundredths.
  public init(score: Int) {
    self =
      switch score {
      case 10_100...: .inContext
      case 10_000...: .exact
      case 9_500...: .from95
      case 8_500...: .from85
      case 7_500...: .from75
      case Self.lowestScore...: .from50
      default: .none
      }
  }
}
