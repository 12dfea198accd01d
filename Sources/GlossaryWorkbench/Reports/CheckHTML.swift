import Glossary

/// Findings as one page for people: a summary, and for each draft the list of its findings and its
/// text with their places marked.
///
/// The page needs nothing beside itself, no script either, and can be printed.
package struct CheckHTML: CheckOutput {
  private var sections: [String] = []
  private var rows: [String] = []
  private var failures: [CheckFailure] = []
  private var number = 0

  package mutating func add(_ document: CheckedDocument) -> String {
    let anchor = "d\(rows.count + 1)"
    let numbers = Array(number..<number + document.findings.count)
    number += document.findings.count
    let link =
      document.findings.isEmpty
      ? Markup.escaped(document.name)
      : "<a href=\"#\(anchor)\">\(Markup.escaped(document.name))</a>"
    let left = document.findings.filter { !$0.isFixed }
    let cells = Severity.allCases.map { severity in
      "<td class=\"number\">\(left.count { $0.finding.severity == severity })</td>"
    }
    rows.append("<tr><td>\(link)</td>\(cells.joined())</tr>\n")
    if document.findings.isEmpty { return "" }
    let date = document.date.map { ", \($0)" } ?? ""
    let items = zip(document.findings, numbers).map { item($0, number: $1, document) }
    sections.append(
      """
      <section id="\(anchor)">
      <h2>\(Markup.escaped(document.name))</h2>
      <p class="meta">\(Markup.escaped(document.language.description))\(date)</p>
      <ol class="findings">
      \(items.joined())</ol>
      <div class="draft" lang="\(Markup.escaped(document.language.description))">
      \(MarkedDraft(document, numbers: numbers).html)</div>
      </section>

      """)
    return ""
  }

  package mutating func add(_ failure: CheckFailure) -> String {
    failures.append(failure)
    return ""
  }

  package mutating func finish(_ summary: CheckSummary) -> String {
    let problems = failures.map { "<li>\(Markup.escaped($0.message))</li>\n" }.joined()
    let errors =
      failures.isEmpty
      ? "" : "<h2>Not checked</h2>\n<ul class=\"errors\">\n\(problems)</ul>\n"
    let columns = (["Draft"] + Severity.allCases.map(\.rawValue))
      .map { "<th scope=\"col\">\($0)</th>" }.joined()
    let table =
      rows.isEmpty
      ? ""
      : """
      <table>
      <thead><tr>\(columns)</tr></thead>
      <tbody>
      \(rows.joined())</tbody>
      </table>

      """
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <title>Terminology report</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <header>
      <h1>Terminology report</h1>
      <p>\(Markup.escaped(summary.line)); \(summary.files) checked.</p>
      </header>
      <main>
      \(errors)\(table)\(sections.joined())</main>
      <footer>glossctl \(glossctlVersion)</footer>
      </body>
      </html>

      """
  }

  private func item(
    _ placed: PlacedFinding, number: Int, _ document: CheckedDocument
  ) -> String {
    let finding = placed.finding
    let severity = finding.severity.rawValue
    var item = "<li id=\"n\(number)\" class=\"\(severity)\">"
    item += "<a href=\"#f\(number)\">\(Markup.escaped(Self.place(placed.place)))</a> "
    item += "<strong class=\"badge\">\(placed.isFixed ? "fixed" : severity)</strong> "
    item +=
      Markup.escaped(finding.message) + " <code>\(Markup.escaped(finding.rule.description))</code>"
    if let unit = placed.unit {
      item += " <span class=\"meta\">unit \(Markup.escaped(unit))</span>"
    }
    if !finding.suggestions.isEmpty {
      let words = finding.suggestions.map { "<ins>\(Markup.escaped($0))</ins>" }
      item += "<br/>" + words.joined(separator: ", ")
    }
    for related in placed.related {
      let place = related.name.map { related.place.named(after: $0) } ?? Self.place(related.place)
      item += "<br/>\(Markup.escaped(place)): \(Markup.escaped(related.message))"
    }
    if let citation = finding.citation {
      item += "<br/><cite>\(Self.linked(citation, finding))</cite>"
    }
    return item + "</li>\n"
  }

  /// A citation that leads to where it was read, if that is a page.
  private static func linked(_ citation: String, _ finding: Finding) -> String {
    guard let url = finding.source?.url,
      url.hasPrefix("https://") || url.hasPrefix("http://")
    else { return Markup.escaped(citation) }
    return "<a href=\"\(Markup.escaped(url))\">\(Markup.escaped(citation))</a>"
  }

  private static func place(_ place: FilePlace) -> String {
    place.paragraph.map { "paragraph \($0)" } ?? "\(place.start.line):\(place.start.column)"
  }

  private static let style = """
    :root { color-scheme: light dark; --back: #fff; --text: #1b1b1b; --dim: #666; --line: #ccc;
      --major: #b3261e; --minor: #8a5a00; --info: #1a5fb4; }
    @media (prefers-color-scheme: dark) { :root { --back: #16181c; --text: #e6e6e6;
      --dim: #a0a0a0; --line: #444; --major: #ff8a80; --minor: #f0c060; --info: #8ab4f8; } }
    body { background: var(--back); color: var(--text); font: 1rem/1.5 system-ui, sans-serif;
      margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
    a { color: inherit; } table { border-collapse: collapse; }
    th, td { border-bottom: 1px solid var(--line); padding: .25rem .75rem; text-align: left; }
    .number { text-align: right; } .meta, cite, footer { color: var(--dim); font-size: .875rem; }
    .errors, .badge { color: var(--major); } .minor .badge { color: var(--minor); }
    .info .badge { color: var(--info); } .findings li { margin: .5rem 0; }
    ins { text-decoration: none; font-weight: 600; }
    .draft { border-left: 3px solid var(--line); padding-left: 1rem; white-space: pre-wrap;
      overflow-wrap: anywhere; }
    .draft p { margin: 0 0 .75rem; } .draft .heading { font-weight: 700; }
    .draft .boilerplate, .draft .caption { color: var(--dim); }
    .draft .quotation, .draft .listItem, .draft .tableCell { margin-left: 1.5rem; }
    mark { background: none; color: inherit; border-bottom: 2px solid var(--minor); }
    mark.major { border-color: var(--major); } mark.info { border-color: var(--info); }
    mark a { text-decoration: none; } :target { outline: 2px solid var(--info); }
    @media print { body { margin: 0; max-width: none; } .findings li { break-inside: avoid; }
      a { text-decoration: none; } }
    """
}

/// The text of a draft with marks around its findings.
private struct MarkedDraft {
  private let document: CheckedDocument
  private let numbers: [Int]

  /// For each finding the furthest end of those up to it; they are sorted by start.
  private let furthestEnds: [Int]

  init(_ document: CheckedDocument, numbers: [Int]) {
    self.document = document
    self.numbers = numbers
    var furthest = 0
    furthestEnds = document.findings.map { placed in
      furthest = max(furthest, placed.finding.range.end)
      return furthest
    }
  }

  /// The findings that reach into a range, in order.
  private func findings(in range: TextRange) -> [Int] {
    let findings = document.findings
    let first = furthestEnds.partitioningIndex { $0 > range.start }
    let end = findings.partitioningIndex { $0.finding.range.start >= range.end }
    return (first..<max(first, end)).filter { findings[$0].finding.range.end > range.start }
  }

  /// The blocks of the draft, a paragraph each; a text without known blocks is one.
  var html: String {
    let text = document.text.text
    let blocks = document.text.blocks
    if blocks.isEmpty {
      return "<p>\(marked(TextRange(start: 0, end: text.utf8.count)))</p>\n"
    }
    return blocks.map { block in
      "<p class=\"\(Self.name(block.kind))\">\(marked(block.range))</p>\n"
    }.joined()
  }

  /// A stretch of the text, cut where a finding begins or ends, for findings may overlap.
  private func marked(_ range: TextRange) -> String {
    let inside = findings(in: range)
    let edges = inside.flatMap { index -> [Int] in
      let finding = document.findings[index].finding.range
      return [max(finding.start, range.start), min(finding.end, range.end)]
    }
    let cuts = Set(edges + [range.start, range.end]).sorted()
    var open = inside[...]
    var active: [Int] = []
    return zip(cuts, cuts.dropFirst()).map { start, end in
      active.removeAll { document.findings[$0].finding.range.end <= start }
      while let next = open.first, document.findings[next].finding.range.start <= start {
        active.append(next)
        open = open.dropFirst()
      }
      return piece(TextRange(start: start, end: end), active, from: range.start)
    }.joined()
  }

  private func piece(_ range: TextRange, _ findings: [Int], from start: Int) -> String {
    let words = Self.escaped(document.text.text.slice(range))
    guard let first = findings.first else { return words }
    let severity = findings.map { document.findings[$0].finding.severity }.min() ?? .info
    // The first piece of a finding is where links to it lead.
    let anchors = findings.filter {
      document.findings[$0].finding.range.start == range.start
        || document.findings[$0].finding.range.start < start && range.start == start
    }.map { "<span id=\"f\(numbers[$0])\"></span>" }
    let title = findings.map { document.findings[$0].finding.message }.joined(separator: "; ")
    return "<mark class=\"\(severity.rawValue)\" title=\"\(Markup.escaped(title))\">"
      + anchors.joined() + "<a href=\"#n\(numbers[first])\">\(words)</a></mark>"
  }

  /// Line breaks stay what they are: the style keeps them.
  private static func escaped(_ text: Substring) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { Markup.escaped($0) }
      .joined(separator: "\n")
  }

  private static func name(_ kind: DraftBlock.Kind) -> String {
    switch kind {
    case .heading: "heading"
    case .paragraph: "paragraph"
    case .listItem: "listItem"
    case .tableCell: "tableCell"
    case .caption: "caption"
    case .quotation: "quotation"
    case .note: "note"
    case .boilerplate: "boilerplate"
    }
  }
}
