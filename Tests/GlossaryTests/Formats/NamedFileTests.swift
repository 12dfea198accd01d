import Glossary
import Testing

struct NamedFileTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var name: String
    var bytes: [UInt8]
    var line: Int
    var column: Int
    var testDescription: String { name }

    /// A file of text, then bytes that are not UTF-8, then more text.
    init(_ name: String, _ text: String, _ bad: [UInt8], line: Int, column: Int) {
      self.name = name
      bytes = Array(text.utf8) + bad + Array("\nlagi".utf8)
      self.line = line
      self.column = column
    }
  }

  @Test(arguments: [
    Row("at the start", "", [0xFF], line: 1, column: 1),
    Row("in the first line", "caf", [0xE9], line: 1, column: 4),
    Row("at the start of a line", "satu\ndua\n", [0x80], line: 3, column: 1),
    Row("after CRLF", "satu\r\ndu", [0xC0, 0xAF], line: 2, column: 3),
    Row("after CR", "satu\rdu", [0xC0, 0xAF], line: 2, column: 3),
    Row("after CR and CRLF", "a\r\r\n\rdu", [0xED, 0xA0, 0x80], line: 4, column: 3),
    Row("after astral and combining scalars", "a\n😀e\u{301}", [0xF0, 0x9F], line: 2, column: 4),
    Row("after a mark", "\u{FEFF}ab", [0x80], line: 1, column: 3),
    Row("truncated Thai", "แรง", [0xE0, 0xB8], line: 1, column: 4),
  ])
  func namesLineAndColumn(_ row: Row) throws {
    let file = NamedFile(name: "kata.csv", bytes: row.bytes)
    let problem = try #require(throws: FileProblem.self) { try file.text() }
    #expect(problem.file == "kata.csv")
    #expect(problem.line == row.line)
    #expect(problem.column == row.column)
    #expect(problem.kind == .unreadable)
    #expect(problem.rule == "encoding")
  }

  @Test func printsTheProblemOnOneLine() throws {
    let file = NamedFile(name: "kata.csv", bytes: [0x61, 0x0A, 0x62, 0xFF])
    let problem = try #require(throws: FileProblem.self) { try file.text() }
    #expect(
      problem.description
        == "kata.csv:2:2: not UTF-8 at byte 3; convert the file to UTF-8 first [encoding]")
  }

  @Test(arguments: ["", " ", "\n\n", " \t\r\n", "\u{FEFF}", "\u{FEFF}\n"])
  func refusesEmptyFiles(_ text: String) throws {
    let file = NamedFile(name: "kosong", bytes: Array(text.utf8))
    let problem = try #require(throws: FileProblem.self) { try file.text() }
    #expect(problem.rule == "empty-file")
    #expect(problem.line == 1 && problem.column == 1)
  }

  @Test func readsTextWithoutItsMark() throws {
    let file = NamedFile(name: "kata", bytes: Array("\u{FEFF}kata: “é”\r\n".utf8))
    #expect(try file.text() == "kata: “é”\r\n")
  }
}
