/// Digits with separators, read as a number: `1.250.000`, `4,7`, `1,250.50`.
///
/// Written here and not asked of ICU: its parser (`unum_parseDecimal`, ICU 72) wants UTF-16 and
/// returns a text, a microsecond a number; in Indonesian it reads *1,250,000* as 1.25 and stops,
/// when lenient *1.25.0* as 125, and it never tells that *1.250* has another reading. The digits'
/// values are ICU's, of any script.
struct SeparatedDigits: Hashable {
  /// The number; nil for what is no number: *3.2.1*.
  var value: DecimalValue?

  /// The number in the other convention, where the digits allow both.
  var alternative: DecimalValue?

  /// All digits as one number, whatever the separators.
  var digits: DecimalValue

  private enum Mark { case point, comma }

  /// Reads a range of the folded bytes of a text; nil when it holds anything but digits and
  /// separators, or more than eighteen digits.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - range: The range.
  ///   - pointIsDecimal: Whether a point stands before the decimals in the language of the text.
  /// - Complexity: O(length of the range).
  init?(_ text: TokenizedText, _ range: TextRange, pointIsDecimal: Bool) {
    var mantissa = 0
    var count = 0
    // The mark before each group but the first, and the digits of each group.
    var marks: [Mark] = []
    var groups = [0]
    var offset = range.start
    while offset < range.end {
      if let digit = text.digit(at: &offset) {
        count += 1
        guard count <= 18 else { return nil }
        mantissa = mantissa * 10 + digit
        groups[groups.count - 1] += 1
        continue
      }
      // The Arabic decimal separator U+066B and thousands separator U+066C are two bytes long.
      switch text.foldedBytes[offset] {
      case UInt8(ascii: "."): marks.append(.point)
      case UInt8(ascii: ","): marks.append(.comma)
      case 0xD9 where offset + 1 < range.end && text.foldedBytes[offset + 1] == 0xAB:
        marks.append(pointIsDecimal ? .point : .comma)
        offset += 1
      case 0xD9 where offset + 1 < range.end && text.foldedBytes[offset + 1] == 0xAC:
        marks.append(pointIsDecimal ? .comma : .point)
        offset += 1
      default: return nil
      }
      groups.append(0)
      offset += 1
    }
    guard count > 0, !groups.contains(0) else { return nil }
    digits = DecimalValue(mantissa)
    let whole = DecimalValue(mantissa)
    guard let last = marks.last, let decimals = groups.last else {
      value = whole
      return
    }
    let decimal = DecimalValue(mantissa, exponent: -decimals)
    let isGrouped = groups[0] <= 3 && groups.dropFirst().allSatisfy { $0 == 3 }
    if marks.count == 1 {
      guard isGrouped, !Self.beginsWithZero(text, range) else {
        value = decimal
        return
      }
      // Nobody writes three noughts behind a decimal mark: *42.000* is a number of thousands.
      let isDecimal = (last == .point) == pointIsDecimal && mantissa % 1000 != 0
      value = isDecimal ? decimal : whole
      alternative = isDecimal ? whole : decimal
    } else if marks.allSatisfy({ $0 == last }) {
      value = isGrouped ? whole : nil
    } else {
      // One mark groups, and the other stands once before the decimals.
      let before = groups.dropFirst().dropLast()
      let isSound =
        groups[0] <= 3 && before.allSatisfy { $0 == 3 } && !marks.dropLast().contains(last)
      value = isSound ? decimal : nil
    }
  }

  private static func beginsWithZero(_ text: TokenizedText, _ range: TextRange) -> Bool {
    var offset = range.start
    return text.digit(at: &offset) == 0
  }
}
