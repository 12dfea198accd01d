/// An immutable index of the texts of one language, by which the texts most like another are found
/// exactly.
///
/// Texts are posted under their rarest tokens: two texts whose base is `floor` or more have one of
/// those in common (S. Chaudhuri, V. Ganti, R. Kaushik, "A primitive operator for similarity joins in
/// data cleaning", ICDE 2006). The index also holds each text whole, as a sequence of tokens.
///
/// Every block of it carries a checksum that is looked at before the block is used, so that damage
/// shows as `IndexDamage` and never as a wrong answer.
@safe public final class FuzzyIndex: Sendable {
  /// The base in hundredths down to which texts are found by their rarest tokens; below, by their
  /// signatures.
  public static let floor = 5_000

  /// What ties the index to the store that had it made.
  public var stamp: UInt64 { header.stamp }

  /// The number of texts.
  public var count: Int { header.entries }

  /// The size of the index in bytes.
  public var byteCount: Int { bytes.count }

  /// The profiles that its texts have, each once.
  public let profiles: [SegmentProfile]

  let header: IndexHeader
  let bytes: IndexBytes

  /// Each length that texts have and the first entry of it, with one more for the end.
  let lengths: [LengthGroup]

  let blockCount: Int

  /// Texts of one length, which lie side by side.
  struct LengthGroup {
    var length: Int
    var firstEntry: UInt32
  }

  /// Opens an index.
  ///
  /// - Complexity: O(number of profiles and of lengths); the rest is read when it is needed.
  /// - Throws: `IndexDamage` when the bytes are not a whole index of this version.
  public init(_ bytes: IndexBytes) throws(IndexDamage) {
    let (header, blockCount) = try Self.readHeader(bytes)
    self.bytes = bytes
    self.header = header
    self.blockCount = blockCount
    try Self.checkSizes(header)
    for section in [IndexSection.lengths, .profileLines] {
      let extent = header[section]
      guard extent.count > 0 else { continue }
      let blocks =
        extent.offset >> VerifiedBlocks.shift...(extent.offset + extent.count - 1)
        >> VerifiedBlocks.shift
      for block in blocks { try Self.checkBlock(block, bytes, header) }
    }
    lengths = Self.readLengths(bytes, header)
    profiles = try Self.readProfiles(bytes, header)
  }

  /// The number of distinct tokens.
  var tokenCount: Int { header[.tokenOffsets].count / 4 - 1 }

  /// The entries of the lengths in a range; empty where no text has one.
  func entries(ofLengths range: ClosedRange<Int>) -> Range<UInt32> {
    let groups = lengths.dropLast()
    let first = groups.partitioningIndex { $0.length >= range.lowerBound }
    let end = groups.partitioningIndex { $0.length > range.upperBound }
    return lengths[first].firstEntry..<lengths[end].firstEntry
  }

  func checkBlock(_ block: Int) throws(IndexDamage) {
    try Self.checkBlock(block, bytes, header)
  }

  /// Looks at every block.
  ///
  /// - Complexity: O(size).
  /// - Throws: `IndexDamage`.
  public func checkAll() throws(IndexDamage) {
    for block in 0..<blockCount { try checkBlock(block) }
  }

  private static func checkBlock(
    _ block: Int, _ bytes: IndexBytes, _ header: IndexHeader
  ) throws(IndexDamage) {
    let start = block << VerifiedBlocks.shift
    let end = min(start + VerifiedBlocks.size, contentEnd(header))
    let sums = unsafe bytes.base + contentEnd(header)
    let sum = unsafe sums.loadUnaligned(fromByteOffset: 4 * block, as: UInt32.self).littleEndian
    guard
      unsafe bytes.checksum(UnsafeRawBufferPointer(start: bytes.base + start, count: end - start))
        == sum
    else { throw IndexDamage("block \(block) is not what was written") }
  }

  private static func contentEnd(_ header: IndexHeader) -> Int { (header.contentEnd + 7) & ~7 }

  private static func readHeader(
    _ bytes: IndexBytes
  ) throws(IndexDamage) -> (header: IndexHeader, blockCount: Int) {
    guard bytes.count >= IndexHeader.size else { throw IndexDamage("the file is too short") }
    let count = IndexHeader.size / 8
    let words = (0..<count).map {
      unsafe bytes.base.loadUnaligned(fromByteOffset: 8 * $0, as: UInt64.self).littleEndian
    }
    let sum = unsafe bytes.checksum(
      UnsafeRawBufferPointer(start: bytes.base, count: IndexHeader.size - 8))
    guard words[count - 1] == UInt64(sum),
      let header = IndexHeader(words: words, fileSize: bytes.count)
    else { throw IndexDamage("the header is not one of this version") }
    let end = contentEnd(header)
    let blocks = (end + VerifiedBlocks.size - 1) >> VerifiedBlocks.shift
    guard bytes.count == end + 4 * blocks + 4 else {
      throw IndexDamage("the file has another length")
    }
    let table = unsafe UnsafeRawBufferPointer(start: bytes.base + end, count: 4 * blocks)
    let last = unsafe bytes.base.loadUnaligned(fromByteOffset: end + 4 * blocks, as: UInt32.self)
    guard unsafe bytes.checksum(table) == last.littleEndian else {
      throw IndexDamage("the checksums are not what was written")
    }
    return (header, blocks)
  }

  /// Makes sure that no section is shorter than what is read from it.
  private static func checkSizes(_ header: IndexHeader) throws(IndexDamage) {
    let tokens = header[.tokenOffsets].count / 4 - 1
    let slots = header[.slots].count / 4
    let isSound =
      tokens >= 0 && header[.classes].count == 4 * tokens && header[.counts].count == 4 * tokens
      && header[.postingOffsets].count == 4 * (tokens + 1) && slots > tokens
      && slots & (slots - 1) == 0 && header[.entries].count == 16 * (header.entries + 1)
      && [.dates, .profiles].allSatisfy { header[$0].count == 4 * header.entries }
      && header[.lengths].count % 8 == 0
      && header[.lengths].count > 0
    guard isSound else { throw IndexDamage("the sections do not fit together") }
  }

  private static func readLengths(_ bytes: IndexBytes, _ header: IndexHeader) -> [LengthGroup] {
    let extent = header[.lengths]
    return (0..<extent.count / 8).map { index in
      let place = extent.offset + 8 * index
      let length = unsafe bytes.base.load(fromByteOffset: place, as: UInt32.self)
      let first = unsafe bytes.base.load(fromByteOffset: place + 4, as: UInt32.self)
      return LengthGroup(length: Int(length), firstEntry: first)
    }
  }

  private static func readProfiles(
    _ bytes: IndexBytes, _ header: IndexHeader
  ) throws(IndexDamage) -> [SegmentProfile] {
    let extent = header[.profileLines]
    let text = unsafe String(
      decoding: UnsafeRawBufferPointer(start: bytes.base + extent.offset, count: extent.count),
      as: UTF8.self)
    let lines = text.split(separator: "\n")
    let profiles = lines.compactMap { SegmentProfile(line: $0) }
    guard profiles.count == lines.count else { throw IndexDamage("a profile cannot be read") }
    return profiles
  }
}
