import Glossary
import GlossaryStore

/// Suggestions as JSON.
enum SuggestionJSON {
  /// A suggestion.
  static func bytes(_ suggestion: Suggestion) -> [UInt8] {
    var json = JSONWriter()
    write(suggestion, to: &json)
    json.endLine()
    return json.bytes
  }

  /// A part of a list.
  static func bytes(_ page: [Suggestion], total: Int, offset: Int) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("total", total)
      json.member("offset", offset)
      json.key("suggestions")
      json.array(page) { json, suggestion in write(suggestion, to: &json) }
    }
    json.endLine()
    return json.bytes
  }

  private static func write(_ suggestion: Suggestion, to json: inout JSONWriter) {
    let proposal = suggestion.proposal
    json.object { json in
      json.member("suggestion", Int(suggestion.id))
      json.member("state", suggestion.state.rawValue)
      switch proposal.subject {
      case .concept(let id, let base):
        json.member("kind", "concept")
        json.member("concept", id.description)
        json.member("base", base)
      case .unit(let number):
        json.member("kind", "unit")
        json.member("unit", Int(number))
      case .newUnit(let origin):
        json.member("kind", "unit")
        json.member("origin", origin)
      }
      json.member("version", proposal.version)
      json.member("content", proposal.content)
      json.member("comment", proposal.comment)
      json.member("author", suggestion.author)
      json.member("moment", suggestion.moment.extended)
      if let verdict = suggestion.verdict {
        json.key("verdict")
        json.object { json in
          json.member("judge", verdict.judge)
          json.member("moment", verdict.moment.extended)
          json.member("reason", verdict.reason)
          if let revision = verdict.revision { json.member("revision", Int(revision)) }
          if let unit = verdict.unit { json.member("unit", Int(unit)) }
        }
      }
    }
  }
}
