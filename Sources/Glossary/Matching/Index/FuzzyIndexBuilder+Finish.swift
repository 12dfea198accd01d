extension FuzzyIndexBuilder {
  /// Writes the index of all texts, in pieces, to a sink.
  ///
  /// - Complexity: O(n log n) for n tokens; the memory of the vocabulary and a bounded part of the
  ///   texts.
  /// - Throws: what a spool or the sink throws.
  public consuming func finish(
    stamp: UInt64, checksum: @escaping IndexChecksum,
    to sink: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    let (tokens, layout) = try layOut()
    let lengths = layout.lengths
    var header = IndexHeader()
    header.stamp = stamp
    header.firstUnit = count == 0 ? 0 : firstUnit
    header.entries = count
    let profileLines = Array(
      profiles.sorted { $0.value < $1.value }.map(\.key.line).joined(separator: "\n").utf8)
    var sizes: [IndexSection: Int] = [
      .lengths: 4 * lengths.count,
      .entries: MemoryLayout<IndexEntry>.size * (count + 1), .dates: 4 * count,
      .profiles: 4 * count, .postingOffsets: 4 * layout.postings.offsets.count,
      .postings: 8 * layout.postings.count, .streams: layout.texts.streamBytes,
      .profileLines: profileLines.count,
    ]
    sizes.merge(tokens.sizes) { $1 }
    unsafe try withoutActuallyEscaping(sink) { sink in
      var writer = unsafe try IndexWriter(header, sizes: sizes, checksum: checksum, sink: sink)
      for section in IndexSection.allCases {
        switch section {
        case .tokenOffsets, .tokenBytes, .classes, .counts, .slots:
          unsafe try tokens.forEachBlock(of: section) { unsafe try writer.append(bytes: $0) }
        case .lengths: try writer.append(lengths)
        case .entries: try layout.forEachRecord { try writer.append(one: $0) }
        case .dates: try layout.forEachDate { try writer.append(one: $0) }
        case .profiles: try layout.forEachProfile { try writer.append(one: $0) }
        case .postingOffsets: try writer.append(layout.postings.offsets)
        case .postings: try layout.postings.forEachPart { try writer.append($0) }
        case .streams: unsafe try layout.forEachStream { unsafe try writer.append(bytes: $0) }
        case .profileLines: try writer.append(profileLines)
        }
        try writer.endSection()
      }
      try writer.finish()
    }
  }

  /// Gives tokens their final numbers, and the texts with those their final order.
  ///
  /// What was gathered is given up as soon as it is not needed any more.
  private mutating func layOut() throws -> (TokenNumbering, EntryLayout) {
    let rareNumbers = try rare.number(in: &vocabulary)
    rare = RareTokens(spool: makeSpool)
    var tokens = try TokenNumbering(takeVocabulary(), spool: makeSpool)
    var sorter = TextSorter(tokens.numbers, firstUnit: firstUnit, spool: makeSpool)
    tokens.forgetNumbers()
    var rareTokens = SpooledValues<UInt32>(rareNumbers, of: 0)
    let rareNumber = rareNumber
    unsafe try Self.forEachText(of: texts) { text, stream in
      unsafe try sorter.add(text, stream, rareNumber: rareNumber) { try rareTokens.next() }
    }
    texts = SpooledRows(spool: makeSpool)
    return (tokens, try sorter.finish())
  }

  private mutating func takeVocabulary() -> TokenVocabulary {
    defer { vocabulary = TokenVocabulary() }
    return vocabulary
  }

  /// The index of all texts, in memory.
  ///
  /// - Complexity: as `finish`.
  /// - Throws: `IndexDamage` never but for an error of this library's.
  public consuming func index(stamp: UInt64, checksum: @escaping IndexChecksum) throws -> FuzzyIndex
  {
    var bytes: [UInt8] = []
    unsafe try finish(stamp: stamp, checksum: checksum) { unsafe bytes.append(contentsOf: $0) }
    return unsafe try FuzzyIndex(IndexBytes(bytes, checksum: checksum))
  }
}
