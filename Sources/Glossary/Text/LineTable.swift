/// Lines and columns for UTF-8 offsets of one text.
///
/// Lines end at LF, CR or CRLF. Lines and columns count from 1, columns and offsets in Unicode
/// scalars, as SARIF's `unicodeCodePoints` does.
public struct LineTable: Hashable, Sendable {
  /// A place for a person or for an editor.
  public struct Position: Hashable, Sendable {
    /// The line, from 1.
    public var line: Int

    /// The column in Unicode scalars, from 1.
    public var column: Int

    /// The offset in Unicode scalars from the start of the text, from 0.
    public var offset: Int
  }

  private let text: String
  private let starts: [Int]

  /// The number of scalars before each block of `blockLength` bytes, so that a place far down a long
  /// line is counted from the block's start and not from the line's.
  private let scalarsBeforeBlock: [Int]
  private static let blockLength = 256

  /// Finds the lines of a text.
  ///
  /// - Complexity: O(length).
  public init(_ text: String) {
    var text = text
    text.makeContiguousUTF8()
    var starts = [0]
    var scalarsBeforeBlock: [Int] = []
    text.withUTF8 { bytes in
      scalarsBeforeBlock.reserveCapacity(bytes.count / Self.blockLength + 1)
      var scalars = 0
      for start in stride(from: 0, through: bytes.count, by: Self.blockLength) {
        scalarsBeforeBlock.append(scalars)
        let end = min(start + Self.blockLength, bytes.count)
        let block = unsafe UnsafeBufferPointer(rebasing: bytes[start..<end])
        scalars += unsafe Self.countScalars(block)
        unsafe Self.findLineEnds(in: bytes, start..<end, &starts)
      }
    }
    self.text = text
    self.starts = starts
    self.scalarsBeforeBlock = scalarsBeforeBlock
  }

  /// The number of bytes that begin a scalar; the compiler makes vector code of it.
  private static func countScalars(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var continuations = 0
    for index in 0..<bytes.count where unsafe bytes[index] & 0xC0 == 0x80 { continuations &+= 1 }
    return bytes.count - continuations
  }

  /// Appends where lines begin behind the line ends of a range.
  private static func findLineEnds(
    in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ starts: inout [Int]
  ) {
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = unsafe bytes[index]
      index += 1
      guard byte == 0x0A || byte == 0x0D else { continue }
      // Between the two bytes of a CRLF no line begins.
      let isPair = unsafe byte == 0x0D && index < bytes.count && bytes[index] == 0x0A
      if !isPair { starts.append(index) }
    }
  }

  /// The place of a UTF-8 offset that lies within the text or at its end.
  ///
  /// - Complexity: O(log lines).
  public func position(of offset: Int) -> Position {
    let line = lineIndex(of: offset)
    let scalars = scalars(before: offset)
    return Position(
      line: line + 1, column: scalars - self.scalars(before: starts[line]) + 1, offset: scalars)
  }

  private func scalars(before offset: Int) -> Int {
    let block = offset / Self.blockLength
    let utf8 = text.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: block * Self.blockLength)
    let end = utf8.index(utf8.startIndex, offsetBy: offset)
    return scalarsBeforeBlock[block] + utf8[start..<end].count { $0 & 0xC0 != 0x80 }
  }

  /// The range of the line that holds an offset, without its line ending.
  ///
  /// - Complexity: O(log lines).
  public func line(of offset: Int) -> TextRange {
    let index = lineIndex(of: offset)
    let start = starts[index]
    var end = index + 1 < starts.count ? starts[index + 1] : text.utf8.count
    let utf8 = text.utf8
    while end > start {
      let last = utf8[utf8.index(utf8.startIndex, offsetBy: end - 1)]
      guard last == 0x0A || last == 0x0D else { break }
      end -= 1
    }
    return TextRange(start: start, end: end)
  }

  private func lineIndex(of offset: Int) -> Int {
    precondition(offset >= 0 && offset <= text.utf8.count, "an offset outside the text")
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
