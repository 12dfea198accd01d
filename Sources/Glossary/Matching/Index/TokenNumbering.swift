/// The final numbers of tokens: the classes from the most frequent to the rarest, and within each
/// class first the token that names it.
///
/// So a frequent token takes few bytes in a stream, and of two classes the rarer has the higher
/// number. The sections of the index that tell of tokens are put aside; numbers alone stay in memory.
struct TokenNumbering {
  /// Of each token of the vocabulary the new number, above its class and kind.
  private(set) var numbers: [UInt64]

  /// The number of tokens.
  let count: Int

  /// The sections as they are put aside.
  static let sections: [IndexSection] = [.tokenOffsets, .tokenBytes, .classes, .counts, .slots]

  /// A row for each section.
  private var rows: SpooledRows

  /// Numbers the tokens of a vocabulary.
  ///
  /// - Complexity: O(n log n).
  /// - Throws: what the spool throws.
  init(
    _ vocabulary: consuming TokenVocabulary, spool: @escaping () throws -> any IndexSpool
  ) throws {
    var vocabulary = vocabulary
    vocabulary.forgetPlaces()
    count = vocabulary.count
    rows = SpooledRows(count: Self.sections.count, waiting: 1 << 17, spool: spool)
    let order = try Order(vocabulary)
    numbers = [UInt64](repeating: 0, count: count)
    for (number, token) in order.tokens.enumerated() {
      numbers[Int(token)] = UInt64(number) << 32
    }
    for token in 0..<count {
      let packed =
        UInt32(truncatingIfNeeded: numbers[Int(order.heads[token])] >> 32) << 3
        | UInt32(vocabulary.kind(of: UInt32(token)))
      numbers[token] |= UInt64(packed)
    }
    try putAside(vocabulary, order)
  }

  /// The tokens of a vocabulary in their new order.
  private struct Order {
    let tokens: [UInt32]

    /// Of each token its class.
    let heads: [UInt32]

    /// Of each class how often it occurs.
    let counts: [UInt32]

    init(_ vocabulary: borrowing TokenVocabulary) throws {
      let heads = vocabulary.heads
      var counts = [UInt32](repeating: 0, count: heads.count)
      for token in 0..<UInt32(heads.count) {
        counts[Int(heads[Int(token)])] += vocabulary.occurrences(of: token)
      }
      let vocabulary = copy vocabulary
      let classCounts = counts
      tokens = (0..<UInt32(heads.count)).sorted { left, right in
        let (one, other) = (heads[Int(left)], heads[Int(right)])
        let (ours, theirs) = (classCounts[Int(one)], classCounts[Int(other)])
        if ours != theirs { return ours > theirs }
        if one != other { return one < other }
        if left == one || right == one { return left == one && right != one }
        let (first, second) = (vocabulary.occurrences(of: left), vocabulary.occurrences(of: right))
        return first == second ? left < right : first > second
      }
      self.heads = heads
      self.counts = counts
    }
  }

  private mutating func putAside(_ vocabulary: TokenVocabulary, _ order: Order) throws {
    var offset: UInt32 = 0
    rows.append(offset, to: 0)
    for token in order.tokens {
      unsafe vocabulary.bytes(of: token).withUnsafeBytes { bytes in
        unsafe rows.append(bytes, to: 1)
        offset += UInt32(bytes.count)
      }
      rows.append(offset, to: 0)
      rows.append(UInt32(truncatingIfNeeded: numbers[Int(token)]), to: 2)
      let isHead = order.heads[Int(token)] == token
      rows.append(isHead ? order.counts[Int(token)] : vocabulary.occurrences(of: token), to: 3)
      try rows.endRecord()
    }
    var capacity = 16
    while 2 * capacity < 3 * (count + 1) { capacity *= 2 }
    for slot in vocabulary.slots(of: order.tokens, capacity: capacity) {
      rows.append(slot, to: 4)
      try rows.endRecord()
    }
  }

  /// Gives up the numbers.
  mutating func forgetNumbers() { numbers = [] }

  /// The bytes of each section.
  var sizes: [IndexSection: Int] {
    Dictionary(
      uniqueKeysWithValues: Self.sections.enumerated().map {
        ($0.element, rows.size(of: $0.offset))
      })
  }

  /// Gives the bytes of a section in blocks; none where it tells of something else.
  ///
  /// - Complexity: O(size of the section).
  /// - Throws: what the spool or the body throws.
  func forEachBlock(
    of section: IndexSection, _ body: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    guard let row = Self.sections.firstIndex(of: section) else { return }
    unsafe try rows.forEachBlock(of: row, body)
  }
}
