import Glossary

/// Findings for people: the place, the reason, the line with carets, and what to write.
package struct CheckText: CheckOutput {
  package let style: TextStyle

  package mutating func add(_ document: CheckedDocument) -> String {
    document.findings.map { text($0, document) }.joined()
  }

  /// Failures go to standard error.
  package mutating func add(_ failure: CheckFailure) -> String { "" }

  package mutating func finish(_ summary: CheckSummary) -> String {
    let isSilent = summary.left + summary.fixed + summary.suppressed + summary.exempted == 0
    return isSilent ? "" : summary.line + "\n"
  }

  private func text(_ placed: PlacedFinding, _ document: CheckedDocument) -> String {
    let finding = placed.finding
    let place = TextStyle.printable(placed.place.named(after: document.name))
    var text = style.bold(place + ":") + " " + label(placed)
    text += " \(TextStyle.printable(finding.message))" + style.dim(" [\(finding.rule)]") + "\n"
    text += "  \(placed.excerpt.text)\n  \(style.warning(placed.excerpt.carets))\n"
    text += suggestions(placed)
    if let unit = placed.unit { text += style.dim("  unit \(TextStyle.printable(unit))") + "\n" }
    for related in placed.related {
      let place = related.place.named(after: related.file(of: document))
      text += "  \(TextStyle.printable(place)): \(TextStyle.printable(related.message))\n"
    }
    if let citation = finding.citation {
      let url = finding.source?.url.map { " <\($0)>" } ?? ""
      text += style.dim("  \(TextStyle.printable(citation + url))") + "\n"
    }
    return text
  }

  private func suggestions(_ placed: PlacedFinding) -> String {
    let suggestions = placed.finding.suggestions
    if suggestions.isEmpty { return "" }
    let list = suggestions.map { style.good(TextStyle.printable($0)) }.joined(separator: " | ")
    return "  → \(list)\n"
  }

  private func label(_ placed: PlacedFinding) -> String {
    if placed.isFixed { return style.good("fixed:") }
    let severity = placed.finding.severity
    return switch severity {
    case .major: style.bad(severity.rawValue)
    case .minor: style.warning(severity.rawValue)
    case .info: style.link(severity.rawValue)
    }
  }
}
