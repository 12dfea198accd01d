/// Whole numbers in a run of bytes.
struct FrozenNumbers: RandomAccessCollection, Sendable {
  private let bytes: IndexBytes
  private let offset: Int
  let count: Int

  /// Takes a stretch of the bytes that begins at a multiple of 4.
  init(_ bytes: IndexBytes, offset: Int, count: Int) {
    precondition(
      offset >= 0 && count >= 0 && offset % 4 == 0 && offset + 4 * count <= bytes.count,
      "a section lies inside its bytes")
    self.bytes = bytes
    self.offset = offset
    self.count = count
  }

  var startIndex: Int { 0 }
  var endIndex: Int { count }

  subscript(index: Int) -> Int32 {
    precondition(index >= 0 && index < count, "a number lies inside its section")
    return unsafe bytes.base.load(fromByteOffset: offset &+ index &* 4, as: Int32.self)
  }

  /// Some of the numbers.
  func slice(_ range: Range<Int>) -> FrozenNumbers {
    precondition(range.upperBound <= count, "a slice lies inside its section")
    return FrozenNumbers(bytes, offset: offset + 4 * range.lowerBound, count: range.count)
  }
}

/// Bytes in a run of bytes.
struct FrozenBytes: Sendable {
  private let bytes: IndexBytes
  private let offset: Int
  let count: Int

  /// Takes a stretch of the bytes.
  init(_ bytes: IndexBytes, offset: Int, count: Int) {
    precondition(
      offset >= 0 && count >= 0 && offset + count <= bytes.count, "a section lies inside its bytes")
    self.bytes = bytes
    self.offset = offset
    self.count = count
  }

  subscript(index: Int) -> UInt8 {
    precondition(index >= 0 && index < count, "a byte lies inside its section")
    return unsafe bytes.base.load(fromByteOffset: offset &+ index, as: UInt8.self)
  }

  /// Some of the bytes.
  func slice(_ range: Range<Int>) -> FrozenBytes {
    precondition(range.upperBound <= count, "a slice lies inside its section")
    return FrozenBytes(bytes, offset: offset + range.lowerBound, count: range.count)
  }

  /// A copy.
  var array: [UInt8] {
    unsafe [UInt8](UnsafeRawBufferPointer(start: bytes.base + offset, count: count))
  }

  /// The bytes as text.
  var text: String { String(decoding: array, as: UTF8.self) }

  /// Whether the bytes from an offset on begin with others.
  func hasBytes(_ other: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index + other.count <= count else { return false }
    return unsafe UnsafeRawBufferPointer(start: bytes.base + offset + index, count: other.count)
      .withMemoryRebound(to: UInt8.self) { unsafe $0.isEqual(to: other) }
  }
}

/// Rows of whole numbers.
struct FrozenRows: Sendable {
  let ends: FrozenNumbers
  let values: FrozenNumbers

  /// The number of rows.
  var count: Int { ends.count - 1 }

  /// A row.
  subscript(row: Int) -> FrozenNumbers { values.slice(Int(ends[row])..<Int(ends[row + 1])) }

  /// Whether a row has no number.
  func isEmpty(_ row: Int) -> Bool { ends[row] == ends[row + 1] }
}

/// Rows of bytes.
struct FrozenByteRows: Sendable {
  let ends: FrozenNumbers
  let values: FrozenBytes

  /// The number of rows.
  var count: Int { ends.count - 1 }

  /// A row.
  subscript(row: Int) -> FrozenBytes { values.slice(Int(ends[row])..<Int(ends[row + 1])) }
}

/// A map from texts or numbers to lists of whole numbers: open addressing, at most half full.
struct FrozenMap: Sendable {
  /// The numbers of an entry: hash, place and length of the key, place and length of the list.
  static let entryWidth = 5

  let slots: FrozenNumbers
  let entries: FrozenNumbers
  let keys: FrozenBytes
  let values: FrozenNumbers

  /// The list of a text; nil where the map lacks it.
  ///
  /// - Complexity: O(length of the text).
  subscript(key: String) -> FrozenNumbers? {
    var key = key
    return key.withUTF8 { unsafe entry($0) }.map(list)
  }

  /// The list of a number; nil where the map lacks it.
  ///
  /// - Complexity: O(1).
  subscript(key: UInt64) -> FrozenNumbers? {
    var key = key.littleEndian
    return unsafe withUnsafeBytes(of: &key) { raw in
      unsafe raw.withMemoryRebound(to: UInt8.self) { unsafe entry($0) }
    }.map(list)
  }

  /// Whether the map has a text.
  func contains(_ key: String) -> Bool {
    var key = key
    return key.withUTF8 { unsafe entry($0) } != nil
  }

  private func list(_ entry: Int) -> FrozenNumbers {
    let start = Int(entries[entry + 3])
    return values.slice(start..<start + Int(entries[entry + 4]))
  }

  /// Where the entry of a key begins.
  private func entry(_ key: UnsafeBufferPointer<UInt8>) -> Int? {
    let hash = unsafe Self.hash(key)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let entry = (Int(slots[slot]) - 1) * Self.entryWidth
      if entries[entry] == Int32(bitPattern: hash), Int(entries[entry + 2]) == key.count,
        unsafe keys.hasBytes(key, at: Int(entries[entry + 1]))
      {
        return entry
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// The hash of a key.
  static func hash(_ key: UnsafeBufferPointer<UInt8>) -> UInt32 {
    unsafe UInt32(truncatingIfNeeded: TokenHash.hash(kind: 0, key))
  }
}

extension FrozenNumbers {
  /// Pairs of numbers as the designations that they name.
  var references: [TermRecognizer.Reference] {
    stride(from: 0, to: count - 1, by: 2).map { index in
      TermRecognizer.Reference(concept: Int(self[index]), position: Int(self[index + 1]))
    }
  }
}

extension TermRecognizer.Reference {
  /// The two numbers that name the designation.
  var numbers: [Int32] { [Int32(concept), Int32(position)] }
}
