/// The final numbers of tokens: the classes from the most frequent to the rarest, and within each
/// class first the token that names it.
///
/// So a frequent token takes few bytes in a stream, and of two classes the rarer has the higher
/// number.
struct TokenNumbering {
  /// Of each token of the vocabulary the new number, above its class and kind.
  let numbers: [UInt64]

  /// By new number: where each token begins in `bytes`, and the end of the last.
  private(set) var offsets: [UInt32] = [0]

  /// The bytes of all tokens.
  private(set) var bytes: [UInt8] = []

  /// By new number: the class and kind.
  private(set) var classes: [UInt32] = []

  /// By new number: how often the class occurs that the token names, else the token.
  private(set) var counts: [UInt32] = []

  /// The hash table.
  let slots: [UInt32]

  init(_ vocabulary: TokenVocabulary) {
    let count = vocabulary.count
    let heads = (0..<UInt32(count)).map { vocabulary.head(of: $0) }
    let occurrences = (0..<UInt32(count)).map { vocabulary.occurrences(of: $0) }
    var classCounts = [UInt32](repeating: 0, count: count)
    for token in 0..<count { classCounts[Int(heads[token])] += occurrences[token] }
    let order = (0..<UInt32(count)).sorted { left, right in
      let (one, other) = (heads[Int(left)], heads[Int(right)])
      let (ours, theirs) = (classCounts[Int(one)], classCounts[Int(other)])
      if ours != theirs { return ours > theirs }
      if one != other { return one < other }
      if left == one || right == one { return left == one && right != one }
      let (first, second) = (occurrences[Int(left)], occurrences[Int(right)])
      return first == second ? left < right : first > second
    }
    var numbers = [UInt32](repeating: 0, count: count)
    for (number, token) in order.enumerated() { numbers[Int(token)] = UInt32(number) }
    for token in order {
      bytes += vocabulary.bytes(of: token)
      offsets.append(UInt32(bytes.count))
      let head = heads[Int(token)]
      classes.append(numbers[Int(head)] << 3 | UInt32(vocabulary.kind(of: token)))
      counts.append(token == head ? classCounts[Int(token)] : occurrences[Int(token)])
    }
    let classes = classes
    self.numbers = numbers.map { UInt64($0) << 32 | UInt64(classes[Int($0)]) }
    var capacity = 16
    while 2 * capacity < 3 * (count + 1) { capacity *= 2 }
    slots = vocabulary.slots(of: order, capacity: capacity)
  }
}
