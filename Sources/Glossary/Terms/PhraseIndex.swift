/// Finds phrases of several words by the numbers of a text's words, with plurals and clitics undone.
struct PhraseIndex: Sendable {
  /// A phrase in a text.
  struct Match {
    var reference: TermRecognizer.Reference
    /// The words of the text.
    var words: Range<Int>
  }

  private var ids: [String: Int32] = [:]
  private var edges: [UInt64: Int32] = [:]
  private var ends: [TermRecognizer.Reference?] = [nil]

  /// Takes in a phrase by its folded words; of two that are the same the first stays.
  mutating func insert(_ words: [String], _ reference: TermRecognizer.Reference) {
    var node: Int32 = 0
    for word in words.map(ExpansionWords.lemma) {
      let id = ids[word] ?? Int32(ids.count)
      ids[word] = id
      let edge = Self.edge(node, id)
      if let next = edges[edge] {
        node = next
      } else {
        edges[edge] = Int32(ends.count)
        node = Int32(ends.count)
        ends.append(nil)
      }
    }
    if ends[Int(node)] == nil { ends[Int(node)] = reference }
  }

  /// The longest phrases of a text, in order; none overlaps another.
  ///
  /// - Complexity: O(number of words), times the words of the longest phrase that begins at a place.
  func matches(in words: TextWords) -> [Match] {
    let known = words.map { ids[ExpansionWords.lemma($0)] ?? -1 }
    var matches: [Match] = []
    var index = 0
    while index < words.count {
      guard known[Int(words.numbers[index])] >= 0,
        let match = longest(from: index, words, known)
      else {
        index += 1
        continue
      }
      matches.append(match)
      index = match.words.upperBound
    }
    return matches
  }

  private func longest(from first: Int, _ words: TextWords, _ known: [Int32]) -> Match? {
    var node: Int32 = 0
    var index = first
    var best: Match?
    while index < words.count {
      let id = known[Int(words.numbers[index])]
      guard id >= 0, let next = edges[Self.edge(node, id)] else { break }
      if index > first, !Self.isClose(words.gap(after: index - 1)) { break }
      node = next
      index += 1
      if let reference = ends[Int(node)] {
        best = Match(reference: reference, words: first..<index)
      }
    }
    return best
  }

  private static func isClose(_ gap: Substring) -> Bool {
    gap == " " || gap == "-"
      || gap.unicodeScalars.allSatisfy { " \n\r\t,'’\u{A0}".unicodeScalars.contains($0) }
        && gap.utf8.count < 4
  }

  private static func edge(_ node: Int32, _ word: Int32) -> UInt64 {
    UInt64(UInt32(node)) << 32 | UInt64(UInt32(word))
  }
}
