/// The first and last lines of a document, where it says what it is and of when.
struct DocumentEdges {
  /// A line that is not blank, by the tokens in it.
  struct Line {
    /// Its tokens, without the white space at its ends.
    var tokens: Range<Int>

    /// Whether nothing but white space and punctuation stands before.
    var isFirst = false
  }

  /// The first lines.
  var head: [Line] = []

  /// The last lines, none of which is among the first.
  var tail: [Line] = []

  /// Whether the first line is the title of a law or decree.
  var isLaw = false

  private static let headLines = 8
  private static let tailLines = 15

  /// Splits a text into lines.
  ///
  /// - Complexity: O(number of tokens).
  init(_ text: TokenizedText) {
    var lines: [Line] = []
    var first: Int?
    var last = 0
    func line() -> Line? { first.map { Line(tokens: $0..<last + 1, isFirst: lines.isEmpty) } }
    for (index, token) in text.tokens.enumerated() {
      if token.kind != .space {
        first = first ?? index
        last = index
      } else if text.isLineBreak(index) {
        if let line = line() { lines.append(line) }
        first = nil
        // The middle of a long text is never asked for.
        if lines.count > 4_096 {
          lines.removeSubrange(Self.headLines..<lines.count - Self.tailLines)
        }
      }
    }
    if let line = line() { lines.append(line) }
    head = Array(lines.prefix(Self.headLines))
    tail = lines.dropFirst(Self.headLines).suffix(Self.tailLines)
    isLaw = head.first.map { Self.isLawTitle($0, text) } ?? false
  }

  private static func isLawTitle(_ line: Line, _ text: TokenizedText) -> Bool {
    let words = text.tokens[line.tokens].lazy.filter { $0.kind == .word }.prefix(12)
    guard let first = words.first, lawHeads.value(of: first, in: text) != nil else { return false }
    return words.contains { numberWords.value(of: $0, in: text) != nil }
  }

  private static let lawHeads = WordTable<Void>(
    ["undang", "peraturan", "keputusan", "instruksi", "qanun", "law", "regulation", "decree"]
      .map { ($0, ()) })
  private static let numberWords = WordTable<Void>(
    ["nomor", "no", "number"].map { ($0, ()) })
}
