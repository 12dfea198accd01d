/// The natural logarithm, by arithmetic alone, so that every machine gives the same bits.
enum Logarithm {
  /// The natural logarithm of a positive finite number, within 3 units of the last place.
  ///
  /// - Complexity: O(1).
  static func of(_ number: Double) -> Double {
    var significand = number.significand
    var exponent = Double(number.exponent)
    if significand > 1.414_213_562_373_095_1 {
      significand /= 2
      exponent += 1
    }
    // ln m = 2 artanh((m − 1) / (m + 1)), of which nine terms are enough for m from √½ to √2.
    let ratio = (significand - 1) / (significand + 1)
    let square = ratio * ratio
    var sum = 0.0
    for term in stride(from: 21.0, through: 3, by: -2) { sum = (sum + 1 / term) * square }
    return exponent * 0.693_147_180_559_945_3 + 2 * ratio * (1 + sum)
  }

  /// The natural logarithm in hundredths, rounded.
  static func hundredths(_ number: Double) -> Int32 { Int32((100 * of(number)).rounded()) }
}

/// The exponential function, by arithmetic alone, so that every machine gives the same bits.
enum Exponential {
  /// e raised to a number; 0 far below 0, and for numbers above 700 as for 700.
  ///
  /// - Complexity: O(1).
  static func of(_ number: Double) -> Double {
    if number < -700 { return 0 }
    let number = min(number, 700)
    let halvings = (number / 0.693_147_180_559_945_3).rounded()
    let rest = number - halvings * 0.693_147_180_559_945_3
    var sum = 1.0
    for inverse in inverses { sum = 1 + sum * rest * inverse }
    return Double(sign: .plus, exponent: Int(halvings), significand: sum)
  }

  /// One over the numbers from 14 to 1, the terms of the series.
  private static let inverses: [Double] = (1...14).reversed().map { 1 / Double($0) }
}
