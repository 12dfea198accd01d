/// Takes messages out of a stream of bytes (LSP 3.17, "Base Protocol").
///
/// What is no message is passed over up to the next header that could be one, so that a client's
/// mistake costs that message and not the session.
package struct MessageReader: Sendable {
  /// What stands next in the stream.
  package enum Event: Hashable, Sendable {
    /// The content of a message.
    case message([UInt8])

    /// Bytes that belong to no message, with what is wrong.
    case garbage(String)
  }

  /// The longest content that is taken.
  package static let longestMessage = 1 << 28

  private static let longestHeader = 4_096
  private static let field = Array("content-length".utf8)

  private var buffer: [UInt8] = []

  /// Where the bytes begin that were not taken yet.
  private var start = 0

  /// Makes a reader of an empty stream.
  package init() {}

  /// Adds what came.
  ///
  /// - Complexity: O(length).
  package mutating func append(_ bytes: some Sequence<UInt8>) {
    if start > 0 {
      buffer.removeFirst(start)
      start = 0
    }
    buffer += bytes
  }

  /// The next message or garbage; nil until more has come.
  ///
  /// - Complexity: O(length of the message).
  package mutating func next() -> Event? {
    guard let end = endOfHeader() else {
      guard buffer.count - start > Self.longestHeader else { return nil }
      return skip("no header of a message in \(buffer.count - start) bytes")
    }
    let header = buffer[start..<end]
    guard let length = Self.contentLength(of: header) else {
      return skip("a header without a Content-Length")
    }
    guard length <= Self.longestMessage else {
      return skip("a message of \(length) bytes, which is too long")
    }
    guard buffer.count - end >= length else { return nil }
    start = end + length
    return .message(Array(buffer[end..<start]))
  }

  /// Where the content after the next header begins.
  private func endOfHeader() -> Int? {
    var place = start
    while place + 3 < buffer.count {
      if buffer[place] == 0x0D, buffer[place + 1] == 0x0A, buffer[place + 2] == 0x0D,
        buffer[place + 3] == 0x0A
      {
        return place + 4
      }
      // Some clients write bare line feeds.
      if buffer[place] == 0x0A, buffer[place + 1] == 0x0A { return place + 2 }
      place += 1
      if place - start > Self.longestHeader { return nil }
    }
    let isBare = place + 1 < buffer.count && buffer[buffer.count - 1] == 0x0A
    return isBare && buffer[buffer.count - 2] == 0x0A ? buffer.count : nil
  }

  /// The length that a header gives; nil where it gives none, or a line is no field.
  private static func contentLength(of header: ArraySlice<UInt8>) -> Int? {
    var length: Int?
    for line in header.split(whereSeparator: { $0 == 0x0D || $0 == 0x0A }) {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
      let name = line[..<colon].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
      guard name == field else { continue }
      let value = String(decoding: line[(colon + 1)...], as: UTF8.self)
      guard let number = Int(value.drop { $0 == " " }), number >= 0 else { return nil }
      length = number
    }
    return length
  }

  /// Passes over everything up to the next field that gives a length.
  private mutating func skip(_ reason: String) -> Event {
    var place = start + 1
    while place + Self.field.count <= buffer.count {
      let isField = Self.field.indices.allSatisfy { buffer[place + $0] | 0x20 == Self.field[$0] }
      if isField { break }
      place += 1
    }
    if place + Self.field.count > buffer.count {
      // The field may have come in part.
      place = max(start + 1, buffer.count - Self.field.count + 1)
    }
    let skipped = place - start
    start = place
    return .garbage("\(reason); \(skipped) bytes are passed over")
  }
}

/// Writes messages into a stream of bytes.
package enum MessageFrame {
  /// A message's content with its header.
  ///
  /// - Complexity: O(length).
  package static func bytes(_ content: [UInt8]) -> [UInt8] {
    Array("Content-Length: \(content.count)\r\n\r\n".utf8) + content
  }
}
