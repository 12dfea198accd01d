public import Foundation

/// Bytes as a reader of files gives them: in blocks, and an empty one at the end.
public func blocks(of bytes: [UInt8], size: Int = 4_096) -> () -> [UInt8] {
  var position = 0
  return {
    let end = min(position + size, bytes.count)
    defer { position = end }
    return Array(bytes[position..<end])
  }
}

/// The blocks of a file.
public func blocks(of url: URL) throws -> () throws -> [UInt8] {
  let file = try FileHandle(forReadingFrom: url)
  return { Array(try file.read(upToCount: 1 << 18) ?? Data()) }
}

/// A text in UTF-16, without a mark.
public func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
  text.utf16.flatMap { unit in
    let bytes = [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)]
    return bigEndian ? bytes.reversed() : bytes
  }
}
