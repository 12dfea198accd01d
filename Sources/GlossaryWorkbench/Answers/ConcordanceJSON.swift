package import Glossary
package import GlossaryStore

/// What a concordance finds as JSON Lines, which `docs/schemas/concordance.schema.json` describes.
package enum ConcordanceJSON {
  /// Writes a line: a text with its translation.
  package static func write(_ match: ConcordanceMatch, to json: inout JSONWriter) {
    let source = ScalarOffsets(match.source.segment.text)
    let target = ScalarOffsets(match.target.segment.text)
    json.object { json in
      json.member("unit", Int(match.unit))
      json.member("language", match.source.language.description)
      json.member("source", match.source.segment.text)
      json.key("spans")
      json.array(match.ranges) { source.write($1, to: &$0) }
      json.member("target", match.target.segment.text)
      json.member("targetLanguage", match.target.language.description)
      json.key("targetSpans")
      json.array(match.targetRanges) { target.write($1, to: &$0) }
      json.member("origin", match.origin)
      json.member("domain", match.domain)
      json.member("changed", match.date?.extended)
    }
    json.endLine()
  }

  /// Writes a line: how many texts there are.
  package static func write(_ counts: ConcordanceCounts, to json: inout JSONWriter) {
    json.object { json in
      json.member("count", counts.total)
      json.key("languages")
      json.object { json in
        for (language, texts) in counts.languages { json.member(language.description, texts) }
      }
      json.key("origins")
      json.object { json in
        for (name, texts) in counts.origins { json.member(name, texts) }
      }
    }
    json.endLine()
  }
}
