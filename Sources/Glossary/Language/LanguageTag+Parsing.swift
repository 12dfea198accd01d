private typealias Shape = LanguageSubtagShape

extension LanguageTag {
  /// The canonical form of a text.
  ///
  /// - Throws: `LanguageTagError` when the text is no language tag.
  static func canonicalForm(of text: String) throws(LanguageTagError) -> String {
    if isCommonTag(text) { return text }
    let subtags = try LanguageSubtagScanner(text).subtags()
    let canonical: String
    do {
      var parts = try LanguageTagParts(subtags, of: text)
      try parts.canonicalize(text: text)
      canonical = parts.text
    } catch {
      // The irregular tags of RFC 5646, section 2.2.8, are those that break the grammar.
      guard let irregular = LanguageSubtagAliases.irregular(subtags) else { throw error }
      canonical = irregular
    }
    // Some canonical forms are longer than what was given: "sh" becomes "sr-Latn".
    let length = canonical.utf8.count
    guard length <= maximumLength else { throw LanguageTagError(.tooLong(bytes: length), in: text) }
    return canonical
  }

  /// Whether a text is written like `id` or `en-GB` and nothing in it has a newer name.
  ///
  /// Nearly all tags of a translation memory are; they need no parts.
  private static func isCommonTag(_ text: String) -> Bool {
    let bytes = text.utf8
    guard bytes.count == 2 || bytes.count == 5 else { return false }
    var position = 0
    for byte in bytes {
      let fits =
        switch position {
        case 0, 1: Shape.isLetter(byte) && Shape.lowercased(byte) == byte
        case 2: byte == Shape.hyphen
        default: Shape.isLetter(byte) && Shape.uppercased(byte) == byte
        }
      guard fits else { return false }
      position += 1
    }
    let language = String(Substring(bytes.prefix(2)))
    let region = String(Substring(bytes.dropFirst(3)))
    return LanguageSubtagAliases.language(language) == language
      && LanguageSubtagAliases.region(region) == region
  }
}
