package import Glossary

/// Answers of a look-up as JSON Lines, which `docs/schemas/lookup.schema.json` describes.
package struct LookUpJSON {
  private let languages: [LanguageTag]?
  private let date: PartialDate?
  private var json = JSONWriter()

  // A long list names the same concepts again, so what was written of them is kept.
  private var renderedMembers: [Concept.ID: [UInt8]] = [:]

  /// Shows the designations of some languages, or of all for nil, as of a day.
  package init(languages: [LanguageTag]?, date: PartialDate?) {
    self.languages = languages
    self.date = date
  }

  /// What was written since the last `removeAll`.
  package var bytes: [UInt8] { json.bytes }

  /// Begins anew, keeping what is known of concepts.
  package mutating func removeAll() { json.removeAll() }

  /// Writes a line: a query with what was found.
  package mutating func write(_ result: LookUpResult) {
    let members = result.matches.map { self.members(of: $0.concept) }
    json.object { json in
      json.member("query", result.query)
      json.key("matches")
      json.array(zip(result.matches, members)) { json, pair in
        let (match, members) = pair
        json.object { json in
          json.member("concept", match.concept.id.description)
          json.member("how", match.how.rawValue)
          json.key("score")
          json.value(hundredths: match.score)
          json.key("matched")
          ConceptJSON.write(matched: match.matched, to: &json)
          json.value(rendered: members)
        }
      }
      if result.matches.isEmpty {
        json.key("candidates")
        json.array(result.candidates) { json, candidate in
          json.object { json in
            json.member("concept", candidate.concept.id.description)
            json.member("text", candidate.matched.text)
            json.member("language", candidate.matched.language.description)
            json.key("score")
            json.value(hundredths: candidate.score)
          }
        }
      }
    }
    json.endLine()
  }

  private mutating func members(of concept: Concept) -> [UInt8] {
    if let known = renderedMembers[concept.id] { return known }
    var json = JSONWriter()
    ConceptJSON.write(members: concept, languages: languages, date: date, to: &json)
    renderedMembers[concept.id] = json.bytes
    return json.bytes
  }
}
