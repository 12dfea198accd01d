extension FuzzyIndexBuilder {
  /// Writes the index of all texts, in pieces, to a sink.
  ///
  /// - Complexity: O(n log n) for n tokens; about twice the memory of the texts so far.
  /// - Throws: what the sink throws.
  public consuming func finish(
    stamp: UInt64, checksum: @escaping IndexChecksum,
    to sink: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    let tokens = TokenNumbering(vocabulary)
    var gathered: [UInt8] = []
    swap(&gathered, &streams)
    let layout = EntryLayout(entries: entries, streams: &gathered, numbering: tokens)
    var header = IndexHeader()
    header.stamp = stamp
    header.firstUnit = entries.map(\.unit).min() ?? 0
    header.entries = entries.count
    let profileLines = Array(
      profiles.sorted { $0.value < $1.value }.map(\.key.line).joined(separator: "\n").utf8)
    let vectors = 4 * entries.count
    let sizes: [IndexSection: Int] = [
      .tokenOffsets: 4 * tokens.offsets.count, .tokenBytes: tokens.bytes.count,
      .classes: 4 * tokens.classes.count, .counts: 4 * tokens.counts.count,
      .slots: 4 * tokens.slots.count, .lengths: 4 * layout.lengths.count,
      .entries: 16 * layout.records.count, .dates: vectors, .profiles: vectors,
      .postingOffsets: 4 * layout.postingOffsets.count,
      .postings: 8 * layout.postingCount, .streams: layout.streams.count,
      .profileLines: profileLines.count,
    ]
    let entries = self.entries
    unsafe try withoutActuallyEscaping(sink) { sink in
      var writer = unsafe try IndexWriter(header, sizes: sizes, checksum: checksum, sink: sink)
      for section in IndexSection.allCases {
        switch section {
        case .tokenOffsets: try writer.append(tokens.offsets)
        case .tokenBytes: try writer.append(tokens.bytes)
        case .classes: try writer.append(tokens.classes)
        case .counts: try writer.append(tokens.counts)
        case .slots: try writer.append(tokens.slots)
        case .lengths: try writer.append(layout.lengths)
        case .entries: try writer.append(layout.records)
        case .dates: try writer.append(layout.order.map { entries[Int($0)].date })
        case .profiles: try writer.append(layout.order.map { entries[Int($0)].profile })
        case .postingOffsets: try writer.append(layout.postingOffsets)
        case .postings: try layout.forEachPart { try writer.append($0) }
        case .streams: try writer.append(layout.streams)
        case .profileLines: try writer.append(profileLines)
        }
      }
      try writer.finish()
    }
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
