package import Glossary
package import GlossaryStore

/// Matches as JSON.
package enum MatchJSON {
  /// Writes a line: a query with its matches.
  package static func write(_ query: String, _ matches: [MemoryMatch], to json: inout JSONWriter) {
    let offsets = ScalarOffsets(query)
    json.object { json in
      json.member("query", query)
      json.key("matches")
      json.array(matches) { write($1, offsets, to: &$0) }
    }
    json.endLine()
  }

  private static func write(
    _ match: MemoryMatch, _ query: ScalarOffsets, to json: inout JSONWriter
  ) {
    json.object { json in
      json.key("score")
      json.value(hundredths: match.score)
      json.member("source", match.source.segment.text)
      json.member("target", match.target.segment.text)
      json.member("sourceLanguage", match.source.language.description)
      json.member("targetLanguage", match.target.language.description)
      json.member("unit", Int(match.unit))
      json.member("tuid", match.tuid)
      json.member("origin", match.origin)
      json.member("domain", match.domain)
      json.member("changed", match.date?.extended)
      json.key("explanation")
      write(match.explanation, query, ScalarOffsets(match.source.segment.text), to: &json)
    }
  }

  private static func write(
    _ explanation: MatchExplanation, _ query: ScalarOffsets, _ match: ScalarOffsets,
    to json: inout JSONWriter
  ) {
    json.object { json in
      json.key("base")
      json.value(hundredths: explanation.base)
      json.key("penalties")
      json.array(explanation.penalties) { json, penalty in
        json.object { json in
          json.member("kind", penalty.kind.rawValue)
          json.key("points")
          json.value(hundredths: penalty.points)
          json.member("count", penalty.count)
        }
      }
      json.key("edits")
      json.array(explanation.edits) { json, edit in
        json.object { json in
          json.member("op", edit.operation.rawValue)
          json.key("query")
          query.write(edit.query, to: &json)
          json.key("match")
          match.write(edit.match, to: &json)
        }
      }
    }
  }
}

/// Places of one text in Unicode scalars, as output has them.
package struct ScalarOffsets {
  /// Nil for a text of ASCII alone, where bytes are scalars.
  private let lines: LineTable?

  package init(_ text: String) {
    lines = text.utf8.allSatisfy { $0 < 0x80 } ? nil : LineTable(text)
  }

  /// Writes a range, or null.
  package func write(_ range: TextRange?, to json: inout JSONWriter) {
    guard let range else { return json.value(nil) }
    json.object { json in
      json.member("offset", lines?.position(of: range.start).offset ?? range.start)
      json.member("endOffset", lines?.position(of: range.end).offset ?? range.end)
    }
  }
}
