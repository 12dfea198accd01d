package import Glossary

/// A place in a user's file.
package struct FilePlace: Sendable {
  /// Lines and columns of the file; of its text where the file is none.
  package var start: LineTable.Position
  package var end: LineTable.Position

  /// The paragraph, from 1, where places are told by paragraphs.
  package var paragraph: Int?

  /// The words there, as the document's reader sees them.
  package var words: String
}

/// Finds the places of a draft in its file.
package struct DocumentPlaces {
  private let text: DraftText

  /// The lines of each part of the source, made when first needed.
  private var lines: [LineTable?]
  private var ownLines: LineTable?

  package init(_ text: DraftText) {
    self.text = text
    lines = Array(repeating: nil, count: text.source.parts.count)
  }

  /// The place of a range of the text.
  package mutating func place(of range: TextRange) -> FilePlace {
    let words = String(text.text.slice(range))
    switch text.addressing {
    case .paragraphs:
      let table = ownTable()
      return FilePlace(
        start: table.position(of: range.start), end: table.position(of: range.end),
        paragraph: paragraph(of: range.start), words: words)
    case .lines:
      let location = location(of: range)
      let table = table(location.part)
      return FilePlace(
        start: table.position(of: location.range.start),
        end: table.position(of: location.range.end), words: words)
    }
  }

  /// The line of a range, as the file has it, with the range marked.
  package mutating func excerpt(of range: TextRange) -> Excerpt {
    switch text.addressing {
    case .paragraphs:
      return Excerpt(text.text, line: ownTable().line(of: range.start), around: range)
    case .lines:
      let location = location(of: range)
      let line = table(location.part).line(of: location.range.start)
      return Excerpt(text.source.parts[location.part].text, line: line, around: location.range)
    }
  }

  /// The edits with their lines and columns; nil where the file is no text.
  package mutating func placed(_ edits: [SourceEdit]) -> [PlacedEdit]? {
    guard text.addressing == .lines else { return nil }
    return edits.map { edit in
      let table = table(edit.location.part)
      return PlacedEdit(
        start: table.position(of: edit.location.range.start),
        end: table.position(of: edit.location.range.end), words: edit.replacement)
    }
  }

  /// Where a range stands in the source; what a reader put in stands where the text goes on.
  private func location(of range: TextRange) -> SourceMap.Location {
    let source = text.source
    return source.location(of: range)
      ?? source.location(of: TextRange(start: range.end, end: range.end))
      ?? SourceMap.Location(part: 0, range: TextRange(start: 0, end: 0))
  }

  private mutating func table(_ part: Int) -> LineTable {
    if let known = lines[part] { return known }
    let new = LineTable(text.source.parts[part].text)
    lines[part] = new
    return new
  }

  private mutating func ownTable() -> LineTable {
    if let known = ownLines { return known }
    let new = LineTable(text.text)
    ownLines = new
    return new
  }

  /// The number of the block that holds an offset, or that ends before it.
  private func paragraph(of offset: Int) -> Int {
    let end = text.blocks.partitioningIndex { $0.range.start > offset }
    return max(1, end)
  }
}
