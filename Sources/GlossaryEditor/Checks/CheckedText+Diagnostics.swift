import Glossary

extension CheckedText {
  /// The findings as a client shows them.
  ///
  /// - Complexity: O(findings · (log runs + length of their lines)).
  func diagnostics(of uri: DocumentURI, _ encoding: PositionEncoding) -> [Diagnostic] {
    findings.map { diagnostic($0, of: uri, encoding) }
  }

  /// A finding as a client shows it.
  func diagnostic(
    _ finding: Finding, of uri: DocumentURI, _ encoding: PositionEncoding
  ) -> Diagnostic {
    Diagnostic(
      range: range(of: finding.range, on: .target, encoding),
      severity: Self.severity(finding.severity), code: finding.rule.description,
      url: finding.source?.url, message: Self.message(finding),
      related: finding.related.prefix(Self.mostRelated).map { related in
        Diagnostic.Related(
          location: EditorLocation(
            uri: uri, range: range(of: related.range, on: related.side, encoding)),
          message: related.message)
      },
      finding: finding)
  }

  /// A range of the text of a side as the client counts; its beginning where it is from nowhere.
  func range(
    of range: TextRange, on side: Finding.Side, _ encoding: PositionEncoding
  ) -> EditorRange {
    text.range(of: place(of: range, on: side) ?? TextRange(start: 0, end: 0), encoding)
  }

  /// Places beyond these make a message long and help nobody.
  private static let mostRelated = 50

  private static func severity(_ severity: Severity) -> Diagnostic.Severity {
    switch severity {
    case .major: .error
    case .minor: .warning
    case .info: .information
    }
  }

  private static func message(_ finding: Finding) -> String {
    guard let source = finding.source, source.citation != "usage" else { return finding.message }
    return "\(finding.message) (\(source.citation))"
  }
}
