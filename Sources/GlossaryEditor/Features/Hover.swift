import Glossary
import GlossaryStore

extension EditorServer {
  /// Answers `textDocument/hover` with the cards of what the words stand for.
  func hover(_ message: IncomingMessage, _ id: RequestID) throws(ResponseError) {
    let params = try message.parameters(PositionParams.self)
    guard let found = try mention(params) else { return client.respondNull(id) }
    let card = ConceptMarkdown(
      language: found.checked.reading.target.draft.language,
      date: found.checked.reading.target.draft.date ?? workspace.environment.today())
    let cards = found.mention.concepts.prefix(Self.mostCards).map { concept in
      card.card(whole(concept, for: params.textDocument.uri), for: found.mention.designation)
    }
    client.respond(id) { json in
      json.object { json in
        json.object("contents") { json in
          json.member("kind", client.capabilities.showsMarkdown ? "markdown" : "plaintext")
          json.member("value", cards.joined(separator: "\n---\n\n"))
        }
        json.member("range", found.checked.text.range(of: found.place, client.encoding))
      }
    }
  }

  /// More senses of one word fill a screen.
  private static let mostCards = 3

  /// Words of a document that stand for something, with the state of the document.
  struct Found {
    var checked: CheckedText
    var mention: DraftReading.Mention
    var place: TextRange
  }

  /// What stands at a position.
  func mention(_ params: PositionParams) throws(ResponseError) -> Found? {
    let document = try documents.document(params.textDocument.uri)
    guard case .checked(let checked) = document.outcome(in: workspace, client).outcome else {
      return nil
    }
    let offset = document.text.offset(of: params.position, client.encoding)
    return checked.mention(at: offset).map {
      Found(checked: checked, mention: $0.mention, place: $0.place)
    }
  }

  /// A concept with its definitions and notes, which rules do without.
  func whole(_ concept: Concept, for uri: DocumentURI) -> Concept {
    let store = try? workspace.settings(for: uri).store
    return ((try? store?.concept(concept.id)) ?? nil) ?? concept
  }
}
