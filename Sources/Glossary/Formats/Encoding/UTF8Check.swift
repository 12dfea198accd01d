/// Checks that a text that comes in blocks is UTF-8.
struct UTF8Check {
  private let file: String

  /// The bytes of a character that the last block did not end.
  private var unfinished: [UInt8] = []
  private var position = TextPosition()

  /// How many bytes of the last block precede what is wrong in it.
  private(set) var validLength = 0

  /// Makes a check; `file` is the name that problems are reported under.
  init(file: String) {
    self.file = file
  }

  /// What is wrong with a block, nil when nothing is.
  ///
  /// - Complexity: O(length).
  mutating func check(_ block: [UInt8]) -> FileProblem? {
    let carried = unfinished.count
    let bytes = unfinished + block
    let end = bytes.count - Self.unfinishedLength(bytes)
    unfinished = Array(bytes[end...])
    var valid = end
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span.extracting(first: end))
    } catch {
      valid = error.byteOffsets.lowerBound
    }
    let zero = bytes[..<valid].firstIndex(of: 0)
    validLength = max(0, (zero ?? valid) - carried)
    position.follow(bytes[..<(zero ?? valid)])
    if zero != nil { return problem("a NUL byte; the file is no text, or text in UTF-16") }
    guard valid < end else { return nil }
    return problem("not UTF-8; convert the file to UTF-8 or name its encoding")
  }

  /// What is wrong with the end of the text, nil when nothing is.
  func finish() -> FileProblem? {
    unfinished.isEmpty ? nil : problem("not UTF-8; the file ends within a character")
  }

  /// The length of a character at the end whose other bytes may follow.
  private static func unfinishedLength(_ bytes: [UInt8]) -> Int {
    for length in 1...3 where length <= bytes.count {
      let byte = bytes[bytes.count - length]
      if byte & 0xC0 == 0x80 { continue }
      let whole = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return whole > length ? length : 0
    }
    return 0
  }

  private func problem(_ message: String) -> FileProblem {
    FileProblem(
      file: file, line: position.line, column: position.column, kind: .unreadable, rule: "encoding",
      message: message)
  }
}
