import Glossary
import GlossaryWorkbench

/// Prints the answers of `lookup`.
struct LookUpAnswer {
  private let format: TextOrJSON
  private let card: ConceptCard
  private var json: LookUpJSON
  private var text = ""
  private var isFirst = true

  // A long list names the same concepts again, so what was printed of them is kept.
  private var renderedCards: [Concept.ID: String] = [:]

  init(_ command: LookUpCommand) {
    format = command.format
    let date = command.asOf ?? Today.date
    json = LookUpJSON(languages: command.shownLanguages, date: date)
    card = ConceptCard(
      style: command.common.style, languages: command.shownLanguages, date: date,
      isAsOf: command.asOf != nil)
  }

  /// Prints one answer; false if nothing was found.
  mutating func print(_ result: LookUpResult) throws -> Bool {
    switch format {
    case .json: json.write(result)
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
}
