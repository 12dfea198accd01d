package import Glossary

/// A form in which findings are reported, piece by piece, in the order of the files.
///
/// Each piece is what the report goes on with; all pieces together are valid in their format, with
/// findings or without.
package protocol CheckOutput {
  /// What stands before the first file.
  mutating func begin() -> String

  /// A file that was checked.
  mutating func add(_ document: CheckedDocument) -> String

  /// A file that could not be checked.
  mutating func add(_ failure: CheckFailure) -> String

  /// What stands after the last file.
  mutating func finish(_ summary: CheckSummary) -> String
}

extension CheckOutput {
  package mutating func begin() -> String { "" }
}

/// The formats of reports.
package enum CheckFormat: String, CaseIterable, Sendable {
  case text, json, sarif, github, checkstyle, html

  /// An output of the format.
  package func output(style: TextStyle) -> any CheckOutput {
    switch self {
    case .text: CheckText(style: style)
    case .json: CheckJSON()
    case .sarif: CheckSARIF()
    case .github: CheckAnnotations()
    case .checkstyle: CheckCheckstyle()
    case .html: CheckHTML()
    }
  }
}

/// What a whole run came to.
package struct CheckSummary: Sendable {
  /// The findings that are left, shown or not.
  package private(set) var counts: [Severity: Int] = [:]

  /// Files that were checked, and those that could not be.
  package private(set) var files = 0
  package private(set) var failed = 0

  /// Findings that were put right, that drafts suppress, that the project exempts, and that are left
  /// and were not shown.
  package private(set) var fixed = 0
  package private(set) var suppressed = 0
  package private(set) var exempted = 0
  package var hidden = 0

  /// What becomes of safe suggestions.
  package enum Fixes: Sendable {
    case none, shown, made
  }

  package var fixes = Fixes.none

  package init() {}

  /// Whether a finding weighs as much as its file allows none to weigh.
  package private(set) var hasFailed = false

  /// How many findings are left.
  package var left: Int { counts.values.reduce(0, +) }

  /// Counts a file; findings that are left out of its report are counted by `hidden`.
  package mutating func add(_ document: CheckedDocument) {
    files += 1
    suppressed += document.suppressed
    exempted += document.exempted
    for finding in document.findings {
      if finding.isFixed {
        fixed += 1
        continue
      }
      counts[finding.finding.severity, default: 0] += 1
      if finding.finding.severity <= document.failOn { hasFailed = true }
    }
  }

  /// Counts a file that could not be checked.
  package mutating func addFailure() { failed += 1 }

  /// The summary on a line.
  package var line: String {
    var parts = [
      Severity.allCases.map { "\(counts[$0, default: 0]) \($0.rawValue)" }.joined(separator: ", ")
    ]
    switch fixes {
    case .none: break
    case .shown: parts.append("\(fixed) to fix, \(left) left")
    case .made: parts.append("\(fixed) fixed, \(left) left")
    }
    if suppressed > 0 { parts.append("\(suppressed) suppressed") }
    if exempted > 0 { parts.append("\(exempted) exempted") }
    if hidden > 0 { parts.append("\(hidden) not shown") }
    if failed > 0 { parts.append("\(failed) not checked") }
    return parts.joined(separator: "; ")
  }
}

extension FilePlace {
  /// The place as people name it, after the name of the file.
  package func named(after name: String) -> String {
    if let paragraph { return "\(name): paragraph \(paragraph)" }
    return "\(name):\(start.line):\(start.column)"
  }
}

extension PlacedRelated {
  /// The file it stands in.
  package func file(of document: CheckedDocument) -> String { name ?? document.name }
}

extension Finding {
  /// The citation of the authority, nil where that is common usage.
  package var citation: String? {
    source.flatMap { $0.citation == "usage" || $0.citation.isEmpty ? nil : $0.citation }
  }
}
