/// All tokens of an index, found whole once and then read without a check each.
@safe struct ConcordanceVocabulary {
  let index: FuzzyIndex

  /// The number of tokens.
  let count: Int

  private let classes: IndexTable<UInt32>
  private let offsets: IndexTable<UInt32>
  private let bytes: IndexTable<UInt8>

  /// - Complexity: O(size of the vocabulary).
  /// - Throws: `IndexDamage`.
  init(_ index: FuzzyIndex) throws(IndexDamage) {
    self.index = index
    count = index.tokenCount
    classes = IndexTable(index, .classes)
    offsets = IndexTable(index, .tokenOffsets)
    bytes = IndexTable(index, .tokenBytes)
    var verified = VerifiedBlocks(of: index)
    for section in [IndexSection.tokenOffsets, .tokenBytes, .classes] {
      let extent = index.header[section]
      try verified.verify(index, extent.offset, extent.count)
    }
    for token in 0..<count {
      let isSound =
        offsets[token] <= offsets[token + 1] && Int(offsets[token + 1]) <= bytes.count
        && classes[token] >> 3 <= token && Token.Kind(rawValue: UInt8(classes[token] & 7)) != nil
      guard isSound else { throw IndexDamage("a token is out of place") }
    }
  }

  /// The class and kind of a token, `class << 3 | kind`; no class has a higher number than its tokens.
  @inline(__always)
  func packedClass(_ token: Int) -> UInt32 {
    precondition(token < count, "no such token")
    return classes[token]
  }

  /// The length of a token in bytes.
  @inline(__always)
  func length(of token: Int) -> Int {
    precondition(token < count, "no such token")
    return Int(offsets[token + 1] - offsets[token])
  }

  /// The bytes of a token; valid as long as the index.
  @inline(__always)
  func bytes(of token: Int) -> UnsafeBufferPointer<UInt8> {
    let start = Int(offsets[token])
    return unsafe bytes[start..<start + length(of: token)]
  }
}
