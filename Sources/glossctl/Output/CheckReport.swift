import Glossary

/// Prints the findings of `check`.
struct CheckReport {
  private let format: TextOrJSON
  private let style: TextStyle
  private var json = JSONWriter()
  private var documents: [[UInt8]] = []
  private var counts: [Severity: Int] = [:]

  init(format: TextOrJSON, style: TextStyle) {
    self.format = format
    self.style = style
  }

  /// Whether anything was found.
  var hasFindings: Bool { counts.values.contains { $0 > 0 } }

  /// Adds the findings of one draft.
  mutating func add(_ name: String, _ draft: Draft, _ findings: [Finding]) throws {
    for finding in findings { counts[finding.severity, default: 0] += 1 }
    let lines = LineTable(draft.text.text)
    switch format {
    case .text:
      for finding in findings { try StandardOutput.write(text(name, draft, finding, lines)) }
    case .json:
      var json = JSONWriter()
      json.object { json in
        json.member("path", name)
        json.member("language", draft.language.description)
        json.member("date", draft.date?.description)
        json.key("findings")
        json.array(findings) { Self.write($1, draft, lines, to: &$0) }
      }
      documents.append(json.bytes)
    }
  }

  /// Prints what waits for the last draft.
  mutating func finish() throws {
    switch format {
    case .text:
      guard hasFindings else { return }
      let summary = Severity.allCases.map { "\(counts[$0, default: 0]) \($0.rawValue)" }
      try StandardOutput.write(summary.joined(separator: ", ") + "\n")
    case .json:
      json.object { json in
        json.key("documents")
        json.array(documents) { $0.value(rendered: $1) }
        json.key("summary")
        json.object { json in
          for severity in Severity.allCases {
            json.member(severity.rawValue, counts[severity, default: 0])
          }
        }
      }
      json.endLine()
      try StandardOutput.write(json.bytes)
    }
  }

  /// The finding with its line and a caret under the exact cells.
  private func text(
    _ name: String, _ draft: Draft, _ finding: Finding, _ lines: LineTable
  ) -> String {
    let start = lines.position(of: finding.range.start)
    var text = style.bold("\(name):\(start.line):\(start.column):") + " "
    text += styled(finding.severity) + " \(finding.message)"
    text += style.dim(" [\(finding.rule)]") + "\n"
    let line = lines.line(of: finding.range.start)
    let excerpt = Excerpt(draft.text.text, line: line, around: finding.range)
    text += "  \(excerpt.text)\n  \(style.warning(excerpt.carets))\n"
    if let source = finding.source, source.citation != "usage" {
      text += style.dim("  \(source.citation)\(source.url.map { " <\($0)>" } ?? "")") + "\n"
    }
    return text
  }

  private func styled(_ severity: Severity) -> String {
    switch severity {
    case .major: style.bad(severity.rawValue)
    case .minor: style.warning(severity.rawValue)
    case .info: style.link(severity.rawValue)
    }
  }

  private static func write(
    _ finding: Finding, _ draft: Draft, _ lines: LineTable, to json: inout JSONWriter
  ) {
    json.object { json in
      json.member("rule", finding.rule.description)
      json.member("severity", finding.severity.rawValue)
      json.member("message", finding.message)
      json.member("text", String(draft.text.text.slice(finding.range)))
      json.key("span")
      let start = lines.position(of: finding.range.start)
      let end = lines.position(of: finding.range.end)
      json.object { json in
        json.member("line", start.line)
        json.member("column", start.column)
        json.member("offset", start.offset)
        json.member("endLine", end.line)
        json.member("endColumn", end.column)
        json.member("endOffset", end.offset)
      }
      json.key("suggestions")
      json.array(finding.suggestions) { $0.value($1) }
      json.member("concept", finding.concept?.description)
      json.key("source")
      if let source = finding.source {
        json.object { json in
          json.member("citation", source.citation)
          json.member("url", source.url)
        }
      } else {
        json.value(nil)
      }
      json.key("related")
      json.array([String]()) { $0.value($1) }
    }
  }
}

/// The part of a line that shows a finding, with carets under its cells.
struct Excerpt {
  let text: String
  let carets: String

  /// Cuts a long line to what stands around the finding; a finding over several lines is marked to
  /// the end of the first.
  init(_ text: String, line: TextRange, around range: TextRange) {
    let end = min(range.end, line.end)
    // Bytes first, so that a line of megabytes costs no more than a short one.
    let start = Self.boundary(text, max(line.start, range.start - Self.room * 4))
    let stop = Self.boundary(text, min(line.end, end + Self.room * 4))
    var before = TextStyle.printable(text.slice(TextRange(start: start, end: range.start)))
    let marked = TextStyle.printable(text.slice(TextRange(start: range.start, end: end)))
    var after = TextStyle.printable(text.slice(TextRange(start: end, end: stop)))
    if start > line.start || before.count > Self.room {
      before = "…" + String(before.suffix(Self.room))
    }
    if stop < line.end || after.count > Self.room { after = String(after.prefix(Self.room)) + "…" }
    self.text = before + marked + after
    carets =
      String(repeating: " ", count: before.cellWidth)
      + String(repeating: "^", count: max(1, marked.cellWidth))
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
