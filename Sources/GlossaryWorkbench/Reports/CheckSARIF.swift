import Glossary

/// Findings in SARIF 2.1.0 (OASIS, 2020), with the changes that would put them right.
package struct CheckSARIF: CheckOutput {
  private var needsComma = false
  private var artifacts: [String] = []
  private var failures: [CheckFailure] = []
  private let ruleIndices = Dictionary(
    RuleCatalogue.descriptions.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { a, _ in a })

  package mutating func begin() -> String {
    let head = """
      {"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{\
      "tool":
      """
    return head + String(decoding: Self.tool(), as: UTF8.self)
      + ",\"columnKind\":\"unicodeCodePoints\",\"results\":["
  }

  package mutating func add(_ document: CheckedDocument) -> String {
    let artifact = artifacts.count
    artifacts.append(document.name)
    var fingerprints = FindingFingerprints()
    var text = ""
    for placed in document.findings where !placed.isFixed {
      var json = JSONWriter()
      write(placed, document, artifact, fingerprints.next(placed), to: &json)
      text += (needsComma ? "," : "") + String(decoding: json.bytes, as: UTF8.self)
      needsComma = true
    }
    return text
  }

  package mutating func add(_ failure: CheckFailure) -> String {
    failures.append(failure)
    return ""
  }

  package mutating func finish(_ summary: CheckSummary) -> String {
    var json = JSONWriter()
    json.object { json in
      json.key("artifacts")
      json.array(artifacts) { json, name in
        json.object { json in
          json.key("location")
          Self.location(name, to: &json)
        }
      }
      json.key("invocations")
      json.array([failures]) { json, failures in
        json.object { json in
          json.key("executionSuccessful")
          json.value(failures.isEmpty)
          json.key("toolExecutionNotifications")
          json.array(failures) { Self.write($1, to: &$0) }
        }
      }
    }
    // The run goes on where `begin` left it open.
    return "]," + String(decoding: json.bytes.dropFirst(), as: UTF8.self) + "]}\n"
  }

  // MARK: The tool

  private static func tool() -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("driver")
      json.object { json in
        json.member("name", "glossctl")
        json.member("semanticVersion", glossctlVersion)
        json.key("rules")
        json.array(RuleCatalogue.descriptions) { write($1, to: &$0) }
        json.key("notifications")
        json.array([unreadable]) { json, id in
          json.object { json in
            json.member("id", id)
            message("shortDescription", "A file that could not be checked.", to: &json)
          }
        }
      }
    }
    return json.bytes
  }

  private static func write(_ rule: RuleDescription, to json: inout JSONWriter) {
    json.object { json in
      json.member("id", rule.id.description)
      message("shortDescription", rule.summary, to: &json)
      message("fullDescription", rule.documentation, to: &json)
      message("help", rule.documentation, to: &json)
      json.key("defaultConfiguration")
      json.object { $0.member("level", level(rule.severity)) }
    }
  }

  private static let unreadable = "unreadable-file"

  private static func write(_ failure: CheckFailure, to json: inout JSONWriter) {
    json.object { json in
      message("message", failure.message, to: &json)
      json.member("level", "error")
      json.key("descriptor")
      json.object { $0.member("id", unreadable) }
      json.key("locations")
      json.array([failure]) { json, failure in
        json.object { json in
          json.key("physicalLocation")
          json.object { json in
            json.key("artifactLocation")
            location(failure.name, to: &json)
            if let line = failure.line, let column = failure.column {
              json.key("region")
              json.object { json in
                json.member("startLine", line)
                json.member("startColumn", column)
              }
            }
          }
        }
      }
    }
  }

  // MARK: Results

  private func write(
    _ placed: PlacedFinding, _ document: CheckedDocument, _ artifact: Int, _ fingerprint: String,
    to json: inout JSONWriter
  ) {
    let finding = placed.finding
    json.object { json in
      json.member("ruleId", finding.rule.description)
      if let index = ruleIndices[finding.rule] { json.member("ruleIndex", index) }
      json.member("level", Self.level(finding.severity))
      Self.message("message", finding.message, to: &json)
      json.key("locations")
      json.array([placed.place]) { json, place in
        json.object { json in
          Self.place(place, in: document.name, index: artifact, to: &json)
        }
      }
      json.key("partialFingerprints")
      json.object { $0.member("glossctlFinding/v1", fingerprint) }
      if !placed.related.isEmpty {
        json.key("relatedLocations")
        json.array(placed.related.enumerated()) { json, related in
          json.object { json in
            json.member("id", related.offset)
            Self.place(
              related.element.place, in: related.element.file(of: document), to: &json)
            Self.message("message", related.element.message, to: &json)
          }
        }
      }
      let fixes = zip(finding.suggestions, placed.replacements).filter { !$0.1.isEmpty }
      if !fixes.isEmpty { Self.write(fixes, document.name, artifact, to: &json) }
      Self.properties(placed, document, to: &json)
    }
  }

  private static func write(
    _ fixes: [(String, [PlacedEdit])], _ name: String, _ artifact: Int, to json: inout JSONWriter
  ) {
    json.key("fixes")
    json.array(fixes) { json, fix in
      json.object { json in
        message("description", "Write “\(fix.0)”.", to: &json)
        json.key("artifactChanges")
        json.array([fix.1]) { json, edits in
          json.object { json in
            json.key("artifactLocation")
            location(name, index: artifact, to: &json)
            json.key("replacements")
            json.array(edits) { json, edit in
              json.object { json in
                json.key("deletedRegion")
                region(edit.start, edit.end, to: &json)
                json.key("insertedContent")
                json.object { $0.member("text", edit.words) }
              }
            }
          }
        }
      }
    }
  }

  private static func properties(
    _ placed: PlacedFinding, _ document: CheckedDocument, to json: inout JSONWriter
  ) {
    let finding = placed.finding
    json.key("properties")
    json.object { json in
      json.member("severity", finding.severity.rawValue)
      json.member("language", document.language.description)
      if let concept = finding.concept { json.member("concept", concept.description) }
      if let unit = placed.unit { json.member("unit", unit) }
      if let citation = finding.citation { json.member("citation", citation) }
      if let url = finding.source?.url { json.member("url", url) }
    }
  }

  // MARK: Places

  /// The members of a location: lines and columns of a text; in other files the paragraph.
  private static func place(
    _ place: FilePlace, in name: String, index: Int? = nil, to json: inout JSONWriter
  ) {
    json.key("physicalLocation")
    json.object { json in
      json.key("artifactLocation")
      location(name, index: index, to: &json)
      if place.paragraph == nil {
        json.key("region")
        region(place.start, place.end, words: place.words, to: &json)
      }
    }
    if let paragraph = place.paragraph {
      json.key("logicalLocations")
      json.array([paragraph]) { json, paragraph in
        json.object { json in
          json.member("name", "paragraph \(paragraph)")
          json.member("fullyQualifiedName", "paragraph \(paragraph), “\(place.words)”")
        }
      }
    }
  }

  private static func region(
    _ start: LineTable.Position, _ end: LineTable.Position, words: String? = nil,
    to json: inout JSONWriter
  ) {
    json.object { json in
      json.member("startLine", start.line)
      json.member("startColumn", start.column)
      json.member("endLine", end.line)
      json.member("endColumn", end.column)
      json.member("charOffset", start.offset)
      json.member("charLength", end.offset - start.offset)
      if let words {
        json.key("snippet")
        json.object { $0.member("text", words) }
      }
    }
  }

  private static func location(_ name: String, index: Int? = nil, to json: inout JSONWriter) {
    json.object { json in
      json.member("uri", ArtifactURI.reference(for: name))
      if let index { json.member("index", index) }
    }
  }

  private static func message(_ key: String, _ text: String, to json: inout JSONWriter) {
    json.key(key)
    json.object { $0.member("text", text) }
  }

  private static func level(_ severity: Severity) -> String {
    switch severity {
    case .major: "error"
    case .minor: "warning"
    case .info: "note"
    }
  }
}
