internal import CICU

/// The classes of characters that regular expressions know, by ICU's data.
enum CharacterClass {
  /// Whether a character is of a word, `\w`.
  static func isWord(_ scalar: UInt32) -> Bool {
    guard scalar < 0x80 else { return cicu_is_word_character(Int32(scalar)) != 0 }
    return (scalar | 0x20) &- 0x61 < 26 || scalar &- 0x30 < 10 || scalar == 0x5F
  }

  /// Whether a character is a decimal digit, `\d`.
  static func isDigit(_ scalar: UInt32) -> Bool {
    scalar < 0x80 ? scalar &- 0x30 < 10 : cicu_is_digit(Int32(scalar)) != 0
  }

  /// Whether a character is white space, `\s`.
  static func isWhiteSpace(_ scalar: UInt32) -> Bool {
    cicu_is_white_space(Int32(scalar)) != 0
  }
}
