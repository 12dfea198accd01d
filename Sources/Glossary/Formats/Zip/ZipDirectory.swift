/// Where the files of a ZIP container stand in it (APPNOTE 6.3.10, section 4.3).
struct ZipDirectory {
  /// A file, as the directory at the end of the container lists it.
  struct Entry {
    var name: String

    /// The record in the directory.
    var record: Range<Int>

    /// Where the file's own header begins.
    var header: Int

    /// The compression: 0 for none, 8 for deflate.
    var method: Int
  }

  /// The files in the order of the directory.
  private(set) var entries: [Entry] = []

  /// Where the directory stands.
  private(set) var range = 0..<0

  /// Where the record that ends the container begins.
  private(set) var end = 0

  /// Reads the directory; nil when it is damaged or of the 64-bit kind, which documents never need.
  ///
  /// - Complexity: O(number of files).
  init?(_ bytes: [UInt8]) {
    guard let end = Self.findEnd(bytes) else { return nil }
    let count = Self.number(bytes, at: end + 10, length: 2)
    let length = Self.number(bytes, at: end + 12, length: 4)
    let start = Self.number(bytes, at: end + 16, length: 4)
    guard count < 0xFFFF, start + length <= end else { return nil }
    self.end = end
    range = start..<(start + length)
    var place = start
    for _ in 0..<count {
      guard place + 46 <= end, bytes[place...].starts(with: [0x50, 0x4B, 1, 2]) else { return nil }
      let nameLength = Self.number(bytes, at: place + 28, length: 2)
      let next =
        place + 46 + nameLength + Self.number(bytes, at: place + 30, length: 2)
        + Self.number(bytes, at: place + 32, length: 2)
      let header = Self.number(bytes, at: place + 42, length: 4)
      guard next <= range.upperBound, header + 30 <= start,
        bytes[header...].starts(with: [0x50, 0x4B, 3, 4])
      else { return nil }
      entries.append(
        Entry(
          name: String(decoding: bytes[(place + 46)..<(place + 46 + nameLength)], as: UTF8.self),
          record: place..<next, header: header,
          method: Self.number(bytes, at: place + 10, length: 2)))
      place = next
    }
  }

  /// A number with its lowest byte first.
  static func number(_ bytes: [UInt8], at place: Int, length: Int) -> Int {
    (0..<length).reduce(0) { $0 | Int(bytes[place + $1]) << ($1 * 8) }
  }

  /// The record that ends the container: a comment of up to 65,535 bytes may follow it.
  private static func findEnd(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 22 else { return nil }
    var place = bytes.count - 22
    while place >= max(0, bytes.count - 22 - 0xFFFF) {
      if bytes[place] == 0x50, bytes[place...].starts(with: [0x50, 0x4B, 5, 6]),
        place + 22 + number(bytes, at: place + 20, length: 2) == bytes.count
      {
        return place
      }
      place -= 1
    }
    return nil
  }
}
