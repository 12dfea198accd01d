/// The distinct tokens of the texts that an index is being built of, each with a number.
///
/// Tokens of one kind and folded form are a class, which is named by its folded form; that form is
/// a token of the vocabulary even where no text has it.
struct TokenVocabulary {
  /// The bytes of all tokens, one after another, each behind the number of its kind.
  private var bytes: [UInt8] = []

  /// What is known of each token, together since it is asked for together; one more for the end.
  private var records = [Record(start: 0, occurrences: 0)]

  private struct Record {
    /// Where the token begins in `bytes`.
    var start: UInt32

    /// How often it was counted.
    var occurrences: UInt32
  }

  /// The tokens that do not name their class, in order, each with the one that does.
  private var named: [(token: UInt32, head: UInt32)] = []

  /// A hash table, at most two thirds full: the number of a token plus 1, and above it as much of the
  /// upper half of its hash as there is room for, so that other tokens are seldom looked at.
  private var slots = [UInt32](repeating: 0, count: 1 << 12)

  /// The number of tokens.
  var count: Int { records.count - 1 }

  /// About how much memory it takes, in bytes.
  var footprint: Int {
    bytes.count + records.count * MemoryLayout<Record>.stride
      + named.count * MemoryLayout<(UInt32, UInt32)>.stride
      + slots.count * MemoryLayout<UInt32>.stride
  }

  /// Where the bytes of a token are.
  @inline(__always)
  private func range(of token: UInt32) -> Range<Int> {
    Int(records[Int(token)].start) + 1..<Int(records[Int(token) + 1].start)
  }

  /// The bytes of a token.
  func bytes(of token: UInt32) -> ArraySlice<UInt8> { bytes[range(of: token)] }

  /// What a token is, as the number of its kind.
  func kind(of token: UInt32) -> UInt8 { bytes[Int(records[Int(token)].start)] }

  /// The class of each token.
  var heads: [UInt32] {
    var heads = Array(0..<UInt32(count))
    for each in named { heads[Int(each.token)] = each.head }
    return heads
  }

  /// How often a token was counted.
  func occurrences(of token: UInt32) -> UInt32 { records[Int(token)].occurrences }

  /// Counts a token once more.
  @inline(__always)
  mutating func count(_ token: UInt32) { records[Int(token)].occurrences &+= 1 }

  /// Counts each of some tokens once more, but those that have no number.
  mutating func count(_ tokens: UnsafeBufferPointer<Query>) {
    unsafe records.withUnsafeMutableBufferPointer { records in
      for index in tokens.indices {
        let number = unsafe tokens[index].number
        if number != .max { unsafe records[Int(number)].occurrences &+= 1 }
      }
    }
  }

  /// Gives the tokens of a text their numbers, but those for which one look does not do; whether all
  /// have one.
  ///
  /// Each loop does little more than load, so that memory is waited for once and not for each token.
  ///
  /// - Complexity: O(length).
  func find(
    _ queries: UnsafeMutableBufferPointer<Query>, in source: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let mask = UInt32(slots.count - 1)
    unsafe slots.withUnsafeBufferPointer { slots in
      for index in queries.indices {
        let place = UInt32(truncatingIfNeeded: unsafe queries[index].hash) & mask
        unsafe queries[index].slot = unsafe slots[Int(place)]
      }
    }
    unsafe records.withUnsafeBufferPointer { records in
      for index in queries.indices {
        let query = unsafe queries[index]
        guard query.slot != 0, query.slot & ~mask == Self.tag(query.hash, mask) else { continue }
        let token = Int(query.slot & mask) - 1
        let start = unsafe records[token].start
        if unsafe Int(records[token + 1].start) - Int(start) - 1 == query.range.count {
          unsafe queries[index].offset = start
        }
      }
    }
    return unsafe bytes.withUnsafeBufferPointer { bytes in
      var areAllKnown = true
      for index in queries.indices {
        let query = unsafe queries[index]
        let isSame =
          unsafe query.offset != .max
          && Self.isEqual(
            bytes, Int(query.offset), query.kind, UnsafeBufferPointer(rebasing: source[query.range])
          )
        if isSame {
          unsafe queries[index].number = (query.slot & mask) - 1
        } else {
          areAllKnown = false
        }
      }
      return areAllKnown
    }
  }

  /// The number of a token, which is added when it is new.
  ///
  /// - Complexity: O(length), and the folding of a new token.
  mutating func intern(
    _ kind: Token.Kind, _ token: UnsafeBufferPointer<UInt8>
  ) throws(UnicodeError) -> UInt32 {
    unsafe try intern(kind, token, hash: TokenHash.hash(kind, token))
  }

