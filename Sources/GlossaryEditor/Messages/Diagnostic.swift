import Glossary

/// A finding as an editor shows it (LSP 3.17, `Diagnostic`).
struct Diagnostic {
  /// Another place that it speaks of (LSP 3.17, `DiagnosticRelatedInformation`).
  struct Related {
    var location: EditorLocation
    var message: String
  }

  /// How much it matters (LSP 3.17, `DiagnosticSeverity`).
  enum Severity: Int { case error = 1, warning, information, hint }

  var range: EditorRange
  var severity: Severity

  /// The rule.
  var code: String

  /// Where to read more.
  var url: String?
  var message: String
  var related: [Related] = []

  /// What code actions are made of; nil for a problem of a file.
  var finding: Finding?
}

extension Diagnostic {
  /// Writes it with what the client can take.
  func write(to json: inout JSONWriter, for client: ClientCapabilities) {
    let feature = client.textDocument?.publishDiagnostics
    json.object { json in
      json.member("range", range)
      json.member("severity", severity.rawValue)
      json.member("code", code)
      if let url, feature?.codeDescriptionSupport ?? client.pullsDiagnostics {
        json.object("codeDescription") { $0.member("href", url) }
      }
      json.member("source", "glossary")
      json.member("message", message)
      if !related.isEmpty, feature?.relatedInformation ?? client.pullsDiagnostics {
        json.key("relatedInformation")
        json.array(related) { json, related in
          json.object { json in
            json.member("location", related.location)
            json.member("message", related.message)
          }
        }
      }
      if let finding { Self.writeData(finding, to: &json) }
    }
  }

  private static func writeData(_ finding: Finding, to json: inout JSONWriter) {
    json.object("data") { json in
      json.member("rule", finding.rule.description)
      json.member("concept", ifPresent: finding.concept?.description)
      json.array("suggestions", texts: finding.suggestions)
      json.flag("isSafe", finding.isSafe)
    }
  }
}
