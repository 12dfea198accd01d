/// Gives back the sections of a run of bytes in the order in which they were written.
struct FrozenReader {
  private let source: IndexBytes
  private let sections: FrozenNumbers
  private var next = 0

  /// What the run of bytes is known by.
  private(set) var fingerprint = ""

  /// Opens a run of bytes.
  ///
  /// - Complexity: O(size): the checksum is looked at, some gigabytes a second.
  /// - Throws: `IndexDamage` when it is not as it was written.
  init(_ bytes: IndexBytes) throws(IndexDamage) {
    source = bytes
    let words = FrozenNumbers(bytes, offset: 0, count: bytes.count / 4)
    let magic = FrozenWriter.magic
    let hasMagic =
      bytes.count >= Self.headerLength(sections: 0)
      && magic.indices.allSatisfy {
        unsafe bytes.base.load(fromByteOffset: $0, as: UInt8.self) == magic[$0]
      }
    guard hasMagic, Self.word(words, 2) == Self.checksum(of: bytes) else {
      throw IndexDamage("it is not as it was written")
    }
    sections = words.slice(6..<6 + 4 * Int(Self.word(words, 4)))
    fingerprint = self.bytes().text
  }

  /// Opens what a writer has made just now.
  ///
  /// - Complexity: O(size).
  init(memory: [UInt8]) {
    do throws(IndexDamage) {
      try self.init(unsafe IndexBytes(memory) { _ in 0 })
    } catch {
      preconditionFailure("what a writer makes is whole")
    }
  }

  /// The next section as whole numbers.
  mutating func numbers() -> FrozenNumbers {
    let (offset, count) = section()
    return FrozenNumbers(source, offset: offset, count: count / 4)
  }

  /// The next section as bytes.
  mutating func bytes() -> FrozenBytes {
    let (offset, count) = section()
    return FrozenBytes(source, offset: offset, count: count)
  }

  /// The next sections as rows of whole numbers.
  mutating func rows() -> FrozenRows { FrozenRows(ends: numbers(), values: numbers()) }

  /// The next sections as rows of bytes.
  mutating func byteRows() -> FrozenByteRows { FrozenByteRows(ends: numbers(), values: bytes()) }

  /// The next sections as a map.
  mutating func map() -> FrozenMap {
    FrozenMap(slots: numbers(), entries: numbers(), keys: bytes(), values: numbers())
  }

  private mutating func section() -> (offset: Int, count: Int) {
    defer { next += 1 }
    return (Int(Self.word(sections, 4 * next)), Int(Self.word(sections, 4 * next + 2)))
  }

  private static func word(_ numbers: FrozenNumbers, _ index: Int) -> UInt64 {
    UInt64(UInt32(bitPattern: numbers[index])) | UInt64(UInt32(bitPattern: numbers[index + 1]))
      << 32
  }

  /// The length of what stands before the first section.
  static func headerLength(sections: Int) -> Int { 24 + 16 * sections }

  private static func checksum(of bytes: IndexBytes) -> UInt64 {
    unsafe UnsafeRawBufferPointer(start: bytes.base, count: bytes.count)
      .withMemoryRebound(to: UInt8.self) { unsafe checksum(of: $0) }
  }

  /// The checksum of a run of bytes, which stands behind its first eight.
  static func checksum(of bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    unsafe TokenHash.hash(kind: 0, UnsafeBufferPointer(rebasing: bytes[16...]))
  }
}
