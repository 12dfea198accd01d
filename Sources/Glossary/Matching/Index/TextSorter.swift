/// Takes texts as they were gathered, and sorts them by length.
struct TextSorter {
  private let firstUnit: Int64
  private let makeSpool: () throws -> any IndexSpool
  private var texts: TextsByLength
  private var renumberer: StreamRenumberer
  private var prefix: PostingPrefix

  /// Begins with no texts; of each token is told the new number, above its class and kind.
  init(_ numbers: [UInt64], firstUnit: Int64, spool: @escaping () throws -> any IndexSpool) {
    self.firstUnit = firstUnit
    makeSpool = spool
    texts = TextsByLength(spool: spool)
    renumberer = StreamRenumberer(numbers)
    prefix = PostingPrefix(tokens: numbers.count)
  }

  /// Adds a text, in whose stream one number stands for tokens that `nextRare` gives in turn.
  ///
  /// - Throws: what the spool or `nextRare` throws.
  mutating func add(
    _ text: FuzzyIndexBuilder.Head, _ stream: UnsafeRawBufferPointer, rareNumber: UInt32,
    nextRare: () throws -> UInt32
  ) throws {
    unsafe try renumberer.take(stream, rareNumber: rareNumber, nextRare: nextRare)
    let signature = prefix.take(&renumberer.compared)
    try texts.add(
      TextsByLength.Head(
        signature: signature, unit: UInt32(truncatingIfNeeded: text.unit - firstUnit),
        date: text.date, profile: text.profile, postings: UInt32(prefix.items.count),
        size: UInt32(renumberer.size)),
      length: text.length, postings: prefix.items, stream: renumberer.stream)
  }

  /// Puts the texts into their final order.
  ///
  /// - Throws: what a spool throws.
  mutating func finish() throws -> EntryLayout {
    renumberer = StreamRenumberer([])
    var sorted = TextsByLength(spool: makeSpool)
    swap(&sorted, &texts)
    return try EntryLayout(consume sorted, postings: prefix.sizes, spool: makeSpool)
  }
}

/// Copies streams with the final numbers, and collects the classes of their compared tokens.
private struct StreamRenumberer {
  /// The last stream begins it.
  private(set) var stream: [UInt8] = []

  /// The bytes of the last stream.
  private(set) var size = 0

  /// The classes of the last text's compared tokens.
  var compared: [UInt32] = []

  private let numbers: [UInt64]
  private var marks: [UInt32] = []

  init(_ numbers: [UInt64]) {
    self.numbers = numbers
  }

  /// Takes the stream of a text as it was gathered.
  mutating func take(
    _ gathered: UnsafeRawBufferPointer, rareNumber: UInt32, nextRare: () throws -> UInt32
  ) throws {
    compared.removeAll(keepingCapacity: true)
    marks.removeAll(keepingCapacity: true)
    // No token has less than a byte.
    let most = gathered.count * VariableLength.longest
    if stream.count < most { stream = Array(repeating: 0, count: 2 * most) }
    size = unsafe try stream.withUnsafeMutableBufferPointer { stream in
      var (offset, written) = (0, 0)
      guard let base = unsafe gathered.bindMemory(to: UInt8.self).baseAddress else { return 0 }
      while offset < gathered.count {
        let coded = unsafe VariableLength.read(base, &offset, gathered.count)
        let token = coded >> 1
        let number = numbers[Int(token == rareNumber ? try nextRare() : token)]
        unsafe VariableLength.write(
          UInt32(number >> 32) << 1 | coded & 1, to: stream, at: &written)
        let packed = UInt32(truncatingIfNeeded: number)
        switch Token.Kind(rawValue: UInt8(packed & 7)) {
        case .word, .number, .placeholder: compared.append(packed >> 3)
        case .punctuation: if compared.isEmpty { marks.append(packed >> 3) }
        case .space, nil: break
        }
      }
      return written
    }
    if compared.isEmpty { swap(&compared, &marks) }
  }
}

extension FuzzyIndexBuilder {
  /// Gives the texts that a builder gathered, as they came.
  ///
  /// - Throws: what the spool or the body throws.
  static func forEachText(
    of texts: SpooledRows, _ body: (Head, _ stream: UnsafeRawBufferPointer) throws -> Void
  ) throws {
    unsafe try texts.forEachBlock(of: 0) { block in
      var offset = 0
      while offset < block.count {
        let head = unsafe block.loadUnaligned(fromByteOffset: offset, as: Head.self)
        let stream = offset + MemoryLayout<Head>.size
        offset = stream + Int(head.size)
        unsafe try body(head, UnsafeRawBufferPointer(rebasing: block[stream..<offset]))
      }
    }
  }
}
