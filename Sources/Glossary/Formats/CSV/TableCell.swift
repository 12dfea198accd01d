/// A field of a delimited text with its place.
struct TableCell: Hashable, Sendable {
  /// Where its text stands, without the quotation marks around it.
  var range: TextRange

  /// Whether quotation marks stand around it.
  var isQuoted: Bool

  /// Whether a quotation mark stands in it where none stand around it.
  var holdsMark = false

  /// How fields are told apart there.
  var dialect: DelimitedReader.Dialect

  /// Edits of plain words, written as their cells need.
  ///
  /// A cell without quotation marks gets them where its new words cannot do without; where it holds
  /// such a mark itself, it is not changed.
  ///
  /// - Complexity: O(edits · log cells).
  static func written(_ edits: [SourceEdit], in cells: [TableCell]) -> [SourceEdit] {
    edits.flatMap { edit -> [SourceEdit] in
      guard let cell = cell(at: edit.location.range, in: cells) else { return [] }
      return cell.written(edit)
    }
  }

  private func written(_ edit: SourceEdit) -> [SourceEdit] {
    var edit = edit
    let needsQuotes = edit.replacement.utf8.contains {
      $0 == 0x0A || $0 == 0x0D || $0 == dialect.delimiter
        || (dialect.isQuoted && $0 == UInt8(ascii: "\""))
    }
    if isQuoted {
      edit.replacement = Self.doubled(edit.replacement)
      return [edit]
    }
    guard needsQuotes else { return [edit] }
    guard dialect.isQuoted else {
      edit.replacement = String(
        String.UnicodeScalarView(
          edit.replacement.unicodeScalars.map { "\t\n\r".unicodeScalars.contains($0) ? " " : $0 }))
      return [edit]
    }
    guard !holdsMark else { return [] }
    edit.replacement = Self.doubled(edit.replacement)
    return [quote(at: range.start), edit, quote(at: range.end)]
  }

  private func quote(at offset: Int) -> SourceEdit {
    SourceEdit(
      location: SourceMap.Location(part: 0, range: TextRange(start: offset, end: offset)),
      replacement: "\"")
  }

  private static func doubled(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func cell(at range: TextRange, in cells: [TableCell]) -> TableCell? {
    let first = cells.partitioningIndex { $0.range.end >= range.end }
    return first < cells.count && cells[first].range.contains(range) ? cells[first] : nil
  }
}
