/// The word boundaries of UAX #29 for texts of ASCII alone, equal to ICU's and some ten times
/// faster; a property test compares the two.
enum ASCIIWordBreaker {
  /// Whether a text has ASCII alone, eight bytes at a time.
  ///
  /// - Complexity: O(length).
  static func isASCII(_ source: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(source)
    var bits: UInt64 = 0
    var offset = 0
    while offset + 8 <= raw.count {
      unsafe bits |= raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      offset &+= 8
    }
    while offset < raw.count {
      unsafe bits |= UInt64(raw[offset])
      offset &+= 1
    }
    return bits & 0x8080_8080_8080_8080 == 0
  }

  /// Appends the boundaries of an ASCII text.
  ///
  /// - Complexity: O(length).
  static func find(in source: UnsafeBufferPointer<UInt8>, into out: inout [WordBoundary]) {
    var start = 0
    while start < source.count {
      let boundary = unsafe next(in: source, from: start)
      out.append(boundary)
      start = boundary.end
    }
  }

  private static func next(in source: UnsafeBufferPointer<UInt8>, from start: Int) -> WordBoundary {
    switch unsafe Class(source[start]) {
    case .space:
      var end = start + 1
      while unsafe end < source.count && source[end] == 0x20 { end += 1 }
      return WordBoundary(end: end, kind: .space)
    case .control:
      let isPair =
        unsafe source[start] == 0x0D && start + 1 < source.count
        && source[start + 1] == 0x0A
      return WordBoundary(end: isPair ? start + 2 : start + 1, kind: .space)
    case .letter, .digit, .underscore:
      return unsafe word(in: source, from: start)
    case .dotOrApostrophe, .comma, .other:
      return WordBoundary(end: start + 1, kind: .punctuation)
    }
  }

  /// WB5 to WB13b: letters, digits and underscores run on; an apostrophe or full stop joins two
  /// letters or two digits, a comma or semicolon two digits.
  private static func word(in source: UnsafeBufferPointer<UInt8>, from start: Int) -> WordBoundary {
    var end = start
    var hasDigit = false
    var hasLetter = false
    scan: while end < source.count {
      if unsafe (source[end] | 0x20) &- UInt8(ascii: "a") < 26 {
        hasLetter = true
        end += 1
        continue
      }
      switch unsafe Class(source[end]) {
      case .letter: hasLetter = true
      case .digit: hasDigit = true
      case .underscore: break
      case .dotOrApostrophe, .comma:
        guard unsafe joins(source, at: end) else { break scan }
      case .space, .control, .other: break scan
      }
      end += 1
    }
    return WordBoundary(end: end, kind: hasLetter ? .word : hasDigit ? .number : .punctuation)
  }

  private static func joins(_ source: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index > 0 && index + 1 < source.count else { return false }
    let before = unsafe Class(source[index - 1])
    let after = unsafe Class(source[index + 1])
    switch unsafe Class(source[index]) {
    case .dotOrApostrophe: return before == after && (before == .letter || before == .digit)
    case .comma: return before == .digit && after == .digit
    default: return false
    }
  }

  private enum Class {
    case space, control, letter, digit, underscore, dotOrApostrophe, comma, other

    init(_ byte: UInt8) {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
        self = .letter
      case UInt8(ascii: "0")...UInt8(ascii: "9"): self = .digit
      case UInt8(ascii: " "): self = .space
      case 0x09...0x0D: self = .control
      case UInt8(ascii: "_"): self = .underscore
      case UInt8(ascii: "."), UInt8(ascii: "'"): self = .dotOrApostrophe
      case UInt8(ascii: ","), UInt8(ascii: ";"): self = .comma
      default: self = .other
      }
    }
  }
}
