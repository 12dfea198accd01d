import Glossary
import TestSupport
import Testing

struct UTF8DecodingTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var name: String
    var bytes: [UInt8]
    var offset: Int
    var testDescription: String { name }
  }

  @Test(arguments: [
    Row(name: "truncated, two bytes", bytes: [0x61, 0xC3], offset: 1),
    Row(name: "truncated, three bytes", bytes: [0x61, 0x62, 0xE0, 0xB8], offset: 2),
    Row(name: "truncated, four bytes", bytes: [0xF0, 0x9F, 0x99], offset: 0),
    Row(name: "truncated before a letter", bytes: [0x61, 0xE0, 0xB8, 0x61], offset: 1),
    Row(name: "overlong slash", bytes: [0x61, 0xC0, 0xAF], offset: 1),
    Row(name: "overlong, three bytes", bytes: [0xE0, 0x80, 0xAF], offset: 0),
    Row(name: "overlong, four bytes", bytes: [0x20, 0xF0, 0x80, 0x80, 0xAF], offset: 1),
    Row(name: "surrogate", bytes: [0x61, 0xED, 0xA0, 0x80, 0x61], offset: 1),
    Row(name: "beyond U+10FFFF", bytes: [0xF4, 0x90, 0x80, 0x80], offset: 0),
    Row(name: "stray continuation", bytes: [0xC3, 0xA9, 0x80], offset: 2),
    Row(name: "Latin-1", bytes: [0x63, 0x61, 0x66, 0xE9], offset: 3),
    Row(name: "byte FF", bytes: [0xFF], offset: 0),
    Row(name: "UTF-16 mark", bytes: [0xFF, 0xFE, 0x61, 0x00], offset: 0),
    Row(name: "after a mark", bytes: [0xEF, 0xBB, 0xBF, 0x61, 0x80], offset: 4),
    Row(name: "the first of two", bytes: [0x61, 0x80, 0x61, 0x80], offset: 1),
  ])
  func namesTheFirstMalformedByte(_ row: Row) throws {
    let error = try #require(throws: UnicodeError.self) { try String(strictUTF8: row.bytes) }
    #expect(error.code == .malformedUTF8(offset: row.offset))
    #expect(plainMalformedOffset(row.bytes) == row.offset)
    #expect(error.message == "not UTF-8 at byte \(row.offset); convert the file to UTF-8 first")
  }

  @Test func dropsOneMark() throws {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    #expect(try String(strictUTF8: []) == "")
    #expect(try String(strictUTF8: mark) == "")
    #expect(try Array(String(strictUTF8: mark + [0x61]).utf8) == [0x61])
    #expect(try Array(String(strictUTF8: mark + mark).utf8) == mark)
    #expect(try Array(String(strictUTF8: [0x61] + mark).utf8) == [0x61] + mark)
    #expect(try Array(String(strictUTF8: mark + [0xCC, 0x81]).utf8) == [0xCC, 0x81])
  }

  /// Texts with a few damaged bytes: the same verdict and offset as the table of RFC 3629.
  @Test(arguments: 0..<500 as Range<UInt64>)
  func agreesWithTheTable(seed: UInt64) throws {
    var random = RandomText(seed: seed)
    for _ in 0..<10 {
      var bytes = Array(random.mixture(pieces: random.number(in: 1...8)).utf8)
      for _ in 0..<random.number(in: 0...2) {
        bytes[random.number(in: 0...bytes.count - 1)] = UInt8(random.number(in: 0...255))
      }
      do throws(UnicodeError) {
        let text = try String(strictUTF8: bytes)
        #expect(plainMalformedOffset(bytes) == nil)
        let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        #expect(Array(text.utf8) == Array(bytes.dropFirst(hasMark ? 3 : 0)))
      } catch {
        let offset = try #require(plainMalformedOffset(bytes), "\(bytes)")
        #expect(error.code == .malformedUTF8(offset: offset), "\(bytes)")
      }
    }
  }
}
