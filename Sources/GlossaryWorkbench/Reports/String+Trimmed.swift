extension String {
  /// The text without white space at its ends.
  package var trimmed: String {
    String(drop { $0.isWhitespace }).trimmedAtEnd
  }

  /// The text without white space at its end.
  package var trimmedAtEnd: String {
    lastIndex { !$0.isWhitespace }.map { String(self[...$0]) } ?? ""
  }

  /// The text with a capital at its beginning.
  package var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
