/// The distinct tokens of the texts that an index is being built of, each with a number.
///
/// Tokens of one kind and folded form are a class, which is named by its folded form; that form is
/// a token of the vocabulary even where no text has it.
struct TokenVocabulary {
  /// The bytes of all tokens, one after another.
  private(set) var bytes: [UInt8] = []

  /// What is known of each token, together since it is asked for together.
  private var records: [Record] = []

  private struct Record {
    /// Where the token begins in `bytes`.
    var offset: UInt32

    /// Its length, and its kind in the lowest three bits.
    var shape: UInt32

    /// Its class.
    var head: UInt32

    /// How often it was counted.
    var occurrences: UInt32
  }

  /// A hash table: the lower half of a token's hash, which tells its place too, above its number
  /// plus 1, so that growing hashes nothing and other tokens are seldom looked at.
  private var slots = [UInt64](repeating: 0, count: 1 << 12)

  /// The number of tokens.
  var count: Int { records.count }

  /// About how much memory it takes, in bytes.
  var footprint: Int {
    bytes.count + records.count * MemoryLayout<Record>.stride
      + slots.count * MemoryLayout<UInt64>.stride
  }

  /// The bytes of a token.
  func bytes(of token: UInt32) -> ArraySlice<UInt8> {
    let record = records[Int(token)]
    return bytes[Int(record.offset)..<Int(record.offset + record.shape >> 3)]
  }

  /// What a token is, as the number of its kind.
  func kind(of token: UInt32) -> UInt8 { UInt8(records[Int(token)].shape & 7) }

  /// The class of a token.
  func head(of token: UInt32) -> UInt32 { records[Int(token)].head }

  /// How often a token was counted.
  func occurrences(of token: UInt32) -> UInt32 { records[Int(token)].occurrences }

  /// Counts a token once more.
  @inline(__always)
  mutating func count(_ token: UInt32) { records[Int(token)].occurrences &+= 1 }

  /// Counts each of some numbered tokens once more.
  mutating func count(_ tokens: UnsafeBufferPointer<Query>) {
    unsafe records.withUnsafeMutableBufferPointer { records in
      for index in tokens.indices {
        unsafe records[Int(tokens[index].number)].occurrences &+= 1
      }
    }
  }

  /// A token of a text on the way to its number.
  struct Query {
    /// The number, once it is known.
    var number = UInt32.max

    private(set) var kind = Token.Kind.space

    /// Whether a blank stands before it, which is no token of its own.
    private(set) var isAfterBlank = false

    private(set) var hash: UInt64 = 0
    private var start: UInt32 = 0
    private var end: UInt32 = 0
    fileprivate var slot: UInt64 = 0

    /// Where the token that the slot names begins, if it is as long and of the same kind.
    fileprivate var offset = UInt32.max

    /// Where it stands in the text.
    var range: Range<Int> { Int(start)..<Int(end) }

    /// Makes room for a token.
    init() {}

    @inline(__always)
    init(
      _ kind: Token.Kind, _ range: Range<Int>, isAfterBlank: Bool,
      in source: UnsafeBufferPointer<UInt8>
    ) {
      self.kind = kind
      self.isAfterBlank = isAfterBlank
      start = UInt32(truncatingIfNeeded: range.lowerBound)
      end = UInt32(truncatingIfNeeded: range.upperBound)
      hash = unsafe TokenHash.hash(kind, UnsafeBufferPointer(rebasing: source[range]))
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
    let mask = slots.count - 1
    unsafe slots.withUnsafeBufferPointer { slots in
      for index in queries.indices {
        let place = Int(UInt32(truncatingIfNeeded: unsafe queries[index].hash)) & mask
        unsafe queries[index].slot = unsafe slots[place]
      }
    }
    unsafe records.withUnsafeBufferPointer { records in
      for index in queries.indices {
        let query = unsafe queries[index]
        let tag = UInt32(truncatingIfNeeded: query.hash)
        guard query.slot != 0, UInt32(query.slot &>> 32) == tag else { continue }
        let record = unsafe records[Int(UInt32(truncatingIfNeeded: query.slot) - 1)]
        if record.shape == Self.shape(query.kind, query.range.count) {
          unsafe queries[index].offset = record.offset
        }
      }
    }
    return unsafe bytes.withUnsafeBufferPointer { bytes in
      var areAllKnown = true
      for index in queries.indices {
        let query = unsafe queries[index]
        let known = Int(query.offset)..<(Int(query.offset) + query.range.count)
        let isSame =
          unsafe query.offset != .max
          && UnsafeBufferPointer(rebasing: bytes[known])
            .isEqual(to: UnsafeBufferPointer(rebasing: source[query.range]))
        if isSame {
          unsafe queries[index].number = UInt32(truncatingIfNeeded: query.slot) - 1
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
        if unsafe isEqual(candidate, kind, token) { return candidate }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  @inline(__always)
  private func isEqual(
    _ known: UInt32, _ kind: Token.Kind, _ token: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let record = records[Int(known)]
    guard record.shape == Self.shape(kind, token.count) else { return false }
    return unsafe isEqual(Int(record.offset), token)
  }

  @inline(__always)
  private func isEqual(_ start: Int, _ token: UnsafeBufferPointer<UInt8>) -> Bool {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe UnsafeBufferPointer(rebasing: bytes[start..<start + token.count]).isEqual(to: token)
    }
  }

  private static func shape(_ kind: Token.Kind, _ length: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: length) &<< 3 | UInt32(kind.rawValue)
  }

  private mutating func add(
    _ kind: Token.Kind, _ token: UnsafeBufferPointer<UInt8>, _ hash: UInt64, head: UInt32?
  ) -> UInt32 {
    let new = UInt32(count)
    records.append(
      Record(
        offset: UInt32(bytes.count), shape: Self.shape(kind, token.count), head: head ?? new,
        occurrences: 0))
    unsafe bytes.append(contentsOf: token)
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
        let record = records[Int(token)]
        let range = Int(record.offset)..<Int(record.offset + record.shape >> 3)
        let hash = unsafe TokenHash.hash(
          kind: UInt64(record.shape & 7), UnsafeBufferPointer(rebasing: bytes[range]))
        var slot = Int(hash & UInt64(capacity - 1))
        while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
        slots[slot] = UInt32(number) + 1
      }
    }
    return slots
  }
}
