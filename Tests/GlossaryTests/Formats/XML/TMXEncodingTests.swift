import Foundation
import Glossary
import TestSupport
import Testing

@Suite struct TMXEncodingTests {
  /// One document in an encoding.
  struct Row: Sendable, CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    var text: String
    var testDescription: String { name }

    init(
      _ name: String, _ text: String, declared: String?, mark: [UInt8] = [],
      _ encode: (String) -> [UInt8]
    ) {
      self.name = name
      self.text = text
      bytes = mark + encode(Self.document(text, declared: declared))
    }

    static func document(_ text: String, declared: String?) -> String {
      let encoding = declared.map { " encoding=\"\($0)\"" } ?? ""
      return "<?xml version=\"1.0\"\(encoding)?>\n<tmx version=\"1.4\"><body>"
        + "<tu tuid=\"\(text)\"><tuv xml:lang=\"en\"><seg>\(text)</seg></tuv></tu></body></tmx>"
    }
  }

  private static func table(_ letters: [Character: [UInt8]]) -> @Sendable (String) -> [UInt8] {
    { text in text.flatMap { letters[$0] ?? Array(String($0).utf8) } }
  }

  private static let utf8: @Sendable (String) -> [UInt8] = { Array($0.utf8) }
  private static let little: @Sendable (String) -> [UInt8] = { utf16($0, bigEndian: false) }
  private static let big: @Sendable (String) -> [UInt8] = { utf16($0, bigEndian: true) }
  private static let utf32: @Sendable (String) -> [UInt8] = { text in
    text.unicodeScalars.flatMap { scalar in
      (0..<4).map { UInt8(truncatingIfNeeded: scalar.value >> (UInt32($0) * 8)) }
    }
  }
  private static let mixed = "é 語 😀"

  static let rows = [
    Row("UTF-8", mixed, declared: "UTF-8", utf8),
    Row("UTF-8 undeclared", mixed, declared: nil, utf8),
    Row("utf8 with mark", mixed, declared: "utf-8", mark: [0xEF, 0xBB, 0xBF], utf8),
    Row("UTF-8 with mark, undeclared", mixed, declared: nil, mark: [0xEF, 0xBB, 0xBF], utf8),
    Row("UTF-16LE with mark", mixed, declared: "UTF-16", mark: [0xFF, 0xFE], little),
    Row("UTF-16LE", mixed, declared: "utf-16le", little),
    Row("UTF-16LE undeclared", mixed, declared: nil, little),
    Row("UTF-16BE with mark", mixed, declared: "UTF-16", mark: [0xFE, 0xFF], big),
    Row("UTF-16BE", mixed, declared: "UTF-16", big),
    Row("UTF-32LE with mark", mixed, declared: "UTF-32", mark: [0xFF, 0xFE, 0, 0], utf32),
    Row("us-ascii", "plain", declared: "us-ascii", utf8),
    Row(
      "ISO-8859-1", "é ÿ", declared: "ISO-8859-1", table(["é": [0xE9], "ÿ": [0xFF]])),
    Row(
      "windows-1252", "é “€”", declared: "windows-1252",
      table(["é": [0xE9], "“": [0x93], "€": [0x80], "”": [0x94]])),
    Row(
      "Shift_JIS", "日本語 ﾊ", declared: "Shift_JIS",
      table(["日": [0x93, 0xFA], "本": [0x96, 0x7B], "語": [0x8C, 0xEA], "ﾊ": [0xCA]])),
    Row(
      "EUC-JP", "日本", declared: "EUC-JP", table(["日": [0xC6, 0xFC], "本": [0xCB, 0xDC]])),
    Row(
      "GB18030", "中 😀", declared: "GB18030",
      table(["中": [0xD6, 0xD0], "😀": [0x94, 0x39, 0xFC, 0x36]])),
    Row("KOI8-R", "Да", declared: "KOI8-R", table(["Д": [0xE4], "а": [0xC1]])),
  ]

  @Test(arguments: rows)
  func aDocumentReadsTheSameInEveryEncoding(row: Row) throws {
    for size in [1, 2, 3, 7, 4_096] {
      let outcome = try TMXOutcome(row.bytes, size: size)
      #expect(outcome.failure == nil)
      #expect(outcome.units.first?.tuid == row.text)
      #expect(outcome.units.first?.variants.first?.segment.text == row.text)
    }
  }

  @Test(
    arguments: [
      ("us-ascii", [0xE9]), ("Shift_JIS", [0x93, 0x20]), ("GB18030", [0xFF]),
      ("EUC-JP", [0xC6, 0x20]),
      ("UTF-8", [0xE9]),
    ] as [(String, [UInt8])])
  func bytesThatTheEncodingDoesNotHaveAreRefusedAfterTheUnits(
    encoding: String, bad: [UInt8]
  ) throws {
    let whole = Row.document("x", declared: encoding)
    let start = Array(whole.replacing("</body></tmx>", with: "\nab").utf8)
    let outcome = try TMXOutcome(start + bad + Array("</body></tmx>".utf8))
    let failure = try #require(outcome.failure)
    #expect(failure.rule == "encoding", "\(failure)")
    #expect(failure.line == 3 && failure.column == 3, "\(failure)")
    #expect(outcome.units.count == 1)
  }

  @Test func aCharacterThatTheFileEndsWithinIsRefused() throws {
    let bytes = Array("<?xml version='1.0' encoding='Shift_JIS'?><tmx>".utf8) + [0x93]
    #expect(try TMXOutcome(bytes).failure?.rule == "encoding")
  }
}
