/// The folded words, numbers and placeholders of a segment.
struct ContentKey: Hashable {
  private var bytes: [UInt8] = []

  /// How many there are.
  private(set) var words = 0

  /// What tells the segment from others of the same words: the context of a message.
  var context: String?

  /// Makes the key of folded words.
  init(words list: [String]) {
    for word in list { bytes += Array(word.utf8) + [0] }
    words = list.count
  }

  /// Makes the key of a segment.
  ///
  /// - Complexity: O(length of the segment).
  init(_ text: TokenizedText, _ tokens: Range<Int>) {
    for index in tokens where text.tokens[index].isContent {
      let folded = text.tokens[index].folded
      bytes += text.foldedBytes[folded.start..<folded.end]
      bytes.append(0)
      words += 1
    }
  }

  /// Whether less than a third of the words of the shorter one stand in the other.
  ///
  /// - Complexity: O(length).
  func differs(widelyFrom other: ContentKey) -> Bool {
    let (left, right) = (Set(bytes.split(separator: 0)), Set(other.bytes.split(separator: 0)))
    return left.intersection(right).count * 3 < min(left.count, right.count)
  }
}