  /// The same for a token whose hash is known.
  mutating func intern(
    _ kind: Token.Kind, _ token: UnsafeBufferPointer<UInt8>, hash: UInt64
  ) throws(UnicodeError) -> UInt32 {
    if let known = unsafe find(kind, token, hash: hash) { return known }
    var folded: [UInt8] = []
    unsafe try Tokenizer.appendFold(of: token, TextRange(start: 0, end: token.count), to: &folded)
    let isHead = unsafe folded.elementsEqual(token)
    var head: UInt32?
    if !isHead {
      head = unsafe folded.withUnsafeBufferPointer { folded in
        let hash = unsafe TokenHash.hash(kind, folded)
        return unsafe find(kind, folded, hash: hash) ?? add(kind, folded, hash, head: nil)
      }
    }
    return unsafe add(kind, token, hash, head: head)
  }

  /// The number of a token; nil for one that is not known.
  ///
  /// - Complexity: O(length).
  func find(
    _ kind: Token.Kind, _ token: UnsafeBufferPointer<UInt8>, hash: UInt64
  ) -> UInt32? {
    let mask = UInt32(slots.count - 1)
    let tag = Self.tag(hash, mask)
    return unsafe bytes.withUnsafeBufferPointer { bytes in
      var place = UInt32(truncatingIfNeeded: hash) & mask
      while slots[Int(place)] != 0 {
        let slot = slots[Int(place)]
        if slot & ~mask == tag {
          let candidate = (slot & mask) - 1
          let known = range(of: candidate)
          let isSame =
            unsafe known.count == token.count
            && Self.isEqual(bytes, known.lowerBound - 1, kind, token)
          if isSame { return candidate }
        }
        place = (place + 1) & mask
      }
      return nil
    }
  }

  /// Whether a token of the same length that begins somewhere is another one.
  @inline(__always)
  private static func isEqual(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ kind: Token.Kind,
    _ token: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    unsafe bytes[start] == kind.rawValue
      && UnsafeBufferPointer(rebasing: bytes[start + 1..<start + 1 + token.count])
        .isEqual(to: token)
  }

  /// What a slot has of a hash.
  @inline(__always)
  private static func tag(_ hash: UInt64, _ mask: UInt32) -> UInt32 {
    UInt32(truncatingIfNeeded: hash &>> 32) & ~mask
  }

  private mutating func add(
    _ kind: Token.Kind, _ token: UnsafeBufferPointer<UInt8>, _ hash: UInt64, head: UInt32?
  ) -> UInt32 {
    let new = UInt32(count)
    bytes.append(kind.rawValue)
    unsafe bytes.append(contentsOf: token)
    records.append(Record(start: UInt32(bytes.count), occurrences: 0))
    if let head { named.append((new, head)) }
    if 3 * count > 2 * slots.count {
      growSlots()
    } else {
      Self.place(new, hash, in: &slots)
    }
    return new
  }

  private mutating func growSlots() {
    var larger = [UInt32](repeating: 0, count: slots.count * 2)
    slots = []
    unsafe bytes.withUnsafeBufferPointer { bytes in
      for token in 0..<UInt32(count) {
        Self.place(token, unsafe hash(of: token, bytes), in: &larger)
      }
    }
    slots = larger
  }

  private static func place(_ token: UInt32, _ hash: UInt64, in slots: inout [UInt32]) {
    let mask = UInt32(slots.count - 1)
    var place = UInt32(truncatingIfNeeded: hash) & mask
    while slots[Int(place)] != 0 { place = (place + 1) & mask }
    slots[Int(place)] = tag(hash, mask) | (token + 1)
  }

  private func hash(of token: UInt32, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let range = range(of: token)
    return unsafe TokenHash.hash(
      kind: UInt64(bytes[range.lowerBound - 1]), UnsafeBufferPointer(rebasing: bytes[range]))
  }

  /// Gives up the table by which tokens are found.
  mutating func forgetPlaces() { slots = [] }

  /// The table by which tokens are found that are numbered anew: the one at position i gets i.
  func slots(of order: [UInt32], capacity: Int) -> [UInt32] {
    var slots = [UInt32](repeating: 0, count: capacity)
    unsafe bytes.withUnsafeBufferPointer { bytes in
      for (number, token) in order.enumerated() {
        var slot = Int(unsafe hash(of: token, bytes) & UInt64(capacity - 1))
        while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
        slots[slot] = UInt32(number) + 1
      }
    }
    return slots
  }
}
