/// A small vocabulary that folded tokens are looked up in without making strings of them.
///
/// Open addressing over the bytes of the words, at most half full.
struct WordTable<Value: Sendable>: Sendable {
  private struct Entry: Sendable {
    var bytes: [UInt8]
    var value: Value
  }

  /// The number of an entry plus one; 0 is free.
  private var slots: [UInt16]
  private var entries: [Entry] = []

  /// A bit for each length that some word has.
  private var lengths: UInt64 = 0

  /// A bit for the low six bits of each first and last byte: most words of a text go here, before
  /// anything is hashed.
  private var firsts: UInt64 = 0
  private var lasts: UInt64 = 0

  /// Builds the table; of words given twice the first counts.
  ///
  /// - Parameter words: At most 30,000 folded words of 1 to 63 bytes.
  init(_ words: KeyValuePairs<String, Value>) {
    self.init(words.map { ($0.key, $0.value) })
  }

  /// Builds the table; of words given twice the first counts.
  ///
  /// - Parameter words: At most 30,000 folded words of 1 to 63 bytes.
  init(_ words: [(String, Value)]) {
    var capacity = 8
    while capacity < words.count * 2 { capacity *= 2 }
    slots = Array(repeating: 0, count: capacity)
    for (word, value) in words {
      let bytes = Array(word.utf8)
      var slot = Self.hash(bytes[...]) & (capacity - 1)
      while slots[slot] != 0, entries[Int(slots[slot]) - 1].bytes != bytes {
        slot = (slot + 1) & (capacity - 1)
      }
      guard slots[slot] == 0 else { continue }
      entries.append(Entry(bytes: bytes, value: value))
      slots[slot] = UInt16(entries.count)
      lengths |= 1 << UInt64(bytes.count)
      firsts |= 1 << UInt64((bytes.first ?? 0) & 63)
      lasts |= 1 << UInt64((bytes.last ?? 0) & 63)
    }
  }

  /// The value of a token's folded form, nil where the table lacks it.
  ///
  /// - Complexity: O(length of the token).
  @inline(__always)
  func value(of token: Token, in text: TokenizedText) -> Value? {
    value(of: token.folded, in: text)
  }

  /// The value of a stretch of the folded bytes, nil where the table lacks it.
  ///
  /// - Complexity: O(length of the stretch).
  @inline(__always)
  func value(of range: TextRange, in text: TokenizedText) -> Value? {
    guard !range.isEmpty,
      mayHold(
        length: range.length, first: text.foldedBytes[range.start],
        last: text.foldedBytes[range.end - 1])
    else { return nil }
    return value(of: text.foldedBytes[range.start..<range.end])
  }

  /// Whether some word has a length and ends; no slice is made to ask.
  @inline(__always)
  private func mayHold(length: Int, first: UInt8, last: UInt8) -> Bool {
    length < 64 && lengths &>> UInt64(length) & 1 == 1
      && firsts &>> UInt64(first & 63) & lasts &>> UInt64(last & 63) & 1 == 1
  }

  /// The value of a folded word, nil where the table lacks it.
  ///
  /// - Complexity: O(length of the word).
  func value(of word: ArraySlice<UInt8>) -> Value? {
    guard let first = word.first,
      mayHold(length: word.count, first: first, last: word[word.endIndex - 1])
    else { return nil }
    var slot = Self.hash(word) & (slots.count - 1)
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if entry.bytes.elementsEqual(word) { return entry.value }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// FNV-1a, its high half mixed in.
  private static func hash(_ bytes: ArraySlice<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: (hash ^ hash >> 32) & 0xFFFF_FFFF)
  }
}
