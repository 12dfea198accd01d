/// The bytes of an index: a mapped file, or memory.
///
/// `@unchecked Sendable` holds because nobody writes to the bytes while the value lives.
@safe public final class IndexBytes: @unchecked Sendable {
  let base: UnsafeRawPointer

  /// The number of bytes.
  public let count: Int

  let checksum: IndexChecksum
  private let release: @Sendable () -> Void

  /// Takes bytes that stay as they are until `release` is called; `base` is aligned to 8.
  public init(
    _ base: UnsafeRawPointer, count: Int, checksum: @escaping IndexChecksum,
    release: @escaping @Sendable () -> Void
  ) {
    precondition(UInt(bitPattern: base) % 8 == 0, "an index begins at a multiple of 8")
    unsafe self.base = unsafe base
    self.count = count
    unsafe self.checksum = unsafe checksum
    self.release = release
  }

  /// Copies bytes into memory of its own.
  public convenience init(_ bytes: [UInt8], checksum: @escaping IndexChecksum) {
    let memory = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(8, bytes.count), alignment: 8)
    unsafe memory.copyBytes(from: bytes)
    let base = unsafe UnsafeRawPointer(memory.baseAddress.unsafelyUnwrapped)
    // Taken as a number: a pointer does not cross into a `Sendable` closure.
    let address = UInt(bitPattern: base)
    unsafe self.init(base, count: bytes.count, checksum: checksum) {
      unsafe UnsafeMutableRawPointer(bitPattern: address)?.deallocate()
    }
  }

  deinit { release() }
}

/// Which blocks of an index were found whole; each is looked at when it is first needed.
///
/// Checking a whole file would cost a cold search more than the search itself.
struct VerifiedBlocks {
  /// The number of bytes under one checksum, as a power of two.
  static let shift = 14
  static var size: Int { 1 << shift }

  private var isVerified: [Bool]

  init(of index: FuzzyIndex) {
    isVerified = Array(repeating: false, count: index.blockCount)
  }

  /// Makes sure that a stretch of the file is as it was written.
  @inline(__always)
  mutating func verify(
    _ index: FuzzyIndex, _ offset: Int, _ count: Int
  ) throws(IndexDamage) {
    guard count > 0 else { return }
    let last = (offset &+ count &- 1) &>> Self.shift
    var block = offset &>> Self.shift
    while block <= last {
      if !isVerified[block] {
        try index.checkBlock(block)
        isVerified[block] = true
      }
      block &+= 1
    }
  }
}
