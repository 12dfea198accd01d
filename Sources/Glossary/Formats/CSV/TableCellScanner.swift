/// Finds the cells of a delimited text with their places, where `DelimitedReader` finds its fields.
struct TableCellScanner {
  /// A record with its cells.
  struct Record {
    /// The line on which it begins, from 1.
    var line: Int

    /// Its cells.
    var cells: [TableCell]
  }

  private let bytes: [UInt8]
  private let file: String
  private let dialect: DelimitedReader.Dialect
  private var position = 0
  private var line = 1

  init(_ text: String, file: String, dialect: DelimitedReader.Dialect) {
    bytes = Array(text.utf8)
    self.file = file
    self.dialect = dialect
  }

  /// The next record, nil at the end; a blank line is a record of one empty cell.
  ///
  /// - Complexity: O(length of the record).
  /// - Throws: a `FileProblem` for a quotation mark that never ends or that text follows.
  mutating func next() throws(FileProblem) -> Record? {
    guard position < bytes.count else { return nil }
    var record = Record(line: line, cells: [])
    while true {
      record.cells.append(try cell())
      guard position < bytes.count else { return record }
      let byte = bytes[position]
      position += 1
      if byte == dialect.delimiter { continue }
      if byte == 0x0D, position < bytes.count, bytes[position] == 0x0A { position += 1 }
      line += 1
      return record
    }
  }

  /// The text of a cell with the way back.
  ///
  /// - Complexity: O(length).
  func text(of cell: TableCell) -> SegmentText {
    var text = SegmentText()
    guard cell.isQuoted else {
      text.append(bytes[cell.range.start..<cell.range.end], at: cell.range, isVerbatim: true)
      return text
    }
    var start = cell.range.start
    while start < cell.range.end {
      var end = start
      while end < cell.range.end, bytes[end] != UInt8(ascii: "\"") { end += 1 }
      let plain = TextRange(start: start, end: end)
      text.append(bytes[start..<end], at: plain, isVerbatim: true)
      if end == cell.range.end { break }
      // A mark in a quoted cell is written twice.
      let pair = TextRange(start: end, end: end + 2)
      text.append(bytes[end..<end + 1], at: pair, isVerbatim: false)
      start = end + 2
    }
    return text
  }

  private mutating func cell() throws(FileProblem) -> TableCell {
    if dialect.isQuoted, position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
      return try quotedCell()
    }
    let start = position
    while position < bytes.count, !isEnd(bytes[position]) { position += 1 }
    return TableCell(
      range: TextRange(start: start, end: position), isQuoted: false,
      holdsMark: bytes[start..<position].contains(UInt8(ascii: "\"")), dialect: dialect)
  }

  private mutating func quotedCell() throws(FileProblem) -> TableCell {
    let firstLine = line
    position += 1
    let start = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        let next = position + 1
        guard next < bytes.count, bytes[next] == byte else {
          let cell = TableCell(
            range: TextRange(start: start, end: position), isQuoted: true, dialect: dialect)
          position = next
          if next < bytes.count, !isEnd(bytes[next]) {
            throw problem(
              line, "text follows a closing quotation mark; double the marks in a field")
          }
          return cell
        }
        position = next
      } else if byte == 0x0A || (byte == 0x0D && bytes[min(position + 1, bytes.count - 1)] != 0x0A)
      {
        line += 1
      }
      position += 1
    }
    throw problem(firstLine, "a quotation mark opens here and never closes")
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == dialect.delimiter || byte == 0x0A || byte == 0x0D
  }

  private func problem(_ line: Int, _ message: String) -> FileProblem {
    FileProblem(
      file: file, line: line, column: 1, kind: .unreadable, rule: "csv-syntax",
      message: "broken CSV: \(message)")
  }
}
