/// Reads tables of delimited text with the line of each record.
///
/// CSV follows RFC 4180: quoted fields may hold the delimiter, doubled quotes and line breaks. TSV
/// follows the IANA registration: tabs and line breaks separate, quotes mean themselves.
public enum DelimitedReader {
  /// How fields are told apart.
  public struct Dialect: Hashable, Sendable {
    /// The ASCII byte between fields.
    public var delimiter: UInt8

    /// Whether quotation marks enclose fields.
    public var isQuoted: Bool

    /// Fields between tabs.
    public static let tsv = Dialect(delimiter: UInt8(ascii: "\t"), isQuoted: false)

    /// Fields between commas.
    public static let csv = Dialect(delimiter: UInt8(ascii: ","), isQuoted: true)

    /// The dialect of a CSV text: comma, semicolon or tab, whichever its first line has most of.
    public static func csv(detectedIn text: String) -> Dialect {
      var counts: [UInt8: Int] = [:]
      var isQuoted = false
      for byte in text.utf8 {
        if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
        if byte == UInt8(ascii: "\n") && !isQuoted { break }
        if !isQuoted { counts[byte, default: 0] += 1 }
      }
      let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
      var best = candidates[0]
      for candidate in candidates where counts[candidate, default: 0] > counts[best, default: 0] {
        best = candidate
      }
      return Dialect(delimiter: best, isQuoted: true)
    }
  }

  /// One record of a table.
  public struct Record: Hashable, Sendable {
    /// The line on which it begins, from 1.
    public var line: Int

    /// Its fields.
    public var fields: [String]
  }

  /// The records of a text; blank lines are none.
  ///
  /// - Complexity: O(length).
  /// - Throws: a `FileProblem` for a quote that never ends or that text follows.
  public static func read(
    _ text: String, file: String, dialect: Dialect
  ) throws(FileProblem) -> [Record] {
    var parser = Parser(file: file, dialect: dialect)
    for byte in text.utf8 { try parser.take(byte) }
    return try parser.finish()
  }

  /// Takes a table byte by byte, so that one of any size can come in blocks.
  struct Parser {
    enum State { case start, plain, quoted, quoteInQuoted, afterCarriageReturn }

    /// The records that ended since the caller emptied this.
    var records: [Record] = []

    /// The line of the byte that comes next, from 1.
    private(set) var line = 1

    /// The bytes of the record that is open.
    private(set) var openLength = 0

    private let file: String
    private let dialect: Dialect
    private var fields: [String] = []
    private var field: [UInt8] = []
    private var state = State.start
    private var firstLine = 1
    private var quoteLine = 1

    init(file: String, dialect: Dialect) {
      self.file = file
      self.dialect = dialect
    }

    mutating func take(_ byte: UInt8) throws(FileProblem) {
      openLength &+= 1
      if state == .afterCarriageReturn {
        state = .start
        if byte == UInt8(ascii: "\n") { return }
      }
      switch (state, byte) {
      case (.quoted, UInt8(ascii: "\"")):
        state = .quoteInQuoted
      case (.quoted, _):
        let isPair = byte == UInt8(ascii: "\n") && field.last == UInt8(ascii: "\r")
        let isBreak = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
        if isBreak && !isPair { line += 1 }
        field.append(byte)
      case (.quoteInQuoted, UInt8(ascii: "\"")):
        field.append(byte)
        state = .quoted
      case (_, dialect.delimiter):
        endField()
        state = .start
      case (_, UInt8(ascii: "\n")), (_, UInt8(ascii: "\r")):
        endRecord()
        line += 1
        firstLine = line
        state = byte == UInt8(ascii: "\r") ? .afterCarriageReturn : .start
      case (.start, UInt8(ascii: "\"")) where dialect.isQuoted:
        quoteLine = line
        state = .quoted
      case (.quoteInQuoted, _):
        throw problem(line, "text follows a closing quotation mark; double the marks in a field")
      default:
        field.append(byte)
        state = .plain
      }
    }

    mutating func finish() throws(FileProblem) -> [Record] {
      if state == .quoted {
        throw problem(quoteLine, "a quotation mark opens here and never closes")
      }
      endRecord()
      return records
    }

    private mutating func endField() {
      fields.append(String(decoding: field, as: UTF8.self))
      field.removeAll(keepingCapacity: true)
    }

    private mutating func endRecord() {
      endField()
      if fields.contains(where: { !$0.isEmpty }) {
        records.append(Record(line: firstLine, fields: fields))
      }
      fields.removeAll(keepingCapacity: true)
      openLength = 0
    }

    private func problem(_ line: Int, _ message: String) -> FileProblem {
      FileProblem(
        file: file, line: line, column: 1, kind: .unreadable, rule: "csv-syntax",
        message: "broken CSV: \(message)")
    }
  }
}
