/// Finds phrases of several words by the numbers of a text's words, with plurals and clitics undone.
struct PhraseIndex: Sendable {
  /// A phrase in a text.
  struct Match {
    var reference: TermRecognizer.Reference
    /// The words of the text.
    var words: Range<Int>
  }

  private let ids: FrozenMap
  private let edges: FrozenMap

  /// The designation that ends at each node, two numbers, −1 for none.
  private let ends: FrozenNumbers

  /// Takes the phrases that a builder has written.
  init(_ reader: inout FrozenReader) {
    ids = reader.map()
    edges = reader.map()
    ends = reader.numbers()
  }

  private static let idFact = WordFact<Int32>()
  private static let nodeFact = WordFact<Int32?>()

  /// The longest phrases of a text, in order; none overlaps another.
  ///
  /// - Parameters:
  ///   - words: The words of the text.
  ///   - lemmas: The compared form of each distinct word.
  /// - Returns: The phrases.
  /// - Complexity: O(number of words), times the words of the longest phrase that begins at a place.
  func matches(in words: TextWords, lemmas: [String]) -> [Match] {
    let lemmas = (fact: ExpansionWords.lemmaFact, values: lemmas)
    let known = words.map(Self.idFact, from: lemmas) { _, lemma in ids[lemma]?.first ?? -1 }
    let first = words.map(Self.nodeFact, from: (Self.idFact, known)) { _, id in
      id < 0 ? nil : edges[Self.edge(0, id)]?.first
    }
    var matches: [Match] = []
    var index = 0
    while index < words.count {
      guard let node = first[Int(words.numbers[index])],
        let match = longest(from: index, node, words, known)
      else {
        index += 1
        continue
      }
      matches.append(match)
      index = match.words.upperBound
    }
    return matches
  }

  private func longest(
    from first: Int, _ firstNode: Int32, _ words: TextWords, _ known: [Int32]
  ) -> Match? {
    var node = firstNode
    var index = first + 1
    var best: Match?
    while true {
      if ends[2 * Int(node)] >= 0 {
        best = Match(
          reference: TermRecognizer.Reference(
            concept: Int(ends[2 * Int(node)]), position: Int(ends[2 * Int(node) + 1])),
          words: first..<index)
      }
      guard index < words.count else { return best }
      let id = known[Int(words.numbers[index])]
      guard id >= 0, let next = edges[Self.edge(node, id)]?.first,
        Self.isClose(words.gap(after: index - 1))
      else { return best }
      node = next
      index += 1
    }
  }

  private static func isClose(_ gap: Substring) -> Bool {
    gap == " " || gap == "-"
      || gap.unicodeScalars.allSatisfy { " \n\r\t,'’\u{A0}".unicodeScalars.contains($0) }
        && gap.utf8.count < 4
  }

  fileprivate static func edge(_ node: Int32, _ word: Int32) -> UInt64 {
    UInt64(UInt32(node)) << 32 | UInt64(UInt32(word))
  }
}

/// Builds a `PhraseIndex`.
struct PhraseIndexBuilder {
  private var ids: [String: Int32] = [:]
  private var edges: [UInt64: Int32] = [:]
  private var ends: [Int32] = [-1, -1]

  /// Takes in a phrase by its compared words; of two that are the same the first stays.
  mutating func insert(_ words: [String], _ reference: TermRecognizer.Reference) {
    var node: Int32 = 0
    for word in words {
      let id = ids[word] ?? Int32(ids.count)
      ids[word] = id
      let edge = PhraseIndex.edge(node, id)
      if let next = edges[edge] {
        node = next
      } else {
        node = Int32(ends.count / 2)
        edges[edge] = node
        ends += [-1, -1]
      }
    }
    guard node > 0, ends[2 * Int(node)] < 0 else { return }
    ends.replaceSubrange(2 * Int(node)..<2 * Int(node) + 2, with: reference.numbers)
  }

  /// Writes the phrases.
  func freeze(into writer: inout FrozenWriter) {
    writer.add(map: ids.mapValues { [$0] })
    writer.add(map: edges)
    writer.add(ends)
  }
}
