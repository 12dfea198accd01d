/// Lays tables out in one run of bytes that is searched where it lies.
///
/// Sections stand one after another at multiples of 8, behind a header with a checksum and a table of
/// their places. `FrozenReader` gives them back in the order in which they were added.
struct FrozenWriter {
  /// What every run of bytes begins with: a name and the version of the layout.
  static let magic = Array("GLOSFRZ1".utf8)

  private var sections: [[UInt8]]

  /// Begins a run of bytes that is known by a text.
  init(fingerprint: String) {
    sections = [Array(fingerprint.utf8)]
  }

  /// Adds bytes.
  mutating func add(bytes: [UInt8]) { sections.append(bytes) }

  /// Adds whole numbers.
  mutating func add(_ numbers: [Int32]) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(numbers.count * 4)
    for number in numbers { Self.append(UInt64(UInt32(bitPattern: number)), width: 4, to: &bytes) }
    sections.append(bytes)
  }

  /// Adds rows of whole numbers.
  mutating func add(rows: [[Int32]]) {
    var ends: [Int32] = [0]
    ends.reserveCapacity(rows.count + 1)
    for row in rows { ends.append(ends[ends.count - 1] + Int32(row.count)) }
    add(ends)
    add(Array(rows.joined()))
  }

  /// Adds rows of bytes.
  mutating func add(byteRows: [[UInt8]]) {
    var ends: [Int32] = [0]
    ends.reserveCapacity(byteRows.count + 1)
    for row in byteRows { ends.append(ends[ends.count - 1] + Int32(row.count)) }
    add(ends)
    add(bytes: Array(byteRows.joined()))
  }

  /// Adds a map from texts to whole numbers.
  mutating func add(map: [String: [Int32]]) {
    add(entries: map.lazy.map { (key: Array($0.key.utf8), values: $0.value) }, count: map.count)
  }

  /// Adds a map from numbers to one whole number each.
  mutating func add(map: [UInt64: Int32]) {
    add(
      entries: map.lazy.map { (key: Self.bytes(of: $0.key), values: [$0.value]) }, count: map.count)
  }

  /// Adds a map from numbers to whole numbers.
  mutating func add(map: [UInt64: [Int32]]) {
    add(entries: map.lazy.map { (key: Self.bytes(of: $0.key), values: $0.value) }, count: map.count)
  }

  /// The key of a number.
  static func bytes(of number: UInt64) -> [UInt8] {
    var bytes: [UInt8] = []
    append(number, width: 8, to: &bytes)
    return bytes
  }

  private mutating func add(
    entries: some Sequence<(key: [UInt8], values: [Int32])>, count: Int
  ) {
    var capacity = 8
    while capacity < count * 2 { capacity *= 2 }
    var slots = [Int32](repeating: 0, count: capacity)
    var table: [Int32] = []
    var keys: [UInt8] = []
    var values: [Int32] = []
    table.reserveCapacity(count * FrozenMap.entryWidth)
    for (number, entry) in entries.enumerated() {
      let hash = unsafe entry.key.withUnsafeBufferPointer { unsafe FrozenMap.hash($0) }
      var slot = Int(hash) & (capacity - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = Int32(number + 1)
      table += [
        Int32(bitPattern: hash), Int32(keys.count), Int32(entry.key.count), Int32(values.count),
        Int32(entry.values.count),
      ]
      keys += entry.key
      values += entry.values
    }
    add(slots)
    add(table)
    add(bytes: keys)
    add(values)
  }

  /// The run of bytes.
  ///
  /// - Complexity: O(size).
  func bytes() -> [UInt8] {
    var offset = FrozenReader.headerLength(sections: sections.count)
    var out = Self.magic
    out.reserveCapacity(sections.reduce(offset) { $0 + $1.count + 8 })
    Self.append(0, width: 8, to: &out)
    Self.append(UInt64(sections.count), width: 8, to: &out)
    for section in sections {
      Self.append(UInt64(offset), width: 8, to: &out)
      Self.append(UInt64(section.count), width: 8, to: &out)
      offset += Self.padded(section.count)
    }
    for section in sections {
      out += section
      out += Array(repeating: 0, count: Self.padded(section.count) - section.count)
    }
    let checksum = unsafe out.withUnsafeBufferPointer { unsafe FrozenReader.checksum(of: $0) }
    out.replaceSubrange(8..<16, with: Self.bytes(of: checksum))
    return out
  }

  private static func padded(_ count: Int) -> Int { (count + 7) & ~7 }

  private static func append(_ number: UInt64, width: Int, to bytes: inout [UInt8]) {
    for index in 0..<width { bytes.append(UInt8(truncatingIfNeeded: number &>> (8 * index))) }
  }
}
