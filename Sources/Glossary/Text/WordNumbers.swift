/// Numbers for words: each distinct word has one as long as the table lives, from 0 in the order of
/// their coming.
struct WordNumbers: Sendable {
  private var bytes: [UInt8] = []
  private var offsets: [Int32] = [0]
  private var kinds: [Token.Kind] = []

  /// A hash table: the lower half of a word's hash, which tells its place too, above its number
  /// plus 1.
  private var slots = [UInt64](repeating: 0, count: 1 << 12)

  /// The number of words.
  var count: Int { kinds.count }

  /// The word of a number.
  ///
  /// - Complexity: O(length).
  func word(_ number: Int32) -> String {
    let range = Int(offsets[Int(number)])..<Int(offsets[Int(number) + 1])
    return String(decoding: bytes[range], as: UTF8.self)
  }

  /// The kind of the word of a number.
  func kind(_ number: Int32) -> Token.Kind { kinds[Int(number)] }

  /// The number of a token of a kind by its folded form, and whether it is new.
  ///
  /// - Complexity: O(length).
  @inline(__always)
  mutating func number(
    of word: UnsafeBufferPointer<UInt8>, _ kind: Token.Kind
  ) -> (number: Int32, isNew: Bool) {
    let tag = unsafe UInt32(truncatingIfNeeded: TokenHash.hash(kind, word))
    var slot = Int(tag) & (slots.count - 1)
    while slots[slot] != 0 {
      if UInt32(slots[slot] &>> 32) == tag {
        let candidate = Int32(truncatingIfNeeded: slots[slot]) - 1
        if unsafe kinds[Int(candidate)] == kind && isEqual(candidate, word) {
          return (candidate, false)
        }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return unsafe (add(word, kind, tag), true)
  }

  private func isEqual(_ known: Int32, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Int(offsets[Int(known)])
    guard Int(offsets[Int(known) + 1]) - start == word.count else { return false }
    return unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe UnsafeBufferPointer(rebasing: bytes[start..<start + word.count]).isEqual(to: word)
    }
  }

  private mutating func add(
    _ word: UnsafeBufferPointer<UInt8>, _ kind: Token.Kind, _ tag: UInt32
  ) -> Int32 {
    let new = Int32(count)
    unsafe bytes.append(contentsOf: word)
    offsets.append(Int32(bytes.count))
    kinds.append(kind)
    Self.place(UInt64(tag) << 32 | UInt64(new + 1), in: &slots)
    if 2 * count > slots.count {
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
}
