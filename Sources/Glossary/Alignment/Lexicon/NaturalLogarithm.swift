/// The natural logarithm by sums and products alone, so that it is the same on every machine.
enum NaturalLogarithm {
  private static let ofTwo = 0.693_147_180_559_945_3

  /// ln x for a positive, normal number, right to nine digits.
  ///
  /// - Complexity: O(1).
  static func value(_ number: Double) -> Double {
    var significand = number.significand
    var exponent = Double(number.exponent)
    if significand > 1.414_213_562_373_095 {
      significand /= 2
      exponent += 1
    }
    // ln m = 2 artanh((m − 1) / (m + 1)), whose series ends soon for m near 1.
    let ratio = (significand - 1) / (significand + 1)
    let square = ratio * ratio
    let sum =
      1 + square
      * (1 / 3 + square * (1 / 5 + square * (1 / 7 + square * (1 / 9 + square / 11))))
    return exponent * ofTwo + 2 * ratio * sum
  }

  /// ln x in hundredths.
  static func hundredths(_ number: Double) -> Int32 { Int32((100 * value(number)).rounded()) }
}
