extension Tokenizer {
  /// The boundaries of a text's tokens, for callers that fold each distinct token once.
  ///
  /// - Complexity: as `tokenize`.
  /// - Throws: as `tokenize`.
  mutating func boundaries(of text: borrowing String) throws(UnicodeError) -> [WordBoundary] {
    try check(text)
    var failure: UnicodeError?
    var source = copy text
    source.withUTF8 { bytes in
      do throws(UnicodeError) {
        unsafe try findBoundaries(in: bytes)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return boundaries
  }
}
