/// Reads an index, block by block as it is needed, into buffers of its own: one reader a task.
@safe struct IndexReader: ~Copyable {
  let index: FuzzyIndex
  private var verified: VerifiedBlocks

  // Where sections begin in the file, and in memory: asked for with every token.
  private let classesOffset: Int
  private let classTable: UnsafePointer<UInt32>
  private let entriesOffset: Int
  private let entryTable: UnsafePointer<IndexEntry>
  private let streamsOffset: Int
  private let tokenCount: UInt32

  /// Room for the three arrays below while they are read, `decodingRoom` numbers for each.
  private var decoding = UnsafeMutablePointer<UInt32>.allocate(capacity: 0)
  private var decodingRoom = 0

  /// The tokens of the entry decoded last, `token << 1 | isAfterBlank`.
  private(set) var stream: [UInt32] = []

  /// The classes and kinds of those tokens, `class << 3 | kind`.
  private(set) var classes: [UInt32] = []

  /// The classes of its compared tokens.
  private(set) var compared: [UInt32] = []

  /// Where tokens are that are brought near, and what came of reading there.
  private var near: [UInt32] = []
  private var touched: UInt32 = 0

  /// Whether the entry decoded last has words, numbers or placeholders.
  private(set) var hasContent = false

  init(_ index: FuzzyIndex) {
    self.index = index
    verified = VerifiedBlocks(of: index)
    classesOffset = index.header[.classes].offset
    unsafe classTable = unsafe index.start(.classes, as: UInt32.self)
    entriesOffset = index.header[.entries].offset
    unsafe entryTable = index.start(.entries, as: IndexEntry.self)
    streamsOffset = index.header[.streams].offset
    tokenCount = UInt32(index.tokenCount)
  }

  deinit { unsafe decoding.deallocate() }

  /// What an index knows of a text beside its tokens.
  struct Record {
    var unit: Int64
    var date: UInt32
    var profile: UInt32
  }

  /// The unit, date and profile of an entry.
  mutating func record(_ entry: UInt32) throws(IndexDamage) -> Record {
    let record = Record(
      unit: index.header.firstUnit + Int64(try self.entry(entry).unit),
      date: try value(.dates, Int(entry)), profile: try value(.profiles, Int(entry)))
    guard Int(record.profile) < index.profiles.count else {
      throw IndexDamage("an entry names no profile")
    }
    return record
  }

  /// The signature of an entry.
  @inline(__always)
  mutating func signature(_ entry: UInt32) throws(IndexDamage) -> UInt64 {
    try self.entry(entry).signature
  }

  /// Runs a body with a stretch of entries.
  mutating func withEntries<Value>(
    _ entries: Range<UInt32>, _ body: (UnsafeBufferPointer<IndexEntry>) -> Value
  ) throws(IndexDamage) -> Value {
    let (first, count) = (Int(entries.lowerBound), entries.count)
    try verified.verify(index, entriesOffset + 16 * first, 16 * count)
    return unsafe body(UnsafeBufferPointer(start: entryTable + first, count: count))
  }

  @inline(__always)
  private mutating func entry(_ entry: UInt32) throws(IndexDamage) -> IndexEntry {
    try verified.verify(index, entriesOffset &+ 16 &* Int(entry), 16)
    return unsafe entryTable[Int(entry)]
  }

  /// The bytes of an entry's stream; valid as long as the index.
  @inline(__always)
  mutating func streamBytes(
    _ entry: UInt32
  ) throws(IndexDamage) -> UnsafeBufferPointer<UInt8> {
    let start = Int(try self.entry(entry).streamStart)
    let end = Int(try self.entry(entry &+ 1).streamStart)
    guard start <= end && end <= index.header[.streams].count else {
      throw IndexDamage("a stream is out of place")
    }
    try verified.verify(index, streamsOffset &+ start, end &- start)
    return unsafe UnsafeBufferPointer(
      start: index.start(.streams, as: UInt8.self) + start, count: end - start)
  }

