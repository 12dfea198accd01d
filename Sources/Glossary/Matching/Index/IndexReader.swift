/// Reads an index, block by block as it is needed, into buffers of its own: one reader a task.
@safe struct IndexReader: ~Copyable {
  let index: FuzzyIndex
  private var verified: VerifiedBlocks

  // The sections, asked for with every token.
  private let slots: IndexTable<UInt32>
  private let tokenOffsets: IndexTable<UInt32>
  private let tokenBytes: IndexTable<UInt8>
  private let classTable: IndexTable<UInt32>
  private let counts: IndexTable<UInt32>
  private let entries: IndexTable<IndexEntry>
  private let dates: IndexTable<UInt32>
  private let profiles: IndexTable<UInt32>
  private let postingOffsets: IndexTable<UInt32>
  private let postingTable: IndexTable<UInt64>
  private let streams: IndexTable<UInt8>

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
    slots = IndexTable(index, .slots)
    tokenOffsets = IndexTable(index, .tokenOffsets)
    tokenBytes = IndexTable(index, .tokenBytes)
    classTable = IndexTable(index, .classes)
    counts = IndexTable(index, .counts)
    entries = IndexTable(index, .entries)
    dates = IndexTable(index, .dates)
    profiles = IndexTable(index, .profiles)
    postingOffsets = IndexTable(index, .postingOffsets)
    postingTable = IndexTable(index, .postings)
    streams = IndexTable(index, .streams)
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
      date: try value(dates, Int(entry)), profile: try value(profiles, Int(entry)))
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

  /// A stretch of entries; valid as long as the index.
  mutating func entries(
    _ places: Range<UInt32>
  ) throws(IndexDamage) -> UnsafeBufferPointer<IndexEntry> {
    unsafe try values(entries, Int(places.lowerBound)..<Int(places.upperBound))
  }

  @inline(__always)
  private mutating func entry(_ entry: UInt32) throws(IndexDamage) -> IndexEntry {
    try value(entries, Int(entry))
  }

  /// The bytes of an entry's stream; valid as long as the index.
  @inline(__always)
  mutating func streamBytes(
    _ entry: UInt32
  ) throws(IndexDamage) -> UnsafeBufferPointer<UInt8> {
    let start = Int(try self.entry(entry).streamStart)
    let end = Int(try self.entry(entry &+ 1).streamStart)
    guard start <= end && end <= streams.count else {
      throw IndexDamage("a stream is out of place")
    }
    return unsafe try values(streams, start..<end)
  }

  /// The first bits of an entry's signature, which bring it near; they are not verified.
  @inline(__always)
  func touchEntry(_ entry: UInt32) throws(IndexDamage) -> UInt8 {
    guard Int(entry) < entries.count else { throw IndexDamage("a list names no entry") }
    return UInt8(truncatingIfNeeded: entries[Int(entry)].signature)
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
      guard Int(token) < classTable.count else { throw IndexDamage("a stream names no token") }
      let packed = try value(classTable, Int(token))
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
    let packed = try value(classTable, Int(token))
    guard let kind = Token.Kind(rawValue: UInt8(packed & 7)) else {
      throw IndexDamage("a token has no kind")
    }
    return unsafe (kind, Array(try bytes(of: token)))
  }

  /// The class of a token, with its kind.
  mutating func packedClass(_ token: UInt32) throws(IndexDamage) -> UInt32 {
    try value(classTable, Int(token))
  }

  /// How often a class occurs that a token names, else how often the token does.
  mutating func occurrences(_ token: UInt32) throws(IndexDamage) -> Int {
    Int(try value(counts, Int(token)))
  }

  /// Reads what `find` will read first for each of several tokens, by their hashes.
  ///
  /// The places of one token are read one after another, since each tells the next; those of many at
  /// once, so that memory is waited for three times and not three times a token.
  mutating func bringNear(_ hashes: [UInt64]) throws(IndexDamage) {
    near.removeAll(keepingCapacity: true)
    for hash in hashes {
      let candidate = Int(try value(slots, Int(hash & UInt64(slots.count - 1))))
      if candidate > 0 && candidate <= classTable.count { near.append(UInt32(candidate - 1)) }
    }
    for place in near.indices {
      touched ^= try packedClass(near[place])
      near[place] = try value(tokenOffsets, Int(near[place]))
    }
    for offset in near where Int(offset) < tokenBytes.count {
      touched ^= UInt32(tokenBytes[Int(offset)])
    }
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
    var slot = Int(hash & UInt64(slots.count - 1))
    while true {
      let candidate = try value(slots, slot)
      if candidate == 0 { return nil }
      guard Int(candidate) <= classTable.count else {
        throw IndexDamage("the hash table names no token")
      }
      let token = candidate - 1
      if UInt8(try packedClass(token) & 7) == kind.rawValue,
        unsafe try self.bytes(of: token).isEqual(to: bytes)
      {
        return token
      }
      slot = (slot + 1) & (slots.count - 1)
    }
  }

  /// The list of a class; valid as long as the index.
  mutating func postings(
    _ tokenClass: UInt32
  ) throws(IndexDamage) -> UnsafeBufferPointer<UInt64> {
    let start = Int(try value(postingOffsets, Int(tokenClass)))
    let end = Int(try value(postingOffsets, Int(tokenClass) + 1))
    guard start <= end && end <= postingTable.count else {
      throw IndexDamage("a list is out of place")
    }
    return unsafe try values(postingTable, start..<end)
  }

  /// The first bits of a list, which brings it near; they are not verified.
  mutating func touchPostings(_ tokenClass: UInt32) throws(IndexDamage) -> UInt8 {
    let start = Int(try value(postingOffsets, Int(tokenClass)))
    guard start < postingTable.count else { return 0 }
    return UInt8(truncatingIfNeeded: postingTable[start])
  }

  private mutating func bytes(
    of token: UInt32
  ) throws(IndexDamage) -> UnsafeBufferPointer<UInt8> {
    let start = Int(try value(tokenOffsets, Int(token)))
    let end = Int(try value(tokenOffsets, Int(token) + 1))
    guard start <= end && end <= tokenBytes.count else {
      throw IndexDamage("a token is out of place")
    }
    return unsafe try values(tokenBytes, start..<end)
  }

  @inline(__always)
  private mutating func value<Value>(
    _ table: IndexTable<Value>, _ place: Int
  ) throws(IndexDamage) -> Value {
    try verified.verify(index, table.offset(place), MemoryLayout<Value>.stride)
    return table[place]
  }

  @inline(__always)
  private mutating func values<Value>(
    _ table: IndexTable<Value>, _ places: Range<Int>
  ) throws(IndexDamage) -> UnsafeBufferPointer<Value> {
    try verified.verify(
      index, table.offset(places.lowerBound), MemoryLayout<Value>.stride &* places.count)
    return unsafe table[places]
  }
}
