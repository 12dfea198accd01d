/// The frequent phrases of one language, as a trie of lemmas.
///
/// It is built length by length: a phrase is counted only where both phrases that are a word shorter
/// are frequent, so that rare ones take no memory (R. Agrawal and R. Srikant, "Fast Algorithms for
/// Mining Association Rules", VLDB 1994).
struct PhraseTrie: Sendable {
  /// The number of a phrase; 0 is the empty one.
  typealias Node = Int32

  /// The words of phrases that are too rare to be in the trie.
  static let none: Node = -1

  private var children: NodeTable
  private(set) var parents: [Node] = [0]
  private(set) var words: [Int32] = [-1]

  /// How often each phrase occurs, and in how many sentences.
  private(set) var counts: [Int32] = [0]
  private(set) var sentences: [Int32] = [0]

  private let minimum: Int32

  /// Counts the phrases of up to so many words that no barrier divides.
  ///
  /// - Complexity: O(words · longest).
  init(_ side: CorpusSide, longest: Int, minimum: Int) {
    self.minimum = Int32(minimum)
    children = NodeTable()
    var nodes = [Node](repeating: 0, count: side.forms.count)
    for length in 1...max(1, longest) {
      let first = Node(parents.count)
      var next = [Node](repeating: Self.none, count: side.forms.count)
      var lastSentence: [Int32] = []
      var isAny = false
      for sentence in 0..<side.count {
        let words = side.words(sentence)
        for start in words where start + length <= words.upperBound {
          let end = start + length - 1
          // The phrase without its last word and the one without its first are frequent.
          guard nodes[start] >= 0, length == 1 || nodes[start + 1] >= 0,
            length == 1 || side.gaps[end] != .barrier
          else { continue }
          let node = child(of: nodes[start], side.lemma(at: end))
          if Int(node - first) == lastSentence.count { lastSentence.append(-1) }
          counts[Int(node)] += 1
          if lastSentence[Int(node - first)] != Int32(sentence) {
            sentences[Int(node)] += 1
            lastSentence[Int(node - first)] = Int32(sentence)
          }
          next[start] = node
          isAny = true
        }
      }
      if !isAny { break }
      for place in next.indices where next[place] >= 0 && counts[Int(next[place])] < minimum {
        next[place] = Self.none
      }
      nodes = next
    }
  }

  /// The phrase that a word makes of another; `none` where that is too rare.
  ///
  /// - Complexity: O(1).
  func node(_ node: Node, _ word: Int32) -> Node {
    guard let child = children.value(node, word), counts[Int(child)] >= minimum else {
      return Self.none
    }
    return child
  }

  /// The words of a phrase.
  func phrase(_ node: Node) -> [Int32] {
    var phrase: [Int32] = []
    var node = node
    while node > 0 {
      phrase.append(words[Int(node)])
      node = parents[Int(node)]
    }
    return phrase.reversed()
  }

  private mutating func child(of node: Node, _ word: Int32) -> Node {
    let new = Node(parents.count)
    let child = children.value(node, word, orSet: new)
    if child == new {
      parents.append(node)
      words.append(word)
      counts.append(0)
      sentences.append(0)
    }
    return child
  }
}

/// A hash table from two numbers to one, with open addressing.
struct NodeTable: Sendable {
  private var keys: [UInt64] = Array(repeating: .max, count: 1 << 10)
  private var values: [Int32] = Array(repeating: 0, count: 1 << 10)
  private(set) var count = 0

  init() {}

  /// The value of a key; nil where there is none.
  func value(_ first: Int32, _ second: Int32) -> Int32? {
    let key = Self.key(first, second)
    let slot = slot(of: key)
    return keys[slot] == key ? values[slot] : nil
  }

  /// The value of a key, which is set to another where there is none.
  mutating func value(_ first: Int32, _ second: Int32, orSet new: Int32) -> Int32 {
    let key = Self.key(first, second)
    let slot = slot(of: key)
    if keys[slot] == key { return values[slot] }
    keys[slot] = key
    values[slot] = new
    count += 1
    if count * 2 > keys.count { grow() }
    return new
  }

  private mutating func grow() {
    let old = (keys, values)
    keys = Array(repeating: .max, count: old.0.count * 2)
    values = Array(repeating: 0, count: keys.count)
    for (key, value) in zip(old.0, old.1) where key != .max {
      let slot = slot(of: key)
      keys[slot] = key
      values[slot] = value
    }
  }

  private func slot(of key: UInt64) -> Int {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: TokenHash.mix(key)) & mask
    while keys[slot] != key && keys[slot] != .max { slot = (slot + 1) & mask }
    return slot
  }

  private static func key(_ first: Int32, _ second: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
  }
}
