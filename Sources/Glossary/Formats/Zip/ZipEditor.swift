/// Puts other contents in the place of files of a ZIP container.
///
/// Every other file keeps its bytes, packed as they are, its time and its place in the order; so
/// does whatever else the container holds.
struct ZipEditor {
  private let bytes: [UInt8]
  private let directory: ZipDirectory

  /// Reads the directory of a container.
  ///
  /// - Throws: a `FileProblem` when it is damaged.
  init(_ file: NamedFile) throws(FileProblem) {
    guard let directory = ZipDirectory(file.bytes) else {
      throw FileProblem(
        file: file.name, line: 1, column: 1, kind: .unreadable, rule: "damaged-zip",
        message: "the directory of the file is damaged; open it with its program and save it again")
    }
    bytes = file.bytes
    self.directory = directory
  }

  /// The container with other contents for the files named.
  ///
  /// - Complexity: O(size).
  func replacing(_ contents: [String: [UInt8]]) -> [UInt8] {
    let byPlace = directory.entries.indices.sorted {
      directory.entries[$0].header < directory.entries[$1].header
    }
    var output = Array(bytes[..<(byPlace.first.map { directory.entries[$0].header } ?? 0)])
    var records = directory.entries.map { Array(bytes[$0.record]) }
    for (position, index) in byPlace.enumerated() {
      let entry = directory.entries[index]
      let next =
        position + 1 < byPlace.count
        ? directory.entries[byPlace[position + 1]].header : directory.range.lowerBound
      Self.set(output.count, at: 42, length: 4, in: &records[index])
      if let content = contents[entry.name] {
        output += packed(content, entry, record: &records[index])
      } else {
        output += bytes[entry.header..<next]
      }
    }
    let start = output.count
    for record in records { output += record }
    let length = output.count - start
    output += bytes[directory.range.upperBound..<directory.end]
    var end = Array(bytes[directory.end...])
    Self.set(length, at: 12, length: 4, in: &end)
    Self.set(start, at: 16, length: 4, in: &end)
    return output + end
  }

  /// The header and the packed content of a file; its record is brought up to date.
  private func packed(
    _ content: [UInt8], _ entry: ZipDirectory.Entry, record: inout [UInt8]
  ) -> [UInt8] {
    let isStored = entry.method == 0
    let data = isStored ? content : Deflate.packed(content)
    let place = entry.header
    let headerLength =
      30 + ZipDirectory.number(bytes, at: place + 26, length: 2)
      + ZipDirectory.number(bytes, at: place + 28, length: 2)
    var header = Array(bytes[place..<min(place + headerLength, directory.range.lowerBound)])
    let checksum = Deflate.checksum(of: content)
    // The sizes stand in the header itself now, and not behind the content.
    let flags = ZipDirectory.number(header, at: 6, length: 2) & ~0x0008
    for (at, length, number) in [
      (6, 2, flags), (8, 2, isStored ? 0 : 8), (14, 4, checksum), (18, 4, data.count),
      (22, 4, content.count),
    ] {
      Self.set(number, at: at, length: length, in: &header)
      // The record has the same fields two bytes further on.
      Self.set(number, at: at + 2, length: length, in: &record)
    }
    return header + data
  }

  private static func set(_ number: Int, at place: Int, length: Int, in bytes: inout [UInt8]) {
    for index in 0..<length {
      bytes[place + index] = UInt8(truncatingIfNeeded: number >> (index * 8))
    }
  }
}
