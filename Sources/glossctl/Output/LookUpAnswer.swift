import Glossary

/// Prints the answers of `lookup`.
struct LookUpAnswer {
  private let format: TextOrJSON
  private let languages: [LanguageTag]?
  private let card: ConceptCard
  private let date: PartialDate?
  private var json = JSONWriter()
  private var isFirst = true

  /// The members of concepts that were printed before: a long list names the same ones again.
  private var rendered: [Concept.ID: [UInt8]] = [:]

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
    case .json:
      writeJSON(result)
      if json.bytes.count > 1 << 16 { try finish() }
    case .text:
      if !isFirst { try StandardOutput.write("\n") }
      try StandardOutput.write(text(result))
    }
    isFirst = false
    return !result.matches.isEmpty
  }

  /// Writes what is still held back.
  mutating func finish() throws {
    try StandardOutput.write(json.bytes)
    json.removeAll()
  }

  private func text(_ result: LookUpResult) -> String {
    let query = TextStyle.shortened(TextStyle.printable(result.query.prefix(200)), to: 80)
    if result.matches.isEmpty {
      var text = "“\(query)”: not found"
      guard !result.candidates.isEmpty else { return text + "\n" }
      text += "; did you mean\n"
      for candidate in result.candidates {
        text +=
          "  \(TextStyle.printable(candidate.matched.text))  \(card.style.dim(candidate.concept.id.description))\n"
      }
      return text
    }
    return result.matches.map { card.text($0.concept, match: $0, query: query) }
      .joined(separator: "\n")
  }

  private mutating func members(of concept: Concept) -> [UInt8] {
    if let known = rendered[concept.id] { return known }
    var json = JSONWriter()
    ConceptJSON.write(members: concept, languages: languages, date: date, to: &json)
    rendered[concept.id] = json.bytes
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
