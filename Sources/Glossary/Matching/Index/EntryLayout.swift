/// The texts of an index in their final order, by length, with final numbers and signatures.
struct EntryLayout {
  /// The texts.
  let texts: TextsByLength

  /// The inverted lists.
  let postings: PostingLists

  /// Lays out what a builder gathered.
  ///
  /// - Complexity: O(n log n) for n tokens; memory is bounded but for the numbering.
  /// - Throws: what a spool throws.
  init(
    _ gathered: SpooledRows, firstUnit: Int64, numbering: TokenNumbering,
    spool: @escaping () throws -> any IndexSpool
  ) throws {
    var texts = TextsByLength(spool: spool)
    var renumberer = StreamRenumberer(numbering)
    var prefix = PostingPrefix(tokens: numbering.numbers.count)
    unsafe try FuzzyIndexBuilder.forEachText(of: gathered) { text, stream in
      unsafe renumberer.take(stream)
      let signature = prefix.take(&renumberer.compared)
      try texts.add(
        TextsByLength.Head(
          signature: signature, unit: UInt32(truncatingIfNeeded: text.unit - firstUnit),
          date: text.date, profile: text.profile, postings: UInt32(prefix.items.count),
          size: UInt32(renumberer.size)),
        length: text.length, postings: prefix.items, stream: renumberer.stream)
    }
    try texts.cluster()
    var lists = PostingLists.Builder(sizes: prefix.sizes, spool: spool)
    var entry: UInt32 = 0
    for (_, row) in texts.order {
      unsafe try texts.forEachText(of: row) { head, items, _ in
        let sketch = TokenSignature.sketch(head.signature)
        for offset in stride(from: 0, to: items.count, by: 4) {
          let item = unsafe items.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
          lists.add(item >> 4, rank: Int(item & 15), entry: entry, sketch: sketch)
        }
        entry += 1
      }
      try lists.endLength()
    }
    self.texts = texts
    postings = lists.finish()
  }

  /// Pairs of a length and the first entry of it; the last pair tells the end.
  var lengths: [UInt32] {
    var lengths: [UInt32] = []
    var entries: UInt32 = 0
    for (length, row) in texts.order {
      lengths += [length, entries]
      entries += texts.counts[row]
    }
    return lengths + [UInt32.max, entries]
  }

  /// Gives the section of entries, one after another.
  func forEachRecord(_ body: (IndexEntry) throws -> Void) throws {
    var streamStart: UInt32 = 0
    unsafe try texts.forEachText { head, _ in
      try body(IndexEntry(signature: head.signature, streamStart: streamStart, unit: head.unit))
      streamStart += head.size
    }
    try body(IndexEntry(signature: 0, streamStart: streamStart, unit: 0))
  }

  /// Gives the date of each entry.
  func forEachDate(_ body: (UInt32) throws -> Void) throws {
    unsafe try texts.forEachText { head, _ in try body(head.date) }
  }

  /// Gives the profile of each entry.
  func forEachProfile(_ body: (UInt32) throws -> Void) throws {
    unsafe try texts.forEachText { head, _ in try body(head.profile) }
  }

  /// Gives the stream of each entry.
  func forEachStream(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    unsafe try texts.forEachText { _, stream in unsafe try body(stream) }
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

  private let numbering: TokenNumbering
  private var marks: [UInt32] = []

  init(_ numbering: TokenNumbering) {
    self.numbering = numbering
  }

  /// Takes the stream of a text as it was gathered.
  mutating func take(_ gathered: UnsafeRawBufferPointer) {
    compared.removeAll(keepingCapacity: true)
    marks.removeAll(keepingCapacity: true)
    // No token has less than a byte.
    let most = gathered.count * VariableLength.longest
    if stream.count < most { stream = Array(repeating: 0, count: 2 * most) }
    size = unsafe stream.withUnsafeMutableBufferPointer { stream in
      var (offset, written) = (0, 0)
      guard let base = unsafe gathered.bindMemory(to: UInt8.self).baseAddress else { return 0 }
      while offset < gathered.count {
        let coded = unsafe VariableLength.read(base, &offset, gathered.count)
        let number = numbering.numbers[Int(coded >> 1)]
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
