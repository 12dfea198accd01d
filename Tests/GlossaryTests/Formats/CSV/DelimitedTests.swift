import Glossary
import TestSupport
import Testing

/// A text with the records it holds, each with its line.
struct TableRow: Sendable, CustomTestStringConvertible {
  var text: String
  var lines: [Int]
  var fields: [[String]]

  init(_ text: String, _ records: (Int, [String])...) {
    self.text = text
    lines = records.map(\.0)
    fields = records.map(\.1)
  }

  var testDescription: String { text.debugDescription }
}

@Suite struct DelimitedReaderTests {
  private typealias Dialect = DelimitedReader.Dialect

  @Test(arguments: [
    TableRow(""),
    TableRow("\n\r\n\n"),
    TableRow("a", (1, ["a"])),
    TableRow("a,b\nc,d\n", (1, ["a", "b"]), (2, ["c", "d"])),
    TableRow("a,b\r\nc,d\r\n", (1, ["a", "b"]), (2, ["c", "d"])),
    TableRow("a,b\rc,d\r", (1, ["a", "b"]), (2, ["c", "d"])),
    TableRow("a\n\n\nb", (1, ["a"]), (4, ["b"])),
    TableRow("a,,\n,b,", (1, ["a", "", ""]), (2, ["", "b", ""])),
    TableRow("\"a,b\",c", (1, ["a,b", "c"])),
    TableRow("\"say \"\"hi\"\"\"", (1, ["say \"hi\""])),
    TableRow("\"\",x", (1, ["", "x"])),
    TableRow("x,\"\"\ny", (1, ["x", ""]), (2, ["y"])),
    TableRow("\"a\nb\",c\nd", (1, ["a\nb", "c"]), (3, ["d"])),
    TableRow("\"a\r\nb\"\r\nd", (1, ["a\r\nb"]), (3, ["d"])),
    TableRow("\"a\rb\"\rd", (1, ["a\rb"]), (3, ["d"])),
    TableRow("a \"b\" c,5\"", (1, ["a \"b\" c", "5\""])),
    TableRow(" a , b ", (1, [" a ", " b "])),
    TableRow("é,🙂\n", (1, ["é", "🙂"])),
  ])
  func csvHasRecordsWithLines(row: TableRow) throws {
    let records = try DelimitedReader.read(row.text, file: "t.csv", dialect: .csv)
    #expect(records.map(\.fields) == row.fields)
    #expect(records.map(\.line) == row.lines)
  }

  @Test(arguments: [
    TableRow("a\tb\n\"c\t\"d\"\n", (1, ["a", "b"]), (2, ["\"c", "\"d\""])),
    TableRow("\t\n\ta\r\n", (2, ["", "a"])),
    TableRow("\"", (1, ["\""])),
  ])
  func tsvHasNoQuotes(row: TableRow) throws {
    let records = try DelimitedReader.read(row.text, file: "t.tsv", dialect: .tsv)
    #expect(records.map(\.fields) == row.fields)
    #expect(records.map(\.line) == row.lines)
  }

  @Test(arguments: [
    ("a,b\n\"c", 2), ("\"", 1), ("a\n\"b\n\nc\n", 2), ("a\nb,\"c\"d\n", 2), ("\"a\n\"b", 2),
    ("\"a\" ,b", 1), ("x\r\n\"a\"\"", 2),
  ])
  func brokenQuotesHaveTheirLine(text: String, line: Int) throws {
    let problem = #expect(throws: FileProblem.self) {
      try DelimitedReader.read(text, file: "t.csv", dialect: .csv)
    }
    #expect(problem?.line == line)
    #expect(problem?.file == "t.csv")
    #expect(problem?.kind == .unreadable)
    #expect(problem?.rule == "csv-syntax")
  }

  @Test(arguments: [
    ("id,term\n", ","), ("id;term\n", ";"), ("id\tterm\n", "\t"), ("id\n", ","), ("", ","),
    ("\"a,b,c\";d\n", ";"), ("a;b,c\n", ","), ("a;b;c,d\n1,2,3,4,5", ";"),
    ("\"a\nb\";c\n,,,", ";"),
  ])
  func theDelimiterIsReadOffTheFirstRecord(text: String, delimiter: String) {
    let dialect = DelimitedReader.Dialect.csv(detectedIn: text)
    #expect(dialect.delimiter == delimiter.utf8.first)
    #expect(dialect.isQuoted)
  }
}

@Suite struct DelimitedRoundTripTests {
  /// Pieces that need quotes, doubled quotes, or care about clusters of scalars.
  private static let pieces = [
    "", " ", ",", ";", "\t", "\"", "\"\"", "\n", "\r", "\r\n", "a", "é", "🙂", "\"\u{301}",
    ",\u{301}", "\u{FEFF}", "\\", "'", "=1+1", "\"\u{FE0F}",
  ]

  private func table(_ seed: UInt64) -> [[String]] {
    var random = SeededGenerator(seed: seed)
    let width = Int.random(in: 1...5, using: &random)
    return (0..<Int.random(in: 1...6, using: &random)).map { _ in
      (0..<width).map { column in
        // Blank lines are no records, so each has one letter at least.
        (0..<Int.random(in: 0...5, using: &random)).map { _ in
          Self.pieces.randomElement(using: &random) ?? ""
        }.joined() + (column == 0 ? "x" : "")
      }
    }
  }

  /// Swift's equality is canonical; what counts in a file are the bytes.
  private func bytes(_ table: [[String]]) -> [[[UInt8]]] {
    table.map { $0.map { Array($0.utf8) } }
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func csvReadsBackWhatWasWritten(seed: UInt64) throws {
    let table = table(seed)
    for delimiter in [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")] {
      var dialect = DelimitedReader.Dialect.csv
      dialect.delimiter = delimiter
      let writer = DelimitedWriter(dialect)
      let text = table.map(writer.line).joined()
      let read = try DelimitedReader.read(text, file: "t.csv", dialect: dialect)
      #expect(bytes(read.map(\.fields)) == bytes(table))
    }
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func tsvLosesOnlyTabsAndLineBreaks(seed: UInt64) throws {
    let table = table(seed)
    let writer = DelimitedWriter(.tsv)
    let text = table.map(writer.line).joined()
    let read = try DelimitedReader.read(text, file: "t.tsv", dialect: .tsv)
    let breaks = Set("\t\r\n".utf8)
    let expected = table.map { record in
      record.map { field in
        field.utf8.map { breaks.contains($0) ? UInt8(ascii: " ") : $0 }
      }
    }
    #expect(bytes(read.map(\.fields)) == expected)
  }

  @Test func plainFieldsStayPlain() {
    let writer = DelimitedWriter(.csv)
    #expect(writer.line(["a", "b c", "", "it's"]) == "a,b c,,it's\n")
    #expect(writer.line(["a,b", "\"", "x\ny"]) == "\"a,b\",\"\"\"\",\"x\ny\"\n")
  }
}
