package import Glossary

/// The text of an open document, as its editor has it: changed by stretches, with the places of its
/// lines.
///
/// Lines end at LF, CR or CRLF (LSP 3.17, "Text Documents").
package struct DocumentText: Sendable {
  /// The text in UTF-8.
  package private(set) var bytes: [UInt8]

  /// Where each line begins.
  private var starts: [Int]

  /// Takes a text.
  ///
  /// - Complexity: O(length).
  package init(_ text: String) {
    self.init(bytes: Array(text.utf8))
  }

  /// Takes a text in UTF-8.
  ///
  /// - Complexity: O(length).
  package init(bytes: [UInt8]) {
    self.bytes = bytes
    starts = [0]
    Self.findLines(in: bytes, 0..<bytes.count, &starts)
  }

  /// How many lines there are; an empty text has one.
  package var lineCount: Int { starts.count }

  /// Puts a text in the place of a stretch; one that reaches beyond the text ends with it.
  ///
  /// - Complexity: O(length of the text), most of it copied in one go.
  package mutating func replace(
    _ range: EditorRange, with text: String, _ encoding: PositionEncoding
  ) {
    let start = offset(of: range.start, encoding)
    let end = max(start, offset(of: range.end, encoding))
    let words = Array(text.utf8)
    bytes.replaceSubrange(start..<end, with: words)
    // A line end may have been made or parted where the stretch meets its neighbours.
    let first = max(0, lineIndex(of: max(0, start - 1)))
    let growth = words.count - (end - start)
    let old = starts
    var last = first
    while last + 1 < old.count, old[last + 1] <= end + 1 { last += 1 }
    let stop = last + 1 < old.count ? old[last + 1] + growth : bytes.count
    var lines: [Int] = []
    Self.findLines(in: bytes, old[first]..<stop, &lines)
    if last + 1 < old.count, lines.last == stop { lines.removeLast() }
    starts = Array(old[...first])
    starts += lines
    starts += old[(last + 1)...].lazy.map { $0 + growth }
  }

  /// The offset of a position; a position beyond its line's end, or the text's, is that end.
  ///
  /// A position inside a character is its beginning.
  ///
  /// - Complexity: O(length of the line).
  package func offset(of position: EditorPosition, _ encoding: PositionEncoding) -> Int {
    guard position.line >= 0 else { return 0 }
    guard position.line < starts.count else { return bytes.count }
    let line = contentRange(ofLine: position.line)
    var units = max(0, position.character)
    if encoding == .utf8 {
      var place = units > line.count ? line.upperBound : line.lowerBound + units
      while place > line.lowerBound, place < bytes.count, bytes[place] & 0xC0 == 0x80 { place -= 1 }
      return place
    }
    var place = line.lowerBound
    while place < line.upperBound, units > 0 {
      let length = Self.length(ofCharacterBeginningWith: bytes[place])
      let cost = encoding == .utf16 && length == 4 ? 2 : 1
      if cost > units { break }
      units -= cost
      place += length
    }
    return min(place, line.upperBound)
  }

  /// The position of an offset.
  ///
  /// - Complexity: O(log lines + length of the line).
  package func position(of offset: Int, _ encoding: PositionEncoding) -> EditorPosition {
    let offset = min(max(0, offset), bytes.count)
    let line = lineIndex(of: offset)
    if encoding == .utf8 {
      return EditorPosition(line: line, character: offset - starts[line])
    }
    var units = 0
    for place in starts[line]..<offset {
      let byte = bytes[place]
      if byte & 0xC0 != 0x80 { units += encoding == .utf16 && byte >= 0xF0 ? 2 : 1 }
    }
    return EditorPosition(line: line, character: units)
  }

  /// The range of a stretch of the text.
  package func range(of range: TextRange, _ encoding: PositionEncoding) -> EditorRange {
    EditorRange(
      start: position(of: range.start, encoding), end: position(of: range.end, encoding))
  }

  /// The text of a stretch.
  ///
  /// - Complexity: O(length of the stretch).
  package func slice(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// Where a line stands without its end.
  package func contentRange(ofLine line: Int) -> Range<Int> {
    let start = starts[line]
    var end = line + 1 < starts.count ? starts[line + 1] : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }

  /// The line that holds an offset.
  ///
  /// - Complexity: O(log lines).
  package func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  private static func length(ofCharacterBeginningWith byte: UInt8) -> Int {
    byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
  }

  /// Appends where lines begin behind the line ends of a range.
  private static func findLines(
    in bytes: [UInt8], _ range: Range<Int>, _ starts: inout [Int]
  ) {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      var index = range.lowerBound
      while index < range.upperBound {
        let byte = unsafe bytes[index]
        index &+= 1
        guard byte == 0x0A || byte == 0x0D else { continue }
        let isPair = unsafe byte == 0x0D && index < bytes.count && bytes[index] == 0x0A
        if !isPair { starts.append(index) }
      }
    }
  }
}
