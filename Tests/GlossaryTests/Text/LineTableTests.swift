import TestSupport
import Testing

@testable import Glossary

struct LineTableTests {
  typealias Position = LineTable.Position

  struct Row: CustomTestStringConvertible, Sendable {
    var text: String
    var offset: Int
    var position: Position
    var line: TextRange
    var testDescription: String { "\(text.debugDescription) at \(offset)" }

    init(_ text: String, at offset: Int, _ place: (Int, Int, Int), line: Range<Int>) {
      self.text = text
      self.offset = offset
      position = Position(line: place.0, column: place.1, offset: place.2)
      self.line = TextRange(start: line.lowerBound, end: line.upperBound)
    }
  }

  @Test(arguments: [
    Row("", at: 0, (1, 1, 0), line: 0..<0), Row("abc", at: 3, (1, 4, 3), line: 0..<3),
    Row("a\nb", at: 1, (1, 2, 1), line: 0..<1), Row("a\nb", at: 2, (2, 1, 2), line: 2..<3),
    Row("a\n", at: 2, (2, 1, 2), line: 2..<2), Row("a\r\nb", at: 2, (1, 3, 2), line: 0..<1),
    Row("a\r\nb", at: 3, (2, 1, 3), line: 3..<4), Row("a\rb", at: 2, (2, 1, 2), line: 2..<3),
    Row("\n\r", at: 2, (3, 1, 2), line: 2..<2), Row("é😀x", at: 6, (1, 3, 2), line: 0..<7),
    Row("e\u{301}\r\ne\u{301}", at: 6, (2, 2, 5), line: 5..<8),
    Row("a\u{2028}b", at: 4, (1, 3, 2), line: 0..<5),
  ])
  func findsPlaces(_ row: Row) {
    let table = LineTable(row.text)
    #expect(table.position(of: row.offset) == row.position)
    #expect(table.line(of: row.offset) == row.line)
  }

  @Test(arguments: 0..<500 as Range<UInt64>)
  func agreesWithAWalk(seed: UInt64) {
    var random = RandomText(seed: seed)
    let pieces = ["a", "é", "e\u{301}", "😀", "ไทย", "\n", "\r", "\r\n", "👩‍🏭", "\u{FEFF}", "𠀀", " "]
    let text = (0..<random.number(in: 0...60)).map { _ in random.pick(pieces) }.joined()
    let table = LineTable(text)
    let plain = PlainLineTable(text)
    for place in plain.places {
      let expected = Position(line: place.line, column: place.column, offset: place.scalars)
      #expect(table.position(of: place.offset) == expected, "\(text.debugDescription)")
      let line = text.slice(table.line(of: place.offset))
      #expect(
        Array(line.utf8) == Array(plain.lines[place.line - 1].utf8),
        "\(text.debugDescription) at \(place.offset)")
    }
  }
}

struct CellWidthTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var text: String
    var width: Int
    var testDescription: String { text.debugDescription }

    init(_ text: String, _ width: Int) {
      self.text = text
      self.width = width
    }
  }

  @Test(arguments: [
    Row("", 0), Row("pekerja", 7), Row("café", 4), Row("cafe\u{301}", 4), Row("\u{301}", 0),
    Row("ที่", 1), Row("ผู้", 1), Row("กำ", 2), Row("แรงงาน", 6), Row("移民", 4), Row("カタカナ", 8),
    Row("ｶﾅ", 2), Row("Ａ", 2), Row("노동자", 6), Row("한", 2), Row("\u{1112}\u{1161}\u{11AB}", 2),
    Row("\u{1100}\u{1161}", 2), Row("🙂", 2), Row("a\u{200B}b", 2), Row("\u{FEFF}a", 1),
    Row("مُهَاجِر", 5),
    Row("ក្ក", 2), Row("\u{20DD}", 0), Row("\u{7}", 0), Row("трудовой", 8),
  ])
  func countsCells(_ row: Row) {
    #expect(row.text.cellWidth == row.width)
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func widthsAddUp(seed: UInt64) {
    var random = RandomText(seed: seed)
    let text = random.scalars(count: 40)
    let sum = text.unicodeScalars.map { String($0).cellWidth }.reduce(0, +)
    #expect(text.cellWidth == sum)
  }
}
