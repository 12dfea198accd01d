import Foundation
import TestSupport
import Testing

@testable import Glossary
@testable import GlossaryWorkbench

/// Names and messages with signs that mean something to the readers of a report.
@Suite struct CheckEscapingTests {
  /// Whatever stands in a name, a message or a word, and how readers of XML see it.
  private static let odd: [(text: String, inXML: String)] = [
    ("a b.txt", "a b.txt"), ("100%.txt", "100%.txt"), ("%0A%2C.txt", "%0A%2C.txt"),
    ("a,line=9::x", "a,line=9::x"), ("a\r\nb\tc", "a\r\nb\tc"),
    ("\"q\" 'q' <b>&amp;", "\"q\" 'q' <b>&amp;"),
    ("\u{1}\u{1B}[31m\u{7F}\u{FFFE}", "\u{FFFD}\u{FFFD}[31m\u{7F}\u{FFFD}"),
    ("移民𠀀e\u{301}", "移民𠀀e\u{301}"),
    ("]]> --> ::error::", "]]> --> ::error::"),
  ]

  /// A document of a name with a finding of the same text.
  private func document(_ text: String) -> CheckedDocument {
    let words = "Ada TKI."
    let range = TextRange(start: 4, end: 7)
    let draft = DraftText(verbatim: words)
    var places = DocumentPlaces(draft)
    var document = CheckedDocument(name: text, language: .indonesian, text: draft)
    document.findings = [
      PlacedFinding(
        finding: Finding(
          rule: RuleID("deprecated-term"), severity: .minor, message: text, range: range),
        place: places.place(of: range), excerpt: places.excerpt(of: range))
    ]
    return document
  }

  // MARK: GitHub

  /// What the runner makes of a line, the slow and obvious way.
  private func command(_ line: String) throws -> (
    level: String, properties: [String: String], message: String
  ) {
    let parts = line.components(separatedBy: "::")
    try #require(parts.count >= 3 && parts[0].isEmpty, "\(line)")
    let blank = try #require(parts[1].firstIndex(of: " "))
    func plain(_ text: String, _ marks: [(String, String)]) -> String {
      // The percent sign comes last, so that what it begins is read once.
      (marks + [("%0D", "\r"), ("%0A", "\n"), ("%25", "%")])
        .reduce(text) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
    }
    var properties: [String: String] = [:]
    for pair in parts[1][blank...].dropFirst().components(separatedBy: ",") {
      let equals = try #require(pair.firstIndex(of: "="))
      properties[String(pair[..<equals])] = plain(
        String(pair[equals...].dropFirst()), [("%3A", ":"), ("%2C", ",")])
    }
    return (
      String(parts[1][..<blank]), properties,
      plain(parts[2...].joined(separator: "::"), [])
    )
  }

  @Test(arguments: odd)
  func annotationsReadAsTheyWereMeant(_ text: String, _ inXML: String) throws {
    var output = CheckAnnotations()
    let line = output.add(document(text))
    #expect(line.hasSuffix("\n") && !line.dropLast().contains { $0.isNewline })
    let read = try command(String(line.dropLast()))
    #expect(read.level == "warning" && read.message == text)
    #expect(
      read.properties == [
        "file": text, "line": "1", "endLine": "1", "col": "5", "endColumn": "8",
        "title": "deprecated-term",
      ])
    let failure = output.add(CheckFailure(name: text, message: text, line: 3, column: 4))
    let told = try command(String(failure.dropLast()))
    #expect(told.level == "error" && told.message == text && told.properties["file"] == text)
  }

  // MARK: Checkstyle

  @Test(arguments: odd)
  func checkstyleReadsAsItWasMeant(_ text: String, _ inXML: String) throws {
    var output = CheckCheckstyle()
    let report =
      output.begin() + output.add(document(text))
      + output.add(CheckFailure(name: text, message: text))
    let document = report + "</checkstyle>\n"
    var found: [String] = []
    var parser = try XMLParser(file: "report")
    try parser.parse(Array(document.utf8), isLast: true) { batch in
      for event in batch.events where event.kind == .start {
        for attribute in batch.attributes(of: event)
        where ["name", "message"].contains(attribute.name) {
          found.append(attribute.value)
        }
      }
    }
    #expect(found == Array(repeating: inXML, count: 4))
  }
}
