/// Writes the sections of an index one after another, with the checksum of each block.
@safe struct IndexWriter: ~Copyable {
  /// Takes the next bytes of a file.
  typealias Sink = (UnsafeRawBufferPointer) throws -> Void

  private let checksum: IndexChecksum
  private let sink: Sink
  private var block: [UInt8] = []
  private var checksums: [UInt32] = []

  /// Begins a file whose sections have these sizes in bytes.
  init(
    _ header: IndexHeader, sizes: [IndexSection: Int], checksum: @escaping IndexChecksum,
    sink: @escaping Sink
  ) throws {
    unsafe self.checksum = unsafe checksum
    unsafe self.sink = unsafe sink
    block.reserveCapacity(VerifiedBlocks.size)
    var header = header
    var offset = IndexHeader.size
    for section in IndexSection.allCases {
      let size = sizes[section] ?? 0
      header[section] = IndexHeader.Extent(offset: offset, count: size)
      offset += (size + 7) & ~7
    }
    let words = header.words.map(\.littleEndian)
    let sum = unsafe words.withUnsafeBytes { unsafe checksum($0) }
    try append(words + [UInt64(sum).littleEndian])
  }

  /// Writes the next values of a section.
  mutating func append(_ values: [some BitwiseCopyable]) throws {
    unsafe try values.withUnsafeBytes { unsafe try append(bytes: $0) }
  }

  /// Writes the next value of a section.
  @inline(__always)
  mutating func append(one value: some BitwiseCopyable) throws {
    unsafe try withUnsafeBytes(of: value) { unsafe try append(bytes: $0) }
  }

  /// Writes the next bytes of a section.
  @inline(__always)
  mutating func append(bytes: UnsafeRawBufferPointer) throws {
    if block.count + bytes.count < VerifiedBlocks.size {
      unsafe block.append(contentsOf: bytes)
    } else {
      unsafe try appendInBlocks(bytes)
    }
  }

  private mutating func appendInBlocks(_ bytes: UnsafeRawBufferPointer) throws {
    var rest = unsafe bytes[...]
    while unsafe !rest.isEmpty {
      let part = unsafe rest.prefix(VerifiedBlocks.size - block.count)
      unsafe block.append(contentsOf: UnsafeRawBufferPointer(rebasing: part))
      unsafe rest = unsafe rest.dropFirst(part.count)
      if block.count == VerifiedBlocks.size { try endBlock() }
    }
  }

  /// Ends a section.
  mutating func endSection() throws {
    while block.count & 7 != 0 { block.append(0) }
    if block.count == VerifiedBlocks.size { try endBlock() }
  }

  /// Ends the file.
  mutating func finish() throws {
    try endBlock()
    let sums = checksums.map(\.littleEndian)
    let last = unsafe sums.withUnsafeBytes { unsafe checksum($0) }
    unsafe try (sums + [last.littleEndian]).withUnsafeBytes { unsafe try sink($0) }
  }

  private mutating func endBlock() throws {
    if block.isEmpty { return }
    unsafe try block.withUnsafeBytes {
      unsafe checksums.append(checksum($0))
      unsafe try sink($0)
    }
    block.removeAll(keepingCapacity: true)
  }
}
