/// What is known of the stretches of drafts that may be designations, so that each spelling is
/// compared but once.
struct SurfaceMemo: Sendable {
  /// What a stretch turned out to be.
  struct Answer: Sendable {
    /// The designations it may be, by the closeness of the spelling; empty for a protected name.
    var references: [TermRecognizer.Reference]

    /// What inflection adds at its end.
    var ending: String

    /// The bytes from its first lexeme to its last.
    var length: Int
  }

  /// An answer, nil for no designation, and the node that it holds for; -1 until there is one.
  private struct Entry: Sendable {
    var node: Int32 = -1
    var answer: Answer?
  }

  private var numbers = WordNumbers()
  private var entries: [Entry] = []

  /// The number of stretches.
  var count: Int { entries.count }

  /// What a stretch of a text is, whose words lead to a node.
  ///
  /// - Parameters:
  ///   - range: The stretch.
  ///   - text: The text.
  ///   - node: The node.
  ///   - compare: Works the answer out.
  /// - Returns: The answer; nil where the stretch is no designation.
  /// - Complexity: O(length), and the comparison of a new one.
  /// - Throws: what the comparison throws.
  mutating func answer(
    for range: TextRange, in text: String, at node: Int32,
    _ compare: () throws(UnicodeError) -> Answer?
  ) throws(UnicodeError) -> Answer? {
    guard let number = number(of: range, in: text) else { return try compare() }
    // The same bytes lead to the same node unless something around them cuts their words otherwise.
    if entries[number].node == node { return entries[number].answer }
    let answer = try compare()
    if entries[number].node < 0 { entries[number] = Entry(node: node, answer: answer) }
    return answer
  }

  private mutating func number(of range: TextRange, in text: String) -> Int? {
    let found = unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
      unsafe numbers.number(
        of: UnsafeBufferPointer(rebasing: bytes[range.start..<range.end]), .word)
    }
    guard let (number, isNew) = found else { return nil }
    if isNew { entries.append(Entry()) }
    return Int(number)
  }
}
