package import Glossary

/// Findings as one JSON document, which `docs/schemas/check.schema.json` describes.
package struct CheckJSON: CheckOutput {
  private var needsComma = false
  private var failures: [CheckFailure] = []

  package mutating func begin() -> String { "{\"documents\":[" }

  package mutating func add(_ document: CheckedDocument) -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("path", document.name)
      if let name = document.sourceName { json.member("sourcePath", name) }
      json.member("language", document.language.description)
      if let language = document.sourceLanguage {
        json.member("sourceLanguage", language.description)
      }
      json.member("date", document.date?.description)
      json.member("suppressed", document.suppressed)
      json.key("findings")
      json.array(document.findings) { Self.write($1, to: &$0) }
    }
    defer { needsComma = true }
    return (needsComma ? "," : "") + String(decoding: json.bytes, as: UTF8.self)
  }

  package mutating func add(_ failure: CheckFailure) -> String {
    failures.append(failure)
    return ""
  }

  package mutating func finish(_ summary: CheckSummary) -> String {
    var json = JSONWriter()
    json.object { json in
      json.key("errors")
      json.array(failures) { json, failure in
        json.object { json in
          json.member("path", failure.name)
          if let line = failure.line, let column = failure.column {
            json.member("line", line)
            json.member("column", column)
          }
          json.member("message", failure.message)
        }
      }
      json.key("summary")
      json.object { json in
        for severity in Severity.allCases {
          json.member(severity.rawValue, summary.counts[severity, default: 0])
        }
      }
      json.key("totals")
      json.object { json in
        json.member("files", summary.files)
        json.member("failed", summary.failed)
        json.member("fixed", summary.fixed)
        json.member("suppressed", summary.suppressed)
        json.member("exempted", summary.exempted)
        json.member("hidden", summary.hidden)
      }
    }
    // The object goes on where `begin` left it open.
    return "]," + String(decoding: json.bytes.dropFirst(), as: UTF8.self) + "\n"
  }

  private static func write(_ placed: PlacedFinding, to json: inout JSONWriter) {
    let finding = placed.finding
    json.object { json in
      json.member("rule", finding.rule.description)
      json.member("severity", finding.severity.rawValue)
      json.member("message", finding.message)
      write(placed.place, to: &json)
      if let unit = placed.unit { json.member("unit", unit) }
      json.key("suggestions")
      json.array(finding.suggestions) { $0.value($1) }
      if placed.isFixed {
        json.key("fixed")
        json.value(true)
      }
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
      json.array(placed.related) { json, related in
        json.object { json in
          json.member("message", related.message)
          if related.side == .source { json.member("side", "source") }
          if let name = related.name { json.member("path", name) }
          write(related.place, to: &json)
        }
      }
    }
  }

  /// The words, the span, and the paragraph where places are told by paragraphs.
  package static func write(_ place: FilePlace, to json: inout JSONWriter) {
    json.member("text", place.words)
    json.key("span")
    json.object { json in
      json.member("line", place.start.line)
      json.member("column", place.start.column)
      json.member("offset", place.start.offset)
      json.member("endLine", place.end.line)
      json.member("endColumn", place.end.column)
      json.member("endOffset", place.end.offset)
    }
    if let paragraph = place.paragraph { json.member("paragraph", paragraph) }
  }
}
