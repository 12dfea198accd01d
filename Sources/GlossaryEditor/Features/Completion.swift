import Glossary
import GlossaryStore
import GlossaryWorkbench

extension EditorServer {
  /// Answers `textDocument/completion` with the terms that the words before the caret begin.
  func complete(_ message: IncomingMessage, _ id: RequestID) throws(ResponseError) {
    let params = try message.parameters(PositionParams.self)
    let document = try documents.document(params.textDocument.uri)
    let items: [CompletionItem]
    do {
      items = try completions(in: document, at: params.position)
    } catch {
      throw ResponseError(.requestFailed, "\(error)")
    }
    client.respond(id) { json in
      json.object { json in
        // More letters may bring terms that had no place in the list.
        json.flag("isIncomplete", true)
        json.key("items")
        json.array(items) { json, item in item.write(to: &json, for: client.capabilities) }
      }
    }
  }

  private func completions(
    in document: OpenDocument, at position: EditorPosition
  ) throws -> [CompletionItem] {
    let caret = document.text.offset(of: position, client.encoding)
    let line = document.text.contentRange(ofLine: document.text.lineIndex(of: caret))
    var start = max(line.lowerBound, caret - Self.longestBeginning)
    while start < caret, document.text.bytes[start] & 0xC0 == 0x80 { start += 1 }
    let settings = try workspace.settings(for: document.uri)
    var draft: Draft?
    if case .checked(let checked) = document.outcome(in: workspace, client).outcome {
      draft = checked.reading.target.draft
    }
    let language = draft?.language ?? settings.file.language ?? settings.file.languages.first
    let date = draft?.date ?? settings.file.date ?? workspace.environment.today()
    let before = document.text.slice(start..<caret)
    var completion = TermCompletion()
    let found = try settings.store.withTermIndex { index in
      try completion.candidates(
        after: before, in: language ?? .indonesian, from: index, limit: Self.mostItems)
    }
    return found.enumerated().map { rank, candidate in
      let place = TextRange(start: start + candidate.start, end: caret)
      return CompletionItem(
        candidate, rank: rank, place: document.text.range(of: place, client.encoding),
        typed: document.text.slice(place.start..<place.end), date: date)
    }
  }

  private static let longestBeginning = 200
  private static let mostItems = 40
}