  /// The first byte of an entry's stream: asked for some time before the others, it brings them near.
  @inline(__always)
  mutating func touchStream(_ entry: UInt32) throws(IndexDamage) -> UInt8 {
    unsafe try streamBytes(entry).first ?? 0
  }

  /// Reads the tokens of an entry into `stream`, `classes` and `compared`.
  ///
  /// - Complexity: O(number of tokens).
  mutating func decode(_ entry: UInt32) throws(IndexDamage) {
    _ = try decode(entry, room: .max, among: nil)
  }

  /// As `decode(_:)`, but stops and returns false once more compared tokens than there is room for
  /// are not among those that a query has.
  mutating func decode(
    _ entry: UInt32, room: Int, among known: TokenSlots?
  ) throws(IndexDamage) -> Bool {
    let bytes = unsafe try streamBytes(entry)
    guard let base = bytes.baseAddress else { throw IndexDamage("there are no streams") }
    let count = bytes.count
    reserveDecoding(count)
    // A stream has a byte for each token at least.
    let tokens = unsafe decoding
    let packedClasses = unsafe decoding + decodingRoom
    let comparedClasses = unsafe decoding + 2 * decodingRoom
    var (tokenCount, comparedCount) = (0, 0)
    var left = room
    var offset = 0
    while offset < count {
      let coded = unsafe VariableLength.read(base, &offset, count)
      let token = coded &>> 1
      guard token < self.tokenCount else { throw IndexDamage("a stream names no token") }
      try verified.verify(index, classesOffset &+ 4 &* Int(token), 4)
      let packed = unsafe classTable[Int(token)]
      unsafe tokens[tokenCount] = coded
      unsafe packedClasses[tokenCount] = packed
      tokenCount &+= 1
      // Word, number and placeholder are the kinds from `word` on.
      guard packed & 7 >= 2 else { continue }
      unsafe comparedClasses[comparedCount] = packed &>> 3
      comparedCount &+= 1
      if let known, !known.contains(packed &>> 3) {
        left &-= 1
        if left < 0 { return false }
      }
    }
    unsafe Self.fill(&stream, tokens, tokenCount)
    unsafe Self.fill(&classes, packedClasses, tokenCount)
    unsafe Self.fill(&compared, comparedClasses, comparedCount)
    hasContent = comparedCount > 0
    if !hasContent {
      for packed in classes where packed & 7 == 1 { compared.append(packed &>> 3) }
    }
    return true
  }

  private mutating func reserveDecoding(_ count: Int) {
    guard count > decodingRoom else { return }
    unsafe decoding.deallocate()
    decodingRoom = max(256, 2 * count)
    unsafe decoding = UnsafeMutablePointer<UInt32>.allocate(capacity: 3 * decodingRoom)
  }

  private static func fill(
    _ array: inout [UInt32], _ source: UnsafeMutablePointer<UInt32>, _ count: Int
  ) {
    array.removeAll(keepingCapacity: true)
    unsafe array.append(contentsOf: UnsafeBufferPointer(start: source, count: count))
  }

  /// The kind and bytes of a token.
  mutating func token(
    _ token: UInt32
  ) throws(IndexDamage) -> (kind: Token.Kind, bytes: [UInt8]) {
    let packed = try value(.classes, Int(token))
    guard let kind = Token.Kind(rawValue: UInt8(packed & 7)) else {
      throw IndexDamage("a token has no kind")
    }
    return unsafe (kind, Array(try tokenBytes(token)))
  }

  /// The class of a token, with its kind.
  mutating func packedClass(_ token: UInt32) throws(IndexDamage) -> UInt32 {
    try value(.classes, Int(token))
  }

  /// How often a class occurs that a token names, else how often the token does.
  mutating func occurrences(_ token: UInt32) throws(IndexDamage) -> Int {
    Int(try value(.counts, Int(token)))
  }

