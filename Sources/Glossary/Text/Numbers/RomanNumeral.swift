/// Numbers in Roman numerals.
enum RomanNumeral {
  /// The value of a numeral in capitals, nil for anything else and for forms that are not the usual
  /// ones (*IIII*).
  ///
  /// - Complexity: O(length).
  static func value(_ text: Substring) -> Int? {
    guard (1...9).contains(text.utf8.count) else { return nil }
    var total = 0
    var previous = 0
    for byte in text.utf8.reversed() {
      guard let value = values[byte] else { return nil }
      total += value < previous ? -value : value
      previous = max(previous, value)
    }
    return (1...399).contains(total) && numeral(total) == text ? total : nil
  }

  /// The usual numeral of a number.
  static func numeral(_ number: Int) -> String {
    var rest = number
    var text = ""
    for (value, letters) in steps {
      while rest >= value {
        text += letters
        rest -= value
      }
    }
    return text
  }

  private static let values: [UInt8: Int] = [
    UInt8(ascii: "I"): 1, UInt8(ascii: "V"): 5, UInt8(ascii: "X"): 10, UInt8(ascii: "L"): 50,
    UInt8(ascii: "C"): 100,
  ]

  private static let steps = [
    (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"),
    (1, "I"),
  ]
}
