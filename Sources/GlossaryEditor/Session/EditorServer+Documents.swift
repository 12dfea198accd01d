import Glossary
import GlossaryWorkbench

extension EditorServer {
  /// Takes a notification.
  mutating func take(
    _ message: IncomingMessage, _ method: String, at now: Instant
  ) throws(ResponseError) {
    switch method {
    case "initialized": initialized()
    case "textDocument/didOpen":
      let document = OpenDocument(try message.parameters(DidOpenParams.self).textDocument)
      documents[document.uri] = document
      document.dueAt = now
    case "textDocument/didChange":
      let change = try message.parameters(DidChangeParams.self)
      let document = try documents.document(change.textDocument.uri)
      document.apply(change, client.encoding)
      document.dueAt = now + debounce
    case "textDocument/didSave":
      let uri = try message.parameters(DocumentParams.self).textDocument.uri
      if documents[uri]?.isProjectFile ?? false { recheckAll(at: now) }
    case "textDocument/didClose":
      let uri = try message.parameters(DocumentParams.self).textDocument.uri
      documents[uri] = nil
      if !client.capabilities.pullsDiagnostics { publish([], of: uri, version: nil) }
    case "workspace/didChangeConfiguration":
      changeConfiguration(message)
      recheckAll(at: now)
    case "workspace/didChangeWatchedFiles": recheckAll(at: now)
    case "workspace/didChangeWorkspaceFolders":
      let event = try message.parameters(WorkspaceFoldersParams.self).event
      workspace.folders.removeAll { folder in event.removed.contains { $0.uri == folder } }
      workspace.folders += event.added.map(\.uri)
      recheckAll(at: now)
    case "window/workDoneProgress/cancel":
      let token = try message.parameters(ProgressCancelParams.self).token
      if let job = jobs.firstIndex(where: { $0.progress.token == token }) {
        jobs.remove(at: job).end(cancelledFor: client)
      }
    case "$/setTrace": break
    default:
      // Notifications that begin so may be left out (LSP 3.17, "$ Notifications and Requests").
      if !method.hasPrefix("$/") { client.log(.log, "\(method) is not known here") }
    }
  }

  /// How long a document rests after a change before it is checked.
  private var debounce: Duration {
    .milliseconds(min(max(workspace.settings.debounce ?? Self.usualDebounce, 0), 10_000))
  }

  /// Long enough for the rest of a burst of changes, short enough not to be felt.
  private static let usualDebounce = 10

  private func changeConfiguration(_ message: IncomingMessage) {
    if client.capabilities.workspace?.configuration ?? false {
      workspace.askForSettings(client)
    } else if let settings = try? message.parameters(ConfigurationParams.self).settings {
      workspace.use(settings, client)
    }
  }

  private struct ConfigurationParams: Decodable {
    var settings: EditorSettings
  }

  /// Has all documents checked again, by what project files and settings say now.
  func recheckAll(at now: Instant) {
    workspace.forgetProjects()
    for document in documents.all { document.dueAt = now }
    if client.capabilities.pullsDiagnostics,
      client.capabilities.workspace?.diagnostics?.refreshSupport ?? false
    {
      client.request("workspace/diagnostic/refresh")
    }
  }
}
