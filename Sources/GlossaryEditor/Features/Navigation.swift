import Glossary
import GlossaryWorkbench

extension EditorServer {
  /// Answers `textDocument/definition` with the place where a term file of the workspace has the
  /// concept, else with a card of it, which is written as a file that any editor can open.
  func definition(_ message: IncomingMessage, _ id: RequestID) throws(ResponseError) {
    let params = try message.parameters(PositionParams.self)
    guard let found = try mention(params) else { return client.respondNull(id) }
    let files = TermFilePlaces(folders: workspace.folders.compactMap(\.path))
    var locations: [EditorLocation] = []
    for concept in found.mention.concepts {
      if let place = files.place(of: concept.id) {
        let text = DocumentText(bytes: place.bytes)
        locations.append(
          EditorLocation(
            uri: DocumentURI(path: place.path), range: text.range(of: place.range, client.encoding))
        )
      } else if let card = writeCard(of: concept, found, for: params.textDocument.uri) {
        locations.append(card)
      }
    }
    client.respond(id) { json in
      json.array(locations) { json, location in location.write(to: &json) }
    }
  }

  /// A card of a concept as a file; nil where none can be written.
  private func writeCard(
    of concept: Concept, _ found: Found, for uri: DocumentURI
  ) -> EditorLocation? {
    let folder = workspace.environment.cacheFolder + "/concepts"
    let path = "\(folder)/\(concept.id).md"
    let card = ConceptMarkdown(
      language: found.checked.reading.target.draft.language, date: workspace.environment.today())
    do {
      try Folder.make(folder)
      try CacheFile.write(Array(card.card(whole(concept, for: uri)).utf8), to: path)
    } catch {
      client.log(.warning, Failure(error)?.messages.joined(separator: "\n") ?? "\(error)")
      return nil
    }
    let start = EditorPosition(line: 0, character: 0)
    return EditorLocation(
      uri: DocumentURI(path: path), range: EditorRange(start: start, end: start))
  }

  /// Begins what answers `textDocument/references`: with the places of the concept in all drafts of
  /// the workspace and all open documents.
  mutating func references(_ message: IncomingMessage, _ id: RequestID) throws(ResponseError) {
    let params = try message.parameters(ReferenceParams.self)
    let place = PositionParams(textDocument: params.textDocument, position: params.position)
    guard let concept = try mention(place)?.mention.concepts.first else {
      return client.respondNull(id)
    }
    jobs.append(
      ConceptSearch(
        concept.id, request: id, workspace: workspace, documents: documents,
        token: params.workDoneToken, client))
  }
}

/// Finds the places of a concept in the drafts of a workspace, a file a step.
final class ConceptSearch: EditorJob {
  let request: RequestID
  private(set) var progress: WorkProgress

  private let concept: Concept.ID
  private let workspace: EditorWorkspace
  private var files: ArraySlice<WorkspaceFiles.File>
  private var locations: [EditorLocation] = []

  init(
    _ concept: Concept.ID, request: RequestID, workspace: EditorWorkspace,
    documents: OpenDocuments, token: RequestID?, _ client: EditorClient
  ) {
    self.concept = concept
    self.request = request
    self.workspace = workspace
    for document in documents.all {
      if case .checked(let checked) = document.outcome(in: workspace, client).outcome {
        locations += Self.locations(of: concept, in: checked, document.uri, client.encoding)
      }
    }
    files = WorkspaceFiles(workspace).files.filter { documents[$0.uri] == nil }[...]
    progress = WorkProgress("Searching drafts", total: files.count, token: token, client)
  }

  func step(for client: EditorClient) -> Bool {
    if let file = files.popFirst() {
      if let checked = (try? file.check(in: workspace))?.0 {
        locations += Self.locations(of: concept, in: checked, file.uri, client.encoding)
      }
      progress.step(file.uri.name, client)
      if !files.isEmpty { return false }
    }
    progress.end(client)
    client.respond(request) { json in
      json.array(locations) { json, location in location.write(to: &json) }
    }
    return true
  }

  private static func locations(
    of concept: Concept.ID, in checked: CheckedText, _ uri: DocumentURI,
    _ encoding: PositionEncoding
  ) -> [EditorLocation] {
    checked.places(of: concept).map {
      EditorLocation(uri: uri, range: checked.text.range(of: $0, encoding))
    }
  }
}
