/// The texts of an index in their final order, by length, with final numbers and signatures.
struct EntryLayout {
  /// The texts.
  let texts: TextsByLength

  /// The inverted lists.
  let postings: PostingLists

  /// Lays out texts; of each class is told how many postings it has.
  ///
  /// - Complexity: O(n log n) for n tokens; the texts of one length are in memory at a time.
  /// - Throws: what a spool throws.
  init(
    _ texts: consuming TextsByLength, postings sizes: [UInt32],
    spool: @escaping () throws -> any IndexSpool
  ) throws {
    try texts.cluster()
    var lists = PostingLists.Builder(sizes: sizes, spool: spool)
    var entry: UInt32 = 0
    for (_, row) in texts.order {
      unsafe try texts.forEachText(of: row) { head, items, _ in
        let sketch = TokenSignature.sketch(head.signature)
        for offset in stride(from: 0, to: items.count, by: 4) {
          let item = unsafe items.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
          try lists.add(item >> 4, rank: Int(item & 15), entry: entry, sketch: sketch)
        }
        entry += 1
      }
      lists.endLength(before: entry)
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
