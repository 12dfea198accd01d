/// The shapes by which RFC 5646, section 2.1, tells the kinds of subtags apart.
enum LanguageSubtagShape {
  /// The separator of canonical tags.
  static let hyphen = UInt8(ascii: "-")

  /// The separator of POSIX locales, read as a hyphen.
  static let underscore = UInt8(ascii: "_")

  /// Whether a byte is an ASCII letter.
  static func isLetter(_ byte: UInt8) -> Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= lowercased(byte)
  }

  /// Whether a byte is an ASCII digit.
  static func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }

  /// Whether a byte is an ASCII space, tab or line ending.
  static func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || 0x09...0x0D ~= byte
  }

  /// The small form of an ASCII capital; other bytes stay.
  static func lowercased(_ byte: UInt8) -> UInt8 {
    UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte
  }

  /// The capital form of an ASCII letter; other bytes stay.
  static func uppercased(_ byte: UInt8) -> UInt8 {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte ? byte & ~0x20 : byte
  }

  /// Whether a subtag has so many letters and nothing else.
  static func isLetters(_ subtag: some StringProtocol, count: Int) -> Bool {
    subtag.utf8.count == count && subtag.utf8.allSatisfy(isLetter)
  }

  /// Whether a subtag can be a region: two letters (ISO 3166-1) or three digits (UN M.49).
  static func isRegion(_ subtag: some StringProtocol) -> Bool {
    isLetters(subtag, count: 2) || subtag.utf8.count == 3 && subtag.utf8.allSatisfy(isDigit)
  }

  /// Whether a subtag can be a variant: five characters or more, or four that begin with a digit.
  static func isVariant(_ subtag: some StringProtocol) -> Bool {
    let count = subtag.utf8.count
    return count >= 5 || count == 4 && subtag.utf8.first.map(isDigit) == true
  }

  /// Whether a subtag is a single letter or digit, which opens an extension or a private part.
  static func isSingleton(_ subtag: some StringProtocol) -> Bool {
    subtag.utf8.count == 1
  }
}
