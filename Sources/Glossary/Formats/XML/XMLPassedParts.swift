/// The parts of a document that expat was not given, as far as lines and columns hang on them.
struct XMLPassedParts {
  /// How many lines end in them.
  private var lines = 0

  /// The line of expat's at which the last of them was left out, and by how much columns on that line
  /// differ from expat's.
  private var lastLine = 0
  private var columns = 0

  /// The place in the document of a place of expat's, which is not before the last part.
  func place(line: Int, column: Int) -> (line: Int, column: Int) {
    (line + lines, line == lastLine ? column + columns : column)
  }

  /// Takes note of a part that is left out where expat is at one place, and the document at another.
  mutating func pass(
    from here: (line: Int, column: Int), to there: (line: Int, column: Int)
  ) {
    lines = there.line - here.line
    lastLine = here.line
    columns = there.column - here.column
  }
}
