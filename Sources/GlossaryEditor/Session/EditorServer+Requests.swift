import Glossary

extension EditorServer {
  /// Answers a request, or begins what answers it later.
  mutating func answer(
    _ message: IncomingMessage, _ id: RequestID, _ method: String, at now: Instant
  ) throws(ResponseError) {
    switch method {
    case "textDocument/hover": try hover(message, id)
    case "textDocument/completion": try complete(message, id)
    case "textDocument/codeAction": try codeActions(message, id)
    case "textDocument/definition": try definition(message, id)
    case "textDocument/references": try references(message, id)
    case "textDocument/diagnostic": try diagnostics(message, id)
    case "workspace/diagnostic": try workspaceDiagnostics(message, id)
    case "workspace/executeCommand": try execute(message, id)
    default: throw ResponseError(.methodNotFound, "\(method) is not known here")
    }
  }

  /// Answers `textDocument/diagnostic`.
  private func diagnostics(
    _ message: IncomingMessage, _ id: RequestID
  ) throws(ResponseError) {
    let params = try message.parameters(DocumentDiagnosticParams.self)
    let document = try documents.document(params.textDocument.uri)
    document.dueAt = nil
    let (outcome, state) = document.outcome(in: workspace, client)
    client.respond(id) { json in
      json.object { json in
        let isSame = params.previousResultId == state
        json.member("kind", isSame ? "unchanged" : "full")
        json.member("resultId", state)
        if isSame { return }
        json.key("items")
        json.array(outcome.diagnostics(of: document.uri, document.text, client.encoding)) {
          $1.write(to: &$0, for: client.capabilities)
        }
      }
    }
  }
}
