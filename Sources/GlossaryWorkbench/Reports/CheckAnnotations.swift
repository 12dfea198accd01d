import Glossary

/// Findings as commands that GitHub Actions shows beside the changed lines.
package struct CheckAnnotations: CheckOutput {
  package mutating func add(_ document: CheckedDocument) -> String {
    document.findings.filter { !$0.isFixed }.map { command($0, document) }.joined()
  }

  package mutating func add(_ failure: CheckFailure) -> String {
    var properties = [("file", failure.name)]
    if let line = failure.line { properties.append(("line", String(line))) }
    if let column = failure.column { properties.append(("col", String(column))) }
    properties.append(("title", "cannot be checked"))
    return Self.command("error", properties, failure.message)
  }

  package mutating func finish(_ summary: CheckSummary) -> String {
    "glossctl: \(summary.line)\n"
  }

  private func command(_ placed: PlacedFinding, _ document: CheckedDocument) -> String {
    let (finding, place) = (placed.finding, placed.place)
    var properties = [("file", document.name)]
    var message = finding.message
    if let paragraph = place.paragraph {
      message = "paragraph \(paragraph), “\(place.words)”: \(message)"
    } else {
      properties.append(("line", String(place.start.line)))
      properties.append(("endLine", String(place.end.line)))
      // Columns are those of one line.
      if place.start.line == place.end.line {
        properties.append(("col", String(place.start.column)))
        properties.append(("endColumn", String(place.end.column)))
      }
    }
    properties.append(("title", finding.rule.description))
    if let citation = finding.citation { message += "\n\(citation)" }
    return Self.command(Self.level(finding.severity), properties, message)
  }

  private static func command(
    _ level: String, _ properties: [(String, String)], _ message: String
  ) -> String {
    let list = properties.map { "\($0.0)=\(escaped($0.1, also: [":", ","]))" }
    return "::\(level) \(list.joined(separator: ","))::\(escaped(message))\n"
  }

  private static func level(_ severity: Severity) -> String {
    switch severity {
    case .major: "error"
    case .minor: "warning"
    case .info: "notice"
    }
  }

  /// The runner reads `%25`, `%0D` and `%0A` everywhere, and `%3A` and `%2C` in properties.
  private static func escaped(_ text: String, also marks: Set<Unicode.Scalar> = []) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": escaped.append(contentsOf: "%25".unicodeScalars)
      case "\r": escaped.append(contentsOf: "%0D".unicodeScalars)
      case "\n": escaped.append(contentsOf: "%0A".unicodeScalars)
      case ":" where marks.contains(":"): escaped.append(contentsOf: "%3A".unicodeScalars)
      case "," where marks.contains(","): escaped.append(contentsOf: "%2C".unicodeScalars)
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }
}
