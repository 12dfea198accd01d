internal import CICU

extension TokenizedText {
  /// A run of digits.
  struct WholeNumber: Hashable {
    /// Its value.
    var value: Int

    /// How many digits it has.
    var digits: Int
  }

  /// The value of a token that is all digits, of any script; nil for others and for those of more
  /// than eighteen digits.
  ///
  /// - Complexity: O(length of the token).
  func wholeNumber(_ token: Token) -> WholeNumber? {
    guard token.kind == .number else { return nil }
    return wholeNumber(token.folded)
  }

  /// The value of a range of folded bytes that are all digits.
  func wholeNumber(_ range: TextRange) -> WholeNumber? {
    var number = WholeNumber(value: 0, digits: 0)
    var offset = range.start
    while offset < range.end {
      guard let digit = digit(at: &offset), number.digits < 18 else { return nil }
      number.value = number.value * 10 + digit
      number.digits += 1
    }
    return number.digits > 0 ? number : nil
  }

  /// The value of the decimal digit at an offset of the folded bytes, which moves past it; nil for
  /// any other character.
  func digit(at offset: inout Int) -> Int? {
    let first = foldedBytes[offset]
    if first < 0x80 {
      guard first &- 0x30 < 10 else { return nil }
      offset += 1
      return Int(first &- 0x30)
    }
    let width = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var scalar = UInt32(first) & (0x7F &>> UInt32(width))
    for place in 1..<width { scalar = scalar << 6 | UInt32(foldedBytes[offset + place] & 0x3F) }
    let value = cicu_digit_value(Int32(bitPattern: scalar))
    guard value >= 0 else { return nil }
    offset += width
    return Int(value)
  }
}
