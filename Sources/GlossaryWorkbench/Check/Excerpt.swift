package import Glossary

/// The part of a line that shows a finding, with carets under its cells.
package struct Excerpt: Sendable {
  /// What stands before the finding, its words, and what follows; controls are blanks.
  package let before: String
  package let marked: String
  package let after: String

  /// The line.
  package var text: String { before + marked + after }

  /// Blanks and carets that stand under the cells of the finding.
  package var carets: String {
    String(repeating: " ", count: before.cellWidth)
      + String(repeating: "^", count: max(1, marked.cellWidth))
  }

  /// Cuts a long line to what stands around the finding; a finding over several lines is marked to
  /// the end of the first.
  package init(_ text: String, line: TextRange, around range: TextRange) {
    let end = max(range.start, min(range.end, line.end))
    // Bytes first, so that a line of megabytes costs no more than a short one.
    let start = Self.boundary(text, max(line.start, range.start - Self.room * 4))
    let stop = Self.boundary(text, max(end, min(line.end, end + Self.room * 4)))
    var before = TextStyle.printable(text.slice(TextRange(start: start, end: range.start)))
    let marked = TextStyle.printable(text.slice(TextRange(start: range.start, end: end)))
    var after = TextStyle.printable(text.slice(TextRange(start: end, end: stop)))
    if start > line.start || before.count > Self.room {
      before = "…" + String(before.suffix(Self.room))
    }
    if stop < line.end || after.count > Self.room { after = String(after.prefix(Self.room)) + "…" }
    self.before = before
    self.marked = marked
    self.after = after
  }

  /// The characters shown on either side.
  private static let room = 40

  /// The first byte of the scalar that a byte belongs to.
  private static func boundary(_ text: String, _ offset: Int) -> Int {
    let utf8 = text.utf8
    var offset = offset
    while offset > 0 && offset < utf8.count
      && utf8[utf8.index(utf8.startIndex, offsetBy: offset)] & 0xC0 == 0x80
    {
      offset -= 1
    }
    return offset
  }
}
