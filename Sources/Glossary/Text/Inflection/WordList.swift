/// Splits a word list that a source file holds as one string.
///
/// One string in the binary, split at first use, costs a start nothing; an array literal of some
/// hundred strings would be built by as many instructions.
///
/// - Complexity: O(`list.utf8.count`).
func wordList(_ list: String) -> [Substring] {
  list.split(whereSeparator: \.isWhitespace)
}
