/// The tokens of texts that got no number while the texts came in, in their order.
///
/// Most distinct tokens of many texts occur a few times only: put aside, they take no memory until
/// the vocabulary of all texts is wanted.
struct RareTokens {
  private let makeSpool: () throws -> any IndexSpool
  private var rows: SpooledRows

  /// The number of tokens.
  private(set) var count = 0

  /// The bytes of all of them.
  private(set) var byteCount = 0

  /// What goes before the bytes of a token.
  private struct Head: BitwiseCopyable {
    var kind: UInt32
    var size: UInt32
  }

  init(spool makeSpool: @escaping () throws -> any IndexSpool) {
    self.makeSpool = makeSpool
    rows = SpooledRows(count: 1, waiting: 1 << 17, spool: makeSpool)
  }

  /// Adds a token.
  ///
  /// - Throws: what the spool throws.
  mutating func append(_ kind: Token.Kind, _ token: UnsafeBufferPointer<UInt8>) throws {
    rows.append(Head(kind: UInt32(kind.rawValue), size: UInt32(token.count)), to: 0)
    unsafe rows.append(UnsafeRawBufferPointer(token), to: 0)
    try rows.endRecord()
    count += 1
    byteCount += token.count
  }

  /// Counts each token in a vocabulary, which those that are new are added to; the numbers in order.
  ///
  /// - Complexity: O(size).
  /// - Throws: `UnicodeError` when ICU fails; what a spool throws.
  func number(in vocabulary: inout TokenVocabulary) throws -> SpooledRows {
    var numbers = SpooledRows(count: 1, waiting: 1 << 17, spool: makeSpool)
    unsafe try rows.forEachBlock(of: 0) { block in
      var offset = 0
      while offset < block.count {
        let head = unsafe block.loadUnaligned(fromByteOffset: offset, as: Head.self)
        let start = offset + MemoryLayout<Head>.size
        offset = start + Int(head.size)
        let token = unsafe UnsafeRawBufferPointer(rebasing: block[start..<offset])
        guard let kind = Token.Kind(rawValue: UInt8(head.kind)) else { continue }
        let number = unsafe try vocabulary.intern(kind, token.bindMemory(to: UInt8.self))
        vocabulary.count(number)
        numbers.append(number, to: 0)
        try numbers.endRecord()
      }
    }
    return numbers
  }
}
