extension String {
  /// Decodes UTF-8 strictly and drops one byte order mark at the start.
  ///
  /// Nothing is repaired: an ill-formed sequence is an error with the offset of its first byte,
  /// counted in the bytes as given (a byte order mark included).
  ///
  /// - Complexity: O(`bytes.count`).
  /// - Throws: `UnicodeError.Code.malformedUTF8`.
  public init(strictUTF8 bytes: [UInt8]) throws(UnicodeError) {
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    do {
      let validated = try UTF8Span(validating: bytes.span)
      var text = String(copying: validated)
      if hasMark { text.unicodeScalars.removeFirst() }
      self = text
    } catch {
      throw UnicodeError(.malformedUTF8(offset: error.byteOffsets.lowerBound))
    }
  }
}
