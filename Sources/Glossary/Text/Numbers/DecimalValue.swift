/// An exact number: a whole mantissa times a power of ten.
///
/// Equal numbers are equal values, since the mantissa never ends in zero: *4,70* and *4.7* are both
/// 47 × 10⁻¹, *1.250.000* is 125 × 10⁴.
public struct DecimalValue: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The digits; no multiple of ten but zero.
  public let mantissa: Int

  /// The power of ten; 0 for zero.
  public let exponent: Int

  /// Makes a number.
  public init(_ mantissa: Int, exponent: Int = 0) {
    var mantissa = mantissa
    var exponent = mantissa == 0 ? 0 : exponent
    while mantissa != 0, mantissa % 10 == 0 {
      mantissa /= 10
      exponent += 1
    }
    self.mantissa = mantissa
    self.exponent = exponent
  }

  /// The number times a power of ten.
  public func scaled(by power: Int) -> DecimalValue {
    DecimalValue(mantissa, exponent: exponent + power)
  }

  /// The number without exponent, with a decimal point: `4.7`, `1250000`.
  public var description: String {
    let digits = String(mantissa.magnitude)
    let sign = mantissa < 0 ? "-" : ""
    if exponent >= 0 { return sign + digits + String(repeating: "0", count: exponent) }
    let places = -exponent
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return sign + padded.dropLast(places) + "." + padded.suffix(places)
  }

  /// Orders by value.
  public static func < (left: DecimalValue, right: DecimalValue) -> Bool {
    if left.mantissa.signum() != right.mantissa.signum() { return left.mantissa < right.mantissa }
    // The power of the first digit decides before the digits do.
    let (one, two) = (left.width + left.exponent, right.width + right.exponent)
    if one != two { return (one < two) == (left.mantissa > 0) }
    var (first, second) = (left.mantissa, right.mantissa)
    for _ in 0..<max(0, right.width - left.width) { first *= 10 }
    for _ in 0..<max(0, left.width - right.width) { second *= 10 }
    return first < second
  }

  /// The number of digits.
  private var width: Int {
    var rest = mantissa.magnitude
    var width = 0
    while rest > 0 {
      rest /= 10
      width += 1
    }
    return width
  }
}
