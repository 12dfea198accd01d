import Glossary
import GlossaryEditor
import TestSupport
import Testing

@Suite("The text of an open document")
struct DocumentTextTests {
  private struct Place: Sendable {
    var offset: Int
    var line: Int
    var utf8: Int
    var utf16: Int
    var utf32: Int
  }

  @Test("Places are told in every encoding")
  func places() {
    let text = DocumentText("satu\r\nd\u{E9}a 👍🏽 x\rtiga\n")
    #expect(text.lineCount == 4)
    let places = [
      Place(offset: 0, line: 0, utf8: 0, utf16: 0, utf32: 0),
      Place(offset: 4, line: 0, utf8: 4, utf16: 4, utf32: 4),
      Place(offset: 6, line: 1, utf8: 0, utf16: 0, utf32: 0),
      Place(offset: 9, line: 1, utf8: 3, utf16: 2, utf32: 2),
      Place(offset: 19, line: 1, utf8: 13, utf16: 8, utf32: 6),
      Place(offset: 22, line: 2, utf8: 0, utf16: 0, utf32: 0),
      Place(offset: 27, line: 3, utf8: 0, utf16: 0, utf32: 0),
    ]
    for place in places {
      for (encoding, character) in [
        (PositionEncoding.utf8, place.utf8), (.utf16, place.utf16), (.utf32, place.utf32),
      ] {
        let position = EditorPosition(line: place.line, character: character)
        #expect(text.position(of: place.offset, encoding) == position)
        #expect(text.offset(of: position, encoding) == place.offset)
      }
    }
  }

  @Test("Places outside the text are its ends, and places within a character its beginning")
  func placesOutside() {
    let text = DocumentText("a\n👍b\n")
    func offset(_ line: Int, _ character: Int, _ encoding: PositionEncoding = .utf16) -> Int {
      text.offset(of: EditorPosition(line: line, character: character), encoding)
    }
    #expect(offset(0, 99) == 1)
    #expect(offset(0, .max, .utf8) == 1)
    #expect(offset(99, 0) == 8)
    #expect(offset(-1, -1) == 0)
    #expect(offset(1, 1) == 2)
    #expect(offset(1, 3, .utf8) == 2)
  }

  @Test(
    "Changes of stretches leave what the whole text would be", arguments: 0..<200 as Range<UInt64>)
  func changes(seed: UInt64) {
    var random = RandomText(seed: seed)
    var whole = Array(random.mixture(pieces: random.number(in: 0...40)).utf8)
    var text = DocumentText(bytes: whole)
    for _ in 0..<12 {
      let encoding = random.pick(PositionEncoding.allCases)
      let scalars = Self.boundaries(of: whole)
      let ends = [random.pick(scalars), random.pick(scalars)].sorted()
      let words = random.mixture(pieces: random.number(in: 0...6))
      let range = EditorRange(
        start: text.position(of: ends[0], encoding), end: text.position(of: ends[1], encoding))
      // A place between CR and LF is no position: its line has ended before.
      let start = text.offset(of: range.start, encoding)
      let end = max(start, text.offset(of: range.end, encoding))
      whole.replaceSubrange(start..<end, with: words.utf8)
      text.replace(range, with: words, encoding)
      #expect(text.bytes == whole)
      let fresh = DocumentText(bytes: whole)
      #expect(text.lineCount == fresh.lineCount)
      for line in 0..<min(text.lineCount, fresh.lineCount) {
        #expect(text.contentRange(ofLine: line) == fresh.contentRange(ofLine: line))
      }
    }
  }

  private static func boundaries(of bytes: [UInt8]) -> [Int] {
    bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 } + [bytes.count]
  }
}
