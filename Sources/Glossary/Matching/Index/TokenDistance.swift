/// The edit distance in tokens between one fixed text and many others, on bit vectors.
///
/// G. Myers, "A fast bit-vector algorithm for approximate string matching based on dynamic
/// programming", Journal of the ACM 46, 1999, as H. Hyyrö turned it to the distance of whole texts,
/// "A bit-vector algorithm for computing Levenshtein and Damerau edit distances", Nordic Journal of
/// Computing 10, 2003: a machine word for 64 tokens of the fixed text, blocks of them for more.
struct TokenDistance {
  private let length: Int
  private let words: Int
  private var keys: [UInt32]

  /// Of each slot of `keys` as many words as the fixed text needs, a bit for each place of the token.
  private var masks: [UInt64]

  /// Room for a column of the table; none where one word does.
  private var positive: [UInt64]
  private var negative: [UInt64]

  /// Takes the fixed text: the class of each token, nil for one that no other text has.
  ///
  /// - Complexity: O(length).
  init(_ tokens: [UInt32?]) {
    length = tokens.count
    words = max(1, (length + 63) / 64)
    var size = 8
    while size < 2 * length { size *= 2 }
    keys = Array(repeating: .max, count: size)
    masks = Array(repeating: 0, count: size * words)
    positive = words == 1 ? [] : Array(repeating: 0, count: words)
    negative = positive
    for (place, token) in tokens.enumerated() {
      guard let token else { continue }
      let slot = slot(token)
      keys[slot] = token
      masks[slot * words + place / 64] |= 1 << UInt64(place % 64)
    }
  }

  /// The distance to another text.
  ///
  /// - Complexity: O(number of its tokens), times one for each 64 tokens of the fixed text.
  mutating func distance(to other: [UInt32]) -> Int {
    if length == 0 { return other.count }
    return words == 1 ? single(other) : blocks(other)
  }

  /// Runs a body with the set of the fixed text's tokens.
  @inline(__always)
  func withTokens<Value, Failure: Error>(
    _ body: (TokenSlots) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    unsafe try keys.withUnsafeBufferPointer { keys throws(Failure) in
      unsafe try body(TokenSlots(keys))
    }
  }

  @inline(__always)
  private func slot(_ token: UInt32) -> Int {
    var slot = Int(truncatingIfNeeded: (token &* 0x9E37_79B1) &>> 7) & (keys.count - 1)
    while keys[slot] != token && keys[slot] != .max { slot = (slot + 1) & (keys.count - 1) }
    return slot
  }

  private func single(_ other: [UInt32]) -> Int {
    var (positive, negative) = (~0 as UInt64, 0 as UInt64)
    var distance = length
    let last = UInt64(1) << UInt64(length - 1)
    for token in other {
      // An empty slot has an empty mask.
      let equal = masks[slot(token)]
      let vertical = equal | negative
      let diagonal = (((equal & positive) &+ positive) ^ positive) | equal
      var up = negative | ~(diagonal | positive)
      var down = positive & diagonal
      if up & last != 0 { distance += 1 }
      if down & last != 0 { distance -= 1 }
      up = up &<< 1 | 1
      down &<<= 1
      positive = down | ~(vertical | up)
      negative = up & vertical
    }
    return distance
  }

  private mutating func blocks(_ other: [UInt32]) -> Int {
    for word in 0..<words { (positive[word], negative[word]) = (~0, 0) }
    var distance = length
    let last = UInt64(1) << UInt64((length - 1) % 64)
    for token in other {
      let slot = slot(token) * words
      // The top row of the table grows by one with each token of the other text.
      var carry = 1
      for word in 0..<words {
        var equal = masks[slot + word]
        let vertical = equal | negative[word]
        if carry < 0 { equal |= 1 }
        let diagonal =
          (((equal & positive[word]) &+ positive[word]) ^ positive[word]) | equal
        var up = negative[word] | ~(diagonal | positive[word])
        var down = positive[word] & diagonal
        if word == words - 1 { distance += (up & last != 0 ? 1 : 0) - (down & last != 0 ? 1 : 0) }
        let next = Int(up &>> 63) - Int(down &>> 63)
        up = up &<< 1 | (carry > 0 ? 1 : 0)
        down = down &<< 1 | (carry < 0 ? 1 : 0)
        positive[word] = down | ~(vertical | up)
        negative[word] = up & vertical
        carry = next
      }
    }
    return distance
  }
}

/// The tokens of a text as a hash set, for loops that ask it of each token of many texts.
@safe struct TokenSlots {
  private let keys: UnsafeBufferPointer<UInt32>

  /// Takes the slots of a `TokenDistance`, of which one is empty at least.
  fileprivate init(_ keys: UnsafeBufferPointer<UInt32>) {
    unsafe self.keys = unsafe keys
  }

  @inline(__always)
  func contains(_ token: UInt32) -> Bool {
    let mask = unsafe keys.count &- 1
    var slot = Int(truncatingIfNeeded: (token &* 0x9E37_79B1) &>> 7) & mask
    while true {
      let key = unsafe keys[slot]
      if key == token { return true }
      if key == .max { return false }
      slot = (slot &+ 1) & mask
    }
  }
}
