import Glossary

/// Prints the answers of `lookup`.
struct LookUpAnswer {
  private let format: TextOrJSON
  private let languages: [LanguageTag]?
  private let card: ConceptCard
  private let date: PartialDate?
  private var json = JSONWriter()
  private var text = ""
  private var isFirst = true

  // A long list names the same concepts again, so what was printed of them is kept.
  private var renderedMembers: [Concept.ID: [UInt8]] = [:]
  private var renderedCards: [Concept.ID: String] = [:]

  init(_ command: LookUpCommand) {
    format = command.format
    languages = command.shownLanguages
    date = command.asOf ?? Today.date
    card = ConceptCard(
      style: command.common.style, languages: command.shownLanguages, date: date,
      isAsOf: command.asOf != nil)
  }

  /// Prints one answer; false if nothing was found.
  mutating func print(_ result: LookUpResult) throws -> Bool {
    switch format {
    case .json: writeJSON(result)
    case .text:
      if !isFirst { text += "\n" }
      writeText(result)
    }
    isFirst = false
    if json.bytes.count + text.utf8.count > 1 << 16 { try finish() }
    return !result.matches.isEmpty
  }

  /// Writes what is still held back.
  mutating func finish() throws {
    try StandardOutput.write(json.bytes)
    try StandardOutput.write(text)
    json.removeAll()
    text.removeAll(keepingCapacity: true)
  }

  private mutating func writeText(_ result: LookUpResult) {
    let query = TextStyle.shortened(TextStyle.printable(result.query.prefix(200)), to: 80)
    if result.matches.isEmpty {
      text += "“\(query)”: not found\(result.candidates.isEmpty ? "" : "; did you mean")\n"
      for candidate in result.candidates {
        let id = card.style.dim(candidate.concept.id.description)
        text += "  \(TextStyle.printable(candidate.matched.text))  \(id)\n"
      }
    }
    for (index, match) in result.matches.enumerated() {
      if index > 0 { text += "\n" }
      text += card.head(match.concept, match: match, query: query)
      let known = renderedCards[match.concept.id]
      let body = known ?? card.body(match.concept)
      renderedCards[match.concept.id] = body
      text += body
    }
  }

  private mutating func members(of concept: Concept) -> [UInt8] {
    if let known = renderedMembers[concept.id] { return known }
    var json = JSONWriter()
    ConceptJSON.write(members: concept, languages: languages, date: date, to: &json)
    renderedMembers[concept.id] = json.bytes
    return json.bytes
  }

  private mutating func writeJSON(_ result: LookUpResult) {
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
}
