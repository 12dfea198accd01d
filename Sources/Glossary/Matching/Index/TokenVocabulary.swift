/// The distinct tokens of the texts that an index is being built of, each with a number.
///
/// Tokens of one kind and folded form are a class, which is named by its folded form; that form is
/// a token of the vocabulary even where no text has it.
struct TokenVocabulary {
  /// The bytes of all tokens, one after another.
  private(set) var bytes: [UInt8] = []

  /// Where each token begins in `bytes`, and the end of the last.
  private(set) var offsets: [UInt32] = [0]

  /// What each token is.
  private(set) var kinds: [Token.Kind] = []

  /// The class of each token.
  private(set) var classes: [UInt32] = []

  /// How often each token was counted.
  private(set) var occurrences: [UInt32] = []

  /// A hash table: the lower half of a token's hash, which tells its place too, above its number
  /// plus 1, so that growing hashes nothing and other tokens are seldom looked at.
  private var slots = [UInt64](repeating: 0, count: 1 << 12)

  /// The number of tokens.
  var count: Int { kinds.count }

  /// The bytes of a token.
  func bytes(of token: UInt32) -> ArraySlice<UInt8> {
    bytes[Int(offsets[Int(token)])..<Int(offsets[Int(token) + 1])]
  }

  /// Counts a token once more.
  @inline(__always)
  mutating func count(_ token: UInt32) { occurrences[Int(token)] &+= 1 }

  /// The number of a token, which is added when it is new.
  ///
  /// - Complexity: O(length), and the folding of a new token.
  mutating func intern(
    _ kind: Token.Kind, _ token: UnsafeBufferPointer<UInt8>
  ) throws(UnicodeError) -> UInt32 {
    let hash = unsafe TokenHash.hash(kind, token)
    if let known = unsafe find(kind, token, hash) { return known }
    var folded: [UInt8] = []
    unsafe try Tokenizer.appendFold(of: token, TextRange(start: 0, end: token.count), to: &folded)
    let isHead = unsafe folded.elementsEqual(token)
    var head: UInt32?
    if !isHead {
      head = unsafe folded.withUnsafeBufferPointer { folded in
        let hash = unsafe TokenHash.hash(kind, folded)
        return unsafe find(kind, folded, hash) ?? add(kind, folded, hash, head: nil)
      }
    }
    return unsafe add(kind, token, hash, head: head)
  }

  private func find(
    _ kind: Token.Kind, _ token: UnsafeBufferPointer<UInt8>, _ hash: UInt64
  ) -> UInt32? {
    let tag = UInt32(truncatingIfNeeded: hash)
    var slot = Int(tag) & (slots.count - 1)
    while slots[slot] != 0 {
      if UInt32(slots[slot] &>> 32) == tag {
        let candidate = UInt32(truncatingIfNeeded: slots[slot]) - 1
        if unsafe kinds[Int(candidate)] == kind && isEqual(candidate, token) { return candidate }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private func isEqual(_ known: UInt32, _ token: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Int(offsets[Int(known)])
    guard Int(offsets[Int(known) + 1]) - start == token.count else { return false }
    return unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe UnsafeBufferPointer(rebasing: bytes[start..<start + token.count]).isEqual(to: token)
    }
  }

  private mutating func add(
    _ kind: Token.Kind, _ token: UnsafeBufferPointer<UInt8>, _ hash: UInt64, head: UInt32?
  ) -> UInt32 {
    let new = UInt32(count)
    unsafe bytes.append(contentsOf: token)
    offsets.append(UInt32(bytes.count))
    kinds.append(kind)
    classes.append(head ?? new)
    occurrences.append(0)
    Self.place(hash << 32 | UInt64(new + 1), in: &slots)
    if 3 * count > 2 * slots.count {
      var larger = [UInt64](repeating: 0, count: slots.count * 2)
      for slot in slots where slot != 0 { Self.place(slot, in: &larger) }
      slots = larger
    }
    return new
  }

  private static func place(_ item: UInt64, in slots: inout [UInt64]) {
    var slot = Int(item &>> 32) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = item
  }

  /// The table by which tokens are found that are numbered anew: the one at position i gets i.
  func slots(of order: [UInt32], capacity: Int) -> [UInt32] {
    var slots = [UInt32](repeating: 0, count: capacity)
    unsafe bytes.withUnsafeBufferPointer { bytes in
      for (number, token) in order.enumerated() {
        let range = Int(offsets[Int(token)])..<Int(offsets[Int(token) + 1])
        let hash = unsafe TokenHash.hash(
          kinds[Int(token)], UnsafeBufferPointer(rebasing: bytes[range]))
        var slot = Int(hash & UInt64(capacity - 1))
        while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
        slots[slot] = UInt32(number) + 1
      }
    }
    return slots
  }
}
