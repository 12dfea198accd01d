import Glossary

/// Findings in the XML of Checkstyle, which most build servers read.
package struct CheckCheckstyle: CheckOutput {
  package mutating func begin() -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <checkstyle version="glossctl \(glossctlVersion)">

    """
  }

  package mutating func add(_ document: CheckedDocument) -> String {
    let findings = document.findings.filter { !$0.isFixed }
    if findings.isEmpty { return "<file name=\"\(Markup.escaped(document.name))\"/>\n" }
    return "<file name=\"\(Markup.escaped(document.name))\">\n" + findings.map(element).joined()
      + "</file>\n"
  }

  package mutating func add(_ failure: CheckFailure) -> String {
    """
    <file name="\(Markup.escaped(failure.name))">
    \(Self.error(
      line: failure.line ?? 1, column: failure.column ?? 1, severity: "error",
      message: failure.message, source: "unreadable-file"))</file>

    """
  }

  package mutating func finish(_ summary: CheckSummary) -> String { "</checkstyle>\n" }

  private func element(_ placed: PlacedFinding) -> String {
    let (finding, place) = (placed.finding, placed.place)
    var message = finding.message
    if let paragraph = place.paragraph {
      message = "paragraph \(paragraph), “\(place.words)”: \(message)"
    }
    // Readers of the format want a line; a paragraph comes nearest.
    return Self.error(
      line: place.paragraph ?? place.start.line, column: place.start.column,
      severity: Self.level(finding.severity), message: message,
      source: finding.rule.description)
  }

  private static func error(
    line: Int, column: Int, severity: String, message: String, source: String
  ) -> String {
    "<error line=\"\(line)\" column=\"\(column)\" severity=\"\(severity)\""
      + " message=\"\(Markup.escaped(message))\" source=\"glossctl.\(source)\"/>\n"
  }

  private static func level(_ severity: Severity) -> String {
    switch severity {
    case .major: "error"
    case .minor: "warning"
    case .info: "info"
    }
  }
}
