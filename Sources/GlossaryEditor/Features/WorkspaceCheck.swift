import Glossary
import GlossaryWorkbench

extension EditorServer {
  /// Begins what answers `workspace/diagnostic`.
  mutating func workspaceDiagnostics(
    _ message: IncomingMessage, _ id: RequestID
  ) throws(ResponseError) {
    let params = try message.parameters(WorkspaceDiagnosticParams.self)
    let job = WorkspaceCheck(
      request: id, workspace: workspace, documents: documents, token: params.workDoneToken, client)
    job.partialToken = params.partialResultToken
    for previous in params.previousResultIds ?? [] { job.known[previous.uri] = previous.value }
    start(job)
  }

  /// Lets a job take its turn; one of no steps ends at once.
  private mutating func start(_ job: WorkspaceCheck) {
    jobs.append(job)
  }

  /// Answers `workspace/executeCommand`, or begins what does.
  mutating func execute(_ message: IncomingMessage, _ id: RequestID) throws(ResponseError) {
    let params = try message.parameters(ExecuteCommandParams.self)
    switch EditorCommand(rawValue: params.command) {
    case .openSource:
      guard let address = params.arguments?.first,
        address.hasPrefix("https://") || address.hasPrefix("http://")
      else { throw ResponseError(.invalidParams, "no address of a source") }
      showDocument(address)
      client.respondNull(id)
    case .checkWorkspace:
      let job = WorkspaceCheck(
        request: id, workspace: workspace, documents: documents, token: params.workDoneToken,
        client)
      job.publishes = true
      start(job)
    case nil: throw ResponseError(.invalidParams, "\(params.command) is no command of this server")
    }
  }

  /// Has the client open an address outside; one that cannot is told it.
  private func showDocument(_ address: String) {
    guard client.capabilities.window?.showDocument?.support ?? false else {
      client.show(.info, address)
      return
    }
    client.request("window/showDocument") { json in
      json.object { json in
        json.member("uri", address)
        json.flag("external", true)
      }
    }
  }
}

/// Checks all drafts of a workspace, a file a step.
final class WorkspaceCheck: EditorJob {
  let request: RequestID
  private(set) var progress: WorkProgress

  /// Where parts of the answer go as they come; nil to answer with all at once.
  var partialToken: RequestID?

  /// The states that the client has findings of.
  var known: [DocumentURI: String] = [:]

  /// Whether findings are published, and not part of the answer.
  var publishes = false

  private let workspace: EditorWorkspace
  private let documents: OpenDocuments
  private var files: ArraySlice<WorkspaceFiles.File>
  private var reports: [Report] = []

  /// What is said of one document (LSP 3.17, `WorkspaceDocumentDiagnosticReport`).
  private struct Report {
    var uri: DocumentURI
    var version: Int?
    var state: String

    /// nil where the client has them already.
    var diagnostics: [Diagnostic]?
  }

  init(
    request: RequestID, workspace: EditorWorkspace, documents: OpenDocuments, token: RequestID?,
    _ client: EditorClient
  ) {
    self.request = request
    self.workspace = workspace
    self.documents = documents
    files = WorkspaceFiles(workspace).files[...]
    progress = WorkProgress("Checking drafts", total: files.count, token: token, client)
  }

  func step(for client: EditorClient) -> Bool {
    if let file = files.popFirst() {
      take(report(on: file, client), client)
      progress.step(file.uri.name, client)
      if !files.isEmpty { return false }
    }
    progress.end(client)
    if publishes {
      client.respondNull(request)
    } else {
      client.respond(request) { json in write(reports, to: &json, client) }
    }
    return true
  }

  private func report(on file: WorkspaceFiles.File, _ client: EditorClient) -> Report {
    if let open = documents[file.uri] {
      let (outcome, state) = open.outcome(in: workspace, client)
      return Report(
        uri: open.uri, version: open.version, state: state,
        diagnostics: outcome.diagnostics(of: open.uri, open.text, client.encoding))
    }
    var report = Report(uri: file.uri, version: nil, state: file.state)
    do {
      report.state = "\(try workspace.settings(for: file.uri).generation)-\(file.state)"
      if known[file.uri] == report.state { return report }
      let (checked, _) = try file.check(in: workspace)
      report.diagnostics = checked?.diagnostics(of: file.uri, client.encoding) ?? []
    } catch {
      let failure = Failure(error)?.messages.joined(separator: "\n") ?? "\(error)"
      client.log(.warning, failure)
      report.diagnostics = []
    }
    return report
  }

  private func take(_ report: Report, _ client: EditorClient) {
    if publishes {
      client.notify("textDocument/publishDiagnostics") { json in
        json.object { json in
          json.member("uri", report.uri.description)
          if let version = report.version { json.member("version", version) }
          json.key("diagnostics")
          json.array(report.diagnostics ?? []) { $1.write(to: &$0, for: client.capabilities) }
        }
      }
    } else if let partialToken {
      client.notify("$/progress") { json in
        json.object { json in
          json.member("token", partialToken)
          json.key("value")
          write([report], to: &json, client)
        }
      }
    } else {
      reports.append(report)
    }
  }

  private func write(_ reports: [Report], to json: inout JSONWriter, _ client: EditorClient) {
    json.object { json in
      json.key("items")
      json.array(reports) { json, report in
        json.object { json in
          json.member("uri", report.uri.description)
          json.key("version")
          if let version = report.version {
            json.value(version)
          } else {
            json.value(nil as String?)
          }
          json.member("kind", report.diagnostics == nil ? "unchanged" : "full")
          json.member("resultId", report.state)
          guard let diagnostics = report.diagnostics else { return }
          json.key("items")
          json.array(diagnostics) { $1.write(to: &$0, for: client.capabilities) }
        }
      }
    }
  }
}