  /// Reads what `find` will read first for each of several tokens, by their hashes.
  ///
  /// The places of one token are read one after another, since each tells the next; those of many at
  /// once, so that memory is waited for three times and not three times a token.
  mutating func bringNear(_ hashes: [UInt64]) throws(IndexDamage) {
    let slots = index.header[.slots].count / 4
    near.removeAll(keepingCapacity: true)
    for hash in hashes {
      let candidate = try value(.slots, Int(hash & UInt64(slots - 1)))
      if candidate > 0 && candidate <= tokenCount { near.append(candidate - 1) }
    }
    for place in near.indices {
      touched ^= try packedClass(near[place])
      near[place] = try value(.tokenOffsets, Int(near[place]))
    }
    let count = index.header[.tokenBytes].count
    let bytes = unsafe index.start(.tokenBytes, as: UInt8.self)
    for offset in near where Int(offset) < count { touched ^= unsafe UInt32(bytes[Int(offset)]) }
  }

  /// The number of a token; nil where no text has it.
  ///
  /// - Complexity: O(length).
  mutating func find(
    _ kind: Token.Kind, _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(IndexDamage) -> UInt32? {
    unsafe try find(kind, bytes, hash: TokenHash.hash(kind, bytes))
  }

  /// The same for a token whose hash is known.
  ///
  /// - Complexity: O(length).
  mutating func find(
    _ kind: Token.Kind, _ bytes: UnsafeBufferPointer<UInt8>, hash: UInt64
  ) throws(IndexDamage) -> UInt32? {
    let slots = index.header[.slots].count / 4
    var slot = Int(hash & UInt64(slots - 1))
    while true {
      let candidate = try value(.slots, slot)
      if candidate == 0 { return nil }
      guard candidate <= UInt32(index.tokenCount) else {
        throw IndexDamage("the hash table names no token")
      }
      let token = candidate - 1
      if UInt8(try packedClass(token) & 7) == kind.rawValue,
        unsafe try tokenBytes(token).isEqual(to: bytes)
      {
        return token
      }
      slot = (slot + 1) & (slots - 1)
    }
  }

  /// The list of a class; valid as long as the index.
  mutating func postings(
    _ tokenClass: UInt32
  ) throws(IndexDamage) -> UnsafeBufferPointer<UInt64> {
    let start = Int(try value(.postingOffsets, Int(tokenClass)))
    let end = Int(try value(.postingOffsets, Int(tokenClass) + 1))
    let extent = index.header[.postings]
    guard start <= end && 8 * end <= extent.count else {
      throw IndexDamage("a list is out of place")
    }
    try verified.verify(index, extent.offset + 8 * start, 8 * (end - start))
    return unsafe UnsafeBufferPointer(
      start: index.start(.postings, as: UInt64.self) + start, count: end - start)
  }

  /// The first bits of a list, which brings it near; they are not verified.
  mutating func touchPostings(_ tokenClass: UInt32) throws(IndexDamage) -> UInt8 {
    let start = Int(try value(.postingOffsets, Int(tokenClass)))
    guard 8 * start < index.header[.postings].count else { return 0 }
    return unsafe UInt8(truncatingIfNeeded: index.start(.postings, as: UInt64.self)[start])
  }

  private mutating func tokenBytes(
    _ token: UInt32
  ) throws(IndexDamage) -> UnsafeBufferPointer<UInt8> {
    let start = Int(try value(.tokenOffsets, Int(token)))
    let end = Int(try value(.tokenOffsets, Int(token) + 1))
    let extent = index.header[.tokenBytes]
    guard start <= end && end <= extent.count else { throw IndexDamage("a token is out of place") }
    try verified.verify(index, extent.offset + start, end - start)
    return unsafe UnsafeBufferPointer(
      start: index.start(.tokenBytes, as: UInt8.self) + start, count: end - start)
  }

  @inline(__always)
  private mutating func value(
    _ section: IndexSection, _ place: Int
  ) throws(IndexDamage) -> UInt32 {
    try verified.verify(index, index.header[section].offset &+ 4 &* place, 4)
    return unsafe index.start(section, as: UInt32.self)[place]
  }
}
